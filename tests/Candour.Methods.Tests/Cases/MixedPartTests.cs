using Candour.Methods.Cases;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Cases;

public sealed class MixedPartTests
{
    private const string Small = "y,school\n1,A\n2,A\n4,B\n5,B\n3,C\n1,C\n";

    private static readonly MethodPart Part = MethodParts.All.Single(p => p.Name == "mixed");

    [Fact]
    public void The_reference_cases_are_answered_figure_by_figure()
    {
        var (wrong, compared) = FigureWalk.Of(Part);

        wrong.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("peer12_linear.csv", "y ~ 1 + (1 | school) + (1 | reviewer) + (1 | criterion) + (1 | school:reviewer)", "linear")]
    [InlineData("dyestuff.csv", "Yield ~ 1 + (1 | Batch)", "linear")]
    [InlineData("penicillin.csv", "diameter ~ 1 + (1 | plate) + (1 | sample)", "linear")]
    [InlineData("wine_clm.csv", "rating ~ 1 + temp + contact", "cumulative")]
    public void A_file_alone_has_a_usual_formula(string file, string formula, string family)
    {
        var answer = Part.OfText(Read(file));

        ((string)answer["formula"]!).ShouldBe(formula);
        ((string)answer["family"]!).ShouldBe(family);
        answer.ContainsKey("reason").ShouldBeFalse();
    }

    [Fact]
    public void The_formula_and_the_family_can_be_said()
    {
        var answer = Part.OfText(
            Read("peer12_linear.csv"),
            ("formula", "y~(1|school/reviewer)+criterion"),
            ("family", "cumulative"),
            ("method", "ml")
        );

        ((string)answer["formula"]!).ShouldBe("y ~ 1 + criterion + (1 | school) + (1 | school:reviewer)");
        answer["coefficients"]!.AsObject().Select(c => c.Key).Take(4).ShouldBe(["1|2", "2|3", "3|4", "criterionC02"]);
        answer["sd"]!.AsObject().Select(c => c.Key).ShouldBe(["school", "school:reviewer"]);
        answer["modes"]!["school"]!.AsArray().Count.ShouldBe(12);
    }

    [Fact]
    public void By_maximum_likelihood_the_variances_are_smaller()
    {
        var (reml, ml) = (Part.OfText(Read("dyestuff.csv")), Part.OfText(Read("dyestuff.csv"), ("method", "ml")));

        ((bool)ml["reml"]!).ShouldBeFalse();
        ((double)ml["varcomp"]!["Batch:(Intercept):"]!).ShouldBeLessThan((double)reml["varcomp"]!["Batch:(Intercept):"]!);
        // Published: 1388.33 and 327.3271.
        ((double)ml["varcomp"]!["Batch:(Intercept):"]!).ShouldBe(1388.33, 0.01);
        ((double)ml["criterion"]!).ShouldBe(327.3271, 1e-4);
    }

    [Theory]
    [InlineData("y,school\n3,A\n3,B\n3,A\n3,C\n", "nothing-varies")]
    [InlineData("y,school\n1,A\n", "nothing-to-compare")]
    public void A_model_that_cannot_be_fitted_says_why(string text, string reason) =>
        ((string)Part.OfText(text)["reason"]!).ShouldBe(reason);

    [Fact]
    public void A_fixed_column_of_one_name_is_told_from_nothing() =>
        ((string)Part.OfText("y,kind\n1,a\n2,a\n3,a\n5,a\n", ("formula", "y ~ kind"))["reason"]!).ShouldBe("confounded");

    [Theory]
    [InlineData("school,kind\nA,x\nB,y\n", "in.csv, line 1: found no column of numbers, expected one that is to be explained.")]
    [InlineData("y,school\n1,A\nmany,B\n3,B\n", "in.csv, line 3, y: found “many”, expected a number.")]
    [InlineData("y,school\n1,A\n2,A\n1,\n3,B\n2,B\n1,C\n", "in.csv, line 4, school: found nothing, expected a name.")]
    [InlineData("y,school\n1,A\n1e300,A\n3,B\n", "in.csv, line 3, y: found “1e300”, expected a number between -1e50 and 1e50.")]
    [InlineData("y,school\n,A\n,B\n", "in.csv, line 2, y: found nothing in all rows, expected a number in some row.")]
    public void What_cannot_be_read_is_said_in_one_line(string text, string expected) => Part.Refused(text).ShouldBe(expected);

    [Theory]
    [InlineData("y school", "found “y school”, expected response ~ 1 + column + (1 | column) + (1 | column:column).")]
    [InlineData(
        "y ~ (1|town)",
        "found “town”, expected a column of in.csv: y, school, or response ~ 1 + column + (1 | column) + (1 | column:column)."
    )]
    [InlineData("y ~ (1|school", "found “y ~ (1|school”, expected a closing bracket for each opening one.")]
    [InlineData("y ~ (y|school)", "found “(y|school)”, expected (1 | column): a constant for each level is what can be random.")]
    [InlineData("y ~ (1|school) + (1|school)", "found “y ~ (1|school) + (1|school)”, expected every term once.")]
    [InlineData("y ~ y", "found “y ~ y”, expected y on the left only.")]
    [InlineData("y ~ ", "found “y ~ ”, expected response ~ 1 + column + (1 | column) + (1 | column:column).")]
    public void A_formula_that_is_none_is_refused(string formula, string expected) =>
        Part.Refused(Small, ("formula", formula)).ShouldBe($"--formula: {expected}");

    [Fact]
    public void Grades_are_whole_numbers() =>
        Part.Refused("y,school\n1,A\n1.5,A\n3,B\n", ("family", "cumulative"))
            .ShouldBe("in.csv, line 3, y: found “1.5”, expected a grade that is a whole number.");

    [Fact]
    public void A_family_is_one_of_two() =>
        Part.Refused(Small, ("family", "poisson")).ShouldBe("--family: found “poisson”, expected linear or cumulative.");

    [Theory]
    [InlineData("dyestuff.csv", 200)]
    [InlineData("peer12_linear.csv", 60)]
    public void A_damaged_file_is_answered_or_refused(string name, int times) => Part.Survives(Read(name), times);

    [Fact]
    public void A_damaged_file_of_ordered_grades_is_answered_or_refused() =>
        Part.Survives(Read("peer12_linear.csv"), 60, ("family", "cumulative"), ("formula", "y ~ reviewer + (1|school)"));

    private static string Read(string name) => File.ReadAllText(ReferenceCases.File("mixed", name));
}
