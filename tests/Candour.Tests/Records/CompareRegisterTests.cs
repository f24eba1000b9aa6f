using System.Text;
using Candour.Records;
using Candour.Records.Previews;
using Candour.Records.Sources;
using Candour.Records.Tables;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

public sealed class CompareRegisterTests
{
    private const string Header = "urn,name,local_authority_name,phase_of_education,gender,status";

    private static readonly ImportFile Before = Lines(
        Header,
        "100001,Mount,Ealing,Primary,Mixed,Open",
        "100002,Hill,Ealing,Primary,Mixed,Open",
        "100003,Vale,Ealing,Primary,Mixed,Closed",
        "100004,Dale,Ealing,Primary,,Open"
    );

    [Fact]
    public async Task Preview_OfANewRegister_IsAllNew()
    {
        var preview = await Preview(Before);
        preview.Counts.ShouldBe(new FateCounts(New: 4, 0, 0, 0, 0));
        preview.Plan.Select(p => (p.Urn, p.Line, p.BaseVersion)).ShouldBe([(100001, 2, 0), (100002, 3, 0), (100003, 4, 0), (100004, 5, 0)]);
        preview.ChangesByField.ShouldBeEmpty();
    }

    [Fact]
    public async Task Preview_OfTheSameAgain_IsAllUnchanged()
    {
        var preview = await Preview(Before, new RegisterInMemory().Take(Before));
        preview.Counts.ShouldBe(new FateCounts(0, 0, Unchanged: 4, 0, 0));
        preview.Counts.ToWrite.ShouldBe(0);
    }

    [Fact]
    public async Task Preview_OfALaterFile_SaysWhatEachSchoolMeets()
    {
        var later = Lines(
            Header,
            "100001,Mount Primary,Ealing,Primary,Girls,Open",
            "100002,Hill,Ealing,Primary,Mixed,Closed",
            "100003,Vale,Ealing,Primary,Mixed,Open",
            "100004,Dale,Ealing,Primary,,Open",
            "100005,Moor,Ealing,Primary,Mixed,Open",
            "x,Fen,Ealing,Primary,Mixed,Open"
        );
        var preview = await Preview(later, new RegisterInMemory().Take(Before));
        preview.Counts.ShouldBe(new FateCounts(New: 1, Changed: 2, Unchanged: 1, Closed: 1, Rejected: 1));
        preview.Counts.Total.ShouldBe(6);
        preview.Reopened.ShouldBe(1);
        preview.ChangesByField.ShouldBe(
            new Dictionary<RegisterField, int>
            {
                [RegisterField.Name] = 1,
                [RegisterField.Status] = 2,
                [RegisterField.Gender] = 1,
            },
            ignoreOrder: true
        );
        var change = preview.Changes.Single(c => c.Urn == 100001);
        change.Fields.ShouldBe(
            [new FieldChange(RegisterField.Name, "Mount", "Mount Primary"), new FieldChange(RegisterField.Gender, "Mixed", "Girls")],
            ignoreOrder: true
        );
        preview.Changes.Single(c => c.Fate == RowFate.Closed).Urn.ShouldBe(100002);
        preview.Rejections.ShouldHaveSingleItem().Line.ShouldBe(7);
        preview.Plan.Where(p => p.Fate != RowFate.New).ShouldAllBe(p => p.BaseVersion == 1);
    }

    [Fact]
    public async Task Preview_OfFewerColumns_LeavesTheOthersAlone()
    {
        var preview = await Preview(Lines("urn,name", "100001,Mount"), new RegisterInMemory().Take(Before));
        preview.Counts.Unchanged.ShouldBe(1);
        preview.Said.ShouldBe(RegisterField.Name.Bit);
    }

    [Fact]
    public async Task Preview_OfAValueThatIsGone_IsAChange()
    {
        var preview = await Preview(Lines("urn,name,gender", "100001,Mount,"), new RegisterInMemory().Take(Before));
        preview.Changes.Single().Fields.ShouldBe([new FieldChange(RegisterField.Gender, "Mixed", null)]);
    }

    [Fact]
    public async Task Preview_OfAFigureNowUnknownAndOnceWithheld_IsAChange()
    {
        var register = new RegisterInMemory().Take(Lines("URN,EstablishmentName,FSM", "100001,Mount,SUPP", "100002,Hill,0"));
        var preview = await Preview(Lines("URN,EstablishmentName,FSM", "100001,Mount,", "100002,Hill,SUPP"), register);
        preview.Counts.Changed.ShouldBe(2);
        (await Preview(Lines("URN,EstablishmentName,FSM", "100001,Mount,c", "100002,Hill,0"), register)).Counts.Unchanged.ShouldBe(2);
    }

    [Fact]
    public async Task Preview_OfASchoolTwiceWithTheSameFacts_TakesItOnce()
    {
        var preview = await Preview(Lines(Header, "100001,Mount,Ealing,Primary,Mixed,Open", "100001,Mount,Ealing,Primary,Mixed,Open"));
        preview.Counts.ShouldBe(new FateCounts(New: 1, 0, 0, 0, Rejected: 1));
        preview.Repeats.ShouldBe(1);
        preview.Rejections.ShouldHaveSingleItem().ShouldBe(new RowRejection(3, Sentence.Of("records.row.repeated", "100001", "2")));
    }

    [Fact]
    public async Task Preview_OfASchoolTwiceWithOtherFacts_TakesNeither()
    {
        var preview = await Preview(
            Lines(
                Header,
                "100001,Mount,Ealing,Primary,Mixed,Open",
                "100002,Hill,Ealing,Primary,Mixed,Open",
                "100001,Mount,Surrey,Primary,Mixed,Open"
            ),
            new RegisterInMemory().Take(Lines("urn,name", "100001,Before"))
        );
        preview.Counts.ShouldBe(new FateCounts(New: 1, 0, 0, 0, Rejected: 2));
        preview.Rejections.Select(r => r.Line).ShouldBe([2, 4]);
        preview.Rejections.ShouldAllBe(r => r.Why.Key == "records.row.contradicts");
        preview.Changes.ShouldBeEmpty();
        preview.ChangesByField.ShouldBeEmpty();
        preview.Plan.Single(p => p.Urn == 100001).Fate.ShouldBe(RowFate.Rejected);
    }

    [Fact]
    public async Task Digest_OfTheSameFacts_IsTheSameInAnyOrderEncodingAndPacking()
    {
        var text = Header + "\r\n100001,Prévert,Ealing,Primary,Mixed,Open\r\n100002,Hill,Ealing,Primary,Mixed,Open\r\n";
        var shuffled =
            "status,gender,phase_of_education,urn,local_authority_name,name\n"
            + "Open,Mixed,Primary,100002,Ealing,\"Hill\"\nOpen,Mixed,Primary,100001,Ealing,Prévert\nnot a school,,,,,\n";
        var digest = (await Preview(Text(text))).Digest;
        (await Preview(Text(shuffled))).Digest.ShouldBe(digest);
        (await Preview(ImportFile.Of("a.csv", TextKind.Windows1252.GetBytes(text)))).Digest.ShouldBe(digest);
        (await Preview(ImportFile.Of("a.csv.gz", Gzip(Encoding.UTF8.GetBytes(text))))).Digest.ShouldBe(digest);
        (await Preview(Text(text.Replace("Hill", "Hall", StringComparison.Ordinal)))).Digest.ShouldNotBe(digest);
    }

    [Fact]
    public async Task Rejections_BeyondTheList_AreCounted()
    {
        var text = new StringBuilder(Header).Append('\n');
        for (var i = 0; i < CompareRegister.MostListed + 5; i++)
            text.Append("x,y,,,,\n");
        var preview = await Preview(Text(text.Append("100001,Mount,,,,\n").ToString()));
        preview.Counts.Rejected.ShouldBe(CompareRegister.MostListed + 5);
        preview.Rejections.Count.ShouldBe(CompareRegister.MostListed);
        preview.Counts.New.ShouldBe(1);
    }

    [Fact]
    public async Task AsAt_ComesFromTheName()
    {
        (await Preview(Basic)).AsAt.ShouldBe(new DateOnly(2024, 6, 17));
        (await Preview(Text("urn,name\n100001,Mount\n", "schools.csv"))).AsAt.ShouldBe(Today);
    }

    [Theory]
    [
        InlineData("edubasealldata20240617.csv", "2024-06-17"),
        InlineData("a_2024-06-17.csv.gz", "2024-06-17"),
        InlineData("x_850_936_20220420.csv", "2022-04-20")
    ]
    [
        InlineData("20241399.csv", null),
        InlineData("schools.csv", null),
        InlineData("1202406171.csv", null),
        InlineData("20230230.csv", null)
    ]
    public void DatedName_ReadsADay(string name, string? expected) =>
        DatedName.Of(name).ShouldBe(expected is null ? null : DateOnly.Parse(expected));

    [Fact]
    public async Task Progress_GoesForwardToTheEnd()
    {
        var seen = new Heard();
        await new CompareRegister(new ImportSources()).RunAsync(Basic, new RegisterInMemory(), Today, seen);
        seen.Rows.ShouldBe(seen.Rows.Order());
        seen.Rows[^1].ShouldBe(1254);
    }

    private sealed class Heard : IProgress<ImportProgress>
    {
        public List<int> Rows { get; } = [];

        public void Report(ImportProgress value) => Rows.Add(value.Rows);
    }
}
