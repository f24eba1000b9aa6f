using Candour.Records;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

public sealed class CellTests
{
    [Theory]
    [InlineData("pupils", "234", "234")]
    [InlineData("pupils", "1,234", "1234")]
    [InlineData("pupils", "234.0", "234")]
    [InlineData("pupils", "0", "0")]
    [InlineData("free-meals-percent", "21.7", "21.7")]
    [InlineData("free-meals-percent", "46.9%", "46.9")]
    [InlineData("free-meals-percent", "49 %", "49")]
    [InlineData("free-meals-percent", "0", "0")]
    [InlineData("free-meals-percent", "46.900000000000006", "46.9")]
    [InlineData("low-age", "2", "2")]
    [InlineData("opened", "01-09-2013", "2013-09-01")]
    [InlineData("opened", "01/09/2013", "2013-09-01")]
    [InlineData("opened", "2013-09-01", "2013-09-01")]
    [InlineData("opened", "20130901", "2013-09-01")]
    [InlineData("opened", "01-09-2013 00:00:00", "2013-09-01")]
    [InlineData("school-number", "12", "0012")]
    [InlineData("school-number", "2000.0", "2000")]
    [InlineData("provider-number", "10080446", "10080446")]
    [InlineData("postcode", "gu341dh", "GU34 1DH")]
    [InlineData("postcode", "W1A 0AX", "W1A 0AX")]
    [InlineData("postcode", "GX11 1AA", "GX11 1AA")]
    [InlineData("website", "www.alton-inf.hants.sch.uk", "http://www.alton-inf.hants.sch.uk/")]
    [InlineData("website", "HTTPS://School.example/", "https://school.example/")]
    [InlineData("telephone", "0188 3712425", "01883712425")]
    [InlineData("telephone", "1406362120", "01406362120")]
    [InlineData("telephone", "+44 1406 362120", "+441406362120")]
    [InlineData("easting", "472080", "472080")]
    [InlineData("lsoa", "E01022574", "E01022574")]
    [InlineData("phase", "Not applicable", "Not applicable")]
    [InlineData("name", "New", "New")]
    [InlineData("name", "-", "-")]
    public void Read_AsPublished_IsWrittenOneWay(string field, string text, string expected)
    {
        Cell.Read(Field(field), text, out var value).ShouldBe(CellState.Known);
        value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("pupils", ""), InlineData("pupils", "NULL"), InlineData("pupils", "NA"), InlineData("pupils", "NE")]
    [InlineData("pupils", "NP"), InlineData("pupils", "LOWCOV"), InlineData("pupils", "NEW"), InlineData("pupils", "x")]
    [InlineData("pupils", "z"), InlineData("pupils", ":"), InlineData("pupils", "-1"), InlineData("pupils", "Not applicable")]
    [InlineData("high-age", "99"), InlineData("easting", "0"), InlineData("opened", "01-01-1900"), InlineData("opened", "1900-01-01")]
    [InlineData("lsoa", "999999999"), InlineData("phase", "-"), InlineData("phase", "Not recorded"), InlineData("gender", "")]
    [InlineData("street", "NULL"), InlineData("name", ""), InlineData("telephone", "n/a")]
    [InlineData("website", "javascript:alert(1)"), InlineData("website", "data:text/html,x"), InlineData("website", "nothing")]
    [InlineData("website", "mailto:head@school.example"), InlineData("website", "http://user:word@school.example")]
    public void Read_WaysOfSayingNothing_AreUnknownAndNeverZero(string field, string text)
    {
        Cell.Read(Field(field), text, out var value).ShouldBe(CellState.Unknown);
        value.ShouldBeNull();
    }

    [Theory]
    [InlineData("SUPP"), InlineData("supp"), InlineData("SUPPMAT"), InlineData("c"), InlineData("SP"), InlineData("*")]
    public void Read_FigureHeldBack_IsWithheldAndNotUnknown(string text)
    {
        Cell.Read(RegisterField.Pupils, text, out var value).ShouldBe(CellState.Withheld);
        value.ShouldBeNull();
        var row = Row("URN,EstablishmentName,FSM,NumberOfPupils", $"100001,Mount,{text},");
        row.IsWithheld(RegisterField.FreeMeals).ShouldBeTrue();
        row.IsWithheld(RegisterField.Pupils).ShouldBeFalse();
        row.Says(RegisterField.Pupils).ShouldBeTrue();
    }

    [Theory]
    [InlineData("pupils", "many"), InlineData("pupils", "-5"), InlineData("pupils", "12.5"), InlineData("pupils", "99999999")]
    [InlineData("free-meals-percent", "101"), InlineData("free-meals-percent", "-2"), InlineData("free-meals-percent", "1e2")]
    [
        InlineData("opened", "31-02-2013"),
        InlineData("opened", "September"),
        InlineData("opened", "13/13/2013"),
        InlineData("opened", "01-09-0013")
    ]
    [
        InlineData("school-number", "20001"),
        InlineData("school-number", "x"),
        InlineData("provider-number", "123"),
        InlineData("easting", "9999999")
    ]
    public void Read_WhatCannotBe_IsWrong(string field, string text) => Cell.Read(Field(field), text, out _).ShouldBe(CellState.Wrong);

    [Theory]
    [InlineData("100000", 100000), InlineData("20003", 20003)]
    public void IsUrn_Digits_IsOne(string text, int expected)
    {
        Cell.IsUrn(text, out var urn).ShouldBeTrue();
        urn.ShouldBe(expected);
    }

    [Theory]
    [
        InlineData("1e+05"),
        InlineData("NAT"),
        InlineData("100000.5"),
        InlineData("-100000"),
        InlineData("999"),
        InlineData(""),
        InlineData("١٠٠٠٠٠"),
        InlineData("99999999999")
    ]
    public void IsUrn_AnythingElse_IsNot(string text) => Cell.IsUrn(text, out _).ShouldBeFalse();

    [Theory]
    [
        InlineData("  Mount ", "Mount"),
        InlineData("Voluntary Academy\u00A0", "Voluntary Academy"),
        InlineData("St Mary's\r\n  School", "St Mary's School")
    ]
    [InlineData("E\u0301cole", "École"), InlineData("Mount", "Mount")]
    [
        InlineData("Beis Rochel d\u0092Satmar School", "Beis Rochel d’Satmar School"),
        InlineData("Doha British School \u0096 Al Wakra", "Doha British School – Al Wakra")
    ]
    public void Clean_Untidy_IsTidied(string raw, string expected) => Cell.Clean(raw).ShouldBe(expected);

    [Fact]
    public void Read_LongerThanTheFieldTakes_RejectsTheRow()
    {
        var rejection = Rows(Lines("urn,name", "100001," + new string('x', 201))).ShouldHaveSingleItem().Rejection!;
        rejection.Why.Key.ShouldBe("records.row.too-long");
        Say(rejection.Why).Length.ShouldBeLessThan(160);
    }

    private static RegisterField Field(string key) => RegisterField.All.Single(f => f.Key == key);
}
