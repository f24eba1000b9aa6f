using System.Globalization;

namespace Candour.Methods.Tests.Cases;

public sealed class BenchmarkPartTests
{
    private const string Schools =
        "urn,region,pupils,pct_fsm_ever,pct_sen\n1,North,900,20,10\n2,South,950,SUPP,12\n3,North,400,40,15\n4,North,1200,10,8.5\n";

    private const string Charts = """
        { "cusum": [{ "k": 0.5, "h": 4, "shift": 0 }],
          "ewma": [{ "lambda": 0.2, "c": 3, "shift": 1 }] }
        """;

    private const string Limits = """
        { "cusum_thresholds": [{ "k": 0.5, "arl0": 370 }] }
        """;

    [Theory]
    [InlineData("expected.json", 11500)]
    [InlineData("arl.json", 150)]
    public void Reference_EveryFigureIsAnswered(string file, int atLeast)
    {
        var (wrong, compared) = ReferenceWalk.Of("benchmark", file);

        wrong.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(atLeast);
    }

    [Fact]
    public void Comparators_OfTheSchoolsAskedFor_BeginWithThem()
    {
        var answer = PartRuns.Run("benchmark", "s.csv", Schools, ("urns", "3,1"));

        answer["sets"]!.AsArray().Select(s => s![0]!.GetValue<long>()).ShouldBe([3, 1]);
        answer["median"]!.ToJsonString().ShouldBe("[925,20,11]");
    }

    [Fact]
    public void Scores_ThatTellTheOutcomesApartFully_HaveNoFiniteRegression()
    {
        var answer = PartRuns.Run(
            "benchmark",
            "o.csv",
            "outcome,score\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{(i < 6 ? 0 : 1)},{i}\n"))
        );

        answer["score"]!["auc"]!.GetValue<double>().ShouldBe(1);
        answer["logistic"]!["value"].ShouldBeNull();
        answer["logistic"]!["reason"]!.GetValue<string>().ShouldBe("no-finite-estimate");
    }

    [Theory]
    [InlineData("", "b.csv, line 1: found an empty file, expected a line of headings.")]
    [InlineData("a,b\n1,2\n", "b.csv, line 1: found the headings a, b, expected a column outcome, or urn with region, or urn with year.")]
    [InlineData("urn,region,pupils\n1,N,2\n", "b.csv, line 1: found the headings urn, region, pupils, expected a column pct_fsm_ever.")]
    [InlineData(
        "urn,region,pupils,pct_fsm_ever,pct_sen\n1,N,many,2,3\n",
        "b.csv, line 2, pupils: found “many”, expected a number from 0 to 1000000, nothing, or a code such as SUPP or NE."
    )]
    [InlineData(
        "urn,region,pupils,pct_fsm_ever,pct_sen\n1,N,5,2,3\n1,N,5,2,3\n",
        "b.csv, line 3, urn: found “1”, expected each school once."
    )]
    [InlineData(
        "urn,region,pupils,pct_fsm_ever,pct_sen\nx,N,5,2,3\n",
        "b.csv, line 2, urn: found “x”, expected a whole number of 1 or more."
    )]
    [InlineData("outcome\n1\n", "b.csv, line 1: found the column outcome alone, expected a column of what was known before.")]
    [InlineData("outcome,a\n2,1\n", "b.csv, line 2, outcome: found “2”, expected a whole number from 0 to 1.")]
    [InlineData("outcome,a\n1,Infinity\n", "b.csv, line 2, a: found “Infinity”, expected a number.")]
    [InlineData("outcome,a\n1,1e10\n", "b.csv, line 2, a: found “1e10”, expected a number no larger than 1e9.")]
    [InlineData("{}", "b.csv, line 1: found an object, expected an object with cusum, ewma or cusum_thresholds.")]
    [InlineData(
        "{\"cusum\": [{\"k\": -1, \"h\": 4, \"shift\": 0}]}",
        "b.csv, line 1, cusum[0].k: found “-1”, expected a number from 0 to 10."
    )]
    [InlineData(
        "{\"ewma\": [{\"lambda\": 2, \"c\": 3, \"shift\": 0}]}",
        "b.csv, line 1, ewma[0].lambda: found “2”, expected a number from 0.02 to 1."
    )]
    [InlineData(
        "{\"cusum_thresholds\": [{\"k\": 1, \"arl0\": 2}]}",
        "b.csv, line 1, cusum_thresholds[0].arl0: found “2”, expected a number above 2, up to 1e12."
    )]
    public void BadInput_IsNamedInOneLine(string text, string line) => PartRuns.Refused("benchmark", "b.csv", text).ShouldBe(line);

    [Theory]
    [InlineData("read_hi", "-9", "b.csv, line 2, read_hi: found “-9”, expected more than read_lo.")]
    [InlineData("year", "later", "b.csv, line 2, year: found “later”, expected a whole number from 1900 to 2200.")]
    [InlineData("telig", "3.5", "b.csv, line 2, telig: found “3.5”, expected a whole number of pupils.")]
    [InlineData(
        "ptrwm_exp",
        "120%",
        "b.csv, line 2, ptrwm_exp: found “120%”, expected a number from 0 to 100, nothing, or a code such as SUPP or NE."
    )]
    public void BadProgress_IsNamedInOneLine(string column, string bad, string line)
    {
        var lines = Progress(4).Split('\n');
        var cells = lines[1].Split(',');
        cells[Array.IndexOf(lines[0].Split(','), column)] = bad;
        lines[1] = string.Join(',', cells);

        PartRuns.Refused("benchmark", "b.csv", string.Join('\n', lines)).ShouldBe(line);
    }

    [Fact]
    public void TheSameSchoolTwiceAYear_IsNamed()
    {
        var text = Progress(4);

        PartRuns
            .Refused("benchmark", "b.csv", text + text.Split('\n')[1] + "\n")
            .ShouldBe("b.csv, line 14: found school 1 in 2016 again, expected each school once a year.");
    }

    [Theory]
    [InlineData("urns", "9", "--urns: found “9”, expected the urn of a school of the file.")]
    public void BadOptions_AreNamed(string name, string value, string line) =>
        PartRuns.Refused("benchmark", "s.csv", Schools, (name, value)).ShouldBe(line);

    [Fact]
    public void Damaged_IsAnsweredOrRefusedInOneLine()
    {
        var outcomes = "outcome,a,b\n" + string.Concat(Enumerable.Range(0, 14).Select(i => $"{i % 3 % 2},{i * 7 % 5},{i * 0.5}\n"));
        PartRuns.Survives("benchmark", "s.csv", Schools, 200).ShouldBeGreaterThan(0);
        PartRuns.Survives("benchmark", "c.json", Charts, 200).ShouldBeGreaterThan(0);
        PartRuns.Survives("benchmark", "l.json", Limits, 20).ShouldBeGreaterThan(0);
        PartRuns.Survives("benchmark", "o.csv", outcomes, 200).ShouldBeGreaterThan(0);
        PartRuns.Survives("benchmark", "p.csv", Progress(12), 200, ("draws", "100")).ShouldBeGreaterThan(0);
    }

    private static string Progress(int schools)
    {
        var text = "urn,year,telig,ptrwm_exp,read,read_lo,read_hi,readcov,mat,mat_lo,mat_hi\n";
        for (var urn = 1; urn <= schools; urn++)
        {
            for (var year = 2016; year <= 2018; year++)
            {
                var read = (urn * 7 % 11 - 5 + year % 3) / 2.0;
                text += string.Create(
                    CultureInfo.InvariantCulture,
                    $"{urn},{year},{20 + urn},{40 + urn}%,{read},{read - 2},{read + 2},100%,{-read},{-read - 2},{-read + 2}\n"
                );
            }
        }
        return text;
    }
}
