using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Candour.Records.Sources;
using Candour.Records.Tables;

namespace Candour.Records.Previews;

/// <summary>
/// Reads a file and says what importing it would do. Nothing is stored and nothing is changed; the file is walked once
/// and at most <see cref="Chunk"/> of its rows are in memory.
/// </summary>
public sealed class CompareRegister(ImportSources sources)
{
    /// <summary>Rejected rows listed one by one; beyond it they are counted, since such a file is beyond mending by hand.</summary>
    public const int MostListed = 10_000;

    /// <summary>Schools whose changes are listed; beyond it they are counted by field.</summary>
    public const int MostChangesListed = 500;

    private const int Chunk = 2_000;

    /// <summary>Works out the preview.</summary>
    public async Task<PreviewResult> RunAsync(
        ImportFile file,
        IRegisterState state,
        DateOnly today,
        IProgress<ImportProgress>? progress = null,
        TableLimits? limits = null,
        PackedRowsWriter? keep = null,
        CancellationToken stop = default
    )
    {
        var look = TableFile.Look(file, limits);
        if (look.Table is not { } table)
        {
            return look.Refused!;
        }

        var asAt = DatedName.Of(file.Name) ?? today;
        using var reader = TableReader.Open(table);
        if (reader.Broken is { } broken)
        {
            return broken;
        }

        var choice = sources.Choose(reader, asAt);
        if (choice.Rows is not { } rows)
        {
            return choice.Refused!;
        }

        var comparison = new Comparison(rows, state, keep);
        while (reader.Read())
        {
            comparison.Take(rows.Read(reader));
            if (comparison.Waiting >= Chunk)
            {
                await comparison.CompareWaitingAsync(stop);
                progress?.Report(new ImportProgress("reading", comparison.Rows, null));
            }
        }

        if (reader.Broken is { } halfway)
        {
            return halfway;
        }

        await comparison.CompareWaitingAsync(stop);
        progress?.Report(new ImportProgress("reading", comparison.Rows, comparison.Rows));
        return comparison.Rows == 0 ? Sentence.Of("records.file.no-rows") : comparison.Preview(table, choice.Source!.Key, asAt);
    }

    private sealed class Comparison(RegisterRowReader rows, IRegisterState state, PackedRowsWriter? keep)
    {
        private readonly List<RegisterRow> _waiting = new(Chunk);
        private readonly List<PlannedRow> _plan = [];
        private readonly Dictionary<int, Met> _met = [];
        private readonly List<RowRejection> _rejections = [];
        private readonly List<SchoolChange> _changes = [];
        private readonly HashSet<int> _reopened = [];
        private readonly ArrayBufferWriter<byte> _buffer = new(4096);
        private int _rejected;
        private int _repeats;

        public int Waiting => _waiting.Count;

        public int Rows { get; private set; }

        public void Take(RowReading reading)
        {
            Rows++;
            if (reading.Row is not { } row)
            {
                Reject(reading.Rejection!);
                return;
            }

            var digest = DigestOf(row);
            if (!_met.TryGetValue(row.Urn, out var met))
            {
                _met[row.Urn] = new Met(row.Line, digest);
                _waiting.Add(row);
                return;
            }

            _repeats++;
            var same = met.Digest.AsSpan().SequenceEqual(digest);
            Reject(new RowRejection(row.Line, Says(same ? "records.row.repeated" : "records.row.contradicts", row.Urn, met.Line)));
            if (!same && !met.Contested)
            {
                // Nobody can tell which of the two is right, so neither is taken.
                met.Contested = true;
                Reject(new RowRejection(met.Line, Says("records.row.contradicts", row.Urn, row.Line)));
            }
        }

        public async Task CompareWaitingAsync(CancellationToken stop)
        {
            if (_waiting.Count == 0)
            {
                return;
            }

            var stored = await state.LoadAsync(_waiting.ConvertAll(r => r.Urn), rows.Said, stop);
            foreach (var row in _waiting)
            {
                var planned = stored.TryGetValue(row.Urn, out var before)
                    ? Compare(row, before)
                    : new PlannedRow(row.Urn, row.Line, RowFate.New, 0, row.Said);
                _plan.Add(planned);
                if (planned.Fate != RowFate.Unchanged)
                {
                    keep?.Add(planned, row);
                }
            }

            _waiting.Clear();
        }

        public RegisterPreview Preview(TableFile table, string source, DateOnly asAt)
        {
            var plan = _plan.ConvertAll(p => _met[p.Urn].Contested ? p with { Fate = RowFate.Rejected, Changes = 0 } : p);
            int Of(RowFate fate) => plan.Count(p => p.Fate == fate);
            return new RegisterPreview
            {
                File = table,
                Source = source,
                AsAt = asAt,
                Digest = Digest(),
                Said = rows.Said,
                Counts = new FateCounts(Of(RowFate.New), Of(RowFate.Changed), Of(RowFate.Unchanged), Of(RowFate.Closed), _rejected),
                ChangesByField = ByField(plan),
                Reopened = _reopened.Count(urn => !_met[urn].Contested),
                Repeats = _repeats,
                Rejections = [.. _rejections.OrderBy(r => r.Line)],
                Changes = [.. _changes.Where(c => !_met[c.Urn].Contested)],
                NamingPeople = rows.NamingPeople,
                Inspections = rows.Inspections,
                Unknown = rows.Unknown,
                Plan = plan,
            };
        }

        private PlannedRow Compare(RegisterRow row, StoredRow before)
        {
            var changes = RowComparison.Differences(before.Row, row);
            if (changes == 0)
            {
                return new PlannedRow(row.Urn, row.Line, RowFate.Unchanged, before.Version, 0);
            }

            var closing = (changes & RegisterField.Status.Bit) != 0;
            var fate = closing && IsClosed(row) && before.Row[RegisterField.Status] is not null ? RowFate.Closed : RowFate.Changed;
            if (closing && IsClosed(before.Row) && row[RegisterField.Status] is not null)
            {
                _reopened.Add(row.Urn);
            }

            if (_changes.Count < MostChangesListed)
            {
                var fields = RegisterField.In(changes).Select(f => new FieldChange(f, before.Row[f], row[f])).ToList();
                _changes.Add(new SchoolChange(row.Urn, row[RegisterField.Name]!, fate, fields));
            }

            return new PlannedRow(row.Urn, row.Line, fate, before.Version, changes);
        }

        private void Reject(RowRejection rejection)
        {
            _rejected++;
            if (_rejections.Count < MostListed)
            {
                _rejections.Add(rejection);
            }
        }

        private static bool IsClosed(RegisterRow row) =>
            string.Equals(row[RegisterField.Status], "Closed", StringComparison.OrdinalIgnoreCase);

        private static Dictionary<RegisterField, int> ByField(List<PlannedRow> plan)
        {
            var counts = new Dictionary<RegisterField, int>();
            foreach (var field in RegisterField.All)
            {
                var count = plan.Count(p => p.Fate is RowFate.Changed or RowFate.Closed && (p.Changes & field.Bit) != 0);
                if (count > 0)
                {
                    counts[field] = count;
                }
            }

            return counts;
        }

        private byte[] DigestOf(RegisterRow row)
        {
            _buffer.Clear();
            Encoding.UTF8.GetBytes($"{row.Urn}", _buffer);
            foreach (var field in RegisterField.All)
            {
                if (row.Says(field))
                {
                    Encoding.UTF8.GetBytes("\u001F", _buffer);
                    Encoding.UTF8.GetBytes(field.Key, _buffer);
                    Encoding.UTF8.GetBytes(row.IsWithheld(field) ? "\u001E" : "=", _buffer);
                    Encoding.UTF8.GetBytes(row[field] ?? "", _buffer);
                }
            }

            return SHA256.HashData(_buffer.WrittenSpan);
        }

        private string Digest()
        {
            using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (_, met) in _met.Where(m => !m.Value.Contested).OrderBy(m => m.Key))
            {
                all.AppendData(met.Digest);
            }

            return Convert.ToHexStringLower(all.GetHashAndReset());
        }

        private static Sentence Says(string key, int urn, int line) =>
            Sentence.Of(
                key,
                urn.ToString(System.Globalization.CultureInfo.InvariantCulture),
                line.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );

        private sealed record Met(int Line, byte[] Digest)
        {
            public bool Contested { get; set; }
        }
    }
}
