using Candour.Foundation;

namespace Candour.Partnerships;

/// <summary>Makes the rows that every new organisation and every new tie is made of, so that no use case forgets one.</summary>
internal static class Ties
{
    /// <summary>A partnership's own cluster, group or local school.</summary>
    public static Party Organisation(string kind, string name, Guid ownerId, bool isSample) => new()
    {
        Id = Ids.New(), OwnerId = ownerId, Kind = kind, Name = name, SortKey = Fold.Sort(name), SearchKey = Fold.Search(name), IsSample = isSample,
    };

    /// <summary>A tie that the partnership keeps.</summary>
    public static Membership Of(Guid partnershipId, Guid partyId, Guid groupId, string kind, DateOnly from) => new()
    {
        Id = Ids.New(), OwnerId = partnershipId, PartyId = partyId, GroupId = groupId, Kind = kind, Role = "member", From = from,
    };

    /// <summary>
    /// Ends a tie from today on: yesterday was its last day. A tie that began today never held, which a last day
    /// before the first says.
    /// </summary>
    public static void End(this Membership tie, DateOnly today, string? reason)
    {
        tie.To = today.AddDays(-1);
        tie.Reason = reason;
    }
}
