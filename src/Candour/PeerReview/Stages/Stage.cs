using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.PeerReview.Teams;

namespace Candour.PeerReview.Stages;

/// <summary>How an item of a stage's checklist stands.</summary>
public enum CheckState
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Waiting: the stage cannot be left before.</summary>
    Waiting,

    /// <summary>Worth a look; it stops nothing.</summary>
    Warning,
}

/// <summary>
/// A line of a stage's checklist: a text key with arguments, how it stands, and on whom it waits (roles of the
/// circle, or "convener").
/// </summary>
public sealed record CheckItem(string TextKey, CheckState State, IReadOnlyList<string> WaitsOn, params object[] Arguments)
{
    /// <summary>Done, or waiting on somebody.</summary>
    public static CheckItem Of(bool done, string textKey, string waitsOn, params object[] arguments) =>
        new(done ? $"{textKey}.done" : $"{textKey}.waiting", done ? CheckState.Done : CheckState.Waiting, [waitsOn], arguments);

    /// <summary>Whether it tells of notes and findings, which the host learns nothing of, not even how many there are.</summary>
    public bool IsForTeam { get; init; }

    /// <summary>The same, kept from the host.</summary>
    public CheckItem ForTeam => this with { IsForTeam = true };

    /// <summary>Worth a look.</summary>
    public static CheckItem Warn(string textKey, params object[] arguments) => new(textKey, CheckState.Warning, [], arguments);
}

/// <summary>
/// One stage of a review: who acts, what must hold to leave it, its clock. A stage is a pure question over the
/// review's file. To add one: a class here, its texts, its page, its key in a protocol; nothing else changes.
/// </summary>
public abstract class Stage
{
    /// <summary>The stored word.</summary>
    public abstract string Key { get; }

    /// <summary>The roles that have something to do here, the first of them most: who "waiting on you" asks.</summary>
    public abstract IReadOnlyList<string> Actors { get; }

    /// <summary>The page on which the main act is done, under /reviews/{id}/.</summary>
    public abstract string Page { get; }

    /// <summary>The checklist. The stage is left when nothing in it waits.</summary>
    public abstract IEnumerable<CheckItem> Checks(ReviewFile file);

    /// <summary>Acts that leave a mark here, and nothing else.</summary>
    public virtual IReadOnlyList<MarkRule> MarkRules => [];

    /// <summary>Whether the team writes and hands in notes here.</summary>
    public virtual bool TakesNotes => false;

    /// <summary>Whether an item that waits on a role waits on this member of the team. Asked only to remind them, and told to nobody else.</summary>
    public virtual bool WaitsFor(ReviewFile file, TeamMember member, string role) =>
        TakesNotes && role == Roles.Reviewer
            ? file.Judges.Contains(member) && !file.HasHandedIn(member.PersonId)
            : member.Answer == TeamAnswers.Accepted && member.Role == role;

    /// <summary>The last day, on entering; null where the protocol sets no clock or the stage has one of its own.</summary>
    public virtual DateOnly? Due(ReviewFile file, Foundation.Time.Calendar calendar) =>
        file.Protocol.Settings(Key).WorkingDays is { } days ? calendar.AddWorkingDays(calendar.Today, days) : null;

    /// <summary>Whether the review may go on to the next stage.</summary>
    public bool MayLeave(ReviewFile file) => Checks(file).All(c => c.State != CheckState.Waiting);
}

/// <summary>A mark: who sets it, whether it carries a date, and what must hold before.</summary>
/// <param name="Key">The stored word.</param>
/// <param name="By">Roles of the circle.</param>
/// <param name="Dated">Whether a day belongs to it.</param>
/// <param name="Hindrance">Why it cannot be set now; null when it can.</param>
public sealed record MarkRule(string Key, IReadOnlyList<string> By, bool Dated, Func<ReviewFile, Refusal?> Hindrance)
{
    /// <summary>Notes are all in: what ends a visit or a reading.</summary>
    public static Refusal? NotesAreIn(ReviewFile file) =>
        file.Notes.Count == 0 ? Refusal.Because("review.refused.no-notes")
        : file.Notes.Any(n => !n.HandedIn) ? Refusal.Because("review.refused.notes-out", file.Notes.Count(n => !n.HandedIn))
        : null;
}

/// <summary>The stages there are, found by key.</summary>
public sealed class StageCatalogue(IEnumerable<Stage> stages)
{
    private readonly Dictionary<string, Stage> _stages = stages.ToDictionary(s => s.Key, StringComparer.Ordinal);

    public IReadOnlyCollection<Stage> All => _stages.Values;

    /// <summary>The stages in which notes are written.</summary>
    public IReadOnlyList<string> TakingNotes { get; } = [.. stages.Where(s => s.TakesNotes).Select(s => s.Key)];

    public Stage? Find(string key) => _stages.GetValueOrDefault(key);

    public Stage this[string key] => _stages[key];
}
