namespace Candour.Methods.Survey;

/// <summary>When answers may be weighted to look like the roll.</summary>
/// <param name="FewestInClass">How many of every class must have answered.</param>
/// <param name="Lowest">The least that a weight may become, as a multiple of the mean change of weights.</param>
/// <param name="Highest">The most that a weight may become, likewise.</param>
public sealed record RakingLimits(int FewestInClass, double Lowest, double Highest)
{
    /// <summary>What Candour uses: ten of every class, and weights from 0.3 to 3.</summary>
    public static RakingLimits Usual { get; } = new(10, 0.3, 3);

    /// <summary>None: for checking against other programs.</summary>
    public static RakingLimits None { get; } = new(1, 0, double.MaxValue);
}

/// <summary>Weights that make those who answered look like the roll.</summary>
/// <remarks>
/// Iterative proportional fitting. Source: Deming and Stephan (1940), Annals of Mathematical Statistics 11. With one margin it is
/// post-stratification and one step is enough.
/// </remarks>
public static class Raking
{
    private const int MostRounds = 10_000;

    /// <summary>How close every margin must come, as a share of its total.</summary>
    private const double Close = 1e-12;

    /// <summary>Weights to one margin: each class gets the weight it has on the roll.</summary>
    /// <inheritdoc cref="To"/>
    public static Measured<WeightedAnswers> PostStratify(SurveyDesign design, Margin margin, RakingLimits? limits = null) =>
        To(design, [margin], limits);

    /// <summary>Weights to several margins at once.</summary>
    /// <param name="design">Who answered.</param>
    /// <param name="margins">What is known of the roll; the totals of every margin add to the same.</param>
    /// <param name="limits">When it may be done; null: <see cref="RakingLimits.Usual"/>.</param>
    /// <returns>
    /// None where too few of a class answered (<see cref="NoMeasure.TooFewAnswers"/>), where no weights meet all margins, and
    /// where weights would leave the limits. Then show the answers as they are.
    /// </returns>
    /// <exception cref="ArgumentException">No margin is given, one has not a class a person, or two add to different totals.</exception>
    public static Measured<WeightedAnswers> To(SurveyDesign design, IReadOnlyList<Margin> margins, RakingLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(margins);
        Check(design, margins);
        limits ??= RakingLimits.Usual;
        var fewest = Math.Max(1, limits.FewestInClass);
        foreach (var margin in margins)
            for (var c = 0; c < margin.Totals.Count; c++)
                if (margin.Totals[c] > 0 && margin.CountOf(c) < fewest)
                    return NoMeasure.TooFewAnswers;
        if (Fit(design, margins) is not { } weights)
            return NoMeasure.MarginsDisagree;
        var mean = weights.Sum() / design.Weights.Sum();
        var changes = weights.Select((w, i) => w / design.Weights[i] / mean).ToArray();
        return changes.Min() < limits.Lowest || changes.Max() > limits.Highest
            ? NoMeasure.WeightsTooUneven
            : new WeightedAnswers(design, weights, [.. margins]);
    }

    private static void Check(SurveyDesign design, IReadOnlyList<Margin> margins)
    {
        if (margins.Count == 0 || margins.Any(m => m.Classes.Count != design.People))
            throw new ArgumentException("There is at least one margin, and each has a class a person.", nameof(margins));
        var total = margins[0].Totals.Sum();
        if (margins.Any(m => Math.Abs(m.Totals.Sum() - total) > 1e-9 * total))
            throw new ArgumentException("All margins add to the same total.", nameof(margins));
    }

    private static double[]? Fit(SurveyDesign design, IReadOnlyList<Margin> margins)
    {
        // The people of one cell of all margins change alike, so cells are fitted rather than people.
        var (cellOf, cells) = Cells(design.People, margins);
        var (start, classes) = (new double[cells], new int[cells, margins.Count]);
        for (var i = 0; i < cellOf.Length; i++)
        {
            start[cellOf[i]] += design.Weights[i];
            for (var m = 0; m < margins.Count; m++)
                classes[cellOf[i], m] = margins[m].Classes[i];
        }
        var fitted = (double[])start.Clone();
        for (var round = 0; round < MostRounds; round++)
        {
            var furthest = 0.0;
            for (var m = 0; m < margins.Count; m++)
                furthest = Math.Max(furthest, Scale(fitted, classes, m, margins[m].Totals));
            if (furthest < Close || margins.Count == 1)
                return [.. cellOf.Select((cell, i) => design.Weights[i] * (fitted[cell] / start[cell]))];
        }
        return null;
    }

    /// <summary>The cell of each person, split by one margin after the other.</summary>
    private static (int[] CellOf, int Count) Cells(int people, IReadOnlyList<Margin> margins)
    {
        var (cellOf, count) = (new int[people], 1);
        foreach (var margin in margins)
        {
            var (names, next) = (new Dictionary<(int Cell, int Class), int>(), 0);
            for (var i = 0; i < people; i++)
            {
                var name = (cellOf[i], margin.Classes[i]);
                if (!names.TryGetValue(name, out cellOf[i]))
                    names.Add(name, cellOf[i] = next++);
            }
            count = next;
        }
        return (cellOf, count);
    }

    /// <summary>Brings one margin to its totals; gives how far it was off.</summary>
    private static double Scale(double[] fitted, int[,] classes, int margin, IReadOnlyList<double> totals)
    {
        var sums = new double[totals.Count];
        for (var cell = 0; cell < fitted.Length; cell++)
            sums[classes[cell, margin]] += fitted[cell];
        for (var cell = 0; cell < fitted.Length; cell++)
            fitted[cell] *= totals[classes[cell, margin]] / sums[classes[cell, margin]];
        var furthest = 0.0;
        for (var c = 0; c < sums.Length; c++)
            if (totals[c] > 0)
                furthest = Math.Max(furthest, Math.Abs(sums[c] / totals[c] - 1));
        return furthest;
    }
}
