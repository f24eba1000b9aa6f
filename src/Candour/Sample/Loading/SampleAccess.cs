using Candour.Foundation.Storage;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Sample.Loading;

/// <summary>The room's only query.</summary>
public sealed class SampleAccess(CandourDb db)
{
    /// <summary>Whether nobody and nothing is there yet. An installation with an operator is a place of its own already.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancel = default) => !await db.Set<Party>().AnyAsync(cancel);
}
