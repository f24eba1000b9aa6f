using Candour.Records;
using Candour.Records.Sources;
using Candour.Records.Tables;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

public sealed class SourcesTests
{
    [Fact]
    public void Catalogue_HoldsEverySourceByItsKey()
    {
        var sources = new ImportSources().ByKey;
        sources.Keys.ShouldBe(["gias-basic-list", "gias-extract"]);
        foreach (var (key, source) in sources)
        {
            source.Key.ShouldBe(key);
            Say(Sentence.Of($"records.source.{key}")).ShouldNotBeEmpty();
            Say(Sentence.Of($"records.file.lacks.{key}", "URN")).ShouldContain("URN");
        }
    }

    [Fact]
    public void Fields_AllHaveAWordForPeopleAndFitIntoASet()
    {
        RegisterField.All.Count.ShouldBeLessThanOrEqualTo(64);
        foreach (var field in RegisterField.All)
            Say(Sentence.Of($"records.field.{field.Key}")).ShouldNotBeEmpty();
    }

    [Fact]
    public void Extract_OfOneSchool_IsReadWhole()
    {
        var row = Row(
            "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,CloseDate,"
                + "StatutoryLowAge,StatutoryHighAge,NumberOfPupils,PercentageFSM,Trusts (name),SEN1 (name),SEN2 (name),Easting,Northing,LSOA (code),FSM",
            "115850,850,Hampshire,2000,Alton Infant School,Community school,Open,01-01-1900,,4,7,138,21.7,,HI - Hearing Impairment,PD - Physical Disability,472080,139716,E01022574,0"
        );
        row.Urn.ShouldBe(115850);
        row[RegisterField.Authority].ShouldBe("850");
        row[RegisterField.SchoolNumber].ShouldBe("2000");
        row[RegisterField.Name].ShouldBe("Alton Infant School");
        row[RegisterField.Opened].ShouldBeNull();
        row[RegisterField.Closed].ShouldBeNull();
        row[RegisterField.LowAge].ShouldBe("4");
        row[RegisterField.Pupils].ShouldBe("138");
        row[RegisterField.FreeMeals].ShouldBe("0");
        row[RegisterField.SenTypes].ShouldBe("HI - Hearing Impairment; PD - Physical Disability");
        row[RegisterField.Lsoa].ShouldBe("E01022574");
        row.Says(RegisterField.Trust).ShouldBeTrue();
        row.Says(RegisterField.Website).ShouldBeFalse();
    }

    [Fact]
    public void Columns_InAnyOrder_SayTheSame()
    {
        var one = Row("urn,name,local_authority_name,phase_of_education,gender,status", "100001,Mount,Ealing,Primary,Mixed,Open");
        var other = Row(
            "status,gender,notes,name,urn,local_authority_name,phase_of_education",
            "Open,Mixed,hello,Mount,100001,Ealing,Primary"
        );
        other.Said.ShouldBe(one.Said);
        foreach (var field in RegisterField.All)
            other[field].ShouldBe(one[field]);
    }

    [Theory]
    [
        InlineData("urn,name"),
        InlineData("URN,EstablishmentName"),
        InlineData("Urn , Name"),
        InlineData("URN,EstablishmentName,LA (name),FSM")
    ]
    public void Columns_OnlySome_AreEnoughWithNumberAndName(string header) =>
        Rows(Lines(header, "100001,Mount")).ShouldHaveSingleItem().Row!.Urn.ShouldBe(100001);

    [Theory]
    [InlineData("local_authority_name,phase_of_education,status", "records.file.lacks.gias-basic-list", "urn, name")]
    [InlineData("urn,phase_of_education,status", "records.file.lacks.gias-basic-list", "name")]
    [InlineData("URN,LA (code),OpenDate,FSM", "records.file.lacks.gias-extract", "EstablishmentName")]
    [InlineData("EstablishmentName,LA (code),OpenDate,FSM", "records.file.lacks.gias-extract", "URN")]
    public async Task Columns_WithoutNumberOrName_NamesWhatIsGone(string header, string key, string missing)
    {
        var refusal = await Refusal(Lines(header, "100001,936,x,y"));
        refusal.Key.ShouldBe(key);
        refusal.With.ShouldBe([missing]);
    }

    [Fact]
    public async Task Columns_HalfGoneFromTheRealExtract_IsReadIfNumberAndNameRemainElseRefused()
    {
        var lines = Rewritten(Extract, keep: i => i % 2 == 0);
        var preview = await Preview(lines);
        preview.Counts.New.ShouldBe(576);
        RegisterField.In(preview.Said).Count.ShouldBeInRange(15, 40);
        (await Refusal(Rewritten(Extract, keep: i => i > 55))).Key.ShouldBe("records.file.lacks.gias-extract");
    }

    [Fact]
    public async Task Columns_MostlyNotTheRegisters_AreNotTakenForIt() =>
        (await Refusal(Lines("urn,name,visits,hours,mood", "100001,Mount,3,4,fine"))).Key.ShouldBe("records.file.is.unknown");

    [Fact]
    public async Task Columns_Twice_AreRefused()
    {
        (await Refusal(Lines("urn,name,name", "100001,Mount,Hill"))).ShouldBe(Sentence.Of("records.file.repeats", "name"));
        (await Refusal(Lines("urn,name,URN", "100001,Mount,100002"))).ShouldBe(Sentence.Of("records.file.repeats", "URN"));
    }

    [Fact]
    public async Task Header_Missing_IsShownItsFirstLine()
    {
        var refusal = await Refusal(Lines("100001,Mount,Ealing,Primary,Mixed,Open", "100002,Hill,Ealing,Primary,Mixed,Open"));
        refusal.Key.ShouldBe("records.file.is.unknown");
        Say(refusal).ShouldContain("100001, Mount, Ealing, Primary…");
    }

    [Fact]
    public async Task Header_Alone_IsRefused() => (await Refusal(Lines("urn,name"))).Key.ShouldBe("records.file.no-rows");

    [Fact]
    public void Rows_Short_AreReadWithTheRestUnknown()
    {
        var row = Row("URN,EstablishmentName,LA (code),FSM,Postcode", "100001,Mount,307");
        row[RegisterField.Authority].ShouldBe("307");
        row[RegisterField.FreeMeals].ShouldBeNull();
        row.Says(RegisterField.Postcode).ShouldBeTrue();
    }

    [Fact]
    public void Rows_WithEmptyCellsTooMany_AreRead() => Row("urn,name", "100001,Mount,,,").Urn.ShouldBe(100001);

    [Fact]
    public void Rows_WithFilledCellsTooMany_AreRejected() =>
        Rows(Lines("urn,name,status", "100001,Mount, The,Open"))
            .ShouldHaveSingleItem()
            .Rejection!.Why.ShouldBe(Sentence.Of("records.row.too-many", "4", "3"));

    [Fact]
    public void Rows_WithOneMoreCellForEachLink_AreRead()
    {
        var row = Row("URN,EstablishmentName,FSM,Linked establishments", "115962,Mount,9,115961 Predecessor,148215 Successor");
        row[RegisterField.FreeMeals].ShouldBe("9");
    }

    [Theory]
    [
        InlineData("307", "Ealing", "307"),
        InlineData("307", "", "307"),
        InlineData("", "Ealing", "307"),
        InlineData("000", "Does not apply", null)
    ]
    [
        InlineData("", "", null),
        InlineData("835", "Pre-LGR 2019 Dorset", "835"),
        InlineData("835", "Dorset", "835"),
        InlineData("999", "Ealing", "307")
    ]
    [InlineData("703", "Jersey Offshore Establishments", "jersey-offshore")]
    public void Authority_ByCodeOrName_IsFound(string code, string name, string? expected) =>
        Row("URN,EstablishmentName,LA (code),LA (name)", $"100001,Mount,{code},{name}")[RegisterField.Authority].ShouldBe(expected);

    [Theory]
    [
        InlineData("999", "", "records.row.authority"),
        InlineData("", "Atlantis", "records.row.authority"),
        InlineData("307", "Surrey", "records.row.authorities-differ")
    ]
    public void Authority_UnknownOrContradicting_RejectsTheRow(string code, string name, string key) =>
        Rows(Lines("URN,EstablishmentName,LA (code),LA (name)", $"100001,Mount,{code},{name}"))
            .ShouldHaveSingleItem()
            .Rejection!.Why.Key.ShouldBe(key);

    [Fact]
    public async Task People_AreNeverRead()
    {
        const string secret = "Unmistakable";
        var preview = await Preview(
            Lines(
                "URN,EstablishmentName,HeadTitle (name),HeadFirstName,HeadLastName,HeadPreferredJobTitle,PropsName,OfstedRating (name),OfstedLastInsp,Head's mother",
                $"100001,Mount,{secret},{secret},{secret},{secret},{secret},{secret},{secret},{secret}"
            )
        );
        preview.Counts.New.ShouldBe(1);
        preview.NamingPeople.ShouldBe(["HeadTitle (name)", "HeadFirstName", "HeadLastName", "HeadPreferredJobTitle", "PropsName"]);
        preview.Inspections.ShouldBe(["OfstedRating (name)", "OfstedLastInsp"]);
        preview.Unknown.ShouldBe(["Head's mother"]);
        var row = Rows(preview.File.File).ShouldHaveSingleItem().Row!;
        RegisterField.All.Select(f => row[f]).ShouldNotContain(secret);
    }

    [Theory]
    [InlineData("links", "gias", "links_edubasealldata20250905.csv.gz")]
    [InlineData("group-links", "gias", "group_links_20220331.csv.gz")]
    [InlineData("groups", "gias", "groups_20220331.csv.gz")]
    [InlineData("open-mainstream", "gias", "establishments_open_mainstream_england_202205.csv.gz")]
    [InlineData("performance-tables", "performance-tables", "2018-2019", "936_ks2final.csv.gz")]
    [InlineData("results", "performance-tables", "2016-2017", "ks2_school_extract.csv.gz")]
    [InlineData("results", "performance-tables", "2022-2023", "ks4_mainstream_joined_extract.csv.gz")]
    [InlineData("results-by-trust", "performance-tables", "2022-2023", "england_ks2-mats-performance.csv.gz")]
    [InlineData("results-by-trust", "performance-tables", "2017-2018", "england_ks4-mats-performance.csv.gz")]
    [InlineData("census", "performance-tables", "2022-2023", "england_census.csv.gz")]
    [InlineData("absence", "performance-tables", "2018-2019", "england_abs.csv.gz")]
    [InlineData("workforce", "performance-tables", "2018-2019", "england_swf.csv.gz")]
    [InlineData("statistics", "school-census", "spc_school_level_underlying_data_2022-2023.csv.gz")]
    [InlineData("unknown", "absence", "absence_bands_distributions_la_2016-2023.csv.gz")]
    [InlineData("inspections", "ofsted", "mi_state_funded_latest_inspections_leeds_20260228.csv.gz")]
    [InlineData("inspections", "ofsted", "ofsted_inspection_outcomes_history_2005-2020.csv.gz")]
    [InlineData("deprivation", "deprivation", "imd2025_england_lsoa21.csv.gz")]
    [InlineData("finance", "finance", "income_expenditure_2015.csv.gz")]
    [InlineData("admissions", "admissions", "school_year_offers_and_progress_2014_2022.csv.gz")]
    [InlineData("authorities", "admissions", "dim_la.csv")]
    public async Task OtherOpenData_IsRefusedByItsName(string looks, params string[] path) =>
        (await Refusal(Shared(path))).Key.ShouldBe($"records.file.is.{looks}");

    [Theory]
    [InlineData("json", "gias", "sap_establishments_1924_202608.json.gz")]
    [InlineData("json", "gias", "sap_groups_202608.json.gz")]
    [InlineData("spreadsheet", "gias", "england_spine_2017-2018.xlsx")]
    [InlineData("spreadsheet", "deprivation", "File_1_IMD2019.xlsx")]
    public async Task OtherOpenData_NotATable_IsRefusedByItsShape(string looks, params string[] path) =>
        (await Refusal(Shared(path))).Key.ShouldBe($"records.file.looks.{looks}");

    /// <summary>The same file with some of its columns.</summary>
    private static ImportFile Rewritten(ImportFile file, Func<int, bool> keep)
    {
        using var reader = TableReader.Open(TableFile.Look(file).Table!);
        var header = reader.Header;
        var lines = new List<string> { string.Join(',', header.Where((_, i) => keep(i))) };
        while (reader.Read())
            lines.Add(
                string.Join(',', Enumerable.Range(0, header.Count).Where(keep).Select(i => $"\"{reader[i].Replace("\"", "\"\"")}\""))
            );
        return Lines([.. lines]);
    }
}
