using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>Pledges and how they went.</summary>
internal sealed class PledgeMaker(SampleCalendar calendar, Dice dice, Weaver weaver)
{
    private const int Often = 3;

    private static readonly int[] CheckDays = [30, 90, 180];
    private static readonly string[] Progress = ["early", "moving", "embedded"];

    private bool _stopped;

    public List<SamplePledge> Make(
        Making making,
        IReadOnlyList<MadeQuestion> questions,
        IReadOnlyList<SampleFinding> findings,
        DateOnly made
    )
    {
        var pledges = new List<SamplePledge>();
        foreach (var question in questions)
        {
            var finding = findings.FirstOrDefault(finding =>
                finding.QuestionKey == question.Question.Key && finding.Kind is "even-better-if"
            );
            if (finding is not null)
            {
                pledges.Add(Pledge(making, question, finding, made, pledges.Count + 1));
            }
        }

        return pledges;
    }

    private SamplePledge Pledge(Making making, MadeQuestion question, SampleFinding finding, DateOnly made, int number)
    {
        var quick = making.Reached("closed") && making.Slot.Visit > -100;
        var words = quick ? Quick(question) : question.Better.Pledge!;
        return new SamplePledge(
            $"{making.Key}-pledge-{number}",
            finding.Key,
            weaver.Say([words.Do], making.Slots, Often),
            weaver.Say([words.Baseline], making.Slots, Often),
            weaver.Say([words.Test], making.Slots, Often),
            words.Owner,
            dice.Chance(60) ? weaver.TrySay(SampleWords.Review["support"], FocusMaker.About(making.Slots, question)) : null,
            made,
            made.AddDays(quick ? 40 : 180),
            Checks(making, question, words, made, quick)
        );
    }

    /// <summary>A school that has closed within the term chose something it could finish in a month.</summary>
    private static PledgeWords Quick(MadeQuestion question)
    {
        var words = SampleWords.Review["quick-" + question.Theme.Key];
        return new PledgeWords(words[0], words[1], words[2], words[3], [words[4]]);
    }

    private List<SampleCheck> Checks(Making making, MadeQuestion question, PledgeWords words, DateOnly made, bool quick)
    {
        if (!making.Reached("check"))
        {
            return [];
        }

        var days = quick ? CheckDays[..1] : CheckDays;
        var checks = new List<SampleCheck>();
        foreach (var (index, after) in days.Index())
        {
            var due = made.AddDays(after);
            var done = due.AddDays(dice.Between(0, 2));
            if (done > calendar.Today)
            {
                checks.Add(new SampleCheck(after, due, null, null, null));
                continue;
            }

            var stops = !_stopped && index == 1 && making.Reached("closed") && dice.Chance(40);
            _stopped |= stops;
            checks.Add(
                new SampleCheck(
                    after,
                    due,
                    done,
                    stops ? "stopped"
                        : quick ? "embedded"
                        : Progress[index],
                    stops
                        ? weaver.Say(SampleWords.Review["stopped"], FocusMaker.About(making.Slots, question))
                        : weaver.Say([words.Checks[index]], making.Slots, Often)
                )
            );
            if (stops)
            {
                break;
            }
        }

        return checks;
    }
}
