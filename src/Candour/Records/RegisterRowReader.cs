using System.Globalization;
using Candour.Records.Sources;
using Candour.Records.Tables;

namespace Candour.Records;

/// <summary>
/// Reads the rows of one file of the register: each becomes what it says about a school, or a rejection with the line
/// and the reason.
/// </summary>
public sealed class RegisterRowReader
{
    private readonly int _urn;
    private readonly int _headings;
    private readonly bool _mayRunOver;
    private readonly DateOnly _asAt;
    private readonly (int Index, SourceColumn Column)[] _kept;
    private readonly int _authorityCode = -1;
    private readonly int _authorityName = -1;

    // Words such as "Primary" come tens of thousands of times; one copy of each is enough.
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), (Authority? Found, Sentence? Why)> _authorities = [];

    /// <summary>Made by a source that recognised the headings.</summary>
    public RegisterRowReader(
        int urn,
        IReadOnlyList<(int Index, SourceColumn Column)> columns,
        IReadOnlyList<string> unknown,
        IReadOnlyList<string> header,
        bool mayRunOver,
        DateOnly asAt
    )
    {
        _urn = urn;
        _headings = header.Count;
        _mayRunOver = mayRunOver;
        _asAt = asAt;
        Unknown = unknown;
        NamingPeople = [.. columns.Where(c => c.Column.Use == ColumnUse.NamesPeople).Select(c => c.Column.Heading)];
        Inspections = [.. columns.Where(c => c.Column.Use == ColumnUse.Inspection).Select(c => c.Column.Heading)];
        var kept = new List<(int, SourceColumn)>();
        foreach (var (index, column) in columns.Where(c => c.Column.Use == ColumnUse.Kept))
        {
            Said |= column.Field!.Bit;
            if (column.Field != RegisterField.Authority)
            {
                kept.Add((index, column));
            }
            else if (column.IsCode)
            {
                _authorityCode = index;
            }
            else
            {
                _authorityName = index;
            }
        }

        _kept = [.. kept];
    }

    /// <summary>The fields the file speaks about.</summary>
    public ulong Said { get; }

    /// <summary>Headings of columns that name people, left unread.</summary>
    public IReadOnlyList<string> NamingPeople { get; }

    /// <summary>Headings of columns about inspections, left unread.</summary>
    public IReadOnlyList<string> Inspections { get; }

    /// <summary>Headings nobody knows, left unread.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Reads the row the table stands on.</summary>
    public RowReading Read(TableReader table)
    {
        var line = table.Line;
        if (RunsOver(table))
        {
            return Reject(line, "records.row.too-many", Number(table.Count), Number(_headings));
        }

        if (!Cell.IsUrn(table[_urn].Trim(), out var urn))
        {
            return Reject(line, "records.row.urn", Shown(table[_urn]));
        }

        var row = new RegisterRow(urn, line, Said);
        if ((_authorityCode >= 0 || _authorityName >= 0) && Authority(table, row) is { } why)
        {
            return new RowRejection(line, why);
        }

        foreach (var (index, column) in _kept)
        {
            if (Take(table[index], column, row) is { } wrong)
            {
                return new RowRejection(line, wrong);
            }
        }

        return row;
    }

    private Sentence? Take(string raw, SourceColumn column, RegisterRow row)
    {
        if (raw.Length == 0 && column.Field != RegisterField.Name)
        {
            return null;
        }

        var field = column.Field!;
        if (Cell.Clean(raw) is not { } text)
        {
            return Sentence.Of("records.row.not-text", column.Heading);
        }

        switch (Cell.Read(field, text, out var value))
        {
            case CellState.Wrong:
                return Sentence.Of(
                    text.Length > field.Length && field.Kind is FieldKind.Name or FieldKind.Word or FieldKind.Text
                        ? "records.row.too-long"
                        : "records.row.wrong",
                    column.Heading,
                    Shown(text)
                );
            case CellState.Withheld:
                row.Withhold(field);
                return null;
            case CellState.Unknown:
                return field == RegisterField.Name ? Sentence.Of("records.row.no-name") : null;
            default:
                return Put(row, field, column, value!);
        }
    }

    private Sentence? Put(RegisterRow row, RegisterField field, SourceColumn column, string value)
    {
        // A school's kinds of special need stand in up to thirteen columns.
        var joined = row[field] is { } before ? $"{before}; {value}" : value;
        if (joined.Length > field.Length)
        {
            return Sentence.Of("records.row.too-long", column.Heading, Shown(value));
        }

        row[field] = field.Kind == FieldKind.Word ? OneCopy(joined) : joined;
        return null;
    }

    private Sentence? Authority(TableReader table, RegisterRow row)
    {
        var code = _authorityCode < 0 ? "" : table[_authorityCode].Trim();
        var name = _authorityName < 0 ? "" : table[_authorityName].Trim();
        if (!_authorities.TryGetValue((code, name), out var known))
        {
            known = Look(code, name);
            _authorities[(code, name)] = known;
        }

        // A school outside every authority has none, which is not the same as an authority called nothing.
        row[RegisterField.Authority] = known.Found?.Code is { } found && found != Authorities.NoAuthority ? found : null;
        return known.Why;
    }

    private (Authority? Found, Sentence? Why) Look(string code, string name)
    {
        if (code.Length == 0 && name.Length == 0)
        {
            return (null, null);
        }

        var byCode = code.Length == 0 ? null : Authorities.Shipped.WithCode(code);
        var byName = name.Length == 0 ? null : Authorities.Shipped.Named(name, _asAt);
        if (byCode is null && byName is null)
        {
            return (null, Sentence.Of("records.row.authority", Shown(code.Length > 0 ? code : name)));
        }

        // The code decides; a name that stands for another authority on every day shows a row gone wrong.
        if (
            byCode is not null
            && byName is not null
            && byCode != byName
            && !string.Equals(byCode.Name, byName.Name, StringComparison.Ordinal)
        )
        {
            return (null, Sentence.Of("records.row.authorities-differ", byCode.Code, byCode.RegisterName, Shown(name)));
        }

        return (byCode ?? byName, null);
    }

    private bool RunsOver(TableReader table)
    {
        if (_mayRunOver)
        {
            return false;
        }

        for (var i = _headings; i < table.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(table[i]))
            {
                return true;
            }
        }

        return false;
    }

    private string OneCopy(string word)
    {
        if (_words.TryGetValue(word, out var copy))
        {
            return copy;
        }

        if (_words.Count < 20_000)
        {
            _words[word] = word;
        }

        return word;
    }

    private static RowRejection Reject(int line, string key, params string[] with) => new(line, Sentence.Of(key, with));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // What was found is shown as found, but short and printable.
    private static string Shown(string text)
    {
        var trimmed = text.Trim();
        var head = trimmed.Length > 60 ? trimmed[..60] + "…" : trimmed;
        return string.Concat(head.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '·' : c));
    }
}
