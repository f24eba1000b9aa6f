using Candour.Methods.Agreement;
using Candour.Methods.Mixed;
using Candour.Methods.Numerics;

namespace Candour.Methods.Facets;

/// <summary>An effect, in logits: above 0 is more of what the facet is named for (severer, harder, better).</summary>
/// <param name="Id">Of which reviewer, criterion or school.</param>
/// <param name="Effect">The most likely value.</param>
/// <param name="Deviation">Its posterior standard deviation.</param>
/// <param name="Within">Its interval.</param>
public sealed record FacetEstimate(string Id, double Effect, double Deviation, Interval Within);

/// <summary>The halo of a reviewer's view of a school: by how much all those grades lie above what else explains them.</summary>
/// <param name="School">The school.</param>
/// <param name="Reviewer">The reviewer.</param>
/// <param name="Effect">The most likely value, in logits.</param>
/// <param name="Deviation">Its posterior standard deviation.</param>
public sealed record HaloEstimate(string School, string Reviewer, double Effect, double Deviation);

/// <summary>A school as the model sees it.</summary>
/// <param name="Id">The school.</param>
/// <param name="Effect">How far it lies from the mean, in logits.</param>
/// <param name="Deviation">The posterior standard deviation of the effect.</param>
/// <param name="Measure">The mean and the effect together: where it lies on the scale, with an average reviewer and criterion.</param>
/// <param name="Within">The interval of the measure.</param>
/// <param name="FairAverage">The grade to expect from an average reviewer on an average criterion.</param>
/// <param name="FairWithin">The interval of the fair average.</param>
public sealed record SchoolEstimate(
    string Id,
    double Effect,
    double Deviation,
    double Measure,
    Interval Within,
    double FairAverage,
    Interval FairWithin
);

/// <summary>The hierarchical model at its posterior mode.</summary>
/// <param name="Spreads">The spreads that were taken as known.</param>
/// <param name="Mean">μ: the mean school's place on the scale, in logits.</param>
/// <param name="MeanError">Its posterior standard deviation.</param>
/// <param name="Thresholds">τ, from the lowest up; they add up to 0.</param>
/// <param name="Schools">The schools, in ordinal order: never in order of what was found.</param>
/// <param name="Reviewers">The reviewers; above 0 is severe.</param>
/// <param name="Criteria">The criteria; above 0 is hard.</param>
/// <param name="Halos">The pairs of school and reviewer that occur.</param>
/// <param name="PenalisedLogLikelihood">Log-likelihood less half the sum of squared effects, each by its spread.</param>
/// <param name="LogDeterminant">Of the Hessian of all parameters with a spread, μ and the free thresholds; none where a spread is 0.</param>
/// <param name="MaxGradient">The greatest element of the gradient that is left.</param>
public sealed record HierarchicalEstimates(
    EffectSpreads Spreads,
    double Mean,
    double MeanError,
    IReadOnlyList<double> Thresholds,
    IReadOnlyList<SchoolEstimate> Schools,
    IReadOnlyList<FacetEstimate> Reviewers,
    IReadOnlyList<FacetEstimate> Criteria,
    IReadOnlyList<HaloEstimate> Halos,
    double PenalisedLogLikelihood,
    double? LogDeterminant,
    double MaxGradient
)
{
    internal static HierarchicalEstimates Of(FacetRatings ratings, LatentModel model, EffectSpreads spreads, double z)
    {
        var (inverse, pattern) = model.Inverse();
        var kernel = new AdjacentKernel(ratings.Grades);
        kernel.Set(model.Threshold);
        var (mean, mu) = (model.Effects, model.Point[model.Effects]);
        var meanVariance = inverse[pattern.Slot(mean, mean)];

        double Effect(int term, int id) => model.Spread[term] * model.Point[model.Row(term, id)];
        double Deviation(int term, int id)
        {
            var row = model.Row(term, id);
            return model.Spread[term] * Math.Sqrt(inverse[pattern.Slot(row, row)]);
        }
        Interval Around(double value, double deviation) => new(value - z * deviation, value + z * deviation);
        double Grade(double measure)
        {
            kernel.At(measure, 0, thresholds: false);
            return ratings.Lowest + kernel.Expected;
        }
        SchoolEstimate School(string id, int at)
        {
            var (row, effect, deviation) = (model.Row(0, at), Effect(0, at), Deviation(0, at));
            var variance = deviation * deviation + meanVariance + 2 * spreads.School * inverse[pattern.Slot(row, mean)];
            var within = Around(mu + effect, Math.Sqrt(variance));
            var fair = new Interval(Grade(within.Low), Grade(within.High));
            return new SchoolEstimate(id, effect, deviation, mu + effect, within, Grade(mu + effect), fair);
        }
        FacetEstimate[] Facet(int term, IReadOnlyList<string> ids) =>
            // The model adds every effect; severity and difficulty are what is taken away.
            [
                .. ids.Select((id, i) => (Id: id, Effect: -Effect(term, i), Deviation: Deviation(term, i)))
                    .Select(f => new FacetEstimate(f.Id, f.Effect, f.Deviation, Around(f.Effect, f.Deviation))),
            ];

        var scale = model.Sizes.Select((size, t) => 2 * size * Math.Log(model.Spread[t])).Sum();
        return new HierarchicalEstimates(
            spreads,
            mu,
            Math.Sqrt(meanVariance),
            [.. model.Threshold],
            [.. ratings.Schools.Select(School)],
            Facet(1, ratings.Reviewers),
            Facet(2, ratings.Criteria),
            [
                .. ratings.Pairs.Select(
                    (pair, i) =>
                        new HaloEstimate(ratings.Schools[pair.School], ratings.Reviewers[pair.Reviewer], Effect(3, i), Deviation(3, i))
                ),
            ],
            model.LogLikelihood - model.Penalty,
            double.IsFinite(scale) ? model.LogDeterminant - scale : null,
            model.Steepest
        );
    }
}

/// <summary>Spreads found from the data.</summary>
/// <param name="Spreads">The spreads that make the ratings most likely, effects integrated out.</param>
/// <param name="LogMarginal">The Laplace approximation to the log marginal likelihood there, weak priors included.</param>
/// <param name="Mean">μ there.</param>
/// <param name="Thresholds">τ there; they add up to 0.</param>
public sealed record EmpiricalBayes(EffectSpreads Spreads, double LogMarginal, double Mean, IReadOnlyList<double> Thresholds)
{
    /// <summary>The greatest element of the gradient that is left.</summary>
    public required double MaxGradient { get; init; }
}

/// <summary>Everything that is said of a partnership.</summary>
/// <param name="Spreads">How far effects lie apart, from the data.</param>
/// <param name="Effects">Effects and fair averages, with intervals.</param>
/// <param name="Links">
/// Whether reviews link all schools. Where they are islands the estimates rest on the assumption that islands have equally
/// severe reviewers on average: say so.
/// </param>
/// <param name="Severities">
/// Who is careful and who severe; refused until the interval of the reviewers' spread lies above <see cref="HierarchicalFacets.Negligible"/>.
/// </param>
public sealed record PartnershipEstimates(
    EmpiricalBayes Spreads,
    HierarchicalEstimates Effects,
    Connectedness Links,
    Estimated<IReadOnlyList<FacetEstimate>> Severities
);
