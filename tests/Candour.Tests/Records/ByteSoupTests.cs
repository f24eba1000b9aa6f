using System.Text;
using Candour.Records.Tables;
using FsCheck;
using FsCheck.Fluent;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

/// <summary>Whatever bytes come, there are rows or a sentence, and never an exception.</summary>
public sealed class ByteSoupTests
{
    private static readonly string[] Scraps =
    [
        "urn,name,status\r\n",
        "URN,EstablishmentName,LA (code),OpenDate,NumberOfPupils,SchoolWebsite\n",
        "100001,Mount,Open\r\n",
        "\"",
        "\"\"",
        ",",
        "\r",
        "\n",
        "\0",
        "100002,\"Hill\r\nSchool\",Closed\n",
        "\uFEFF",
        "é",
        "’",
        "😀",
        "\uFFFD",
        "01-09-2013",
        "SUPP",
        "999999999",
        "1e+05",
        "<html>",
        "{\"a\":1}",
        "%PDF-",
        "PK\u0003\u0004",
        "javascript:alert(1)",
        "مدرسة",
        ";",
        "\t",
        "=cmd|' /C calc'!A0",
        new string('x', 500),
        "URN,LinkURN\n",
    ];

    [Fact]
    public void AnyBytes_GiveRowsOrASentence() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Soup(Gen.Choose(0, 255).Select(b => new[] { (byte)b })), IsAnswered)
        );

    [Fact]
    public void ScrapsOfTables_GiveRowsOrASentence() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Soup(Gen.Elements(Scraps).Select(Encoding.UTF8.GetBytes)), IsAnswered)
        );

    [Fact]
    public void ScrapsAndBytes_BelowARealHeading_GiveRowsOrASentence()
    {
        var pieces = Gen.Frequency(
            (5, Gen.Elements(Scraps).Select(Encoding.UTF8.GetBytes)),
            (3, Gen.Elements(Scraps).Select(TextKind.Windows1252.GetBytes)),
            (1, Gen.Choose(0, 255).Select(b => new[] { (byte)b }))
        );
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Soup(pieces),
                bytes => IsAnswered([.. "URN,EstablishmentName,OpenDate,FSM,Linked establishments\r\n100000,Mount,,,\r\n"u8, .. bytes])
            )
        );
    }

    private static Arbitrary<byte[]> Soup(Gen<byte[]> piece) =>
        piece.ListOf().Select(pieces => pieces.SelectMany(p => p).ToArray()).ToArbitrary();

    private static bool IsAnswered(byte[] bytes)
    {
        foreach (var file in new[] { ImportFile.Of("a.csv", bytes), ImportFile.Of("a.csv.gz", Gzip(bytes)) })
        {
            var result = Compare(file).GetAwaiter().GetResult();
            if (result.Refused is { } refused)
            {
                Say(refused).ShouldNotBeEmpty();
                continue;
            }
            var preview = result.Preview!;
            preview.Counts.Total.ShouldBeGreaterThan(0);
            foreach (var rejection in preview.Rejections)
            {
                rejection.Line.ShouldBeGreaterThan(1);
                Say(rejection.Why).ShouldNotBeEmpty();
            }
        }
        return true;
    }
}
