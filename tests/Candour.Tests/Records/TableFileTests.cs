using System.IO.Compression;
using System.Text;
using Candour.Records.Tables;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

public sealed class TableFileTests
{
    private const string Head = "urn,name,local_authority_name\r\n";

    public static TheoryData<string, byte[]> OtherThings { get; } =
        new()
        {
            { "empty", [] },
            { "empty", Encoding.UTF8.GetPreamble() },
            { "empty", " \r\n\r\n  "u8.ToArray() },
            { "zip", Zip("schools.csv") },
            { "spreadsheet", Zip("[Content_Types].xml", "xl/workbook.xml") },
            { "document", Zip("[Content_Types].xml", "word/document.xml") },
            { "pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj"u8.ToArray() },
            { "old-office", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
            { "picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] },
            { "archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4] },
            { "database", "SQLite format 3\0"u8.ToArray() },
            { "web-page", "<!DOCTYPE html>\n<html><body>Please sign in</body></html>"u8.ToArray() },
            { "web-page", "\uFEFF  <html lang=\"en\">"u8.ToArray() },
            { "xml", "<?xml version=\"1.0\"?><schools/>"u8.ToArray() },
            { "json", "[{\"URN\":\"100025\"}]"u8.ToArray() },
            { "json", " { \"schools\": [] }"u8.ToArray() },
            { "utf-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Head)] },
            { "utf-16", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Head)] },
            { "utf-16", Encoding.Unicode.GetBytes(Head) },
            { "utf-16", Encoding.BigEndianUnicode.GetBytes(Head) },
            { "utf-32", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Head)] },
            { "binary", [.. Enumerable.Range(0, 400).Select(i => (byte)(i * 7))] },
            { "packed-twice", Gzip("urn,name\n"u8.ToArray()) },
        };

    [Theory, MemberData(nameof(OtherThings), DisableDiscoveryEnumeration = true)]
    public async Task Look_AtSomethingElseNamedCsv_SaysWhatItLooksLike(string shape, byte[] bytes)
    {
        if (shape != "packed-twice")
            (await Refusal(ImportFile.Of("schools.csv", bytes))).Key.ShouldBe($"records.file.looks.{shape}");
        (await Refusal(ImportFile.Of("schools.csv.gz", Gzip(bytes)))).Key.ShouldBe($"records.file.looks.{shape}");
    }

    [Fact]
    public async Task Look_AtTornGzip_SaysSo()
    {
        var noise = new byte[300_000];
        new Random(7).NextBytes(noise);
        var whole = Gzip(Encoding.ASCII.GetBytes(Head + Convert.ToBase64String(noise)));
        (await Refusal(ImportFile.Of("a.csv.gz", whole[..(whole.Length / 2)]))).Key.ShouldBe("records.file.torn");
        whole[whole.Length / 2] ^= 0xFF;
        (await Refusal(ImportFile.Of("a.csv.gz", whole))).Key.ShouldBe("records.file.torn");
    }

    [Fact]
    public async Task Look_AtMoreBytesThanAllowed_SaysHowManyAreAllowed()
    {
        var limits = new TableLimits { Bytes = 1 << 20, UnpackedBytes = 2 << 20 };
        var large = Encoding.ASCII.GetBytes(Head + new string('x', 3 << 20));
        var refusal = await Refusal(ImportFile.Of("a.csv", large), limits);
        refusal.Key.ShouldBe("records.file.too-large");
        refusal.With.ShouldBe(["1"]);
        var bomb = await Refusal(ImportFile.Of("a.csv.gz", Gzip(large)), limits);
        bomb.Key.ShouldBe("records.file.too-large");
        bomb.With.ShouldBe(["2"]);
    }

    [Fact]
    public async Task Look_At200MegabytesOfZeros_StopsAtTheLimitAndHoldsNothing()
    {
        using var file = new ZerosAfter(Head, 200L << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = await Refusal(new ImportFile("schools.csv", () => file));
        refusal.Key.ShouldBe("records.file.too-large");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8L << 20);
        file.Given.ShouldBeLessThan(101L << 20);
    }

    [Fact]
    public async Task Read_MoreRowsThanAllowed_SaysSo()
    {
        var limits = new TableLimits { Rows = 2 };
        (await Refusal(Text(Head + "100001,A,Ealing\n100002,B,Ealing\n100003,C,Ealing\n"), limits)).Key.ShouldBe("records.file.too-long");
    }

    [Fact]
    public async Task Read_MoreColumnsThanAllowed_SaysSo() =>
        (await Refusal(Text("urn,name," + string.Join(',', Enumerable.Range(0, 1_000)) + "\n100001,A\n"))).Key.ShouldBe(
            "records.file.too-wide"
        );

    [Theory]
    [InlineData("100001,A,Ealing\n100002,\"B,Ealing\n100003,C,Ealing\n", "3")]
    [InlineData("100001,A,Ealing\n100002,\"B", "3")]
    [InlineData("\"", "2")]
    public async Task Read_QuoteNeverClosed_NamesTheLine(string rows, string line)
    {
        var refusal = await Refusal(Text(Head + rows));
        refusal.Key.ShouldBe("records.file.open-quote");
        refusal.With.ShouldBe([line]);
    }

    [Fact]
    public async Task Read_QuoteNeverClosedInALongFile_StopsAtOnce()
    {
        var refusal = await Refusal(Text(Head + "100001,\"A\n" + new string('x', 200_000)));
        refusal.Key.ShouldBe("records.file.open-quote");
        refusal.With.ShouldBe(["2"]);
    }

    [Fact]
    public void Read_LinesInsideQuotationMarks_CountsLinesAsAnEditorDoes()
    {
        var rows = Rows(Text("urn,name\r\n100001,\"St Mary's\r\nSchool\"\r\n\r\nx,Wrong\r\n100002,Mount\r\n"));
        rows.Count.ShouldBe(3);
        rows[0].Row!.Line.ShouldBe(2);
        rows[0].Row![Candour.Records.RegisterField.Name].ShouldBe("St Mary's School");
        rows[1].Rejection!.Line.ShouldBe(5);
        rows[2].Row!.Line.ShouldBe(6);
    }

    [Theory]
    [InlineData(';'), InlineData('\t')]
    public void Read_AnotherCountrysSeparator_IsUnderstood(char separator)
    {
        var lines = "urn,name,gender\n100001,\"Mount, The\",Mixed\n"
            .Replace("Mount,", "Mount", StringComparison.Ordinal)
            .Replace(',', separator);
        Rows(Text(lines)).ShouldHaveSingleItem().Row!.Says(Candour.Records.RegisterField.Gender).ShouldBeTrue();
    }

    [Fact]
    public void Look_AtTheSameBytes_GivesTheSameDigest()
    {
        var bytes = Encoding.UTF8.GetBytes(Head + "100001,A,Ealing\n");
        var plain = TableFile.Look(ImportFile.Of("a.csv", bytes)).Table!;
        plain.Digest.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        var packed = TableFile.Look(ImportFile.Of("a.csv.gz", Gzip(bytes))).Table!;
        packed.Digest.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Gzip(bytes))));
        packed.UnpackedBytes.ShouldBe(bytes.Length);
    }

    private static byte[] Zip(params string[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var entry in entries)
            {
                using var content = zip.CreateEntry(entry).Open();
                content.Write("urn,name\r\n100001,Mount\r\n"u8);
            }
        }
        return stream.ToArray();
    }

    private sealed class ZerosAfter(string head, long length) : Stream
    {
        private readonly byte[] _head = Encoding.ASCII.GetBytes(head);

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => Given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var give = (int)Math.Min(count, length - Given);
            for (var i = 0; i < give; i++)
                buffer[offset + i] = Given + i < _head.Length ? _head[Given + i] : (byte)'0';
            Given += give;
            return give;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
