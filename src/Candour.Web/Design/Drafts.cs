using Candour.Foundation.Drafts;

namespace Candour.Web.Design;

/// <summary>
/// Gives a form its sealed envelope (who, which form, which record, until when) and, where there is one, the draft
/// that was kept for it. Without drafts there is no envelope, and forms work as ever.
/// </summary>
public interface IFormEnvelope
{
    ValueTask<EnvelopedForm?> ForAsync(HttpContext context, string form, Guid? record);
}

/// <param name="Sealed">Goes into the form as a hidden field, <see cref="FormEnvelope.Field"/>.</param>
public sealed record EnvelopedForm(string Sealed, GivenBack? Kept)
{
    /// <summary>Where the script sends what was typed, as a form with the envelope in it.</summary>
    public const string KeepUrl = "/drafts/keep";
}

/// <summary>What was typed before, for the form to show again.</summary>
/// <param name="At">When it was kept, in the place's own time: a sentence says it.</param>
/// <param name="Values">Field name to what was typed; several choices one a line.</param>
public sealed record GivenBack(DateTime At, IReadOnlyDictionary<string, string> Values);

internal sealed class NoEnvelope : IFormEnvelope
{
    public ValueTask<EnvelopedForm?> ForAsync(HttpContext context, string form, Guid? record) => default;
}
