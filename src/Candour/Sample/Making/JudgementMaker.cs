using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>Sealed judgements, and what the team agreed once they were opened.</summary>
internal sealed class JudgementMaker(Dice dice, Weaver weaver)
{
    private static readonly string[] Strengths = ["strong", "some", "some", "thin"];

    public List<SampleJudgement> Seals(Making making, Team team, IReadOnlyList<MadeQuestion> questions, DateOnly day)
    {
        var seals = new List<SampleJudgement>();
        foreach (var (turn, reviewer) in Sealed(making, team).Index())
        {
            foreach (var question in questions)
            {
                var text = weaver.Say(SampleWords.Review["seals"], Clauses(making, question, turn));
                seals.Add(
                    new SampleJudgement(
                        $"{question.Question.Key}-seal-{turn + 1}",
                        question.Question.Key,
                        reviewer.Key,
                        text,
                        dice.Pick(Strengths),
                        day
                    )
                );
            }
        }

        return seals;
    }

    public List<SampleAgreed> Agreed(Making making, Team team, IReadOnlyList<MadeQuestion> questions) =>
        [.. questions.Select(question => Agreed(making, team, question))];

    private SampleAgreed Agreed(Making making, Team team, MadeQuestion question)
    {
        var text = weaver.Say(SampleWords.Review["agreed"], Clauses(making, question, 3));
        var about = FocusMaker.About(making.Slots, question);
        var (moved, holds) = (dice.Pick(team.Reviewers), dice.Pick(team.Reviewers));
        return new SampleAgreed(
            question.Question.Key,
            text,
            dice.Chance(55) ? [new SampleChange(moved.Key, weaver.Say(SampleWords.Review["changes"], about))] : [],
            moved != holds && dice.Chance(30) ? [new SampleChange(holds.Key, weaver.Say(SampleWords.Review["dissent"], about))] : []
        );
    }

    /// <summary>At the sealing stage some are in and some are not.</summary>
    private static IReadOnlyList<SamplePerson> Sealed(Making making, Team team) =>
        making switch
        {
            { Slot.Stage: "sealed", Host.ShortName: "Ellerbeck Primary" } => [team.Lead, team.Near],
            { Slot.Stage: "sealed" } => [team.Far],
            _ => team.Reviewers,
        };

    private static Slots Clauses(Making making, MadeQuestion question, int turn) =>
        FocusMaker
            .About(making.Slots, question)
            .With("w", question.Well.Say![turn % question.Well.Say.Length])
            .With("b", question.Better.Say![turn % question.Better.Say.Length]);
}
