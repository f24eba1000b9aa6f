using Candour.Methods.Cases;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Cases;

public sealed class AgreementPartTests
{
    private static readonly MethodPart Part = MethodParts.All.Single(p => p.Name == "agreement");

    [Fact]
    public void The_reference_cases_are_answered_figure_by_figure()
    {
        var (wrong, compared) = FigureWalk.Of(Part);

        wrong.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(400);
    }

    [Fact]
    public void What_has_no_figure_is_answered_by_null()
    {
        var (wrong, compared) = FigureWalk.Of(Part, "edge_cases.json");

        wrong.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(12);
    }

    [Theory]
    [InlineData("[[3, 3], [3, 3]]", "nothing-varies")]
    [InlineData("[[3, null], [null, 3]]", "nothing-to-compare")]
    [InlineData("[[1, 2, 2]]", "one-unit")]
    [InlineData("[[1, 2], [2, 2], [3, 3]]", null)]
    public void Ratings_in_JSON_have_one_reason_for_what_is_missing(string ratings, string? reason) =>
        ((string?)Part.OfText($$"""{ "ratings": {{ratings}} }""")["reason"]).ShouldBe(reason);

    [Fact]
    public void A_grade_that_nobody_gave_counts_when_it_is_said()
    {
        const string Text = "unit,a,b\nU,1,1\nV,2,2\nW,1,2\nX,2,2\n";

        var (two, four) = (Part.OfText(Text), Part.OfText(Text, ("categories", "1,2,3,4")));

        ((double)two["gwet"]!["unweighted"]!["bp.coeff"]!["pe"]!).ShouldBe(0.5);
        ((double)four["gwet"]!["unweighted"]!["bp.coeff"]!["pe"]!).ShouldBe(0.25);
        Part.OfText($$"""{ "categories": [1, 2, 3, 4], "ratings": [[1, 1], [2, 2], [1, 2], [2, 2]] }""")["gwet"]!
            .ToJsonString()
            .ShouldBe(four["gwet"]!.ToJsonString());
    }

    [Fact]
    public void The_resampling_can_be_left_out_and_repeated()
    {
        var text = File.ReadAllText(ReferenceCases.File("agreement", "peer12_sparse.csv"));

        Part.OfText(text, ("resamples", "0"))["alpha_bootstrap_units"].ShouldBeNull();
        var (one, same, other) = (
            Part.OfText(text, ("resamples", "200"), ("seed", "1")),
            Part.OfText(text, ("resamples", "200"), ("seed", "1")),
            Part.OfText(text, ("resamples", "200"), ("seed", "2"))
        );
        one.ToJsonString().ShouldBe(same.ToJsonString());
        one.ToJsonString().ShouldNotBe(other.ToJsonString());
    }

    [Fact]
    public void Grades_below_nought_have_no_ratios()
    {
        var answer = Part.OfText("unit,a,b\nU,-1,1\nV,2,2\nW,1,2\n", ("resamples", "50"));

        answer["krippendorff_alpha"]!["ratio"]!["value"].ShouldBeNull();
        answer["krippendorff_alpha"]!["interval"]!.GetValueKind().ShouldBe(System.Text.Json.JsonValueKind.Number);
        answer["alpha_bootstrap_units"]!["ratio"]!["value"].ShouldBeNull();
    }

    [Theory]
    [InlineData("", "in.csv, line 1: found an empty file, expected a line of headings.")]
    [InlineData("unit\nU\n", "in.csv, line 1: found 1 column, expected the unit and a column for each rater.")]
    [InlineData("unit,a,b\nU,1,2\nV,good,2\n", "in.csv, line 3, a: found “good”, expected a number.")]
    [InlineData("unit,a,b\nU,1,2\nV,NaN,2\n", "in.csv, line 3, a: found “NaN”, expected a number.")]
    [InlineData("unit,a,b\nU,1,2\nV,1e99,2\n", "in.csv, line 3, a: found “1e99”, expected a number between -1e50 and 1e50.")]
    [InlineData("unit,a,b\nU,1\n", "in.csv, line 2: found 2 cells, expected 3 cells, as in the headings.")]
    [InlineData("unit,a,b\nU,\"1,2\n", "in.csv, line 2: found a quotation mark that is never closed, expected a second one.")]
    [InlineData("{", "in.csv, line 1: found text that is not JSON, expected JSON.")]
    [InlineData("{}", "in.csv, line 1: found no ratings, expected a value for ratings.")]
    [InlineData("""{ "ratings": [] }""", "in.csv, line 1, ratings: found a list, expected a list of ratings for each unit.")]
    [InlineData("""{ "ratings": [[]] }""", "in.csv, line 1, ratings[0]: found a list, expected a rating or null for each rater.")]
    [InlineData("""{ "ratings": [[1, 2], [1]] }""", "in.csv, line 1, ratings[1]: found a list, expected 2 ratings, as in the first list.")]
    [InlineData("""{ "ratings": [[1, "2"]] }""", "in.csv, line 1, ratings[0][1]: found “2”, expected a number.")]
    [InlineData(
        """{ "categories": [1, 1], "ratings": [[1, 1]] }""",
        "in.csv, line 1, categories[1]: found “1”, expected every grade once."
    )]
    [InlineData("""{ "categories": [1, 2], "ratings": [[1, 3]] }""", "in.csv, line 1, ratings[0][1]: found “3”, expected one of 1, 2.")]
    [InlineData("""{ "cases": [ { "id": "x" } ] }""", "in.csv, line 1, cases[0]: found no input, expected a value for input.")]
    [InlineData(
        """{ "cases": [ { "id": "x", "input": "no.csv" } ] }""",
        "in.csv: found the name “no.csv”, expected the name of a file beside it."
    )]
    public void What_cannot_be_read_is_said_in_one_line(string text, string expected) => Part.Refused(text).ShouldBe(expected);

    [Theory]
    [InlineData("categories", "1,1", "--categories: found 2 numbers, expected up to 400 grades, each once.")]
    [InlineData("categories", "1,2", "in.csv, line 3, b: found “3”, expected one of 1, 2.")]
    [InlineData("categories", "1,x", "--categories: found “x”, expected a number.")]
    [InlineData("resamples", "-1", "--resamples: found “-1”, expected a whole number from 0 to 1000000.")]
    public void What_is_said_beside_a_file_is_checked(string name, string said, string expected) =>
        Part.Refused("unit,a,b\nU,1,2\nV,1,3\n", (name, said)).ShouldBe(expected);

    [Fact]
    public void A_measure_is_no_scale_of_grades()
    {
        var rows = Enumerable.Range(0, 500).Select(i => $"U{i},{i}.5,{i}");
        Part.Refused("unit,a,b\n" + string.Join('\n', rows))
            .ShouldBe("in.csv, line 202, a: found “200.5”, expected a grade: more than 400 different ones are no scale.");
    }

    [Theory, InlineData("shrout_fleiss1979.csv"), InlineData("krippendorff2011.csv"), InlineData("edge_cases.json")]
    public void A_damaged_file_is_answered_or_refused(string name) =>
        Part.Survives(File.ReadAllText(ReferenceCases.File("agreement", name)), times: 200, ("resamples", "20"));
}
