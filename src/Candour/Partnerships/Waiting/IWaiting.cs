using Candour.Foundation.Access;

namespace Candour.Partnerships.Waiting;

/// <summary>
/// Something that can wait on somebody: the first thing on the place's page. A catalogue: each room adds its sources,
/// one file each, found by itself.
/// </summary>
/// <remarks>
/// The page may send eight commands in all. A source sends at most one, and none when <see cref="Concerns"/> says that
/// this viewer is not asked for such things. It asks through its room's access and says only what waits on this person.
/// </remarks>
public interface IWaiting
{
    /// <summary>Whether this viewer could have such a thing at all; decided without the database.</summary>
    bool Concerns(Viewer viewer, Guid placeId);

    /// <summary>What waits on the viewer in this partnership.</summary>
    Task<IReadOnlyList<WaitingItem>> OfAsync(Guid placeId, CancellationToken cancel = default);
}

/// <summary>One thing that waits: what in a link, by when, and why in a sentence.</summary>
/// <param name="TextKey">The act, as a text: "Sign the sharing agreement".</param>
/// <param name="Link">Where it is done; a path of ours.</param>
/// <param name="Due">The last day; null when there is none.</param>
/// <param name="WhyKey">Why it matters or what hangs on it.</param>
public sealed record WaitingItem(string TextKey, object[] Arguments, string Link, DateOnly? Due, string WhyKey, object[] WhyArguments);
