namespace Candour.Partnerships;

/// <summary>
/// Where a partnership's reviews are, for the stream on its page. PeerReview answers, through its own access, in one
/// command; without an answer the page leaves the stream out.
/// </summary>
public interface IReviewStream
{
    /// <summary>The stages of this term's reviews in their order, each with its number; stages without a review are left out.</summary>
    Task<IReadOnlyList<StreamStage>> OfAsync(Guid placeId, CancellationToken cancel = default);

    /// <summary>The reviews that the viewer has a part in, under way and of late: the host's own first, then by last day.</summary>
    Task<IReadOnlyList<OwnReview>> MineAsync(Guid placeId, CancellationToken cancel = default);
}

/// <summary>A review that the reader has a part in: the host's name, the key of its stage, by when, and the key of the reader's part.</summary>
public sealed record OwnReview(string Host, string StageKey, DateOnly? Due, string RoleKey, string Link);

/// <summary>A stage, by the key of its name, with its reviews and where they are listed.</summary>
public sealed record StreamStage(string NameKey, int Reviews, string? Link = null);
