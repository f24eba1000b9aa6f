using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>What was written down on site, and which notes bear on which strand of which question.</summary>
internal sealed record Visit(IReadOnlyList<SampleNote> Notes, IReadOnlyDictionary<(string Question, Strand Strand), List<SampleNote>> ByStrand)
{
    public static readonly Visit None = new([], new Dictionary<(string, Strand), List<SampleNote>>());

    public IReadOnlyList<SampleNote> Of(MadeQuestion question, Strand strand) =>
        ByStrand.TryGetValue((question.Question.Key, strand), out var notes) ? notes : [];
}

/// <summary>Makes notes from the scenes of the strands chosen for each question.</summary>
internal sealed class VisitMaker(Dice dice, Weaver weaver)
{
    private static readonly Dictionary<string, string> Activities = new()
    {
        ["lesson"] = "lesson-visit", ["book"] = "book-look", ["pupils"] = "pupil-panel", ["staff"] = "staff-talk",
        ["walk"] = "walk", ["document"] = "document", ["family"] = "family-talk",
    };

    private readonly Dictionary<string[], int> _used = [];

    public Visit Make(Making making, Team team, IReadOnlyList<MadeQuestion> questions, DateOnly[] days)
    {
        var page = new Page(making, days);
        foreach (var (index, question) in questions.Index())
        {
            // At Ellerbeck one question rests on one reviewer's lesson visits alone, which the review page warns of.
            var thin = making.Host.ShortName is "Ellerbeck Primary" && index == 1;
            IReadOnlyList<SamplePerson> authors = thin ? [team.Far] : team.Reviewers;
            foreach (var strand in Strands(making, question))
            {
                Write(page, question, strand, authors, Scenes(making, strand, thin));
            }
        }

        return page.Finish();
    }

    private static IEnumerable<Strand> Strands(Making making, MadeQuestion question) =>
        making.Host.ShortName is "Ellerbeck Primary"
            ? question.Theme.Strands
            : new[] { question.Well, question.Better, question.Ask }.OfType<Strand>();

    private IEnumerable<string[]> Scenes(Making making, Strand strand, bool lessonsOnly)
    {
        if (making.Host.ShortName is "Ellerbeck Primary")
        {
            return strand.Scenes.Where(scene => !lessonsOnly || scene[0] is "lesson");
        }

        var halted = making.Slot.Aside is "halted";
        var wanted = strand.Side is "ask" || halted ? 1 : making.Slot.Stage is "on-site" ? 2 : dice.Between(3, 4);
        return dice.Shuffled(strand.Scenes).OrderBy(scene => _used.GetValueOrDefault(scene)).Take(wanted);
    }

    private void Write(
        Page page, MadeQuestion question, Strand strand, IReadOnlyList<SamplePerson> authors, IEnumerable<string[]> scenes)
    {
        var turn = dice.Below(authors.Count);
        foreach (var scene in scenes)
        {
            var slots = page.Making.Slots;
            if (weaver.TrySay([scene[1]], slots, 2) is not { } described)
            {
                continue;
            }

            _used[scene] = _used.GetValueOrDefault(scene) + 1;
            page.Add(question, strand, authors[turn++ % authors.Count], Activities[scene[0]], described,
                Words(scene[2], slots), Words(scene[3], slots), dice);
        }
    }

    private string? Words(string template, Slots slots) =>
        template.Length == 0 ? null : weaver.TrySay([template], slots, 2);

    /// <summary>The notes of one visit as they are added, numbered by activity.</summary>
    private sealed class Page(Making making, DateOnly[] days)
    {
        private static readonly string[] Bands = ["younger", "middle", "older"];

        private readonly List<SampleNote> _notes = [];
        private readonly Dictionary<(string, Strand), List<string>> _byStrand = [];
        private readonly Dictionary<string, int> _visits = [];

        public Making Making => making;

        public void Add(
            MadeQuestion question, Strand strand, SamplePerson author, string activity,
            string described, string? inferred, string? asked, Dice dice)
        {
            var visit = Number(activity);
            var day = making.Slot.Aside is "halted" || making.Slot.Visit == 0 ? 0 : visit % 2;
            var seen = activity is "lesson-visit" or "book-look" or "pupil-panel";
            var note = new SampleNote(
                $"{making.Key}-note-{_notes.Count + 1:00}", author.Key, question.Question.Key, activity, visit, days[day],
                making.Slot.Aside is "halted" || visit / 2 % 2 == 0 ? "morning" : "afternoon",
                seen ? Bands[visit % 3] : null, described, inferred, asked,
                making.Slot.Stage is not "on-site" || dice.Chance(40));
            _notes.Add(note);
            if (!_byStrand.TryGetValue((question.Question.Key, strand), out var keys))
            {
                _byStrand[(question.Question.Key, strand)] = keys = [];
            }

            keys.Add(note.Key);
        }

        public Visit Finish()
        {
            var notes = _notes.ToDictionary(note => note.Key);
            return new Visit(
                [.. _notes.OrderBy(note => note.Day).ThenBy(note => note.PartOfDay is "afternoon").ThenBy(note => note.Visit)],
                _byStrand.ToDictionary(pair => pair.Key, pair => pair.Value.ConvertAll(key => notes[key])));
        }

        /// <summary>A lesson may give rise to several notes; other activities count on.</summary>
        private int Number(string activity)
        {
            var next = _visits[activity] = _visits.GetValueOrDefault(activity) + 1;
            return activity is "lesson-visit" ? ((next - 1) % making.Lessons) + 1 : next;
        }
    }
}
