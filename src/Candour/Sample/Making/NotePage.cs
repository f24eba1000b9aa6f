using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>The notes of one visit as they are written, each visit to a room numbered within its activity.</summary>
internal sealed class NotePage(Making making, IReadOnlyList<SamplePerson> reviewers, DateOnly[] days)
{
    private static readonly string[] Bands = ["younger", "middle", "older"];
    private static readonly string[] Early = ["to nine", "past nine", "register", "to eleven", "Open morning", "breakfast", "morning"];
    private static readonly string[] Late = ["lunch", "Lunch", "after school", "staff meeting", "afternoon"];

    private readonly List<SampleNote> _notes = [];
    private readonly Dictionary<(string, Strand), List<string>> _byStrand = [];
    private readonly Dictionary<string, int> _visits = [];

    public Making Making => making;

    public void Add(
        MadeQuestion question,
        Strand strand,
        SamplePerson author,
        string activity,
        string described,
        string? inferred,
        string? asked,
        bool handedIn
    )
    {
        var visit = activity is "lesson-visit" ? Lesson(author) : Next(activity);
        var seen = activity is "lesson-visit" or "book-look" or "pupil-talk";
        var note = new SampleNote(
            $"{making.Key}-note-{_notes.Count + 1:00}",
            author.Key,
            question.Question.Key,
            activity,
            visit,
            days[0],
            "morning",
            seen ? Bands[visit % 3] : null,
            described,
            inferred,
            asked,
            handedIn
        );
        _notes.Add(note);
        if (!_byStrand.TryGetValue((question.Question.Key, strand), out var keys))
        {
            _byStrand[(question.Question.Key, strand)] = keys = [];
        }

        keys.Add(note.Key);
    }

    public Visit Finish()
    {
        var timed = _notes.Select(Timed).OrderBy(note => note.Day).ThenBy(note => note.PartOfDay is "afternoon").ThenBy(note => note.Visit);
        return new Visit([.. timed], _byStrand);
    }

    /// <summary>Each reviewer sees every third lesson and may write several notes in one.</summary>
    private int Lesson(SamplePerson author)
    {
        var turn = reviewers.ToList().IndexOf(author);
        var own = ((making.Lessons - turn - 1) / reviewers.Count) + 1;
        return turn + 1 + (reviewers.Count * ((Next("lesson-visit " + author.Key) - 1) % own));
    }

    private int Next(string activity) => _visits[activity] = _visits.GetValueOrDefault(activity) + 1;

    /// <summary>Spreads the visits of an activity over the two days in order, unless the words say when it was.</summary>
    private SampleNote Timed(SampleNote note)
    {
        var last = note.Activity is "lesson-visit" ? making.Lessons : _visits[note.Activity];
        var quarter = 4 * (note.Visit - 1) / last;
        var firstDayOnly = making.Slot.Aside is "halted" || making.Slot.Visit == 0;
        var part =
            making.Slot.Aside is "halted" || Says(note, Early) ? "morning"
            : Says(note, Late) || quarter % 2 == 1 ? "afternoon"
            : "morning";
        return note with { Day = days[firstDayOnly ? 0 : quarter / 2], PartOfDay = part };
    }

    private static bool Says(SampleNote note, string[] words) => words.Any(word => note.Described.Contains(word, StringComparison.Ordinal));
}
