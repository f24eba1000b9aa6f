using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.PeerReview;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Protocols;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;

namespace Candour.Tests.PeerReview.Stages;

/// <summary>A review's file as a stage sees it, made by hand: no database, no clock.</summary>
internal static class Files
{
    public static readonly DateOnly Today = new(2026, 10, 8);

    public static readonly Guid Circle = Guid.Parse("0000cafe-0000-7000-8000-000000000001");

    public static readonly Guid Imran = Guid.Parse("0000cafe-0000-7000-8000-000000000002");

    public static readonly Guid Nadia = Guid.Parse("0000cafe-0000-7000-8000-000000000003");

    /// <summary>A review with nothing done yet: a lead reviewer and a reviewer who accepted and declared no conflict.</summary>
    public static ReviewFile New(string stage = "planned", string? workshop = "workshop") =>
        new()
        {
            Review = new Review
            {
                Id = Circle,
                OwnerId = Circle,
                ConvenerId = Ids.New(),
                CycleId = Ids.New(),
                HostId = Ids.New(),
                Stage = stage,
                StageSince = new DateTime(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc),
                WindowFrom = Today.AddDays(20),
                WindowTo = Today.AddDays(30),
                State = ReviewStates.Running,
            },
            Protocol = new Protocol
            {
                Key = "test",
                Version = 1,
                Stages = [new StageSettings { Key = stage, WorkingDays = 5 }, new StageSettings { Key = workshop ?? "closed" }],
            },
            Team = [Member(Imran, Roles.LeadReviewer), Member(Nadia)],
            Marks = [],
            Focus = null,
            SnapshotId = null,
            Notes = [],
            Judgements = [],
            Absent = [],
            Agreed = [],
            Findings = [],
            Feedback = null,
            Draft = null,
            Accuracy = null,
            ReportVersions = 0,
            Pledges = [],
            Checks = [],
            UsefulnessGiven = false,
            IsHeld = false,
            Today = Today,
        };

    public static TeamMember Member(
        Guid person,
        string role = Roles.Reviewer,
        string answer = TeamAnswers.Accepted,
        string? conflict = Conflicts.None
    ) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = Circle,
            ConvenerId = Circle,
            PersonId = person,
            Role = role,
            Reasons = [],
            Answer = answer,
            Conflict = conflict,
        };

    public static Mark Mark(string key) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = Circle,
            Key = key,
            PersonId = Imran,
            At = new DateTime(2026, 10, 8, 9, 0, 0, DateTimeKind.Utc),
        };

    /// <summary>A focus on one question or several, not signed yet.</summary>
    public static Focus Focus(int questions = 2) =>
        new()
        {
            Id = Circle,
            OwnerId = Circle,
            Questions = [.. Enumerable.Range(1, questions).Select(n => new EnquiryQuestion { Key = $"q{n}", Text = $"Question {n}?" })],
            ContactName = "Mrs Okafor",
            ContactPhone = "01632 960001",
            FirstDay = Today.AddDays(20),
            LastDay = Today.AddDays(21),
        };

    public static ReviewFile.NoteOutline Note(
        Guid author,
        string question = "q1",
        string activity = Activities.LessonVisit,
        bool handedIn = true
    ) => new(Ids.Random(), author, activity, question, handedIn);

    public static AgreedJudgement Agreed(string question) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = Circle,
            QuestionKey = question,
            Words = "Most classes do.",
        };

    public static Finding Finding(string sort, params IEnumerable<ReviewFile.NoteOutline> notes) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = Circle,
            QuestionKey = "q1",
            Sort = sort,
            Words = "The first step is shown.",
            NoteIds = [.. notes.Select(n => n.Id)],
            Position = 1,
        };

    public static Pledge Pledge(string progress, params DateOnly[] checkOn) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = Ids.New(),
            ReviewId = Circle,
            Words = "Every class shows the first step.",
            SeenToBy = "The deputy",
            Baseline = "Six of eight do.",
            EvidenceTest = "Eight of eight in March.",
            MadeAt = new DateTime(2026, 10, 8, 9, 0, 0, DateTimeKind.Utc),
            CheckOn = [.. checkOn],
            Progress = progress,
        };

    public static PledgeCheck Check(Pledge pledge, DateOnly on) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = pledge.OwnerId,
            ReviewId = Circle,
            PledgeId = pledge.Id,
            On = on,
            For = on,
            Progress = PledgeProgress.Moving,
            Words = "Seven of eight.",
            ById = Imran,
        };

    /// <summary>What the stage waits for, by text key; warnings stand apart.</summary>
    public static IReadOnlyList<string> WaitsFor(this Stage stage, ReviewFile file) =>
        [
            .. stage
                .Checks(file)
                .Where(c => c.State == CheckState.Waiting)
                .Select(c => c.TextKey["review.check.".Length..^".waiting".Length]),
        ];

    /// <summary>What the stage warns of, by text key.</summary>
    public static IReadOnlyList<string> WarnsOf(this Stage stage, ReviewFile file) =>
        [.. stage.Checks(file).Where(c => c.State == CheckState.Warning).Select(c => c.TextKey["review.check.".Length..])];
}
