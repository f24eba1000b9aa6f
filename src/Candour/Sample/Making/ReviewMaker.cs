using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>A review and what the makers that follow need to know of how it was made.</summary>
internal sealed record MadeReview(SampleReview Review, Slots Slots, IReadOnlyList<MadeQuestion> Questions);

/// <summary>A question with the strands of evidence chosen for it.</summary>
internal sealed record MadeQuestion(SampleQuestion Question, Theme Theme, Strand Well, Strand Better, Strand? Ask);

/// <summary>Everything the parts of one review have in common while it is made.</summary>
/// <param name="Slot">What is wanted.</param>
/// <param name="Key">The review's key.</param>
/// <param name="Host">The school.</param>
/// <param name="Slots">Words for the gaps.</param>
/// <param name="Lessons">How many lessons the team saw.</param>
internal sealed record Making(Slot Slot, string Key, SampleSchool Host, Slots Slots, int Lessons)
{
    public bool Reached(string stage) => Schedule.Reached(Slot.Stage, stage);

    public DateOnly Begins(string stage, SampleCalendar calendar) => calendar.Working(Slot.Visit + Schedule.Begins(stage, Slot));
}

/// <summary>Makes the reviews of both cycles, oldest first.</summary>
internal sealed class ReviewMaker(
    SampleCalendar calendar,
    Dice dice,
    Weaver weaver,
    TeamMaker teams,
    IReadOnlyList<SampleSchool> schools,
    IReadOnlyList<SamplePerson> people
)
{
    private static readonly string[] Counts = ["five", "six", "seven", "eight", "nine", "ten"];

    private readonly FocusMaker _focus = new(dice, weaver);
    private readonly EvaluationMaker _evaluations = new(dice, weaver, people);
    private readonly VisitMaker _visits = new(dice, weaver);
    private readonly JudgementMaker _judgements = new(dice, weaver);
    private readonly ReportMaker _reports = new(dice, weaver);
    private readonly PledgeMaker _pledges = new(calendar, dice, weaver);
    private readonly MemberMaker _members = new(dice, weaver);

    public IReadOnlyList<MadeReview> Make(CycleMaker cycles) =>
        [.. Schedule.Before.Select(slot => Make(slot, cycles.Before)), .. Schedule.Now.Select(slot => Make(slot, cycles.Now))];

    private MadeReview Make(Slot slot, SampleCycle cycle)
    {
        var making = Start(slot, cycle);
        var team = making.Reached("team") ? teams.Make(making.Host, cycle.Key) : null;
        var questions = making.Reached("focus") ? _focus.Questions(making, cycle.Framework) : [];
        var days = making.Reached("self-review") ? new[] { calendar.Working(slot.Visit), calendar.Working(slot.Visit + 1) } : [];
        var visit = making.Reached("on-site") ? _visits.Make(making, team!, questions, days) : Visit.None;
        var findings = making.Reached("fed-back") ? _reports.Findings(making, questions, visit) : [];
        var pledges = making.Reached("workshop") ? _pledges.Make(making, questions, findings, making.Begins("workshop", calendar)) : [];
        var review = new SampleReview(
            making.Key,
            cycle.Key,
            making.Host.Key,
            slot.Aside ?? slot.Stage,
            History(making, pledges),
            days,
            team is null ? [] : _members.Make(making, team, people),
            Evaluation(making, cycle),
            questions.Count > 0 ? Focus(making, questions) : null,
            visit.Notes,
            making.Reached("sealed") ? _judgements.Seals(making, team!, questions, making.Begins("sealed", calendar)) : [],
            making.Reached("opened") ? _judgements.Agreed(making, team!, questions) : [],
            findings,
            making.Reached("draft") ? _reports.Feedback(making, questions, making.Begins("fed-back", calendar)) : null,
            making.Reached("draft") ? _reports.Report(making, questions, visit, Issued(making)) : null,
            pledges,
            making.Reached("closed") ? Useful(making, questions, pledges) : null,
            Aside(making)
        );
        return new MadeReview(review, making.Slots, questions);
    }

    private Making Start(Slot slot, SampleCycle cycle)
    {
        var host = schools.First(school => school.Name == slot.School);
        var lessons = dice.Between(8, 10);
        var few = dice.Between(2, 3);
        var slots = Slots
            .For(host)
            .With("lessons", Count(lessons))
            .With("most", Count(lessons - few))
            .With("few", few == 2 ? "two" : "three");
        var key = $"review-{host.Key}-{(cycle.InProgress ? "now" : "before")}";
        return new Making(slot, key, host, slots, lessons);
    }

    private static string Count(int number) => Counts[number - 5];

    private SampleEvaluation? Evaluation(Making making, SampleCycle cycle)
    {
        if (!making.Reached("self-review"))
        {
            return null;
        }

        var locked = making.Reached("focus");
        return _evaluations.Make(
            making,
            cycle.Framework,
            making.Begins("self-review", calendar),
            locked ? making.Begins("focus", calendar).AddDays(-1) : null
        );
    }

    private SampleFocus Focus(Making making, IReadOnlyList<MadeQuestion> questions)
    {
        var signed = making.Slot.Visit < 8;
        return _focus.Focus(
            making,
            questions,
            signed ? making.Begins("focus", calendar).AddDays(1) : null,
            signed ? making.Begins("focus", calendar) : null
        );
    }

    private DateOnly? Issued(Making making) => making.Reached("issued") ? making.Begins("issued", calendar) : null;

    private SampleUseful Useful(Making making, IReadOnlyList<MadeQuestion> questions, IReadOnlyList<SamplePledge> pledges)
    {
        var text = weaver.Say(SampleWords.Review["useful"], FocusMaker.About(making.Slots, dice.Pick(questions)));
        var rating = text.StartsWith("Partly", StringComparison.Ordinal) ? "partly" : "very";
        return new SampleUseful(rating, text, Closed(making, pledges));
    }

    private DateOnly Closed(Making making, IReadOnlyList<SamplePledge> pledges) =>
        pledges.SelectMany(pledge => pledge.Checks).Max(check => check.Done)?.AddDays(6) ?? making.Begins("closed", calendar);

    private List<SampleStageEntry> History(Making making, IReadOnlyList<SamplePledge> pledges)
    {
        var history = new List<SampleStageEntry>();
        foreach (var (index, (stage, _)) in Schedule.Stages.Index())
        {
            if (!making.Reached(stage))
            {
                break;
            }

            var entered = stage is "closed" ? Closed(making, pledges) : making.Begins(stage, calendar);
            var last = index + 1 == Schedule.Stages.Length;
            DateOnly? due = last ? null : making.Begins(Schedule.Stages[index + 1].Stage, calendar);
            history.Add(new SampleStageEntry(stage, entered, stage is "check" ? null : due));
        }

        return history;
    }

    private SampleAside? Aside(Making making)
    {
        if (making.Slot.Aside is not { } kind)
        {
            return null;
        }

        var since = calendar.Working(kind is "halted" ? making.Slot.Visit : -2);
        return new SampleAside(
            kind,
            kind is "halted" ? null : weaver.Say(SampleWords.Review[kind], making.Slots),
            since,
            kind is "deferred" ? calendar.Working(55) : null,
            making.Slot.Stage
        );
    }
}
