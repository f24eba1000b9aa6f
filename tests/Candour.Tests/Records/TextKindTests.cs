using System.Text;
using Candour.Records;
using Candour.Records.Tables;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

public sealed class TextKindTests
{
    public static TheoryData<string> Names { get; } =
    [
        "St Thomas à Becket Catholic Secondary School, A Voluntary Academy",
        "North Star 240°",
        "Ecole Française de Londres Jacques Prévert",
        "Beis Rochel d’Satmar School",
    ];

    [Theory, MemberData(nameof(Names))]
    public void Read_NamesInEitherEncoding_AreTheSame(string name)
    {
        var text = $"urn,name\r\n100001,\"{name}\"\r\n";
        byte[][] ways =
        [
            Encoding.UTF8.GetBytes(text),
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
            TextKind.Windows1252.GetBytes(text),
            Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormD)),
        ];
        foreach (var bytes in ways)
            Rows(ImportFile.Of("a.csv", bytes)).ShouldHaveSingleItem().Row![RegisterField.Name].ShouldBe(name);
    }

    [Fact]
    public void Read_LettersOfEuropeAndArabic_AreKept()
    {
        const string name = "Škola Żółć Ærø Ğüneş Ελληνικό Украïнська مدرسة النور";
        Rows(Text($"urn,name\n100001,{name}\n")).ShouldHaveSingleItem().Row![RegisterField.Name].ShouldBe(name.Normalize());
    }

    [Fact]
    public void Read_LetterAcrossTheEdgeOfABuffer_IsNotTakenForDamage()
    {
        for (var pad = 65_500; pad < 65_540; pad++)
        {
            var kind = new TextKind();
            var bytes = Encoding.UTF8.GetBytes(new string('x', pad) + "é’€😀");
            kind.Look(bytes.AsSpan(0, 65_536 < bytes.Length ? 65_536 : bytes.Length));
            kind.Look(bytes.AsSpan(Math.Min(65_536, bytes.Length)));
            kind.Kind.ShouldBe(TextKind.Utf8);
        }
    }

    [Fact]
    public void Read_DamagedUtf8_RejectsTheDamagedRowsAndKeepsTheAccentsOfTheRest()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("urn,name\n100001,Prévert\n100002,Française\n100003,Ca"), 0xE9, .. "f\n100004,Mount\n"u8];
        var rows = Rows(ImportFile.Of("a.csv", bytes));
        rows[0].Row![RegisterField.Name].ShouldBe("Prévert");
        rows[2].Rejection!.Why.ShouldBe(Sentence.Of("records.row.not-text", "name"));
        rows[2].Rejection!.Line.ShouldBe(4);
        rows[3].Row![RegisterField.Name].ShouldBe("Mount");
    }

    [Fact]
    public void Read_LoneSurrogate_RejectsTheRow()
    {
        byte[] bytes = [.. "urn,name\n100001,Half "u8, 0xED, 0xA0, 0x80, .. "\n100002,Mount\n"u8];
        var rows = Rows(ImportFile.Of("a.csv", bytes));
        rows[0].Rejection!.Why.Key.ShouldBe("records.row.not-text");
        rows[1].Row!.Urn.ShouldBe(100002);
    }

    [Theory]
    [InlineData("a\0b"), InlineData("a\u0007b"), InlineData("\u202Eegelloc tnuoM"), InlineData("a\uFFFDb")]
    public void Read_WhatNoTextHolds_RejectsTheRow(string name)
    {
        var rows = Rows(Text($"urn,name\n100001,{name}\n100002,Mount\n"));
        rows[0].Rejection!.Why.ShouldBe(Sentence.Of("records.row.not-text", "name"));
        rows[1].Row!.Urn.ShouldBe(100002);
    }

    [Fact]
    public void Read_WhatNoTextHoldsInAColumnNobodyReads_IsNoMatter() =>
        Rows(Text("urn,name,notes\n100001,Mount,a\0b\n")).ShouldHaveSingleItem().Row!.Urn.ShouldBe(100001);
}
