namespace Candour.Methods.Survey;

/// <summary>Who was asked together, and how many others each person who answered stands for.</summary>
/// <remarks>One stage: whole clusters (schools, classes) are drawn, or people when each is a cluster of their own. It never changes.</remarks>
public sealed class SurveyDesign
{
    private readonly double[] _weights;
    private readonly int[] _clusters;

    private SurveyDesign(double[] weights, int[] clusters, int clusterCount, double? populationClusters)
    {
        (_weights, _clusters) = (weights, clusters);
        (Clusters, PopulationClusters) = (clusterCount, populationClusters);
    }

    /// <summary>How many answered.</summary>
    public int People => _weights.Length;

    /// <summary>How many clusters they come from.</summary>
    public int Clusters { get; }

    /// <summary>How many clusters there are altogether; null when they are many more than were drawn.</summary>
    public double? PopulationClusters { get; }

    /// <summary>How many each person stands for before any weighting to margins.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>A design.</summary>
    /// <param name="weights">How many each person stands for: above 0.</param>
    /// <param name="clusters">The cluster of each person, by any number of its own; null when each was drawn alone.</param>
    /// <param name="populationClusters">How many clusters there are altogether; null when they are many more than were drawn.</param>
    /// <exception cref="ArgumentException">Nobody answered, a weight is not a number above 0, the lists differ in length, or fewer clusters exist than were drawn.</exception>
    public static SurveyDesign Of(IReadOnlyList<double> weights, IReadOnlyList<int>? clusters = null, double? populationClusters = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count == 0)
            throw new ArgumentException("Somebody answered.", nameof(weights));
        for (var i = 0; i < weights.Count; i++)
            if (!(weights[i] > 0) || !double.IsFinite(weights[i]))
                throw new ArgumentException($"Person {i + 1}: a weight is a number above 0, not {weights[i]}.", nameof(weights));
        if (clusters is not null && clusters.Count != weights.Count)
            throw new ArgumentException("There is one cluster a person.", nameof(clusters));
        var places = new Dictionary<int, int>();
        var codes = new int[weights.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            var name = clusters is null ? i : clusters[i];
            if (!places.TryGetValue(name, out codes[i]))
                places.Add(name, codes[i] = places.Count);
        }
        if (populationClusters is { } all && !(all >= places.Count))
            throw new ArgumentException("There are no fewer clusters than were drawn.", nameof(populationClusters));
        return new SurveyDesign([.. weights], codes, places.Count, populationClusters);
    }

    /// <summary>Every person alike: a simple random part of a roll, or all of it.</summary>
    /// <param name="answered">How many answered.</param>
    /// <param name="roll">How many could have.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one answered, or more than are on the roll.</exception>
    public static SurveyDesign OfRoll(int answered, int roll)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(answered, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(roll, answered);
        return Of([.. Enumerable.Repeat((double)roll / answered, answered)], null, roll);
    }

    /// <summary>Those who answered, weighted by the design alone.</summary>
    public WeightedAnswers Unadjusted() => new(this, [.. _weights], []);

    /// <summary>
    /// The variance of a total of linearised values: between clusters, less the part of the clusters that was drawn. None
    /// from one cluster.
    /// </summary>
    internal Measured<double> Variance(double[] values)
    {
        if (Clusters < 2)
            return NoMeasure.OneUnit;
        var totals = new double[Clusters];
        for (var i = 0; i < values.Length; i++)
            totals[_clusters[i]] += values[i];
        var mean = totals.Sum() / Clusters;
        var drawn = PopulationClusters is { } all ? Clusters / all : 0;
        return (1 - drawn) * Clusters / (Clusters - 1.0) * totals.Sum(t => (t - mean) * (t - mean));
    }
}
