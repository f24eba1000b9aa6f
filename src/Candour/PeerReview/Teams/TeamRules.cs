using Candour.Foundation.Access;
using Candour.PeerReview.Protocols;

namespace Candour.PeerReview.Teams;

/// <summary>
/// Who may serve in a review, as pure rules over facts. A hard rule says no and why; a soft one warns; a reason in
/// favour is shown beside the name. The same answer whoever asks: the page, a file, the optimiser.
/// </summary>
public static class TeamRules
{
    /// <summary>What the rules need to know of a candidate.</summary>
    public sealed record Candidate
    {
        public required Guid PersonId { get; init; }

        public required string Name { get; init; }

        /// <summary>Where they work now.</summary>
        public required IReadOnlyList<Guid> Schools { get; init; }

        public required IReadOnlyList<Guid> Governs { get; init; }

        /// <summary>Where they worked within three years.</summary>
        public required IReadOnlyList<Guid> Former { get; init; }

        public required IReadOnlyList<Guid> Trusts { get; init; }

        public required IReadOnlyList<Guid> HostTrusts { get; init; }

        public required IReadOnlyList<Guid> Groups { get; init; }

        /// <summary>Hosts whose review they led before.</summary>
        public required IReadOnlyList<Guid> LedHosts { get; init; }

        public required IReadOnlyList<Guid> ServedHosts { get; init; }
    }

    /// <summary>What a rule says of a candidate.</summary>
    /// <param name="TextKey">Its sentence; the candidate's name is its argument.</param>
    /// <param name="IsHard">Whether it stops the person from serving.</param>
    public sealed record Finding(string TextKey, bool IsHard);

    /// <summary>All that can be said for and against a candidate in a role.</summary>
    /// <param name="reviewedBy">Schools whose people review the candidate's own school this cycle.</param>
    public static IReadOnlyList<Finding> Judge(
        Candidate candidate,
        string role,
        Review review,
        Protocol protocol,
        IReadOnlyCollection<Guid> reviewedBy
    )
    {
        var found = new List<Finding>();
        void Hard(bool holds, string key)
        {
            if (holds)
                found.Add(new Finding($"team.no.{key}", IsHard: true));
        }
        void Soft(bool holds, string key)
        {
            if (holds)
                found.Add(new Finding($"team.look.{key}", IsHard: false));
        }

        Hard(candidate.Schools.Contains(review.HostId), "works-there");
        Hard(candidate.Governs.Contains(review.HostId), "governs-there");
        Hard(candidate.Trusts.Intersect(candidate.HostTrusts).Any(), "same-trust");
        var sameGroup = review.GroupId is { } group && candidate.Groups.Contains(group);
        Hard(reviewedBy.Contains(review.HostId) && !(sameGroup && protocol.ReciprocalGroups), "each-other");
        Hard(role == Roles.Moderator && sameGroup, "moderator-inside");
        Soft(candidate.Former.Contains(review.HostId), "worked-there");
        Soft(role == Roles.LeadReviewer && candidate.LedHosts.Contains(review.HostId), "led-before");
        Soft(candidate.ServedHosts.Contains(review.HostId), "served-before");
        Soft(candidate.Schools.Count == 0, "no-school");
        return found;
    }

    /// <summary>Reasons in favour, for the team page and the record.</summary>
    public static IReadOnlyList<string> InFavour(Candidate candidate, Review review)
    {
        var reasons = new List<string>();
        if (review.GroupId is { } group && candidate.Groups.Contains(group))
            reasons.Add("team.for.same-group");
        if (candidate.Trusts.Count > 0 && !candidate.Trusts.Intersect(candidate.HostTrusts).Any())
            reasons.Add("team.for.other-trust");
        if (!candidate.ServedHosts.Contains(review.HostId))
            reasons.Add("team.for.fresh-eyes");
        return reasons;
    }
}
