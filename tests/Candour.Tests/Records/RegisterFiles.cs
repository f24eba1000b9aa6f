using System.IO.Compression;
using System.Text;
using Candour.Foundation.Wording;
using Candour.Records;
using Candour.Records.Previews;
using Candour.Records.Sources;
using Candour.Records.Tables;
using Candour.Testing;

namespace Candour.Tests.Records;

/// <summary>Files to import, small ones made up and the real ones where they lie.</summary>
internal static class RegisterFiles
{
    public static readonly DateOnly Today = new(2026, 10, 8);

    private static readonly Texts Texts = new(TextCatalogue.Load(typeof(Sentence).Assembly));

    public static ImportFile Basic { get; } = ImportFile.At(Repository.At("tests", "data", "register", "ealing_surrey_basic_20240617.csv"));

    public static ImportFile Extract { get; } = ImportFile.At(Repository.At("tests", "data", "register", "surrey_extract_20220420.csv.gz"));

    public static ImportFile Text(string text, string name = "schools.csv") => ImportFile.Of(name, Encoding.UTF8.GetBytes(text));

    public static ImportFile Lines(params string[] lines) => Text(string.Join("\r\n", lines) + "\r\n");

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>A file of the shared open data; the test is skipped by this name when it is not there.</summary>
    public static ImportFile Shared(params string[] parts)
    {
        var path = Path.Combine([Repository.Root, "..", "shared", "data", .. parts]);
        if (!File.Exists(path))
            path = Path.Combine([Repository.Root, "..", "..", "shared", "data", .. parts]);
        Assert.SkipUnless(File.Exists(path), $"The open data is not here: {string.Join('/', parts)}");
        return ImportFile.At(path);
    }

    /// <summary>What a person would read. A sentence without a text, or with the wrong number of gaps, fails here.</summary>
    public static string Say(Sentence sentence) => Texts[sentence.Key, [.. sentence.With]];

    public static Task<PreviewResult> Compare(ImportFile file, IRegisterState? state = null, TableLimits? limits = null) =>
        new CompareRegister(new ImportSources()).RunAsync(file, state ?? new RegisterInMemory(), Today, null, limits);

    public static async Task<RegisterPreview> Preview(ImportFile file, IRegisterState? state = null)
    {
        var result = await Compare(file, state);
        result.Refused.ShouldBeNull(result.Refused is { } refused ? Say(refused) : "");
        return result.Preview!;
    }

    public static async Task<Sentence> Refusal(ImportFile file, TableLimits? limits = null)
    {
        var result = await Compare(file, null, limits);
        result.Preview.ShouldBeNull();
        Say(result.Refused!).ShouldNotBeEmpty();
        return result.Refused!;
    }

    /// <summary>Every row of a file, as read.</summary>
    public static List<RowReading> Rows(ImportFile file)
    {
        var table = TableFile.Look(file).Table!;
        using var reader = TableReader.Open(table);
        var rows = new ImportSources().Choose(reader, DatedName.Of(file.Name) ?? Today).Rows!;
        var read = new List<RowReading>();
        while (reader.Read())
            read.Add(rows.Read(reader));
        reader.Broken.ShouldBeNull();
        return read;
    }

    /// <summary>The one row of a file, understood.</summary>
    public static RegisterRow Row(params string[] lines)
    {
        var reading = Rows(Lines(lines)).ShouldHaveSingleItem();
        reading.Rejection.ShouldBeNull(reading.Rejection?.Why.ToString());
        return reading.Row!;
    }
}

/// <summary>A register held in memory; <see cref="Take"/> puts a file into it as applying would.</summary>
internal sealed class RegisterInMemory : IRegisterState
{
    private readonly Dictionary<int, StoredRow> _rows = [];

    public RegisterInMemory Take(ImportFile file)
    {
        foreach (var reading in RegisterFiles.Rows(file))
        {
            if (reading.Row is { } row)
                _rows[row.Urn] = new StoredRow(_rows.TryGetValue(row.Urn, out var before) ? before.Version + 1 : 1, row);
        }
        return this;
    }

    public Task<IReadOnlyDictionary<int, StoredRow>> LoadAsync(IReadOnlyList<int> urns, ulong fields, CancellationToken stop) =>
        Task.FromResult<IReadOnlyDictionary<int, StoredRow>>(urns.Where(_rows.ContainsKey).ToDictionary(u => u, u => _rows[u]));
}
