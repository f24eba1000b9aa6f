using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>Schools that review one another in one direction.</summary>
public sealed class CircleQuestion
{
    private readonly double[,] _worth;
    private readonly bool[,] _allowed;

    /// <summary>A question.</summary>
    /// <param name="worth">Schools × schools: what it is worth that the first reviews the second.</param>
    /// <param name="each">How many schools each reviews, and is reviewed by.</param>
    /// <param name="allowed">Schools × schools: whether the first may review the second; null: each may review every other.</param>
    /// <exception cref="ArgumentException">Tables that are not square or of different sizes, a worth that is no number, or less than 1 each.</exception>
    public CircleQuestion(double[,] worth, int each, bool[,]? allowed = null)
    {
        ArgumentNullException.ThrowIfNull(worth);
        Schools = worth.GetLength(0);
        if (worth.GetLength(1) != Schools || allowed is not null && (allowed.GetLength(0) != Schools || allowed.GetLength(1) != Schools))
            throw new ArgumentException("Tables are schools by schools.", nameof(worth));
        if (worth.Cast<double>().Any(w => !double.IsFinite(w)) || each < 1)
            throw new ArgumentException("A worth is a finite number, and each school reviews 1 or more.", nameof(worth));
        (_worth, _allowed, Each) = ((double[,])worth.Clone(), new bool[Schools, Schools], each);
        for (var i = 0; i < Schools; i++)
        {
            for (var j = 0; j < Schools; j++)
                _allowed[i, j] = i != j && (allowed?[i, j] ?? true);
        }
    }

    /// <summary>How many schools there are.</summary>
    public int Schools { get; }

    /// <summary>How many schools each reviews, and is reviewed by.</summary>
    public int Each { get; }

    /// <summary>What it is worth that one school reviews another.</summary>
    /// <param name="from">Who reviews, from 0.</param>
    /// <param name="to">Who is reviewed, from 0.</param>
    public double Worth(int from, int to) => _worth[from, to];

    /// <summary>Whether one school may review another; never itself.</summary>
    /// <param name="from">Who reviews, from 0.</param>
    /// <param name="to">Who is reviewed, from 0.</param>
    public bool IsAllowed(int from, int to) => _allowed[from, to];
}

/// <summary>Circles of review: each school reviews some and is reviewed by as many, and no two review each other.</summary>
/// <remarks>
/// A flow in which every school sends and takes so many, with a row for each pair that would be mutual, by branch and bound. Objective and bound
/// are the worth of all reviews: higher is better. A plan is, for each school, those it reviews in ascending order. In a reason the first is the
/// school that reviews, the second the one reviewed; the next best has another school in the place of the first, which in turn takes that one's.
/// Source: minimum-cost flow of Ahuja, Magnanti and Orlin (1993); the mutual pairs are ours.
/// </remarks>
public static class OneWayCircles
{
    /// <summary>The circles of most worth.</summary>
    /// <param name="question">What is asked for: who is there and what the rules are.</param>
    /// <param name="effort">How much to try, the seed, whom to tell how far it is, and what stops it; the usual when left out.</param>
    public static Answer<IReadOnlyList<IReadOnlyList<int>>> Of(CircleQuestion question, Effort? effort = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new CirclePlanner(question, [], new Work(effort ?? new Effort())).Answer();
    }

    /// <summary>
    /// After a change: the circles that keep as many reviews as can be kept of those before, and among those the ones of most worth.
    /// </summary>
    /// <param name="question">The question as it is now; a school that has dropped out is not in it, the others are numbered anew.</param>
    /// <param name="before">For each school of now those it reviewed before, in the numbers of now.</param>
    /// <param name="effort">How much work to do; null for the default.</param>
    public static Answer<IReadOnlyList<IReadOnlyList<int>>> Repair(
        CircleQuestion question,
        IReadOnlyList<IReadOnlyList<int>> before,
        Effort? effort = null
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(before);
        if (before.Count != question.Schools)
            throw new ArgumentException("The plan before has reviews for each school.", nameof(before));
        return new CirclePlanner(
            question,
            [.. before.SelectMany((to, i) => to.Select(j => (i, j)))],
            new Work(effort ?? new Effort())
        ).Answer();
    }
}
