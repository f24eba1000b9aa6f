using Candour.Evidence;
using Candour.Foundation.Drafts;
using Candour.Partnerships;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.ReportCards;
using Candour.Results;
using Candour.SelfEvaluation;

namespace Candour.Testing.Oracle;

public sealed partial class RandomPlace
{
    /// <summary>What the host has of a review: the report, pledges and a look at one.</summary>
    private void MakeHostsRecords(Guid review)
    {
        var host = _circles.Find(c => c.Circle.Id == review).Host;
        Guid? From() => Chance(85) ? review : null;
        Keep(
            new Report
            {
                Id = Key(),
                OwnerId = host,
                ReviewId = review,
                Version = 1,
                IssuedAt = _now,
                Question = "How do new families find their way?",
                Summary = "A warm school.",
                HowWeWorked = "Two days, four people.",
                Reply = "Thank you.",
                ChangeNote = "A date was wrong.",
                Judgements =
                [
                    new()
                    {
                        QuestionKey = "q1",
                        Question = "How do new families find their way?",
                        Words = "It works for most.",
                        Dissent = "One of us is less sure.",
                    },
                ],
                Findings =
                [
                    new()
                    {
                        FindingId = Key(),
                        QuestionKey = "q1",
                        Sort = "strength",
                        Words = "Families are met by name.",
                        Notes = 2,
                        Activities = 2,
                    },
                ],
            }
        );
        var pledge = Keep(
            new Pledge
            {
                Id = Key(),
                OwnerId = host,
                ReviewId = From(),
                Words = "Every new family hears from us within a week.",
                SeenToBy = "the deputy",
                Baseline = "Some do.",
                EvidenceTest = "A list of calls.",
                SupportWanted = "Somebody who has done it.",
                MadeAt = _now,
                CheckOn = [_today.AddDays(30)],
                Progress = PledgeProgress.Early,
            }
        );
        Keep(
            new PledgeCheck
            {
                Id = Key(),
                OwnerId = host,
                ReviewId = pledge.ReviewId,
                PledgeId = pledge.Id,
                On = _today,
                For = _today,
                Progress = PledgeProgress.Early,
                Words = "Twelve calls.",
                ById = One(_people).Id,
            }
        );
        Keep(NewSnapshot(host, From()));
    }

    private Candour.SelfEvaluation.Snapshot NewSnapshot(Guid school, Guid? review) =>
        new()
        {
            Id = Key(),
            OwnerId = school,
            SelfEvaluationId = Key(),
            ReviewId = review,
            Title = "What we look for",
            LockedAt = _now,
            LockedById = One(_people).Id,
            Canonical =
                """{"school":"A school","framework":"Ours","framework-version":1,"year":2026,"submitted-by":"A head","submitted-at":"2026-10-01T08:00:00Z","areas":[],"form":1}""",
            Digest = "0",
        };

    /// <summary>What a school has without any review.</summary>
    private void MakeSchoolRecords(Party school)
    {
        var evaluation = Keep(
            new Candour.SelfEvaluation.SelfEvaluation
            {
                Id = Key(),
                OwnerId = school.Id,
                FrameworkId = Key(),
                Number = 1,
                Year = _today.Year,
                State = SelfEvaluationStates.Open,
                StartedAt = _now,
                StartedById = One(_people).Id,
            }
        );
        Keep(
            new AspectEvaluation
            {
                Id = Key(),
                OwnerId = school.Id,
                SelfEvaluationId = evaluation.Id,
                AspectKey = "welcome",
                Strong = "We meet them at the gate.",
                LeastSure = "In the middle of the year.",
                Helps = "The office.",
                Hinders = "The road.",
                Next = "A letter before the first day.",
            }
        );
        var item = Keep(
            new EvidenceItem
            {
                Id = Key(),
                OwnerId = school.Id,
                Form = EvidenceForms.Note,
                Title = "Calls to families",
                Shows = "Who was rung.",
                Strength = EvidenceStrengths.OneSource,
                Note = "Twelve of fifteen.",
                Link = "https://example.org/calls",
                AddedAt = _now,
                AddedById = One(_people).Id,
                WithdrawnAt = Chance(25) ? _now : null,
            }
        );
        Keep(
            new EvidenceUse
            {
                Id = Key(),
                OwnerId = school.Id,
                EvidenceId = item.Id,
                RecordId = evaluation.Id,
                FrameworkId = evaluation.FrameworkId,
                AspectKey = "welcome",
                UsedAt = _now,
                WithdrawnAt = Chance(25) ? _now : null,
            }
        );
        Keep(NewSnapshot(school.Id, null));
        Keep(NewResult(school.Id));
        MakeCard(school);
        var owner = One(_people).Id;
        Keep(
            new Draft
            {
                Id = Key(),
                OwnerId = owner,
                Form = $"focus-{Key():N}",
                RecordId = Key(),
                Fields = """{"Input.Words":"Half a thought."}""",
                At = _now,
            }
        );
    }

    private Result NewResult(Guid school) =>
        new()
        {
            Id = Key(),
            OwnerId = school,
            Voice = "peers",
            Measure = "finding",
            State = ResultStates.Known,
            Words = "Families are met by name.",
            SourceKind = "review",
            SourceId = Key(),
            Part = "q1",
            Method = "as-written/1",
            AsOf = _today,
            RecordedAt = _now,
            WithdrawnAt = Chance(20) ? _now : null,
        };

    private void MakeCard(Party school)
    {
        Keep(
            new Card
            {
                Id = Key(),
                OwnerId = school.Id,
                Story = "A year of new faces.",
                Proud = [new() { ResultId = Key(), Words = "The gate at eight." }],
                WorkingOn = [new() { ResultId = Key(), Words = "Letters in every language." }],
                SavedAt = _now,
            }
        );
        for (var version = 1; version <= 2; version++)
        {
            var withdrawn = Chance(30);
            var edition = Keep(
                new CardEdition
                {
                    Id = Key(),
                    OwnerId = school.Id,
                    School = school.Name,
                    Slug = $"school-{school.Id}",
                    Version = version,
                    Year = _today.Year,
                    Design = "first",
                    ResultIds = [],
                    Digest = "0",
                    PublishedAt = Chance(85) ? _now : null,
                    WithdrawnAt = withdrawn ? _now : null,
                    WithdrawnReason = withdrawn ? "A figure was wrong." : null,
                }
            );
            Keep(
                new EditionContent
                {
                    Id = Key(),
                    EditionId = edition.Id,
                    OwnerId = school.Id,
                    PublishedAt = withdrawn ? null : edition.PublishedAt,
                    Data = """{"story":"A year of new faces."}""",
                    Page = "<main><p>A year of new faces.</p></main>"u8.ToArray(),
                }
            );
        }
    }
}
