using Candour.Methods.Numerics;

namespace Candour.Methods.Pairwise;

/// <summary>An item by maximum likelihood, in logits.</summary>
/// <param name="Item">Which.</param>
/// <param name="VersusFirst">How far it lies above the first item in order.</param>
/// <param name="VersusFirstError">The standard error of that.</param>
/// <param name="Centred">How far it lies above the mean of all.</param>
/// <param name="CentredError">The standard error of that.</param>
/// <param name="Count">How often it was compared.</param>
public sealed record ComparedItem(
    string Item,
    double VersusFirst,
    double VersusFirstError,
    double Centred,
    double CentredError,
    double Count
);

/// <summary>Bradley and Terry's model by maximum likelihood.</summary>
/// <param name="Items">The items, in ordinal order.</param>
/// <param name="LogLikelihood">Σ wins × log probability, without the number of orders in which wins can come.</param>
/// <param name="Deviance">Twice how far that lies below what a probability for each line would give.</param>
/// <param name="DeviationPopulation">The standard deviation of the items, by their number.</param>
/// <param name="RootMeanSquareError">The root of the mean squared standard error, both about the mean.</param>
/// <param name="SeparationReliability">
/// 1 - error² / deviation². Quote it for random pairs only: pairing like with like inflates it (Bramley, 2015).
/// </param>
/// <param name="MaxGradient">The greatest element of the gradient that is left.</param>
public sealed record BradleyTerryFit(
    IReadOnlyList<ComparedItem> Items,
    double LogLikelihood,
    double Deviance,
    double DeviationPopulation,
    double RootMeanSquareError,
    double SeparationReliability,
    double MaxGradient
);

/// <summary>An item with a prior about 0, in logits.</summary>
/// <param name="Item">Which.</param>
/// <param name="Effect">Its most likely value.</param>
/// <param name="Deviation">Its posterior standard deviation.</param>
public sealed record PriorItem(string Item, double Effect, double Deviation);

/// <summary>Bradley and Terry's model with a normal prior.</summary>
/// <param name="PriorDeviation">The prior's standard deviation.</param>
/// <param name="Items">The items, in ordinal order.</param>
/// <param name="Components">How many groups were never compared with one another: between them the prior alone speaks.</param>
/// <param name="MaxGradient">The greatest element of the gradient that is left.</param>
public sealed record BradleyTerryPrior(double PriorDeviation, IReadOnlyList<PriorItem> Items, int Components, double MaxGradient);

/// <summary>
/// Comparative judgement: the logarithm of the odds that one item is preferred to another is the difference of the two. Source:
/// Bradley and Terry (1952), Biometrika 39; when there is an estimate: Ford (1957).
/// </summary>
public static class BradleyTerry
{
    /// <summary>The prior that is recommended: it always has a solution and moves a well-judged item by little.</summary>
    public const double RecommendedDeviation = 1.5;

    /// <summary>By maximum likelihood.</summary>
    /// <param name="comparisons">The comparisons.</param>
    /// <returns>Refused where fewer than two items were compared, or where not all beat one another directly or through others.</returns>
    public static Estimated<BradleyTerryFit> Fit(Comparisons comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        var n = comparisons.Items.Count;
        if (n < 2)
            return new Refusal.NothingToCompare();
        if (comparisons.StrongComponents() is var strong && strong > 1)
            return new Refusal.NoFiniteEstimate(strong);
        var model = new PairModel(comparisons, null);
        if (!model.Find())
            return new Refusal.NotSettled(100);
        var (variances, centred) = model.Variances();
        var counts = new double[n];
        for (var i = 0; i < comparisons.Counts.Length; i++)
        {
            counts[comparisons.First[i]] += comparisons.Counts[i];
            counts[comparisons.Second[i]] += comparisons.Counts[i];
        }
        var mean = model.Places.Average();
        var deviation = Math.Sqrt(model.Places.Average(p => (p - mean) * (p - mean)));
        var error = Math.Sqrt(centred.Average());
        return new BradleyTerryFit(
            [
                .. comparisons.Items.Select(
                    (item, i) =>
                        new ComparedItem(
                            item,
                            model.Places[i],
                            Math.Sqrt(variances[i]),
                            model.Places[i] - mean,
                            Math.Sqrt(centred[i]),
                            counts[i]
                        )
                ),
            ],
            model.LogLikelihood,
            model.Deviance(),
            deviation,
            error,
            deviation > 0 ? 1 - error * error / (deviation * deviation) : 0,
            model.Steepest
        );
    }

    /// <summary>With a normal prior about 0 on every item.</summary>
    /// <param name="comparisons">The comparisons.</param>
    /// <param name="deviation">The prior's standard deviation, in logits.</param>
    /// <returns>Refused where there is no item.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is not above 0.</exception>
    public static Estimated<BradleyTerryPrior> WithPrior(Comparisons comparisons, double deviation = RecommendedDeviation)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        if (!(deviation > 0) || !double.IsFinite(deviation))
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A standard deviation is above 0.");
        if (comparisons.Items.Count == 0)
            return new Refusal.NothingToCompare();
        var model = new PairModel(comparisons, deviation);
        if (!model.Find())
            return new Refusal.NotSettled(100);
        var (variances, _) = model.Variances();
        return new BradleyTerryPrior(
            deviation,
            [.. comparisons.Items.Select((item, i) => new PriorItem(item, model.Places[i], Math.Sqrt(variances[i])))],
            comparisons.Components(),
            model.Steepest
        );
    }
}
