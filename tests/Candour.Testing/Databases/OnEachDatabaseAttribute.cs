using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Candour.Testing;

/// <summary>
/// Runs a theory once on each database: <c>[Theory, OnEachDatabase] public async Task Saves(DatabaseKind kind)</c>.
/// Further arguments follow the database; give the attribute several times for several rows. A database that is not
/// here shows as a skipped row by its own name.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEachDatabaseAttribute(params object?[] arguments) : DataAttribute
{
    /// <summary>What follows the database.</summary>
    public IReadOnlyList<object?> Arguments => arguments;

    /// <inheritdoc />
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        IReadOnlyCollection<ITheoryDataRow> rows =
        [
            .. DatabaseKinds.OfThisRun.Select(kind => new TheoryDataRow([kind, .. arguments]) { Skip = DatabaseKinds.WhyMissing(kind) }),
        ];
        return ValueTask.FromResult(rows);
    }

    /// <inheritdoc />
    public override bool SupportsDiscoveryEnumeration() => true;
}
