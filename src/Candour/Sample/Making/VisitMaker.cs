using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>What was written down on site, and which notes bear on which strand of which question.</summary>
internal sealed record Visit(IReadOnlyList<SampleNote> Notes, IReadOnlyDictionary<(string Question, Strand Strand), List<string>> ByStrand)
{
    public static readonly Visit None = new([], new Dictionary<(string, Strand), List<string>>());

    public IReadOnlyList<SampleNote> Of(MadeQuestion question, Strand strand) =>
        ByStrand.TryGetValue((question.Question.Key, strand), out var keys) ? [.. Notes.Where(note => keys.Contains(note.Key))] : [];
}

/// <summary>Makes notes from the scenes of the strands chosen for each question.</summary>
internal sealed class VisitMaker(Dice dice, Weaver weaver)
{
    private static readonly Dictionary<string, string> Activities = new()
    {
        ["lesson"] = "lesson-visit",
        ["book"] = "book-look",
        ["pupils"] = "pupil-talk",
        ["staff"] = "staff-talk",
        ["walk"] = "learning-walk",
        ["document"] = "document",
        ["family"] = "family-talk",
    };

    private readonly Dictionary<string[], int> _used = [];

    public Visit Make(Making making, Team team, IReadOnlyList<MadeQuestion> questions, DateOnly[] days)
    {
        var page = new NotePage(making, team.Reviewers, days);
        foreach (var (index, question) in questions.Index())
        {
            // At Ellerbeck one question rests on one reviewer's lesson visits alone, which the review page warns of.
            var thin = Full(making) && index == 1;
            IReadOnlyList<SamplePerson> authors = thin ? [team.Far] : team.Reviewers;
            foreach (var strand in Strands(making, question))
            {
                Write(page, question, strand, authors, thin);
            }
        }

        return page.Finish();
    }

    /// <summary>Ellerbeck is where most visitors look first, so everything seen there is written out.</summary>
    private static bool Full(Making making) => making.Host.ShortName is "Ellerbeck Primary";

    private static IEnumerable<Strand> Strands(Making making, MadeQuestion question) =>
        Full(making) ? question.Theme.Strands : new[] { question.Well, question.Better, question.Ask }.OfType<Strand>();

    private int Wanted(Making making, Strand strand) =>
        making switch
        {
            _ when Full(making) => int.MaxValue,
            { Slot.Aside: "halted" } => 1,
            _ when strand.Side is "ask" => 1,
            { Slot.Stage: "on-site" } => 2,
            _ => dice.Between(3, 4),
        };

    private void Write(NotePage page, MadeQuestion question, Strand strand, IReadOnlyList<SamplePerson> authors, bool lessonsOnly)
    {
        var slots = page.Making.Slots;
        var kind = Slots.Kind(page.Making.Host);
        var scenes = dice.Shuffled(strand.Scenes.Where(scene => Fits(scene, kind, lessonsOnly)))
            .OrderBy(scene => _used.GetValueOrDefault(scene));
        var left = Wanted(page.Making, strand);
        var turn = dice.Below(authors.Count);
        foreach (var scene in scenes)
        {
            if (left > 0 && weaver.TrySay([scene[1]], slots, 2) is { } described)
            {
                left--;
                _used[scene] = _used.GetValueOrDefault(scene) + 1;
                page.Add(
                    question,
                    strand,
                    authors[turn++ % authors.Count],
                    Activities[scene[0]],
                    described,
                    Words(scene[2], slots),
                    Words(scene[3], slots),
                    page.Making.Slot.Stage is not "on-site" || dice.Chance(40)
                );
            }
        }
    }

    /// <summary>A scene may name the kinds of school where it could not happen.</summary>
    private static bool Fits(string[] scene, string kind, bool lessonsOnly) =>
        (scene.Length < 5 || !scene[4].Split(',').Contains(kind)) && (!lessonsOnly || scene[0] is "lesson");

    private string? Words(string template, Slots slots) => template.Length == 0 ? null : weaver.TrySay([template], slots, 3);
}
