using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;

namespace Candour.Testing.Oracle;

public sealed partial class RandomPlace
{
    private static readonly string[] Stages = ["team", "focus", "on-site", "sealed", "opened", "draft", "issued", "closed"];
    private const int SealedStage = 3;
    private static readonly string[] CircleRoles = ["lead", "reviewer", "reviewer", "moderator", "facilitator", "invited", "reviewer"];
    private readonly List<(Party Circle, Guid Host)> _circles = [];

    private void MakeReviews(Party partnership)
    {
        var framework = Keep(NewFramework(partnership, 1, published: true));
        Keep(NewFramework(partnership, 2, published: Chance(50)));
        var cycle = Keep(
            new Cycle
            {
                Id = Key(),
                OwnerId = partnership.Id,
                Name = $"Cycle of {partnership.Name}",
                Year = _today.Year,
                From = _today.AddDays(-60),
                To = _today.AddDays(200),
                FrameworkId = framework.Id,
                ProtocolKey = "peer-enquiry",
                ProtocolPinned = _protocol,
            }
        );
        foreach (var school in _schools.Where(_ => Chance(40)))
            MakeReview(partnership, cycle, school);
        foreach (var school in _schools.Where(_ => Chance(40)))
            Keep(
                new Records.LocalSchoolDetail
                {
                    Id = Key(),
                    OwnerId = partnership.Id,
                    SchoolId = school.Id,
                    KnownAs = "The school on the hill",
                    OfficeEmail = "office@example.org",
                    OfficeTelephone = "01632 960001",
                    VisitNote = "Park at the church.",
                    ChangedAt = _now,
                }
            );
    }

    private Frameworks.Framework NewFramework(Party partnership, int version, bool published) =>
        new()
        {
            Id = Key(),
            OwnerId = partnership.Id,
            Key = "ours",
            Version = version,
            Title = "What we look for",
            SortKey = "what we look for",
            Summary = "In our own words.",
            Status = published ? "published" : "draft",
            AddedAt = _now,
            PublishedAt = published ? _now : null,
            Areas =
            [
                new()
                {
                    Key = "belonging",
                    Title = "Belonging",
                    Summary = "Everyone belongs.",
                    Aspects =
                    [
                        new()
                        {
                            Key = "welcome",
                            Title = "Welcome",
                            Strong = "New families are met.",
                            Prompts = ["Who meets them?"],
                        },
                    ],
                },
            ],
        };

    private void MakeReview(Party partnership, Cycle cycle, Party host)
    {
        var key = Key();
        var circle = Keep(Make.Party(PartyKinds.Review, host.Name, partnership.Id, key));
        _circles.Add((circle, host.Id));
        var cluster = _clusters[_partnerships.IndexOf(partnership)];
        Rows.Add(Tie(circle, partnership, PartyKinds.Partnership, partnership.Id, term: Chance(85) ? null : Term()));
        if (Chance(50))
            Rows.Add(Tie(circle, cluster, PartyKinds.Cluster, partnership.Id));
        Rows.Add(Tie(host, circle, PartyKinds.Review, partnership.Id, Roles.Host, Chance(90) ? null : Term()));
        var stage = _dice.Next(Stages.Length);
        Keep(
            new Review
            {
                Id = key,
                OwnerId = key,
                ConvenerId = partnership.Id,
                CycleId = cycle.Id,
                HostId = host.Id,
                ClusterId = Chance(70) ? cluster.Id : null,
                Stage = Stages[stage],
                StageSince = _now,
                WindowFrom = _today,
                WindowTo = _today.AddDays(3),
                Question = "How do new families find their way?",
                State = ReviewStates.Running,
                StateReason = "The hall was flooded.",
                OpenedAt = stage > SealedStage ? _now : null,
            }
        );
        // One part for one person: the product ends the old tie where it makes a new one.
        var free = _people.OrderBy(_ => _dice.Next()).ToList();
        foreach (var (person, role) in free.Zip(CircleRoles).Where(_ => Chance(70)))
            AskToServe(person, circle, partnership, role);
        MakeWords(key, stage);
    }

    private void AskToServe(Party person, Party circle, Party partnership, string role)
    {
        var tie = Tie(person, circle, PartyKinds.Review, partnership.Id, role, Chance(80) ? null : Term());
        if (Chance(12))
            tie.WalledAt = _now;
        Rows.Add(tie);
        Keep(
            new TeamMember
            {
                Id = Key(),
                OwnerId = circle.Id,
                ConvenerId = partnership.Id,
                PersonId = person.Id,
                Role = role == Roles.Invited ? Roles.Reviewer : role,
                Reasons = [],
                Answer = role == Roles.Invited ? TeamAnswers.Asked : TeamAnswers.Accepted,
                AnswerReason = "I am on leave.",
                ConflictWords = "My sister teaches there.",
            }
        );
    }

    private void MakeWords(Guid review, int stage)
    {
        foreach (var author in _people.Where(_ => Chance(45)))
        {
            Keep(
                new VisitNote
                {
                    Id = Key(),
                    OwnerId = review,
                    AuthorId = author.Id,
                    Activity = Activities.BookLook,
                    Described = "Books in four languages.",
                    Inferred = "Families bring them.",
                    Asked = "Who chooses?",
                    WrittenAt = _now,
                    HandedInAt = Chance(50) ? _now : null,
                }
            );
            Keep(
                new Judgement
                {
                    Id = Key(),
                    OwnerId = review,
                    AuthorId = author.Id,
                    QuestionKey = "q1",
                    Words = "It works for most.",
                    OpenedAt = stage > SealedStage ? _now : null,
                }
            );
        }
        for (var i = 0; i < 2; i++)
            Keep(
                new Finding
                {
                    Id = Key(),
                    OwnerId = review,
                    QuestionKey = "q1",
                    Sort = FindingSorts.Strength,
                    Words = "Families are met by name.",
                    NoteIds = [],
                    Position = i,
                    SentAt = Chance(50) ? _now : null,
                    RemovedAt = Chance(15) ? _now : null,
                }
            );
        Rows.AddRange(OncePerReview(review).Where(_ => Chance(75)));
        MakeHostsRecords(review);
    }

    private IEnumerable<object> OncePerReview(Guid review) =>
        [
            new Mark
            {
                Id = Key(),
                OwnerId = review,
                Key = Marks.WindowConfirmed,
                PersonId = One(_people).Id,
                At = _now,
                Words = "Tuesday is better.",
            },
            new Checklist
            {
                Id = review,
                OwnerId = review,
                Stage = "team",
                Items =
                    """[{"Key":"review.check.thin","State":"Warning","WaitsOn":[],"Arguments":["tHow do new families find their way?"]}]""",
            },
            new Focus
            {
                Id = Key(),
                OwnerId = review,
                Questions = [new() { Key = "q1", Text = "How do new families find their way?" }],
                EvidencePlan = "The gate at eight.",
                Sensitivities = "Two classes have new teachers.",
                ContactName = "The deputy",
                ContactPhone = "01632 960002",
            },
            new Absence
            {
                Id = Key(),
                OwnerId = review,
                PersonId = One(_people).Id,
                Reason = "Ill.",
                At = _now,
            },
            new AgreedJudgement
            {
                Id = Key(),
                OwnerId = review,
                QuestionKey = "q1",
                Words = "It works for most.",
                ChangedBecause = "We had not met the parents.",
                Dissent = "One of us is less sure.",
            },
            new Feedback
            {
                Id = Key(),
                OwnerId = review,
                ToldOn = _today,
                Heard = "The head and two governors.",
                WentWell = "The gate.",
                EvenBetterIf = "Letters in every language.",
                Questions = "Who rings on Fridays?",
            },
            new DraftReport
            {
                Id = Key(),
                OwnerId = review,
                Summary = "A warm school.",
                HowWeWorked = "Two days, four people.",
                SentAt = Chance(50) ? _now : null,
            },
            new Accuracy
            {
                Id = Key(),
                OwnerId = review,
                State = Accuracy.Open,
                Corrections = "Three classes, not two.",
                Answer = "Put right.",
                Reply = "Thank you.",
            },
            new Hold
            {
                Id = Key(),
                OwnerId = review,
                RaisedById = One(_people).Id,
                RaisedAt = _now,
            },
            new Usefulness
            {
                Id = Key(),
                OwnerId = review,
                Answer = "very",
                Words = "It was worth it.",
                At = _now,
            },
            new ReviewTask
            {
                Id = Key(),
                OwnerId = review,
                ConvenerId = One(_partnerships).Id,
                TextKey = "review.task.host-closes",
                Arguments = ["A school that closes"],
                RaisedAt = _now,
                Decision = "It finishes first.",
            },
        ];
}
