namespace Candour.Web.Design;

/// <summary>
/// Gives a form its sealed envelope (who, which form, which record, until when) and, where there is one, the draft
/// that was kept for it. Without drafts there is no envelope, and forms work as ever.
/// </summary>
public interface IFormEnvelope
{
    ValueTask<FormEnvelope?> ForAsync(HttpContext context, string form, Guid? record);
}

/// <param name="Sealed">Goes into the form as a hidden field, <see cref="FormEnvelope.Field"/>.</param>
public sealed record FormEnvelope(string Sealed, KeptDraft? Kept)
{
    public const string Field = "DraftEnvelope";

    /// <summary>Where the script sends what was typed, as a form with the envelope in it.</summary>
    public const string KeepUrl = "/drafts/keep";
}

/// <param name="Kept">When, as the sentence should say it: a local date and time.</param>
/// <param name="Values">Field name to the values typed into it.</param>
public sealed record KeptDraft(DateTime Kept, IReadOnlyDictionary<string, string[]> Values);

internal sealed class NoEnvelope : IFormEnvelope
{
    public ValueTask<FormEnvelope?> ForAsync(HttpContext context, string form, Guid? record) => default;
}
