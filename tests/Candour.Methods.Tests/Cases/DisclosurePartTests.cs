using Candour.Methods.Cases;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Cases;

public sealed class DisclosurePartTests
{
    // Two schools and two answers with both margins; the 2 of cell 4 must be hidden.
    private const string Small = """
        0
        9
        0 40 1 s 0 400 0 0 0
        1 22 1 s 0 400 0 0 0
        2 18 1 s 0 400 0 0 0
        3 20 1 s 0 400 0 0 0
        4 2 1 u 0 400 1 3 0
        5 18 1 s 0 400 0 0 0
        6 20 1 s 0 400 0 0 0
        7 20 1 s 0 400 0 0 0
        8 0 1 z 0 400 0 0 0
        6
        0 3 : 0 (-1) 1 (1) 2 (1)
        0 3 : 3 (-1) 4 (1) 5 (1)
        0 3 : 6 (-1) 7 (1) 8 (1)
        0 3 : 0 (-1) 3 (1) 6 (1)
        0 3 : 1 (-1) 4 (1) 7 (1)
        0 3 : 2 (-1) 5 (1) 8 (1)

        """;

    private const string Told =
        "{ \"variables\": [{ \"id\": \"a\", \"lower\": 0, \"upper\": 9 }, { \"id\": \"b\", \"lower\": 0, \"upper\": null }],\n"
        + "\"constraints\": [{ \"terms\": { \"a\": 1, \"b\": 2 }, \"low\": 3, \"high\": 4 }], \"targets\": [\"a\", \"b\"] }";

    [Theory]
    [InlineData("expected.json", 130)]
    [InlineData("differencing.json", 28)]
    public void Reference_EveryFigureIsAnswered(string file, int figures)
    {
        var (wrong, compared) = ReferenceWalk.Of("disclosure", file);

        wrong.ShouldBeEmpty();
        compared.ShouldBe(figures);
    }

    [Fact]
    public void ATable_IsAttackedAndMadeSafe()
    {
        var answer = PartRuns.Run("disclosure", "t.jj", Small);

        answer["attack_primary_only"]!["lp"]!["4"]!.ToJsonString().ShouldBe("[2,2]");
        var best = answer["optimal_count"]!;
        best["safe"]!.GetValue<bool>().ShouldBeTrue();
        best["proved_optimal"]!.GetValue<bool>().ShouldBeTrue();
        best["secondary_count"]!.GetValue<int>().ShouldBeGreaterThan(0);
        best["attack"]!["lp"]!["4"]![0]!.GetValue<double>().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void ATableThatCannotBeMadeSafe_SaysWhichCellsAreOpen()
    {
        var answer = PartRuns.Run("disclosure", "t.jj", Small.Replace(" s 0", " z 0", StringComparison.Ordinal));

        var best = answer["optimal_count"]!;
        best["objective"].ShouldBeNull();
        best["reason"]!.GetValue<string>().ShouldBe("cannot-be-protected");
        best["disclosed"]!.ToJsonString().ShouldBe("[4]");
    }

    [Fact]
    public void CellsBeside_GiveNames_AndMustAgree()
    {
        var text = File.ReadAllText(ReferenceCases.File("disclosure", "schools8_sex_fsm.jj"));
        var cells = File.ReadAllText(ReferenceCases.File("disclosure", "schools8_sex_fsm.cells.csv"));
        CaseData Data(string beside) =>
            new("t.jj", text, new CaseSettings(new Dictionary<string, string>()), n => n == "t.cells.csv" ? beside : null);

        var answer = PartRuns.Part("disclosure").Answer(Data(cells));
        var wrong = Should.Throw<CaseException>(() =>
            PartRuns.Part("disclosure").Answer(Data(cells.Replace("1,T,T,Y,39,s", "1,T,T,Y,38,s", StringComparison.Ordinal)))
        );

        answer["optimal_count"]!["secondary_names"]!.AsArray().Count.ShouldBe(10);
        wrong.Message.ShouldBe("t.cells.csv, line 3, value: found “38”, expected 39, as in t.jj.");
    }

    [Fact]
    public void WhatContradictsItself_HasNoRange()
    {
        var answer = PartRuns.Run(
            "disclosure",
            "d.json",
            Told.Replace("\"low\": 3, \"high\": 4", "\"low\": -3, \"high\": -1", StringComparison.Ordinal)
        );

        answer["lp"]!["a"].ShouldBeNull();
        answer["reason"]!.GetValue<string>().ShouldBe("contradiction");
    }

    [Theory]
    [InlineData("0\n9\n0 40", "1\n9\n0 40", "t.jj, line 1, word 1: found “1”, expected 0 on the first line.")]
    [InlineData("4 2 1 u", "4 two 1 u", "t.jj, line 7, word 2: found “two”, expected a value.")]
    [InlineData("4 2 1 u", "4 NaN 1 u", "t.jj, line 7, word 2: found “NaN”, expected a value.")]
    [InlineData("4 2 1 u", "4 2 1e40 u", "t.jj, cell 4: found a number beyond 1e12, expected smaller numbers.")]
    [InlineData(
        "4 2 1 u",
        "4 3 1 u",
        "t.jj, line 14, word 1: found relation 1 does not hold: it is out by 1, expected cells and relations that agree."
    )]
    [InlineData("4 2 1 u", "4 2 1 p", "t.jj, line 7, word 4: found “p”, expected u, s or z.")]
    [InlineData("5 18 1 s", "6 18 1 s", "t.jj, line 8, word 1: found “6”, expected cell 5.")]
    [InlineData("2 (1)\n0 3 : 3", "9 (1)\n0 3 : 3", "t.jj, line 13, word 8: found “9”, expected a cell below 9.")]
    [InlineData(
        "0 3 : 6 (-1) 7 (1) 8 (1)",
        "0 3 : 6 (-1)",
        "t.jj, line 15, word 6: found the end of the line, expected the number of a cell."
    )]
    public void BadTable_IsNamedInOneLine(string good, string bad, string line)
    {
        var text = Small.ReplaceLineEndings("\n");
        text.ShouldContain(good);

        PartRuns.Refused("disclosure", "t.jj", text.Replace(good, bad, StringComparison.Ordinal)).ShouldBe(line);
    }

    [Theory]
    [InlineData("", "t.jj, line 1, word 1: found the end, expected 0 on the first line.")]
    [InlineData("0\n", "t.jj, line 2, word 1: found the end, expected the number of cells.")]
    [InlineData("0\n0\n0\n", "t.jj, line 2: found no cells, expected at least one.")]
    [InlineData("{}", "t.jj, line 1: found no variables, expected a value for variables.")]
    [InlineData("{\"variables\": []}", "t.jj, line 1, variables: found a list, expected a list of variables.")]
    [InlineData("{\"variables\": [{\"id\": \"a\"", "t.jj, line 1: found text that is not JSON, expected JSON.")]
    public void OtherThings_AreRefused(string text, string line) => PartRuns.Refused("disclosure", "t.jj", text).ShouldBe(line);

    [Theory]
    [InlineData(
        "\"a\": 1, \"b\"",
        "\"c\": 1, \"b\"",
        "d.json, line 2, constraints[0].terms.c: found “1”, expected the id of one of the variables."
    )]
    [InlineData("[\"a\", \"b\"]", "[\"c\"]", "d.json, line 2, targets[0]: found “c”, expected the id of one of the variables.")]
    [InlineData("\"id\": \"b\"", "\"id\": \"a\"", "d.json, line 1, variables[1].id: found “a”, expected each id once.")]
    [InlineData("\"high\": 4", "\"high\": 2", "d.json, line 2, constraints[0].high: found “2”, expected low or more.")]
    [InlineData("\"upper\": 9", "\"upper\": 1e400", "d.json, line 1, variables[0].upper: found “1e400”, expected a number.")]
    [InlineData(
        "\"upper\": 9",
        "\"upper\": 1e12",
        "d.json, line 1, variables[0].upper: found “1e12”, expected a number no larger than 1e9."
    )]
    public void BadSums_AreNamedInOneLine(string good, string bad, string line)
    {
        Told.ShouldContain(good);

        PartRuns.Refused("disclosure", "d.json", Told.Replace(good, bad, StringComparison.Ordinal)).ShouldBe(line);
    }

    [Theory]
    [InlineData("t.jj", Small)]
    [InlineData("d.json", Told)]
    public void Damaged_IsAnsweredOrRefusedInOneLine(string file, string text)
    {
        PartRuns.Survives("disclosure", file, text.ReplaceLineEndings("\n"), 300).ShouldBeGreaterThan(0);
    }
}
