namespace Candour.Sample.Plan;

/// <summary>
/// Marks a property of the plan that holds words somebody wrote. <see cref="PlanTexts"/> finds
/// texts by it, so that a test can read them all or put a canary into each.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WrittenAttribute : Attribute;
