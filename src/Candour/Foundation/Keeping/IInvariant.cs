using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Foundation.Keeping;

/// <summary>
/// Something that is always so. "check-data" asks each invariant for what breaks it; nothing must. A room adds its own
/// in its access file: <c>services.AddInvariant("report-has-host", db => db.Set&lt;Report>().Where(…).Select(r => r.Id))</c>.
/// </summary>
public interface IInvariant
{
    /// <summary>A stable word.</summary>
    string Key { get; }

    /// <summary>What breaks it: keys of rows or sentences for the operator, never content. At most a few.</summary>
    Task<IReadOnlyList<string>> BreaksAsync(CandourDb db, CancellationToken cancel);
}

/// <summary>Registration of invariants.</summary>
public static class Invariants
{
    /// <summary>How many breaks of one invariant are told.</summary>
    public const int Told = 20;

    /// <summary>Adds a query that must find nothing. It runs as the keeper, who sees every row; withdrawn rows only if it lifts that filter.</summary>
    public static IServiceCollection AddInvariant(this IServiceCollection services, string key, Func<CandourDb, IQueryable<Guid>> breaks) =>
        services.AddSingleton<IInvariant>(new QueryInvariant(key, breaks));

    private sealed class QueryInvariant(string key, Func<CandourDb, IQueryable<Guid>> breaks) : IInvariant
    {
        public string Key => key;

        public async Task<IReadOnlyList<string>> BreaksAsync(CandourDb db, CancellationToken cancel) =>
            [.. (await breaks(db).OrderBy(id => id).Take(Told).ToListAsync(cancel)).Select(id => id.ToString())];
    }
}
