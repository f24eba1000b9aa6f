using Candour.Methods.Cases;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Cases;

public sealed class FacetsPartTests
{
    private static readonly MethodPart Part = MethodParts.All.Single(p => p.Name == "facets");

    [Fact]
    public void The_reference_cases_are_answered_figure_by_figure()
    {
        var (wrong, compared) = FigureWalk.Of(Part);

        wrong.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(3000);
    }

    [Fact]
    public void A_file_alone_is_answered_as_in_the_list()
    {
        var answer = Part.OfText(Read("peer12.csv"));

        answer.Select(m => m.Key).ShouldBe(["connectedness", "jml_rsm", "jml_pcm", "mml_rsm", "map_fixed_sd", "empirical_bayes_laplace"]);
        ((double)answer["map_fixed_sd"]!["prior_sd"]!["school"]!).ShouldBe(1.2);
        var narrow = Part.OfText(Read("peer12.csv"), ("prior-sd", "0.5,0.5,0.5,0.4"));
        ((double)narrow["map_fixed_sd"]!["prior_sd"]!["school"]!).ShouldBe(0.5);
        ((double)narrow["map_fixed_sd"]!["mu"]!).ShouldNotBe((double)answer["map_fixed_sd"]!["mu"]!);
    }

    [Fact]
    public void A_model_that_is_not_for_such_ratings_says_why()
    {
        var islands = Part.OfText(Read("closed_triads.csv"));
        islands["jml_rsm"]!.ToJsonString().ShouldBe("""{"value":null,"reason":"islands","islands":4}""");
        var extreme = Part.OfText(Read("extreme_school.csv"));
        extreme["jml_rsm"]!.ToJsonString().ShouldBe("""{"value":null,"reason":"extreme","facet":"school","id":"S005"}""");
        var one = Part.OfText("school,reviewer,criterion,grade\nA,R,C,2\n");
        foreach (var model in (string[])["jml_rsm", "jml_pcm", "mml_rsm", "map_fixed_sd", "empirical_bayes_laplace"])
            one[model]!.ToJsonString().ShouldBe("""{"value":null,"reason":"nothing-varies"}""");
    }

    [Theory]
    [InlineData("", "in.csv, line 1: found an empty file, expected a line of headings.")]
    [InlineData("school,reviewer,criterion,grade\n", "in.csv, line 2: found no rows under the headings, expected at least one row.")]
    [InlineData(
        "school,reviewer,grade\nA,R,1\n",
        "in.csv, line 1: found the headings school, reviewer, grade, expected a column criterion."
    )]
    [InlineData("school,reviewer,criterion,grade\nA,R,C,1\nB,,C,2\n", "in.csv, line 3, reviewer: found nothing, expected a name.")]
    [InlineData("school,reviewer,criterion,grade\nA,R,C,good\n", "in.csv, line 2, grade: found “good”, expected a whole number.")]
    [InlineData("school,reviewer,criterion,grade\nA,R,C,NaN\n", "in.csv, line 2, grade: found “NaN”, expected a whole number.")]
    [InlineData("school,reviewer,criterion,grade\nA,R,C,2.5\n", "in.csv, line 2, grade: found “2.5”, expected a whole number.")]
    [InlineData(
        "school,reviewer,criterion,grade\nA,R,C,1\nA,R,D,400\n",
        "in.csv, line 3, grade: found “400”, expected a grade at most 50 above the lowest, which is 1."
    )]
    [InlineData("{\n  \"grades\": []\n}\n", "in.csv, line 1: found JSON, expected a CSV file: a line of headings and rows under it.")]
    [InlineData("school,reviewer,criterion,grade\nA,R,C\n", "in.csv, line 2: found 3 cells, expected 4 cells, as in the headings.")]
    public void What_cannot_be_read_is_said_in_one_line(string text, string expected) => Part.Refused(text).ShouldBe(expected);

    [Theory]
    [InlineData("1,2", "--prior-sd: found 1,2, expected four numbers of 0 or more.")]
    [InlineData("1,2,-3,4", "--prior-sd: found 1,2,-3,4, expected four numbers of 0 or more.")]
    [InlineData("1,2,x,4", "--prior-sd: found “x”, expected a number.")]
    public void Spreads_that_are_none_are_refused(string said, string expected) =>
        Part.Refused("school,reviewer,criterion,grade\nA,R,C,2\n", ("prior-sd", said)).ShouldBe(expected);

    [Theory, InlineData("peer12.csv"), InlineData("extreme_school.csv")]
    public void A_damaged_file_is_answered_or_refused(string name) => Part.Survives(Read(name), times: 100);

    private static string Read(string name) => File.ReadAllText(ReferenceCases.File("facets", name));
}
