namespace Candour.Methods.Survey;

/// <summary>
/// Probabilities for when many questions are asked at once: of twenty items one "changes" by chance alone, so nothing is
/// called a change before this.
/// </summary>
/// <remarks>An adjusted probability is the smallest error rate at which that test would still count.</remarks>
public static class ManyTests
{
    /// <summary>Adjusted so that of what is called a change the share that is none stays below the rate.</summary>
    /// <param name="probabilities">One a test, from 0 to 1, in any order.</param>
    /// <returns>The adjusted ones in the same order.</returns>
    /// <exception cref="ArgumentException">One is not from 0 to 1.</exception>
    /// <remarks>Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57.</remarks>
    public static IReadOnlyList<double> BenjaminiHochberg(IReadOnlyList<double> probabilities)
    {
        var (sorted, places) = Sorted(probabilities);
        var adjusted = new double[sorted.Length];
        var least = 1.0;
        for (var i = sorted.Length - 1; i >= 0; i--)
            adjusted[places[i]] = least = Math.Min(least, sorted[i] * sorted.Length / (i + 1));
        return adjusted;
    }

    /// <summary>Adjusted so that the probability of even one false change stays below the rate.</summary>
    /// <inheritdoc cref="BenjaminiHochberg"/>
    /// <remarks>Holm (1979), Scandinavian Journal of Statistics 6.</remarks>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> probabilities)
    {
        var (sorted, places) = Sorted(probabilities);
        var adjusted = new double[sorted.Length];
        var most = 0.0;
        for (var i = 0; i < sorted.Length; i++)
            adjusted[places[i]] = most = Math.Max(most, Math.Min(1, sorted[i] * (sorted.Length - i)));
        return adjusted;
    }

    private static (double[] Sorted, int[] Places) Sorted(IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        for (var i = 0; i < probabilities.Count; i++)
            if (probabilities[i] is not (>= 0 and <= 1))
                throw new ArgumentException($"Test {i + 1}: {probabilities[i]} is not a probability.", nameof(probabilities));
        var sorted = probabilities.ToArray();
        var places = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, places);
        return (sorted, places);
    }
}
