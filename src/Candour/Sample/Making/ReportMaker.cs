using System.Globalization;
using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>Findings, the talk with the head and the report.</summary>
internal sealed class ReportMaker(Dice dice, Weaver weaver)
{
    public List<SampleFinding> Findings(Making making, IReadOnlyList<MadeQuestion> questions, Visit visit)
    {
        var findings = new List<SampleFinding>();
        foreach (var question in questions)
        {
            foreach (
                var (strand, kind) in new[] { (question.Well, "strength"), (question.Better, "even-better-if"), (question.Ask, "question") }
            )
            {
                if (strand is not null && visit.Of(question, strand) is { Count: > 0 } notes)
                {
                    var rests = Rests(notes);
                    findings.Add(
                        new SampleFinding(
                            $"{making.Key}-finding-{findings.Count + 1}",
                            question.Question.Key,
                            rests ? kind : "question",
                            weaver.Say(rests ? strand.Find : Asks(question.Theme), making.Slots, 2),
                            [.. notes.Select(note => note.Key)]
                        )
                    );
                }
            }
        }

        return findings;
    }

    public SampleFeedback Feedback(Making making, IReadOnlyList<MadeQuestion> questions, DateOnly day)
    {
        var (first, last) = (questions[0], questions[^1]);
        var well = FocusMaker.About(making.Slots, first).With("w", first.Well.Say![^1]);
        var better = FocusMaker.About(making.Slots, last).With("b", last.Better.Say![^1]);
        return new SampleFeedback(
            day,
            weaver.Say(SampleWords.Review["feedback-heard"], making.Slots, 3),
            weaver.Say(SampleWords.Review["feedback-well"], well),
            weaver.Say(SampleWords.Review["feedback-better"], better),
            weaver.Say(SampleWords.Review["feedback-asks"], better)
        );
    }

    public SampleReport Report(Making making, IReadOnlyList<MadeQuestion> questions, Visit visit, DateOnly? issued)
    {
        var first = FocusMaker.About(making.Slots, questions[0]);
        var last = FocusMaker.About(making.Slots, questions[^1]);
        var middles = dice.Shuffled(SampleWords.Review["summary-middle"]);
        var summary = string.Join(
            ' ',
            weaver.Say(SampleWords.Review["summary-open"], first),
            weaver.Say(middles[..6], first),
            weaver.Say(middles[6..], last)
        );
        var checkedByHead = making.Reached("issued");
        var corrections = making.Reached("accuracy") ? Corrections(last, checkedByHead) : [];
        return new SampleReport(
            1,
            summary,
            $"{weaver.Say(SampleWords.Review["context"], Context(making))} {weaver.Say(SampleWords.Review["context-more"], making.Slots)}",
            weaver.Say(SampleWords.Review["method"], Method(making, visit)),
            weaver.Say(SampleWords.Review["summary-close"], first),
            corrections,
            checkedByHead && dice.Chance(45) ? weaver.TrySay(SampleWords.Review["replies"], last) : null,
            issued
        );
    }

    private static string[] Asks(Theme theme) => theme.Strands.First(strand => strand.Side is "ask").Find;

    /// <summary>Two notes from two kinds of activity or two reviewers; else it is only a question.</summary>
    private static bool Rests(IReadOnlyList<SampleNote> notes) =>
        notes.Count >= 2 && (notes.DistinctBy(note => note.Activity).Count() > 1 || notes.DistinctBy(note => note.AuthorKey).Count() > 1);

    private List<SampleCorrection> Corrections(Slots about, bool settled)
    {
        var corrections = new List<SampleCorrection>();
        for (var wanted = dice.Below(3) + (settled ? 0 : 1); wanted > 0; wanted--)
        {
            if (weaver.TrySay(SampleWords.Review["corrections"], about) is { } text)
            {
                corrections.Add(new SampleCorrection(text, settled ? dice.Chance(85) : null));
            }
        }

        return corrections;
    }

    private Slots Context(Making making)
    {
        var host = making.Host;
        return making
            .Slots.With("type", Type(host))
            .With("pupils", Number(host.Pupils))
            .With("ages", $"{host.LowAge} to {host.HighAge}")
            .With("town", host.Town);
    }

    private static string Type(SampleSchool host) =>
        (Slots.Kind(host), host.Faith) switch
        {
            ("infants", _) => "an infant school",
            ("juniors", _) => "a junior school",
            ("primary", not null) => "a church primary school",
            _ => $"a {host.Phase} school",
        };

    private Slots Method(Making making, Visit visit)
    {
        int Count(string activity) => visit.Notes.Count(note => note.Activity == activity);
        return making
            .Slots.With("books", Number(24 + (12 * Count("book-look")) + dice.Below(9)))
            .With("talked", Number(14 + (6 * Count("pupil-talk")) + dice.Below(7)))
            .With("staffed", Number(5 + (3 * Count("staff-talk")) + dice.Below(4)));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
