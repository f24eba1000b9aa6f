using Candour.Methods.Numerics;

namespace Candour.Methods.Facets;

/// <summary>
/// The many-facet model by joint maximum likelihood: log P(k)/P(k-1) = school - reviewer - criterion - τ_k. For looking at fit
/// where every school and reviewer has thirty ratings or more; measures are too far apart, and with little overlap they are worse
/// than plain means. What is shown of schools comes from <see cref="HierarchicalFacets"/>.
/// </summary>
/// <remarks>Sources: Linacre (1994), Many-Facet Rasch Measurement; Wright and Masters (1982) for fit; Eckes (2015) for separation.</remarks>
public static class JointFacets
{
    /// <summary>What an extreme score is brought inwards by, in score points, to give it a finite measure.</summary>
    public const double ExtremeAdjustment = 0.3;

    /// <summary>Fits the model.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="thresholds">Which thresholds criteria have.</param>
    /// <returns>
    /// Those with extreme scores are left out of the fit and listed apart. Refused where nothing is left or nothing varies, where there
    /// are islands or facets are confounded, where a grade between others was never given, and where nothing settles.
    /// </returns>
    public static Estimated<JointEstimates> Fit(FacetRatings ratings, ThresholdModel thresholds = ThresholdModel.RatingScale)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Count == 0)
            return new Refusal.NothingToCompare();
        if (ratings.Grades < 2)
            return new Refusal.NothingVaries();
        var (core, extremes) = ExtremeScores.Without(ratings);
        if (core.Count == 0 || core.Grades < 2)
            return new Refusal.NothingVaries();
        var links = Connectedness.Of(core);
        if (links.Islands.Count > 1)
            return new Refusal.Islands(links.Islands.Count);
        if (!links.Whole)
            return new Refusal.Confounded(links.RankIfConnected - links.DesignRank);
        var byCriterion = thresholds == ThresholdModel.PartialCredit;
        if (Unused(core, byCriterion) is { } unused)
            return unused;
        var model = new JointModel(core, byCriterion);
        if (!model.Find())
            return new Refusal.NotSettled(100);
        return Estimates(core, model, byCriterion, extremes.Measured(core, model));
    }

    private static Refusal.GradeUnused? Unused(FacetRatings ratings, bool byCriterion)
    {
        if (!byCriterion)
            return ratings.UnusedGrade() is { } grade ? new Refusal.GradeUnused(grade, null) : null;
        var used = new bool[ratings.Criteria.Count * ratings.Grades];
        for (var i = 0; i < ratings.Count; i++)
            used[ratings.Criterion[i] * ratings.Grades + ratings.Grade[i]] = true;
        var at = Array.IndexOf(used, false);
        return at < 0 ? null : new Refusal.GradeUnused(at % ratings.Grades + ratings.Lowest, ratings.Criteria[at / ratings.Grades]);
    }

    private static JointEstimates Estimates(
        FacetRatings ratings,
        JointModel model,
        bool byCriterion,
        IReadOnlyList<ExtremeMeasure> extremes
    )
    {
        int[][] codes = [ratings.School, ratings.Reviewer, ratings.Criterion];
        IReadOnlyList<string>[] names = [ratings.Schools, ratings.Reviewers, ratings.Criteria];
        var sums = Residuals(ratings, model, codes, names);
        var variances = model.Variances();
        var meanSchool = model.Measures[0].Average();
        var reference = model.KernelOf(0);
        double? Fair(int facet, double measure)
        {
            if (byCriterion)
                return null;
            reference.At(facet == 0 ? measure : meanSchool - measure, 0, thresholds: false);
            return ratings.Lowest + reference.Expected;
        }
        JointMeasure[] Facet(int facet) =>
            [
                .. names[facet]
                    .Select(
                        (name, i) =>
                        {
                            var (sum, measure) = (sums[facet][i], model.Measures[facet][i]);
                            var mean = ratings.Lowest + sum.Grades / sum.Count;
                            var errors = (1 / Math.Sqrt(sum.Variance), Math.Sqrt(Math.Max(0, variances[facet][i])));
                            return new JointMeasure(
                                name,
                                measure,
                                errors.Item1,
                                errors.Item2,
                                sum.Count,
                                mean,
                                Fair(facet, measure),
                                sum.Fit()
                            );
                        }
                    ),
            ];
        var (schools, reviewers, criteria) = (Facet(0), Facet(1), Facet(2));
        return new JointEstimates(
            schools,
            reviewers,
            criteria,
            extremes,
            model.Thresholds,
            model.LogLikelihood,
            model.Steepest,
            ratings.Count,
            model.Parameters
        )
        {
            SchoolSummary = Summary(schools),
            ReviewerSummary = Summary(reviewers),
            CriterionSummary = Summary(criteria),
        };
    }

    private static ResidualSums[][] Residuals(FacetRatings ratings, JointModel model, int[][] codes, IReadOnlyList<string>[] names)
    {
        ResidualSums[][] sums = [new ResidualSums[names[0].Count], new ResidualSums[names[1].Count], new ResidualSums[names[2].Count]];
        for (var i = 0; i < ratings.Count; i++)
        {
            var kernel = model.KernelOf(i);
            kernel.At(model.Predict(i), ratings.Grade[i], thresholds: false);
            var fourth = 0.0;
            for (var k = 0; k < kernel.Shares.Length; k++)
            {
                var squared = (k - kernel.Expected) * (k - kernel.Expected);
                fourth += kernel.Shares[k] * squared * squared;
            }
            for (var facet = 0; facet < ExtremeScores.Facets.Length; facet++)
                sums[facet][codes[facet][i]].Add(ratings.Grade[i], kernel.Slope, kernel.Curve, fourth);
        }
        return sums;
    }

    private static FacetSummary Summary(JointMeasure[] measures)
    {
        var n = measures.Length;
        var (mean, error) = (measures.Average(m => m.Measure), measures.Average(m => m.ConditionalError * m.ConditionalError));
        var squares = measures.Sum(m => (m.Measure - mean) * (m.Measure - mean));
        var (population, sample) = (squares / n, n > 1 ? squares / (n - 1) : (double?)null);
        var trueDeviation = Math.Sqrt(Math.Max(0, population - error));
        var weight = measures.Sum(m => 1 / (m.ConditionalError * m.ConditionalError));
        var centre = measures.Sum(m => m.Measure / (m.ConditionalError * m.ConditionalError)) / weight;
        var chi = measures.Sum(m => Math.Pow((m.Measure - centre) / m.ConditionalError, 2));
        double? Reliability(double? variance) => variance > 0 ? 1 - error / variance : null;
        return new FacetSummary(
            n,
            Math.Sqrt(population),
            sample is { } s ? Math.Sqrt(s) : null,
            Math.Sqrt(error),
            trueDeviation,
            trueDeviation / Math.Sqrt(error),
            Reliability(population),
            Reliability(sample),
            chi,
            n - 1,
            n > 1 ? 1 - Distributions.ChiSquare(chi, n - 1) : null
        );
    }

    /// <summary>What the fit of one element is worked out from.</summary>
    private struct ResidualSums
    {
        private double _squares;
        private double _standardised;
        private double _infitSpread;
        private double _outfitSpread;

        public int Count { get; private set; }
        public double Grades { get; private set; }
        public double Variance { get; private set; }

        public void Add(int grade, double residual, double variance, double fourth)
        {
            Count++;
            Grades += grade;
            Variance += variance;
            _squares += residual * residual;
            _standardised += residual * residual / variance;
            _infitSpread += fourth - variance * variance;
            _outfitSpread += fourth / (variance * variance);
        }

        public readonly FacetFit Fit()
        {
            var (infit, outfit) = (_squares / Variance, _standardised / Count);
            var infitSpread = _infitSpread / (Variance * Variance);
            var outfitSpread = _outfitSpread / ((double)Count * Count) - 1.0 / Count;
            return new FacetFit(infit, Z(infit, infitSpread), outfit, Z(outfit, outfitSpread));
        }

        /// <summary>Wilson and Hilferty's cube root; a mean square that cannot vary deviates by nothing.</summary>
        private static double Z(double square, double spread)
        {
            var q = Math.Sqrt(Math.Max(0, spread));
            return q > 1e-8 ? (Math.Cbrt(square) - 1) * (3 / q) + q / 3 : 0;
        }
    }
}
