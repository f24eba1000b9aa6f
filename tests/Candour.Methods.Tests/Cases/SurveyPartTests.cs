using Candour.Methods.Cases;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Cases;

public sealed class SurveyPartTests
{
    private const string Drawn = "pw,kind,score,pupils\n2,a,1,10\n2,a,2,20\n3,b,3,30\n3,b,5,40\n";

    private static readonly MethodPart Part = MethodParts.All.Single(p => p.Name == "survey");

    [Fact]
    public void The_reference_cases_are_answered_figure_by_figure()
    {
        var (wrong, compared) = FigureWalk.Of(Part);

        wrong.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(180);
    }

    [Fact]
    public void The_weighted_case_is_answered_figure_by_figure() => FigureWalk.Of(Part, "weighting.json").Wrong.ShouldBeEmpty();

    [Fact]
    public void Counts_are_answered_figure_by_figure()
    {
        var (wrong, compared) = FigureWalk.OfWhole(Part, "proportions.json");

        wrong.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(80);
    }

    [Fact]
    public void An_item_that_goes_against_the_others_is_turned_round_and_named()
    {
        var rows = Enumerable.Range(0, 40).Select(i => $"{i % 5},{(i + i / 7) % 5},{4 - (i + i / 11) % 5}");
        var text = "q1,q2,q3\n" + string.Join('\n', rows);

        var (turned, plain, said) = (
            Part.OfText(text),
            Part.OfText(text, ("reverse-keyed", "none")),
            Part.OfText(text, ("reverse-keyed", "q3"))
        );

        turned["reverse_keyed"]!.ToJsonString().ShouldBe("""["q3"]""");
        ((string)turned["reverse_keyed_by"]!).ShouldBe("loading against the others");
        plain["reverse_keyed"]!.AsArray().ShouldBeEmpty();
        ((double)turned["alpha"]!).ShouldBeGreaterThan((double)plain["alpha"]!);
        ((double)said["alpha"]!).ShouldBe((double)turned["alpha"]!);
        ((double)Part.OfText(text, ("reverse-keyed", "3"))["alpha"]!).ShouldBe((double)turned["alpha"]!);
    }

    [Fact]
    public void Columns_of_a_file_are_told_apart_and_can_be_named()
    {
        const string Text = "class,year,q1,q2,q3\nA,7,1,2,1\nA,7,2,2,3\nB,8,3,3,3\nB,8,5,4,4\nB,9,1,2,2\n";

        ((int)Part.OfText(Text)["items"]!).ShouldBe(4);
        ((int)Part.OfText(Text, ("items", "q1,q2,q3"))["items"]!).ShouldBe(3);
        ((int)Part.OfText(Text, ("score", "q1"))["groups"]!).ShouldBe(2);
        ((int)Part.OfText(Text, ("score", "q1"), ("group", "year"))["groups"]!).ShouldBe(3);
    }

    [Fact]
    public void Answers_are_weighted_to_margins_that_are_said()
    {
        var design = Part.OfText(Drawn);
        ((double)design["design"]!["mean_score"]!).ShouldBe(3.0);
        ((string)design["raked"]!["reason"]!).ShouldBe("no-margins");

        var weighted = Part.OfText(Drawn, ("margins", "kind:a=30,b=10"));
        ((double)weighted["poststratified"]!["mean_score"]!).ShouldBe(0.75 * 1.5 + 0.25 * 4, 1e-12);
        ((double)weighted["poststratified"]!["total_pupils"]!).ShouldBe(30 * 15 + 10 * 35, 1e-9);
        weighted["raked"]!["weights_by_cell"]!.AsArray().Select(c => (double)c!["w"]!).ShouldBe([15.0, 5.0], 1e-12);
        ((string)weighted["within_usual_limits"]!["reason"]!).ShouldBe("too-few-answers");
        ((double)Part.OfText("kind,score\na,1\nb,3\n", ("margins", "kind:a=30,b=10"))["raked"]!["mean_score"]!).ShouldBe(1.5, 1e-12);
    }

    [Theory]
    [InlineData("q1,q2\n1,2\n1,2\n1,2\n", "nothing-varies")]
    [InlineData("q1\n1\n2\n", "too-few-items")]
    [InlineData("school,score\nA,1\nA,2\n", "too-few-groups")]
    [InlineData("school,score\nA,1\nB,2\n", "too-few-answers")]
    public void Where_there_is_no_figure_the_reason_is_said(string text, string reason)
    {
        var answer = Part.OfText(text);
        answer["value"].ShouldBeNull();
        ((string)answer["reason"]!).ShouldBe(reason);
    }

    [Theory]
    [InlineData("school\nA\n", "in.csv, line 1: found no column of numbers, expected a column for each item.")]
    [InlineData("q1,q2\n1,2\n3,x\n2,2\n", "in.csv, line 3, q2: found “x”, expected a number.")]
    [InlineData("q1,q2\n1,2\n3,Infinity\n2,2\n", "in.csv, line 3, q2: found “Infinity”, expected a number.")]
    [InlineData("q1,q2\n1,2\n3,1e200\n2,2\n", "in.csv, line 3, q2: found “1e200”, expected a number between -1e50 and 1e50.")]
    [InlineData("school,score\nA,1\n,2\n", "in.csv, line 3, school: found nothing, expected a name.")]
    [InlineData("pw,score\n1,2\n-1,2\n", "in.csv, line 3, pw: found “-1”, expected a weight above 0.")]
    [InlineData(
        "pw,fpc,score\n1,9,2\n1,8,2\n",
        "in.csv, line 3, fpc: found “8”, expected 9 as in the first row: how many clusters there are altogether."
    )]
    [InlineData("pw,fpc,score\n1,1,2\n1,1,2\n", "in.csv, line 2, fpc: found “1”, expected 2 or more: so many clusters were drawn.")]
    [InlineData("pw,kind\n1,a\n", "in.csv, line 1: found no column of numbers beside the design, expected one that people answered.")]
    [InlineData("""{ "one": [ { "x": 5, "n": 4 } ] }""", "in.csv, line 1, one[0].x: found “5”, expected a whole number from 0 to 4.")]
    [InlineData("""{ "one": [ { "n": 4 } ] }""", "in.csv, line 1, one[0]: found no x, expected a value for x.")]
    [InlineData("""{ "one": { "x": 5 } }""", "in.csv, line 1, one: found an object, expected a list.")]
    [InlineData("""{ "one": [ { "x": 5,""", "in.csv, line 1: found text that is not JSON, expected JSON.")]
    [InlineData(
        """{ "multiplicity": [ { "p": [0.1, 1.5] } ] }""",
        "in.csv, line 1, multiplicity[0].p[1]: found “1.5”, expected a probability, from 0 to 1."
    )]
    [InlineData(
        """{ "wilson_finite_population": [ { "x": 1, "n": 4, "population": 3 } ] }""",
        "in.csv, line 1, wilson_finite_population[0].population: found “3”, expected a whole number of 4 or more."
    )]
    [InlineData(
        """{ "goldstein_healy_multiplier": [ { "se": [1, 0] } ] }""",
        "in.csv, line 1, goldstein_healy_multiplier[0].se[1]: found “0”, expected a number above 0, to 1e50."
    )]
    [InlineData("""{ "level": 2, "one": [] }""", "in.csv, line 1, level: found “2”, expected a number from 0.01 to 0.999999.")]
    [InlineData("[1]", "in.csv, line 1: found a list, expected an object.")]
    [InlineData(
        "{}",
        "in.csv, line 1: found an object, expected an object with one, difference_newcombe10, multiplicity, wilson_finite_population, goldstein_healy_multiplier or some of them."
    )]
    public void What_cannot_be_read_is_said_in_one_line(string text, string expected) => Part.Refused(text).ShouldBe(expected);

    [Theory]
    [InlineData("margins", "kind", "--margins: found “kind”, expected column:class=number,class=number;column:….")]
    [InlineData("margins", "kind:a=x,b=2", "--margins: found “a=x”, expected column:class=number,class=number;column:….")]
    [InlineData("margins", "kind:a=1,a=2", "--margins: found “kind:a=1,a=2”, expected every column and every class once.")]
    [InlineData("margins", "town:a=1", "in.csv, line 1: found the headings pw, kind, score, pupils, expected a column town.")]
    [InlineData("margins", "kind:a=1", "in.csv, line 4, kind: found “b”, expected a class of which the roll has somebody: a.")]
    [InlineData("mean", "town", "in.csv, line 1: found the headings pw, kind, score, pupils, expected a column town.")]
    [InlineData("margins", "kind:a=0,b=4", "in.csv, line 2, kind: found “a”, expected a class of which the roll has somebody: b.")]
    public void What_is_said_beside_a_file_is_checked(string name, string said, string expected) =>
        Part.Refused(Drawn, (name, said)).ShouldBe(expected);

    [Fact]
    public void Margins_add_to_the_same() =>
        Part.Refused("kind,sex,score\na,f,1\nb,m,2\n", ("margins", "kind:a=1,b=2;sex:f=2,m=2"))
            .ShouldBe("--margins, sex: found 4 altogether, expected 3, as by kind.");

    [Fact]
    public void An_item_that_is_none_cannot_be_reversed() =>
        Part.Refused("q1,q2\n1,2\n2,3\n", ("reverse-keyed", "q9"))
            .ShouldBe("--reverse-keyed: found “q9”, expected none, or items among q1, q2, by name or by number from 1.");

    [Theory, InlineData("attitude.csv"), InlineData("proportions.json")]
    public void A_damaged_file_is_answered_or_refused(string name) => Part.Survives(Read(name));

    [Fact]
    public void A_damaged_file_of_scores_is_answered_or_refused() => Part.Survives(Read("pupil_survey30_score.csv"), times: 60);

    [Fact]
    public void A_damaged_file_of_weights_is_answered_or_refused()
    {
        var rows = Enumerable
            .Range(0, 60)
            .Select(i => $"{i / 6},{(i % 3 == 0 ? "a" : "b")},{(i % 4 == 0 ? "x" : "y")},{1 + i % 2},50,{i % 7}");
        var text = "cluster,kind,place,weight,fpc,score\n" + string.Join('\n', rows);
        Part.OfText(text, ("margins", "kind:a=100,b=200;place:x=90,y=210"))["raked"]!.AsObject().ContainsKey("mean_score").ShouldBeTrue();
        Part.Survives(text, times: 200, ("margins", "kind:a=100,b=200;place:x=90,y=210"));
    }

    private static string Read(string name) => File.ReadAllText(ReferenceCases.File("survey", name));
}
