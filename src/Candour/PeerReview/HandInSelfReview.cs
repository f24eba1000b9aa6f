using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.SelfEvaluation;

namespace Candour.PeerReview;

/// <summary>The head hands the team a self-evaluation that was locked already.</summary>
public sealed class HandInSelfReview(ReviewDesk desk, ShowSnapshotToReview show)
{
    public sealed record Request(Guid ReviewId, Guid SnapshotId);

    public Task<Outcome<Guid>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Guid>(
            request.ReviewId,
            [Roles.Host],
            ["self-review"],
            _ => show.RunAsync(new(request.SnapshotId, request.ReviewId), cancel),
            cancel
        );
}
