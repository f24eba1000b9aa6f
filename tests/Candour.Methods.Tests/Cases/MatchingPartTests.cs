using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Cases;

public sealed class MatchingPartTests
{
    private const string Affinities = "reviewer,P1,P2,P3\nA,1,0.5,0\nB,0.2,1,0.4\nC,0.1,0.3,1\nD,0.6,0.6,0.6\n";
    private const string Diverse = "4 2 ss 2 2 2 2\n0 1 5\n0 2 1\n0 3 2\n1 2 4\n1 3 3\n2 3 6\n";

    [Theory]
    [InlineData("affinity.json", 24)]
    [InlineData("groups_and_teams.json", 26)]
    public void Reference_EveryFigureIsAnswered(string file, int figures)
    {
        var (wrong, compared) = ReferenceWalk.Of("matching", file);

        wrong.ShouldBeEmpty();
        compared.ShouldBe(figures);
    }

    [Fact]
    public void Affinities_WithTheThreeOptions_AnswerForThatSettingWithPlanAndReasons()
    {
        var answer = PartRuns.Run("matching", "a.csv", Affinities, ("cover", "1"), ("most-load", "1"));

        var most = answer["cov1_load0_1"]!["max_total"]!;
        most["total"]!.GetValue<double>().ShouldBe(3);
        most["plan"]!["P2"]!.ToJsonString().ShouldBe("[\"B\"]");
        var reason = most["reasons"]!.AsArray().Single(r => r!["school"]!.GetValue<string>() == "P1")!;
        reason["reviewer"]!.GetValue<string>().ShouldBe("A");
        reason["next_best"]!["instead"]!.GetValue<string>().ShouldBe("D");
        reason["next_best"]!["costs"]!.GetValue<double>().ShouldBe(0.4, 1e-12);
    }

    [Fact]
    public void Affinities_NothingFits_NamesWhatToRelax()
    {
        var answer = PartRuns.Run("matching", "a.csv", Affinities, ("cover", "2"), ("most-load", "1"));

        var most = answer["cov2_load0_1"]!["max_total"]!;
        most["total"].ShouldBeNull();
        most["reason"]!.GetValue<string>().ShouldBe("nothing-fits");
        most["relax"]!.AsArray().Count.ShouldBe(2);
        most["fewest_proved"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void DiverseGroups_OfFour_AreProved()
    {
        var answer = PartRuns.Run("matching", "four.txt", Diverse);

        answer["optimum"]!.GetValue<double>().ShouldBe(11);
        answer["proved"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void CutShort_SaysAtWhichStep()
    {
        var text = File.ReadAllText(ReferenceCases.File("matching", "teams_30x80.input.json"));

        var answer = PartRuns.Run("matching", "teams.json", text, ("steps", "10"));

        answer["proved_optimal"]!.GetValue<bool>().ShouldBeFalse();
        answer["cut_short_at_step"]!.GetValue<long>().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("", "m, line 1: found an empty file, expected a line of headings.")]
    [InlineData("reviewer,P1\n", "m, line 2: found no rows under the headings, expected at least one row.")]
    [InlineData("reviewer\nA\n", "m, line 1: found 1 column, expected the reviewer and a column for each school.")]
    [InlineData("reviewer,P1\nA,much\n", "m, line 2, P1: found “much”, expected a number.")]
    [InlineData("reviewer,P1\nA,\n", "m, line 2, P1: found nothing, expected a number.")]
    [InlineData("reviewer,P1\nA,NaN\n", "m, line 2, P1: found “NaN”, expected a number.")]
    [InlineData("reviewer,P1\nA,1e300\n", "m, line 2, P1: found “1e300”, expected a number no larger than 1e9.")]
    [InlineData("reviewer,P1\nA,1\nA,2\n", "m, line 3, reviewer: found “A”, expected each reviewer once.")]
    [InlineData("i,j,allowed\n0,1,1\n", "m, line 1: found the headings i, j, allowed, expected a column score.")]
    [InlineData("i,j,score,allowed\n0,0,1,1\n", "m, line 2, j: found “0”, expected another school than i.")]
    [InlineData("i,j,score,allowed\n0,1,1,1\n0,1,2,1\n", "m, line 3: found the pair 0, 1 again, expected each pair once.")]
    [InlineData(
        "i,j,score,allowed\n0,1,1,1\n1,0,2,1\n",
        "m, line 3: found the pair 0, 1 again the other way round, expected each pair once, as groups have no direction."
    )]
    [InlineData("i,j,score,allowed\n0,-1,1,1\n", "m, line 2, j: found “-1”, expected a whole number from 0 to 999.")]
    [InlineData("i,j,score,allowed\n0,1,1,maybe\n", "m, line 2, allowed: found “maybe”, expected a whole number from 0 to 1.")]
    [InlineData("{}", "m, line 1: found an object, expected an object with schools, reviewers and travel_minutes.")]
    [InlineData("{\"schools\": [", "m, line 1: found text that is not JSON, expected JSON.")]
    [InlineData("{\"schools\": []}", "m, line 1, schools: found a list, expected a list of schools.")]
    [InlineData(
        "4 2 ss 2 2 2\n",
        "m, line 1: found 6 words, expected 7: the things, the groups, ss or ds, and each group's least and most."
    )]
    [InlineData("4 2 ss 2 2 1 1\n", "m, line 1: found groups of 3 to 3 in all, expected groups that can hold 4 things.")]
    [InlineData("2 1 ss 2 2\n0 1 far\n", "m, line 2, the difference: found “far”, expected a number no larger than 1e9.")]
    [InlineData("2 1 ss 2 2\n", "m: found 0 pairs, expected 1, one for each two of 2 things.")]
    public void BadInput_IsNamedInOneLine(string text, string line)
    {
        PartRuns.Refused("matching", "m", text).ShouldBe(line);
    }

    [Theory]
    [InlineData("\"home\": \"S011\"", "\"home\": \"S999\"", "found “S999”, expected the id of one of the schools.")]
    [InlineData("\"max_visits\": 3", "\"max_visits\": -3", "found “-3”, expected a whole number from 0 to 10000.")]
    [InlineData("\"lead\": false", "\"lead\": \"no\"", "found “no”, expected true or false.")]
    [InlineData("\"id\": \"R002\"", "\"id\": \"R001\"", "found “R001”, expected each reviewer once.")]
    public void BadTeams_AreNamedWithTheirPlace(string good, string bad, string end)
    {
        var text = File.ReadAllText(ReferenceCases.File("matching", "teams_12x30.input.json"));
        var at = text.IndexOf(good, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);

        var line = PartRuns.Refused("matching", "teams.json", text[..at] + bad + text[(at + good.Length)..]);

        line.ShouldStartWith("teams.json, line ");
        line.ShouldContain("reviewers[");
        line.ShouldEndWith(end);
    }

    [Theory]
    [InlineData("cover", "0", "--cover: found “0”, expected a whole number from 1 to 1000.")]
    [InlineData("least-load", "9", "--least-load: found “9”, expected 4 or less, the most load.")]
    [InlineData("steps", "many", "--steps: found “many”, expected a whole number of 1 or more.")]
    public void BadOptions_AreNamed(string name, string value, string line)
    {
        (string, string)[] options = name == "least-load" ? [(name, value), ("most-load", "4")] : [(name, value)];

        PartRuns.Refused("matching", "a.csv", Affinities, options).ShouldBe(line);
    }

    [Theory]
    [InlineData("sizes", "3.5", "--sizes: found “3.5”, expected whole numbers from 1 to 50, separated by commas.")]
    [InlineData("k", "0", "--k: found “0”, expected a whole number from 1 to 100.")]
    public void BadSizes_AreNamed(string name, string value, string line)
    {
        PartRuns.Refused("matching", "p.csv", "i,j,score\n0,1,5\n", (name, value)).ShouldBe(line);
    }

    [Fact]
    public void TooManyGroups_AreRefusedAndNotTried()
    {
        var pairs = string.Concat(Enumerable.Range(0, 60).SelectMany(i => Enumerable.Range(i + 1, 59 - i).Select(j => $"{i},{j},1\n")));

        PartRuns
            .Refused("matching", "p.csv", "i,j,score\n" + pairs, ("sizes", "6"))
            .ShouldStartWith("p.csv: found more than three million groups of 6 of 60 schools, expected smaller groups");
    }

    [Theory]
    [InlineData("groups_n12_3.csv", "sizes", "3")]
    [InlineData("oneway_n12_k2.csv", "k", "2")]
    [InlineData("teams_12x30.input.json", "seed", "1")]
    public void Damaged_IsAnsweredOrRefusedInOneLine(string file, string name, string value)
    {
        var text = File.ReadAllText(ReferenceCases.File("matching", file));

        PartRuns.Survives("matching", file, text, 200, (name, value), ("steps", "300")).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("a.csv", Affinities)]
    [InlineData("four.txt", Diverse)]
    public void DamagedSmall_IsAnsweredOrRefusedInOneLine(string file, string text)
    {
        PartRuns.Survives("matching", file, text, 200, ("steps", "300")).ShouldBeGreaterThan(0);
    }
}
