using System.Text.Json;
using Candour.Methods.Agreement;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Agreement;

/// <summary>Every published figure of agreement, to the tolerance its case states.</summary>
public sealed class AgreementReferenceTests
{
    private const double Closed = 1e-9;

    /// <summary>Intervals of the reference are rounded to three digits on the way.</summary>
    private const double Rounded = 6e-4;

    public static TheoryData<string> Cases { get; } =
    ["krippendorff2011", "fleiss1971_diagnoses", "irr_anxiety", "shrout_fleiss1979", "peer12_sparse"];

    public static TheoryData<string, string> Weighted { get; } =
    [.. from id in Cases from weights in (string[])["unweighted", "linear", "quadratic", "ordinal"] select (id.Data, weights)];

    [Theory, MemberData(nameof(Weighted))]
    public void Coefficients_and_their_errors_are_as_published(string id, string weights)
    {
        var (ratings, expected) = Read(id);
        var weighting = Enum.Parse<Weighting>(weights, ignoreCase: true);
        foreach (var figure in expected.GetProperty("gwet").GetProperty(weights).EnumerateObject())
        {
            var found = (
                figure.Name switch
                {
                    "pa.coeff" => ChanceCorrected.PerCent(ratings, weighting),
                    "gwet.ac1" => ChanceCorrected.Gwet(ratings, weighting),
                    "fleiss.kappa" => ChanceCorrected.Fleiss(ratings, weighting),
                    "conger.kappa" => ChanceCorrected.Conger(ratings, weighting),
                    "bp.coeff" => ChanceCorrected.BrennanPrediger(ratings, weighting),
                    "krippen.alpha" => ChanceCorrected.Alpha(ratings, weighting),
                    _ => throw new InvalidOperationException(figure.Name),
                }
            ).OrThrow;
            var why = $"{id}, {weights}, {figure.Name}";
            found.Observed.ShouldBe(Number(figure.Value, "pa"), Closed, why);
            found.Expected.ShouldBe(Number(figure.Value, "pe"), Closed, why);
            found.Value.ShouldBe(Number(figure.Value, "value"), Closed, why);
            found.StandardError.OrThrow.ShouldBe(Number(figure.Value, "se"), Closed, why);
            var ends = figure.Value.GetProperty("ci95");
            found.Within().OrThrow.Low.ShouldBe(ends[0].GetDouble(), Rounded, why);
            found.Within().OrThrow.High.ShouldBe(ends[1].GetDouble(), Rounded, why);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Alpha_is_as_published(string id)
    {
        var (ratings, expected) = Read(id);
        foreach (var figure in expected.GetProperty("krippendorff_alpha").EnumerateObject())
            Krippendorff
                .Alpha(ratings, Enum.Parse<Distance>(figure.Name, ignoreCase: true))
                .OrThrow.ShouldBe(figure.Value.GetDouble(), Closed, $"{id}, {figure.Name}");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Resampling_units_gives_the_published_interval(string id)
    {
        var (ratings, expected) = Read(id);
        if (!expected.TryGetProperty("alpha_bootstrap_units", out var bootstraps))
            return;
        foreach (var figure in bootstraps.EnumerateObject())
        {
            var tolerance = Number(figure.Value, "tolerance_abs");
            var found = Krippendorff.Resampled(ratings, Enum.Parse<Distance>(figure.Name, ignoreCase: true), 20_000, seed: 7).OrThrow;
            found.Within.Low.ShouldBe(Number(figure.Value, "p2_5"), tolerance, id);
            found.Median.ShouldBe(Number(figure.Value, "median"), tolerance, id);
            found.Within.High.ShouldBe(Number(figure.Value, "p97_5"), tolerance, id);
        }
    }

    [Theory]
    [InlineData("irr_anxiety")]
    [InlineData("shrout_fleiss1979")]
    public void Intraclass_correlations_are_as_published(string id)
    {
        var (ratings, expected) = Read(id);
        foreach (var figure in expected.GetProperty("icc").EnumerateObject())
        {
            var words = figure.Name.Split('_');
            var design = words switch
            {
                ["oneway", ..] => RaterDesign.OneWay,
                [_, "consistency", _] => RaterDesign.Consistency,
                _ => RaterDesign.Agreement,
            };
            var found = Intraclass.Of(ratings, design, words[^1] == "average").OrThrow;
            found.Value.ShouldBe(Number(figure.Value, "value"), Closed, figure.Name);
            found.Within.Low.ShouldBe(Number(figure.Value, "lower95"), Closed, figure.Name);
            found.Within.High.ShouldBe(Number(figure.Value, "upper95"), Closed, figure.Name);
            found.F.ShouldBe(Number(figure.Value, "F"), 1e-8, figure.Name);
            found.Freedom1.ShouldBe(Number(figure.Value, "df1"), Closed, figure.Name);
            found.Freedom2.ShouldBe(Number(figure.Value, "df2"), 1e-6, figure.Name);
            found.P.ShouldBe(Number(figure.Value, "p"), 1e-9, figure.Name);
        }
    }

    [Theory]
    [InlineData("irr_anxiety")]
    [InlineData("shrout_fleiss1979")]
    [InlineData("fleiss1971_diagnoses")]
    public void Fleiss_of_1971_and_Kendall_are_as_published(string id)
    {
        var (ratings, expected) = Read(id);
        var fleiss = FleissKappa.Of(ratings).OrThrow;
        var figure = expected.GetProperty("fleiss_1971");
        fleiss.Value.ShouldBe(Number(figure, "value"), Closed);
        fleiss.Z.ShouldBe(Number(figure, "z_h0"), 1e-8);
        foreach (var category in figure.GetProperty("by_category").EnumerateObject())
        {
            var at = ratings.Categories.ToList().IndexOf(double.Parse(category.Name, System.Globalization.CultureInfo.InvariantCulture));
            fleiss.ByCategory[at].OrThrow.ShouldBe(category.Value.GetDouble(), 6e-4, "published to three digits");
        }
        var kendall = Concordance.Of(ratings).OrThrow;
        kendall.W.ShouldBe(Number(expected.GetProperty("kendall_w_tie_corrected"), "value"), Closed);
        kendall.ChiSquare.ShouldBe(Number(expected.GetProperty("kendall_w_tie_corrected"), "chisq"), 1e-8);
    }

    private static (Ratings Ratings, JsonElement Expected) Read(string id)
    {
        var found = ReferenceCases.Case("agreement", id);
        var categories = found.GetProperty("categories").EnumerateArray().Select(c => c.GetDouble()).ToArray();
        var table = ReferenceCases.Table(ReferenceCases.File("agreement", found.GetProperty("input").GetString()!));
        return (Ratings.Of(table, categories), found.GetProperty("expected"));
    }

    private static double Number(JsonElement figure, string name) => figure.GetProperty(name).GetDouble();
}
