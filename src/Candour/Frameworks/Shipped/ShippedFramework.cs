namespace Candour.Frameworks.Shipped;

/// <summary>A framework that comes with the product, as its file has it.</summary>
/// <param name="Key">Unique among frameworks.</param>
/// <param name="Title">Its name.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="Grades">"none": neither of ours asks for a grade.</param>
/// <param name="Areas">Its areas, in order.</param>
public sealed record ShippedFramework(
    string Key, string Title, string Summary, string Grades, IReadOnlyList<ShippedArea> Areas);

/// <param name="Key">Unique within the framework.</param>
/// <param name="Title">Its name.</param>
/// <param name="Summary">What it is about.</param>
/// <param name="Aspects">Its aspects, in order.</param>
public sealed record ShippedArea(string Key, string Title, string Summary, IReadOnlyList<ShippedAspect> Aspects);

/// <param name="Key">Unique within the framework.</param>
/// <param name="Title">Its name.</param>
/// <param name="Strong">What one would see where it is strong.</param>
/// <param name="Prompts">Questions to ask oneself.</param>
public sealed record ShippedAspect(string Key, string Title, string Strong, IReadOnlyList<string> Prompts);
