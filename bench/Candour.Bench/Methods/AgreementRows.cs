using Candour.Methods;
using Candour.Methods.Agreement;

namespace Candour.Bench.Methods;

/// <summary>How far reviewers agree.</summary>
internal static class AgreementRows
{
    private static readonly double[] Grades = [1, 2, 3, 4];

    public static IEnumerable<MethodRow> All =>
        [
            new("agreement-pairs", "7,477 units × 2, every coefficient", 0.005, () => Coefficients(7477, 2, 2)),
            new("agreement-sparse", "600 units × 40, three raters of each", 0.005, () => Coefficients(600, 40, 3)),
            new("alpha-bootstrap", "600 units, 20,000 resamples", 0.5, Bootstrap),
        ];

    /// <summary>Each once, from the grades as they stand, so that counting them is in the time.</summary>
    private static Question Coefficients(int units, int raters, int each)
    {
        var table = Table(units, raters, each);
        return Question.Of(
            () =>
            {
                var ratings = Ratings.Of(table, Grades);
                List<Measured<Coefficient>> found =
                [
                    ChanceCorrected.PerCent(ratings),
                    ChanceCorrected.Gwet(ratings),
                    ChanceCorrected.Gwet(ratings, Weighting.Ordinal),
                    ChanceCorrected.Fleiss(ratings, Weighting.Ordinal),
                    ChanceCorrected.BrennanPrediger(ratings, Weighting.Ordinal),
                    ChanceCorrected.Conger(ratings, Weighting.Ordinal),
                    ChanceCorrected.Alpha(ratings, Weighting.Ordinal),
                ];
                if (raters == 2)
                    found.Add(ChanceCorrected.Cohen(ratings, Weighting.Ordinal));
                return found;
            },
            found => new($"{found.Count} with errors; Gwet's AC2 {found[2].OrThrow.Value:N3} ± {found[2].OrThrow.StandardError.OrThrow:N3}")
        );
    }

    private static Question Bootstrap()
    {
        var ratings = Ratings.Of(Table(600, 40, 3), Grades);
        return Question.Of(
            () => Krippendorff.Resampled(ratings, Distance.Ordinal, 20_000, seed: 1),
            found => new($"alpha in {found.OrThrow.Within.Low:N3} to {found.OrThrow.Within.High:N3}")
        );
    }

    private static double?[,] Table(int units, int raters, int each)
    {
        var random = new Random(1);
        var table = new double?[units, raters];
        for (var unit = 0; unit < units; unit++)
        {
            var truth = 2.5 + random.Normal();
            foreach (var rater in random.Some(each, raters))
                table[unit, rater] = Math.Clamp(Math.Round(truth + 0.6 * random.Normal()), 1, 4);
        }
        return table;
    }
}
