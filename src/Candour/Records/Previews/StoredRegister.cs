using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records.Previews;

/// <summary>The register in the database. Only the columns a file speaks about are read.</summary>
public sealed class StoredRegister(RecordsAccess access) : IRegisterState
{
    private const int AlwaysRead = 3;

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<int, StoredRow>> LoadAsync(IReadOnlyList<int> urns, ulong fields, CancellationToken stop)
    {
        var read = RegisterField.In(fields);
        var found = new Dictionary<int, StoredRow>(urns.Count);
        var values = RegisterRange.Of(access.Entries, urns).Select(Columns(read)).AsAsyncEnumerable();
        var wanted = urns.ToHashSet();
        await foreach (var columns in values.WithCancellation(stop))
        {
            var urn = (int)columns[0]!;
            if (wanted.Contains(urn))
                found[urn] = Row(urn, columns, read, fields);
        }
        return found;
    }

    private static StoredRow Row(int urn, object?[] columns, IReadOnlyList<RegisterField> read, ulong said)
    {
        var row = new RegisterRow(urn, 0, said);
        row.Withhold(RegisterColumns.WithheldSet((string?)columns[2]));
        for (var i = 0; i < read.Count; i++)
            row[read[i]] = RegisterColumns.Text(columns[AlwaysRead + i]);
        return new StoredRow((int)columns[1]!, row);
    }

    // entry => new object?[] { entry.Urn, entry.Version, entry.Withheld, entry.Name, … }
    private static Expression<Func<RegisterEntry, object?[]>> Columns(IReadOnlyList<RegisterField> fields)
    {
        var entry = Expression.Parameter(typeof(RegisterEntry), "entry");
        IEnumerable<PropertyInfo> properties =
        [
            Property(nameof(RegisterEntry.Urn)),
            Property(nameof(RegisterEntry.Version)),
            Property(nameof(RegisterEntry.Withheld)),
            .. fields.Select(RegisterColumns.Of),
        ];
        var values = properties.Select(p => Expression.Convert(Expression.Property(entry, p), typeof(object)));
        return Expression.Lambda<Func<RegisterEntry, object?[]>>(Expression.NewArrayInit(typeof(object), values), entry);
    }

    private static PropertyInfo Property(string name) => typeof(RegisterEntry).GetProperty(name)!;
}

/// <summary>Finds the entries of some schools.</summary>
internal static class RegisterRange
{
    // Files come in order of number, so that a stretch of rows is a stretch of the table; a file out of order is not.
    private const int Sparse = 8;

    /// <summary>A query whose rows hold those of the schools, and perhaps some others from between.</summary>
    public static IQueryable<RegisterEntry> Of(IQueryable<RegisterEntry> entries, IReadOnlyCollection<int> urns)
    {
        if (urns.Count == 0)
            return entries.Where(_ => false);
        var (first, last) = (urns.Min(), urns.Max());
        return last - first <= urns.Count * Sparse
            ? entries.Where(e => e.Urn >= first && e.Urn <= last)
            : entries.Where(e => EF.Parameter(urns).Contains(e.Urn));
    }
}
