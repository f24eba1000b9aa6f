using Candour.Methods.Agreement;
using Candour.Methods.Mixed;
using Candour.Methods.Numerics;

namespace Candour.Methods.Facets;

/// <summary>How far the levels of each effect lie apart: standard deviations in logits, 0 for an effect that is not there.</summary>
/// <param name="School">Between schools.</param>
/// <param name="Reviewer">Between reviewers: how severe they are.</param>
/// <param name="Criterion">Between criteria: how hard they are.</param>
/// <param name="Halo">Between a reviewer's impressions of schools, which colour all grades of one visit.</param>
public sealed record EffectSpreads(double School, double Reviewer, double Criterion, double Halo)
{
    internal double[] InOrder => [School, Reviewer, Criterion, Halo];
}

/// <summary>The effects of the model.</summary>
public enum FacetEffect
{
    /// <summary>Between schools.</summary>
    School,

    /// <summary>Between reviewers.</summary>
    Reviewer,

    /// <summary>Between criteria.</summary>
    Criterion,

    /// <summary>Between pairs of school and reviewer.</summary>
    Halo,
}

/// <summary>
/// The hierarchical many-facet model: log P(k)/P(k-1) = μ + school - reviewer - criterion + halo - τ_k, every effect normal
/// about 0. It bears extremes, gaps and islands, and its intervals know that a reviewer's grades of one visit hang together.
/// </summary>
/// <remarks>
/// Sources: the many-facet model of Linacre (1994) with effects that vary as in Bates et al. (2015). Posterior mode by Newton's method with sparse elimination, halos first; standard deviations from the inverse Hessian of all
/// parameters, μ and τ flat. Spreads by the Laplace approximation to the marginal likelihood: Bates et al. (2015), Journal of
/// Statistical Software 67; the prior that keeps small groups from 0: Chung et al. (2013), Psychometrika 78.
/// </remarks>
public static class HierarchicalFacets
{
    /// <summary>From how many levels on spreads are estimated without a prior.</summary>
    public const int EnoughLevels = 10;

    /// <summary>A spread of reviewers below this, in logits, is not worth speaking of.</summary>
    public const double Negligible = 0.1;

    private const double WeakScale = 2;

    /// <summary>The most likely effects with their intervals, for spreads that are known.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="spreads">How far effects lie apart.</param>
    /// <param name="level">The share of intervals that hold the truth.</param>
    /// <returns>Refused where no grade varies, or one between the lowest and the highest was never given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A spread is below 0 or not finite, or the level is not between 0 and 1.</exception>
    public static Estimated<HierarchicalEstimates> Mode(FacetRatings ratings, EffectSpreads spreads, double level = 0.95) =>
        Mode(ratings, spreads, level, p => Distributions.NormalQuantile(p));

    /// <summary>The most likely effects with their intervals, for spreads that were found from the same ratings.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="spreads">What <see cref="Spreads"/> found.</param>
    /// <param name="level">The share of intervals that hold the truth.</param>
    /// <returns>
    /// As for known spreads, with wider intervals: by Student's t with one degree of freedom less than schools, since how far schools lie
    /// apart was learnt from that many. With twelve schools normal intervals of 95 % hold the truth in as few as 91 of a hundred cases.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Estimated<HierarchicalEstimates> Mode(FacetRatings ratings, EmpiricalBayes spreads, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(spreads);
        var freedom = Math.Max(1, ratings.Schools.Count - 1);
        return Mode(ratings, spreads.Spreads, level, p => Distributions.StudentQuantile(p, freedom));
    }

    private static Estimated<HierarchicalEstimates> Mode(
        FacetRatings ratings,
        EffectSpreads spreads,
        double level,
        Func<double, double> quantile
    )
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(spreads);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        if (spreads.InOrder.Any(s => !double.IsFinite(s) || s < 0))
            throw new ArgumentOutOfRangeException(nameof(spreads), spreads, "A spread is a number of 0 or more.");
        if (Unfit(ratings) is { } why)
            return why;
        var model = Model(ratings, joint: true);
        spreads.InOrder.CopyTo(model.Spread, 0);
        Start(ratings, model).CopyTo(model.Point, model.Effects);
        if (!model.FindMode())
            return new Refusal.NotSettled(100);
        return HierarchicalEstimates.Of(ratings, model, spreads, quantile(0.5 + level / 2));
    }

    /// <summary>The spreads, μ and thresholds under which the ratings are most likely, effects integrated out.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="weakPrior">
    /// Whether a spread of fewer than <see cref="EnoughLevels"/> levels is kept from 0 by a half-normal prior of scale 2 on its
    /// logarithm. Without it the estimate is often exactly 0, which says that the data are few, not that there is no spread.
    /// </param>
    /// <returns>Refused as <see cref="Mode(FacetRatings, EffectSpreads, double)"/> is, or where nothing settles.</returns>
    public static Estimated<EmpiricalBayes> Spreads(FacetRatings ratings, bool weakPrior = false)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (Unfit(ratings) is { } why)
            return why;
        var (model, fit) = (Started(ratings), default(LaplaceFit));
        fit = new LaplaceFit(model, weakPrior ? Weak(ratings) : null);
        if (!fit.Run(QuasiNewton.Finish.Exact))
            return new Refusal.NotSettled(200);
        var s = model.Spread;
        return new EmpiricalBayes(new EffectSpreads(s[0], s[1], s[2], s[3]), fit.LogMarginal, model.Beta[0], [.. model.Threshold])
        {
            MaxGradient = fit.Steepest,
        };
    }

    /// <summary>Everything for a partnership: spreads from the data, then effects with intervals; severities only if they can be told.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="level">The share of intervals that hold the truth.</param>
    /// <returns>Refused as <see cref="Mode(FacetRatings, EffectSpreads, double)"/> is.</returns>
    public static Estimated<PartnershipEstimates> Estimate(FacetRatings ratings, double level = 0.95)
    {
        var spreads = Spreads(ratings, weakPrior: true);
        if (spreads.OrDefault is not { } found)
            return spreads.Refusal!;
        var links = Connectedness.Of(ratings);
        return Mode(ratings, found, level).Then(effects => new PartnershipEstimates(found, effects, links, Severities(ratings, effects)));
    }

    /// <summary>
    /// Between which values a spread lies: those at which the marginal likelihood, at its best over everything else, is not
    /// significantly below its highest.
    /// </summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="effect">Whose spread.</param>
    /// <param name="level">The share of intervals that hold the truth.</param>
    /// <returns>Refused as <see cref="Spreads"/> is, or where the data exclude no spread however small or however large.</returns>
    public static Estimated<Interval> SpreadWithin(FacetRatings ratings, FacetEffect effect, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        if (Unfit(ratings) is { } why)
            return why;
        return SpreadProfile.Of(Started(ratings), (int)effect, level) is { } profile ? profile.Within : new Refusal.NotSettled(200);
    }

    internal static LatentModel Started(FacetRatings ratings, LatentModel? model = null)
    {
        model ??= Model(ratings, joint: false);
        var start = Start(ratings, model);
        model.Beta[0] = start[0];
        model.Kernel.Whole(start.AsSpan(1)).CopyTo(model.Threshold, 0);
        double[] spreads = [1, 0.4, 0.4, 0.4];
        spreads.CopyTo(model.Spread, 0);
        return model;
    }

    /// <summary>Reviewers' severities, where the spread of reviewers is surely more than next to nothing.</summary>
    private static Estimated<IReadOnlyList<FacetEstimate>> Severities(FacetRatings ratings, HierarchicalEstimates effects)
    {
        if (ratings.Reviewers.Count < 2)
            return new Refusal.TooLittleToTellApart(null);
        if (SpreadProfile.Of(Started(ratings), (int)FacetEffect.Reviewer, 0.95) is not { } profile)
            return new Refusal.TooLittleToTellApart(null);
        return profile.Within.Low > Negligible
            ? new Estimated<IReadOnlyList<FacetEstimate>>.Found(effects.Reviewers)
            : new Refusal.TooLittleToTellApart(double.IsFinite(profile.Within.High) ? profile.Within.High : null);
    }

    private static Refusal? Unfit(FacetRatings ratings) =>
        ratings.Count == 0 ? new Refusal.NothingToCompare()
        : ratings.Grades < 2 ? new Refusal.NothingVaries()
        : ratings.UnusedGrade() is { } grade ? new Refusal.GradeUnused(grade, null)
        : null;

    private static double?[] Weak(FacetRatings ratings)
    {
        double? For(int levels) => levels < EnoughLevels ? WeakScale : null;
        return [For(ratings.Schools.Count), For(ratings.Reviewers.Count), For(ratings.Criteria.Count), For(ratings.Pairs.Length)];
    }

    private static LatentModel Model(FacetRatings ratings, bool joint)
    {
        var ones = new double[ratings.Count];
        Array.Fill(ones, 1);
        return new LatentModel(
            ratings.Grade,
            [ones],
            [ratings.School, ratings.Reviewer, ratings.Criterion, ratings.Pair],
            [ratings.Schools.Count, ratings.Reviewers.Count, ratings.Criteria.Count, ratings.Pairs.Length],
            new AdjacentKernel(ratings.Grades),
            joint
        );
    }

    /// <summary>μ and the free thresholds as if there were no effects.</summary>
    private static double[] Start(FacetRatings ratings, LatentModel model)
    {
        var counts = new double[ratings.Grades];
        foreach (var grade in ratings.Grade)
            counts[grade]++;
        var start = new double[model.Beside];
        start[0] = Math.Log(counts[^1] / counts[0]) / (counts.Length - 1);
        for (var k = 1; k < start.Length; k++)
            start[k] = start[0] - Math.Log(counts[k] / counts[k - 1]);
        return start;
    }
}
