namespace Candour.Records.Sources;

/// <summary>
/// A file of the register: one row for each school, recognised by its headings in any order, any of them left out but
/// the number and the name. A column the file lacks leaves what is stored as it is.
/// </summary>
public abstract class RegisterSource : IImportSource
{
    private Dictionary<string, SourceColumn>? _known;

    /// <inheritdoc/>
    public abstract string Key { get; }

    /// <summary>The heading of the school's number.</summary>
    protected abstract string UrnHeading { get; }

    /// <summary>The other columns.</summary>
    protected abstract IEnumerable<SourceColumn> Columns { get; }

    /// <summary>Whether cells beyond the last heading belong to the last column.</summary>
    protected virtual bool MayRunOver(IReadOnlyList<string> header) => false;

    /// <inheritdoc/>
    public SourceMatch Recognise(IReadOnlyList<string> header, DateOnly asAt)
    {
        _known ??= Columns.ToDictionary(c => c.Heading, StringComparer.OrdinalIgnoreCase);
        var found = new List<(int Index, SourceColumn Column)>();
        var unknown = new List<string>();
        var urn = -1;
        for (var i = 0; i < header.Count; i++)
        {
            if (string.Equals(header[i], UrnHeading, StringComparison.OrdinalIgnoreCase))
            {
                if (urn >= 0)
                {
                    return Repeated(header[i], found.Count);
                }

                urn = i;
            }
            else if (_known.TryGetValue(header[i], out var column))
            {
                found.Add((i, column));
            }
            else if (header[i].Length > 0)
            {
                unknown.Add(header[i]);
            }
        }

        var known = found.Count + (urn >= 0 ? 1 : 0);
        var missing = new List<string>();
        if (urn < 0)
        {
            missing.Add(UrnHeading);
        }

        if (!found.Exists(f => f.Column.Field == RegisterField.Name))
        {
            missing.Add(_known.Values.First(c => c.Field == RegisterField.Name).Heading);
        }

        // Most headings must be ours: a file of something else may well have a URN and a name.
        if (missing.Count > 0 || known * 2 <= header.Count(h => h.Length > 0))
        {
            return new SourceMatch(known, missing, null);
        }

        var twice = found.GroupBy(f => f.Column).FirstOrDefault(g => g.Count() > 1);
        return twice is not null
            ? Repeated(twice.Key.Heading, known)
            : new SourceMatch(known, [], new RegisterRowReader(urn, found, unknown, header, MayRunOver(header), asAt));
    }

    /// <summary>A column that is kept.</summary>
    protected static SourceColumn Kept(string heading, RegisterField field) => new(heading, ColumnUse.Kept, field);

    private static SourceMatch Repeated(string heading, int known) => new(known, [], null, Sentence.Of("records.file.repeats", heading));
}
