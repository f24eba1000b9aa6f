using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Candour.Records.Tables;

/// <summary>
/// Walks the rows of a table one at a time. Rows may be shorter or longer than the heading; cells may hold line
/// breaks inside quotation marks. What cannot go on is said in <see cref="Broken"/>, never thrown.
/// </summary>
public sealed class TableReader : IDisposable
{
    private readonly EndNotingReader _text;
    private readonly CsvParser _parser;
    private readonly TableLimits _limits;
    private int _rows;

    private TableReader(TableFile file, char delimiter)
    {
        _limits = file.Limits;
        _text = new EndNotingReader(new StreamReader(file.OpenText(), file.Encoding, detectEncodingFromByteOrderMarks: false, 1 << 16));
        _parser = new CsvParser(
            _text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = delimiter.ToString(),
                BadDataFound = null,
                BufferSize = 1 << 15,
                MaxFieldSize = file.Limits.CellLength,
                // Blank lines are passed over here, so that the line a row begins on is known.
                IgnoreBlankLines = false,
            }
        );
    }

    /// <summary>The headings, trimmed.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The line the row begins on, counted as an editor counts.</summary>
    public int Line { get; private set; }

    /// <summary>How many cells the row has.</summary>
    public int Count => _parser.Count;

    /// <summary>Why reading stopped before the end, if it did.</summary>
    public Sentence? Broken { get; private set; }

    /// <summary>The cell at a place; empty beyond the end of a short row.</summary>
    public string this[int index] => index < _parser.Count ? _parser[index] : "";

    /// <summary>Opens a table and reads its headings.</summary>
    public static TableReader Open(TableFile file)
    {
        var reader = new TableReader(file, DelimiterOf(file));
        if (reader.Advance())
        {
            var header = new string[reader.Count];
            for (var i = 0; i < header.Length; i++)
            {
                header[i] = reader[i].Trim('\uFEFF', ' ', '\t', '\u00A0', '\r', '\n');
            }

            reader.Header = header;
            if (header.Length > file.Limits.Columns)
            {
                reader.Broken = Sentence.Of("records.file.too-wide", header.Length.ToString(CultureInfo.InvariantCulture));
            }
        }
        else
        {
            reader.Broken ??= Sentence.Of("records.file.looks.empty");
        }

        return reader;
    }

    /// <summary>Goes to the next row; false at the end, or when <see cref="Broken"/> says why not.</summary>
    public bool Read()
    {
        if (Broken is not null || !Advance())
        {
            return false;
        }

        if (++_rows > _limits.Rows)
        {
            Broken = Sentence.Of("records.file.too-long", _limits.Rows.ToString("N0", CultureInfo.InvariantCulture));
            return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parser.Dispose();
        _text.Dispose();
    }

    private bool Advance()
    {
        try
        {
            do
            {
                Line = _parser.RawRow + 1;
                if (!_parser.Read())
                {
                    return false;
                }
            } while (_parser.Count <= 1 && _parser.RawRecord.AsSpan().Trim().IsEmpty);
        }
        catch (MaxFieldSizeException)
        {
            Broken = Sentence.Of("records.file.open-quote", Line.ToString(CultureInfo.InvariantCulture));
            return false;
        }
        catch (InvalidDataException)
        {
            Broken = Sentence.Of("records.file.torn");
            return false;
        }

        if (_text.HasEnded && HasOpenQuote(_parser.RawRecord))
        {
            Broken = Sentence.Of("records.file.open-quote", Line.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        return true;
    }

    // A quotation mark that is never closed swallows the rest of the file, so only the last row can hold one. Marks
    // inside a cell that does not begin with one are only marks.
    private bool HasOpenQuote(string record)
    {
        var inQuotes = false;
        var cellBegins = true;
        var delimiter = _parser.Delimiter[0];
        for (var i = 0; i < record.Length; i++)
        {
            var c = record[i];
            if (inQuotes)
            {
                inQuotes = c != '"';
                continue;
            }

            if (c == '"' && (cellBegins || (i > 0 && record[i - 1] == '"')))
            {
                inQuotes = true;
            }

            cellBegins = c == delimiter || c is '\r' or '\n';
        }

        return inQuotes;
    }

    // A spreadsheet set to another country's ways saves a "csv" with semicolons or tabs.
    private static char DelimiterOf(TableFile file)
    {
        using var text = new StreamReader(file.OpenText(), file.Encoding, detectEncodingFromByteOrderMarks: false);
        var start = new char[1 << 14];
        var count = text.ReadBlock(start);
        var line = start.AsSpan(0, count).TrimStart("\uFEFF\r\n ");
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        var (commas, semicolons, tabs) = (line.Count(','), line.Count(';'), line.Count('\t'));
        return commas >= semicolons && commas >= tabs ? ','
            : semicolons >= tabs ? ';'
            : '\t';
    }

    private sealed class EndNotingReader(TextReader inner) : TextReader
    {
        public bool HasEnded { get; private set; }

        public override int Read(char[] buffer, int index, int count)
        {
            var read = inner.Read(buffer, index, count);
            HasEnded |= read == 0 && count > 0;
            return read;
        }

        public override int Read(Span<char> buffer)
        {
            var read = inner.Read(buffer);
            HasEnded |= read == 0 && buffer.Length > 0;
            return read;
        }

        public override int Read()
        {
            var read = inner.Read();
            HasEnded |= read < 0;
            return read;
        }

        public override int Peek() => inner.Peek();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
