using Candour.Accounts;
using Candour.Evidence;
using Candour.Foundation.Drafts;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;
using Candour.Records;
using Candour.ReportCards;
using Candour.Results;
using Candour.SelfEvaluation;

namespace Candour.Testing.Oracle;

/// <summary>Says in plain words what stored rows are: the one place where the oracle's facts and the product's tables meet. It decides nothing.</summary>
public static class FactsOf
{
    /// <summary>The facts of a place.</summary>
    public static Facts Rows(IEnumerable<object> rows, DateOnly today)
    {
        var facts = new Facts(today);
        foreach (var row in rows)
            Add(facts, row);
        return facts;
    }

    private static void Add(Facts facts, object row)
    {
        switch (row)
        {
            case Membership m:
                facts.Ties.Add(new(m.PartyId, m.GroupId, m.Kind, m.OwnerId, m.Role, m.From, m.To, m.WalledAt is not null));
                break;
            case Appointment a:
                facts.Posts.Add(
                    new(a.Id, a.PersonId, a.OwnerId, a.Role, a.From, a.To, a.AcceptedAt is not null && a.ConfirmedAt is not null)
                );
                break;
            case PartyLink { Tie: PartyLink.Successor } l:
                facts.Heirs.Add(new(l.OwnerId, l.SuccessorId, l.From));
                break;
            case Agreement a:
                facts.Agreements.Add(
                    new(a.Id, a.OwnerId, a.Version, a.Terms.ToDictionary(t => t.RecordKind, t => t.Audience, StringComparer.Ordinal))
                );
                break;
            case Signature s:
                facts.Signatures.Add(new(s.OwnerId, s.AgreementId, s.EndedAt is not null));
                break;
            case Grant g:
                facts.Grants.Add(new(g.RecordId, g.RecordKindKey, g.OwnerId, g.AppointmentId, g.Until, g.EndedAt is not null));
                break;
        }
        if (ThingOf(row) is { } thing)
            facts.Things.Add(thing);
    }

    /// <summary>The thing that a row with content is; null for any other row.</summary>
    public static Thing? ThingOf(object row) =>
        row switch
        {
            Agreement r => new("agreement", "agreement", r.Id, r.OwnerId),
            Signature r => new("signature", "signature", r.Id, r.OwnerId) { Within = r.PartnershipId },
            Framework r => new("framework", "framework", r.Id, r.OwnerId) { IsOut = r.Status == "published" },
            Cycle r => new("cycle", "cycle", r.Id, r.OwnerId),
            LocalSchoolDetail r => new("local-detail", "local-detail", r.Id, r.OwnerId),
            Candour.SelfEvaluation.SelfEvaluation r => new("self-evaluation", "self-evaluation", r.Id, r.OwnerId),
            AspectEvaluation r => new("aspect", "self-evaluation", r.Id, r.OwnerId),
            EvidenceItem r => new("evidence", "evidence", r.Id, r.OwnerId) { IsGone = r.WithdrawnAt is not null },
            EvidenceUse r => new("evidence-use", "evidence", r.Id, r.OwnerId) { IsGone = r.WithdrawnAt is not null },
            Candour.SelfEvaluation.Snapshot r => new("snapshot", "snapshot", r.Id, r.OwnerId) { Review = r.ReviewId },
            Result r => new("result", "result", r.Id, r.OwnerId),
            Card r => new("card", "card", r.Id, r.OwnerId),
            CardEdition r => new("edition", "card-edition", r.Id, r.OwnerId) { IsOut = r.PublishedAt is not null },
            EditionContent r => new("edition-content", "card-edition", r.Id, r.OwnerId) { IsOut = r.PublishedAt is not null },
            Draft r => new("draft", "draft", r.Id, r.OwnerId),
            _ => OfReview(row),
        };

    private static Thing? OfReview(object row) =>
        row switch
        {
            Review r => new("review", "review", r.Id, r.OwnerId) { Convener = r.ConvenerId, Within = r.ClusterId },
            TeamMember r => new("team-member", "team-member", r.Id, r.OwnerId) { Convener = r.ConvenerId, Author = r.PersonId },
            ReviewTask r => new("task", "task", r.Id, r.OwnerId) { Convener = r.ConvenerId },
            Mark r => new("mark", "mark", r.Id, r.OwnerId),
            Checklist r => new("checklist", "checklist", r.Id, r.OwnerId),
            Focus r => new("focus", "focus", r.Id, r.OwnerId),
            Feedback r => new("feedback", "feedback", r.Id, r.OwnerId),
            Hold r => new("hold", "hold", r.Id, r.OwnerId),
            VisitNote r => new("note", "note", r.Id, r.OwnerId) { Author = r.AuthorId, IsOut = r.HandedInAt is not null },
            Judgement r => new("judgement", "judgement", r.Id, r.OwnerId) { Author = r.AuthorId, IsOut = r.OpenedAt is not null },
            Absence r => new("absence", "absence", r.Id, r.OwnerId),
            AgreedJudgement r => new("agreed-judgement", "agreed-judgement", r.Id, r.OwnerId),
            Finding r => new("finding", "finding", r.Id, r.OwnerId) { IsOut = r.SentAt is not null, IsGone = r.RemovedAt is not null },
            DraftReport r => new("draft-report", "draft-report", r.Id, r.OwnerId) { IsOut = r.SentAt is not null },
            Accuracy r => new("accuracy", "accuracy", r.Id, r.OwnerId),
            Usefulness r => new("usefulness", "usefulness", r.Id, r.OwnerId),
            Report r => new("report", "report", r.Id, r.OwnerId) { Review = r.ReviewId },
            Pledge r => new("pledge", "pledge", r.Id, r.OwnerId) { Review = r.ReviewId },
            PledgeCheck r => new("pledge-check", "pledge-check", r.Id, r.OwnerId) { Review = r.ReviewId },
            _ => null,
        };

    /// <summary>Rows that are written under a scope and are read as a directory: for the question of writing only.</summary>
    public static Thing? WrittenThingOf(object row) =>
        row switch
        {
            Party r => new("party", "party", r.Id, r.OwnerId),
            Membership r => new("membership", "membership", r.Id, r.OwnerId),
            Appointment r => new("appointment", "appointment", r.Id, r.OwnerId) { Convener = r.ConvenerId },
            OfficeAddress r => new("office-address", "office-address", r.Id, r.OwnerId) { Convener = r.ConvenerId },
            Invitation r => new("invitation", "invitation", r.Id, r.OwnerId),
            Grant r => new("grant", "grant", r.Id, r.OwnerId),
            Opening r => new("opening", "opening", r.Id, r.OwnerId),
            PartyLink r => new("party-link", "party-link", r.Id, r.OwnerId),
            _ => ThingOf(row),
        };
}
