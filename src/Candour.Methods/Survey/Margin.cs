namespace Candour.Methods.Survey;

/// <summary>What is known of the whole roll, such as how many there are of each year or of each sex.</summary>
public sealed class Margin
{
    private readonly int[] _classes;
    private readonly double[] _totals;

    private Margin(int[] classes, double[] totals) => (_classes, _totals) = (classes, totals);

    /// <summary>The class of each person who answered, from 0.</summary>
    public IReadOnlyList<int> Classes => _classes;

    /// <summary>How many of each class there are on the roll.</summary>
    public IReadOnlyList<double> Totals => _totals;

    /// <summary>A margin.</summary>
    /// <param name="classes">The class of each person who answered, from 0.</param>
    /// <param name="totals">How many of each class there are on the roll, 0 or more.</param>
    /// <exception cref="ArgumentException">A class has no total, a total is below 0 or not finite, or somebody is of a class of which the roll has none.</exception>
    public static Margin Of(IReadOnlyList<int> classes, IReadOnlyList<double> totals)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(totals);
        if (totals.Any(t => !(t >= 0) || !double.IsFinite(t)) || !(totals.Sum() > 0))
            throw new ArgumentException("A total is a number of 0 or more, and not all are 0.", nameof(totals));
        for (var i = 0; i < classes.Count; i++)
        {
            if (classes[i] < 0 || classes[i] >= totals.Count)
                throw new ArgumentException($"Person {i + 1}: there is no class {classes[i]}.", nameof(classes));
            if (totals[classes[i]] <= 0)
                throw new ArgumentException($"Person {i + 1}: the roll has nobody of class {classes[i]}.", nameof(classes));
        }
        return new Margin([.. classes], [.. totals]);
    }

    internal int CountOf(int @class) => _classes.Count(c => c == @class);
}
