using Candour.Methods.Numerics;

namespace Candour.Methods.Facets;

/// <summary>A school as marginal maximum likelihood sees it.</summary>
/// <param name="Id">The school.</param>
/// <param name="Expected">The mean of where its grades leave it likely to lie, in logits.</param>
/// <param name="Deviation">The standard deviation of the same. It knows nothing of halos, and is too small by that.</param>
public sealed record MarginalSchool(string Id, double Expected, double Deviation);

/// <summary>The measure of a reviewer or a criterion.</summary>
/// <param name="Id">Which.</param>
/// <param name="Measure">In logits: severer or harder. Those of reviewers and of criteria add up to 0.</param>
public sealed record MarginalMeasure(string Id, double Measure);

/// <summary>The many-facet model by marginal maximum likelihood.</summary>
/// <param name="Mean">μ: the mean of schools, in logits.</param>
/// <param name="MeanError">Its standard error.</param>
/// <param name="Spread">σ: the standard deviation of schools.</param>
/// <param name="LogSpreadError">The standard error of its logarithm.</param>
/// <param name="Schools">The schools, in ordinal order.</param>
/// <param name="Reviewers">The reviewers.</param>
/// <param name="Criteria">The criteria.</param>
/// <param name="Thresholds">τ, from the lowest up; they add up to 0.</param>
/// <param name="LogLikelihood">The marginal log-likelihood.</param>
/// <param name="Reliability">The variance of the schools' expected places as a share of itself and the mean squared deviation.</param>
/// <param name="MaxGradient">The greatest element of the gradient that is left.</param>
public sealed record MarginalEstimates(
    double Mean,
    double MeanError,
    double Spread,
    double LogSpreadError,
    IReadOnlyList<MarginalSchool> Schools,
    IReadOnlyList<MarginalMeasure> Reviewers,
    IReadOnlyList<MarginalMeasure> Criteria,
    IReadOnlyList<double> Thresholds,
    double LogLikelihood,
    double Reliability,
    double MaxGradient
)
{
    /// <summary>Minus twice the log-likelihood.</summary>
    public double Deviance => -2 * LogLikelihood;
}

/// <summary>
/// The many-facet model by marginal maximum likelihood: schools are a sample from a normal distribution, reviewers and criteria are
/// these and no others. log P(k)/P(k-1) = θ - reviewer - criterion - τ_k, θ ~ N(μ, σ²). A school with extreme grades has a place.
/// </summary>
/// <remarks>The rating scale model. Sources: Bock and Aitkin (1981), Psychometrika 46; Adams, Wilson and Wang (1997).</remarks>
public static class MarginalFacets
{
    /// <summary>Fits the model.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <returns>
    /// Refused where nothing varies, where a grade between others was never given, where a reviewer or a criterion has extreme grades
    /// only, where reviewers and criteria are confounded, and where schools do not differ or nothing settles. Islands are not refused: the
    /// estimates then rest on schools being alike on average in all islands.
    /// </returns>
    public static Estimated<MarginalEstimates> Fit(FacetRatings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Count == 0)
            return new Refusal.NothingToCompare();
        if (ratings.Grades < 2)
            return new Refusal.NothingVaries();
        if (ratings.UnusedGrade() is { } unused)
            return new Refusal.GradeUnused(unused, null);
        if (ratings.Schools.Count < 2)
            return new Refusal.TooLittleToTellApart(null);
        if (Extreme("reviewer", ratings, ratings.Reviewer, ratings.Reviewers) is { } reviewer)
            return reviewer;
        if (Extreme("criterion", ratings, ratings.Criterion, ratings.Criteria) is { } criterion)
            return criterion;
        var links = new Links(ratings.Reviewers.Count + ratings.Criteria.Count);
        for (var i = 0; i < ratings.Count; i++)
            links.Join(ratings.Reviewer[i], ratings.Reviewers.Count + ratings.Criterion[i]);
        if (links.Count > 1)
            return new Refusal.Confounded(links.Count - 1);
        var model = new MarginalModel(ratings);
        return model.Find() ? Estimates(ratings, model) : new Refusal.NotSettled(200);
    }

    private static MarginalEstimates Estimates(FacetRatings ratings, MarginalModel model)
    {
        var centre = model.Expected.Average();
        var between = model.Expected.Average(e => (e - centre) * (e - centre));
        return new MarginalEstimates(
            model.Mean,
            model.MeanError,
            model.Spread,
            model.LogSpreadError,
            [.. ratings.Schools.Select((id, i) => new MarginalSchool(id, model.Expected[i], model.Deviation[i]))],
            [.. ratings.Reviewers.Select((id, i) => new MarginalMeasure(id, model.Reviewers[i]))],
            [.. ratings.Criteria.Select((id, i) => new MarginalMeasure(id, model.Criteria[i]))],
            [.. model.Threshold],
            model.LogLikelihood,
            between / (between + model.Deviation.Average(d => d * d)),
            model.Steepest
        );
    }

    private static Refusal.Extreme? Extreme(string facet, FacetRatings ratings, int[] codes, IReadOnlyList<string> names)
    {
        var (lower, upper) = (new bool[names.Count], new bool[names.Count]);
        for (var i = 0; i < ratings.Count; i++)
        {
            lower[codes[i]] |= ratings.Grade[i] < ratings.Grades - 1;
            upper[codes[i]] |= ratings.Grade[i] > 0;
        }
        for (var id = 0; id < names.Count; id++)
            if (!lower[id] || !upper[id])
                return new Refusal.Extreme(facet, names[id]);
        return null;
    }
}
