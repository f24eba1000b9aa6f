using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;

namespace Candour.Foundation.Keeping;

/// <summary>What broke, and what of it.</summary>
public sealed record Broken(string Invariant, string What);

/// <summary>Asks every invariant what breaks it. Changes nothing.</summary>
public sealed class DataCheck(CandourDb db, ViewerScope scope, IEnumerable<IInvariant> invariants)
{
    /// <summary>The invariants asked.</summary>
    public IReadOnlyList<string> Keys => [.. invariants.Select(i => i.Key)];

    /// <summary>All that is broken; nothing, in a sound place.</summary>
    /// <param name="knownHeads">Chain heads that were written down earlier, from the manifest of a backup.</param>
    public async Task<IReadOnlyList<Broken>> RunAsync(IEnumerable<ChainHead>? knownHeads = null, CancellationToken cancel = default)
    {
        using (scope.As(KindCatalogue.Keeper(db.Model)))
        {
            List<Broken> broken = [];
            foreach (var invariant in invariants)
                broken.AddRange((await invariant.BreaksAsync(db, cancel)).Select(what => new Broken(invariant.Key, what)));
            broken.AddRange(
                (await ChainCheck.MissingHeadsAsync(db, knownHeads ?? [], cancel)).Select(what => new Broken("journal-heads", what))
            );
            return broken;
        }
    }
}
