using Candour.Foundation;
using Candour.Foundation.Time;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.Sample.Plan;

namespace Candour.Sample.Loading;

/// <summary>What the partnership works by: its agreement with who has signed, its frameworks, its cycles.</summary>
internal sealed class WorkRows(SampleBook book)
{
    /// <summary>What the plan's words for a share open, by kind of record. A card is published, which needs no agreement.</summary>
    private static readonly Dictionary<string, string[]> Opened = new(StringComparer.Ordinal)
    {
        ["self-evaluation"] = ["snapshot"],
        ["report"] = ["report"],
        ["pledge"] = ["pledge", "pledge-check"],
        ["card"] = [],
    };

    public IEnumerable<object> All() => [.. Agreement(), .. Frameworks(), .. book.Plan.Cycles.Select(Cycle)];

    private IEnumerable<object> Agreement()
    {
        var plan = book.Plan.Agreement;
        var agreement = new Agreement
        {
            Id = Ids.New(),
            OwnerId = book.Partnership,
            Version = 1,
            Words = plan.Text,
            From = plan.Signatures.Min(s => s.Signed),
            Terms =
            [
                .. plan
                    .Shares.SelectMany(share =>
                        Opened[share.Record].Select(kind => new AgreementTerm { RecordKind = kind, Audience = share.With })
                    )
                    .OrderBy(t => t.RecordKind, StringComparer.Ordinal),
            ],
        };
        yield return agreement;
        foreach (var signed in plan.Signatures)
        {
            var signature = new Signature
            {
                Id = Ids.New(),
                OwnerId = book.Of(signed.SchoolKey),
                AgreementId = agreement.Id,
                PartnershipId = book.Partnership,
                SignedById = book.Of(signed.PersonKey),
                SignedAt = book.At(signed.Signed),
            };
            yield return signature;
            foreach (var term in agreement.Terms)
            {
                yield return new Opening
                {
                    Id = Ids.New(),
                    OwnerId = signature.OwnerId,
                    PartnershipId = book.Partnership,
                    SignatureId = signature.Id,
                    Opened = term.RecordKind,
                    Audience = term.Audience,
                };
            }
        }
    }

    private IEnumerable<object> Frameworks()
    {
        foreach (var key in book.Plan.Cycles.Select(c => c.Framework).Distinct())
        {
            var framework = AdoptFramework.Copy(
                book.Framework(key),
                book.Partnership,
                book.At(book.Begins, 9),
                book.Of($"framework-{key}")
            );
            (framework.Status, framework.PublishedAt) = (FrameworkStatus.Published, book.At(book.Begins, 10));
            yield return framework;
        }
    }

    private Cycle Cycle(SampleCycle cycle) =>
        new()
        {
            Id = book.Of(cycle.Key),
            OwnerId = book.Partnership,
            Name = cycle.Name,
            Year = AcademicYear.Of(cycle.Opens).Start,
            From = cycle.Opens,
            To = cycle.Closes,
            FrameworkId = book.Of($"framework-{cycle.Framework}"),
            ProtocolKey = cycle.Protocol,
            ProtocolPinned = book.Protocol(cycle.Protocol).ToJson(),
            ClosedAt = cycle.InProgress ? null : book.At(cycle.Closes),
        };
}
