namespace Candour.Methods.Facets;

/// <summary>Which thresholds criteria have.</summary>
public enum ThresholdModel
{
    /// <summary>One set for all criteria: the rating scale model.</summary>
    RatingScale,

    /// <summary>A set for each criterion: the partial credit model.</summary>
    PartialCredit,
}

/// <summary>How well ratings follow the model; 1 is what chance gives, above it noisier, below it more alike.</summary>
/// <param name="Infit">Squared residuals over their variances: Σ(x - E)² / ΣV.</param>
/// <param name="InfitZ">The infit as a standard normal deviate, by Wilson and Hilferty.</param>
/// <param name="Outfit">The mean of squared standardised residuals: mean (x - E)² / V.</param>
/// <param name="OutfitZ">The outfit as a standard normal deviate.</param>
public sealed record FacetFit(double Infit, double InfitZ, double Outfit, double OutfitZ);

/// <summary>A school, reviewer or criterion as joint maximum likelihood sees it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Measure">In logits: better, severer or harder. Those of reviewers and of criteria add up to 0.</param>
/// <param name="ConditionalError">The standard error if all other measures were known.</param>
/// <param name="FullError">The standard error with all others estimated too.</param>
/// <param name="Count">On how many ratings it rests.</param>
/// <param name="ObservedMean">The mean of those grades.</param>
/// <param name="FairAverage">
/// The grade to expect with the other facets at their reference: reviewers and criteria at 0, and for these the mean school. Null
/// where criteria have thresholds of their own, for then there is no average criterion.
/// </param>
/// <param name="Fit">How well its ratings follow the model.</param>
public sealed record JointMeasure(
    string Id,
    double Measure,
    double ConditionalError,
    double FullError,
    int Count,
    double ObservedMean,
    double? FairAverage,
    FacetFit Fit
);

/// <summary>Somebody with the lowest or the highest grade throughout, whose best measure is infinite.</summary>
/// <param name="Facet">The facet: "school", "reviewer" or "criterion".</param>
/// <param name="Id">Which of it.</param>
/// <param name="Measure">
/// The measure that would make 0.3 of a score point less the expected score, the rest being as it was found without them; null
/// where none of the ratings touches the rest.
/// </param>
/// <param name="Highest">Whether it is the highest grade throughout; else the lowest.</param>
public sealed record ExtremeMeasure(string Facet, string Id, double? Measure, bool Highest);

/// <summary>How far the measures of a facet lie apart, beside what error explains.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="DeviationPopulation">Their standard deviation, by their number.</param>
/// <param name="DeviationSample">Their standard deviation, by one less; null where there is one.</param>
/// <param name="RootMeanSquareError">The root of the mean squared conditional error.</param>
/// <param name="TrueDeviation">What is left of the standard deviation without error; 0 where error explains all.</param>
/// <param name="Separation">The true deviation over the error.</param>
/// <param name="ReliabilityPopulation">1 - error² / deviation², by their number; null where they do not differ.</param>
/// <param name="ReliabilitySample">The same by one less.</param>
/// <param name="FixedChiSquare">Tests that all are the same, each weighted by 1 / error².</param>
/// <param name="Freedom">Its degrees of freedom.</param>
/// <param name="P">The probability of such a value or a greater one if all were the same; null without freedom.</param>
public sealed record FacetSummary(
    int Count,
    double DeviationPopulation,
    double? DeviationSample,
    double RootMeanSquareError,
    double TrueDeviation,
    double Separation,
    double? ReliabilityPopulation,
    double? ReliabilitySample,
    double FixedChiSquare,
    int Freedom,
    double? P
);

/// <summary>The many-facet model by joint maximum likelihood, without correction of its bias.</summary>
/// <param name="Schools">The schools that have a finite measure, in ordinal order.</param>
/// <param name="Reviewers">The reviewers, likewise.</param>
/// <param name="Criteria">The criteria, likewise.</param>
/// <param name="Extremes">Who was left out because the measure is infinite, with the measure a rule gives.</param>
/// <param name="Thresholds">One set, or one for each criterion in order; each adds up to 0.</param>
/// <param name="LogLikelihood">At the estimates, of the ratings that were used.</param>
/// <param name="MaxGradient">The greatest element of the gradient that is left.</param>
/// <param name="Count">How many ratings were used.</param>
/// <param name="Parameters">How many free parameters were fitted.</param>
public sealed record JointEstimates(
    IReadOnlyList<JointMeasure> Schools,
    IReadOnlyList<JointMeasure> Reviewers,
    IReadOnlyList<JointMeasure> Criteria,
    IReadOnlyList<ExtremeMeasure> Extremes,
    IReadOnlyList<IReadOnlyList<double>> Thresholds,
    double LogLikelihood,
    double MaxGradient,
    int Count,
    int Parameters
)
{
    /// <summary>How far schools lie apart.</summary>
    public required FacetSummary SchoolSummary { get; init; }

    /// <summary>How far reviewers lie apart.</summary>
    public required FacetSummary ReviewerSummary { get; init; }

    /// <summary>How far criteria lie apart.</summary>
    public required FacetSummary CriterionSummary { get; init; }
}
