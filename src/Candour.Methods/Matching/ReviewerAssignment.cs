using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>Who may review which school, how well they suit, and how many of each are needed.</summary>
public sealed class AssignmentQuestion
{
    /// <summary>A question.</summary>
    /// <param name="affinity">Reviewers × schools: how well they suit; any finite number, more is better.</param>
    /// <param name="needed">For each school how many reviewers it has: exactly so many.</param>
    /// <param name="fewest">For each reviewer the fewest schools.</param>
    /// <param name="most">For each reviewer the most schools.</param>
    /// <param name="conflicts">Pairs (reviewer, school) that must not be; null for none.</param>
    /// <exception cref="ArgumentException">Lists that do not fit together, or a number that is none.</exception>
    public AssignmentQuestion(
        double[,] affinity,
        IReadOnlyList<int> needed,
        IReadOnlyList<int> fewest,
        IReadOnlyList<int> most,
        IEnumerable<(int Reviewer, int School)>? conflicts = null
    )
    {
        ArgumentNullException.ThrowIfNull(affinity);
        (Reviewers, Schools) = (affinity.GetLength(0), affinity.GetLength(1));
        if (needed.Count != Schools || fewest.Count != Reviewers || most.Count != Reviewers)
            throw new ArgumentException(
                "There is a number needed for each school, and a fewest and a most for each reviewer.",
                nameof(needed)
            );
        if (affinity.Cast<double>().Any(a => !double.IsFinite(a)))
            throw new ArgumentException("An affinity is a finite number.", nameof(affinity));
        if (needed.Any(n => n < 0) || fewest.Zip(most).Any(l => l.First < 0 || l.First > l.Second))
            throw new ArgumentException("Numbers are 0 or more, and a fewest no more than a most.", nameof(fewest));
        _affinity = (double[,])affinity.Clone();
        _conflict = new bool[Reviewers, Schools];
        foreach (var (reviewer, school) in conflicts ?? [])
            _conflict[reviewer, school] = true;
        (Needed, Fewest, Most) = ([.. needed], [.. fewest], [.. most]);
    }

    private readonly double[,] _affinity;
    private readonly bool[,] _conflict;

    /// <summary>How many reviewers there are.</summary>
    public int Reviewers { get; }

    /// <summary>How many schools there are.</summary>
    public int Schools { get; }

    /// <summary>For each school how many reviewers it has.</summary>
    public IReadOnlyList<int> Needed { get; }

    /// <summary>For each reviewer the fewest schools.</summary>
    public IReadOnlyList<int> Fewest { get; }

    /// <summary>For each reviewer the most schools.</summary>
    public IReadOnlyList<int> Most { get; }

    /// <summary>How well a reviewer suits a school.</summary>
    /// <param name="reviewer">From 0.</param>
    /// <param name="school">From 0.</param>
    public double Affinity(int reviewer, int school) => _affinity[reviewer, school];

    /// <summary>Whether a reviewer must not review a school.</summary>
    /// <param name="reviewer">From 0.</param>
    /// <param name="school">From 0.</param>
    public bool IsConflict(int reviewer, int school) => _conflict[reviewer, school];
}

/// <summary>Gives every school its reviewers.</summary>
/// <remarks>
/// The most in all is a min-cost flow, exact to one part in 2^45 of the largest affinity. Raising the worst-served school
/// first is branch and bound on the programme with a floor under every school: first the highest floor, then the most in all
/// upon it. A plan is, for each school, the reviewers in ascending order. Source: Garg, Kavitha, Kumar, Mehlhorn and Mestre
/// (2010); Stelmakh, Shah and Singh (2021).
/// </remarks>
public static class ReviewerAssignment
{
    /// <summary>The plan with the most affinity in all. Objective and bound are that total.</summary>
    /// <param name="question">What is asked for: who is there and what the rules are.</param>
    /// <param name="effort">How much to try, the seed, whom to tell how far it is, and what stops it; the usual when left out.</param>
    public static Answer<IReadOnlyList<IReadOnlyList<int>>> MostInAll(AssignmentQuestion question, Effort? effort = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new AssignmentFlow(question, null).Answer(new Work(effort ?? new Effort()));
    }

    /// <summary>
    /// The plan whose worst-served school is served as well as it can be, and among those the one with the most in all.
    /// Objective and bound are the total of plans that serve the worst-served so well.
    /// </summary>
    /// <param name="question">What is asked for: who is there and what the rules are.</param>
    /// <param name="effort">How much to try, the seed, whom to tell how far it is, and what stops it; the usual when left out.</param>
    public static Answer<IReadOnlyList<IReadOnlyList<int>>> WorstServedFirst(AssignmentQuestion question, Effort? effort = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new AssignmentFloor(question).Answer(new Work(effort ?? new Effort()));
    }

    /// <summary>
    /// After a change, such as someone dropping out: the plan that keeps as many pairings of the one before as can be kept,
    /// and among those the one with the most in all. Someone who has dropped out has a most of 0.
    /// </summary>
    /// <param name="question">The question as it is now.</param>
    /// <param name="before">The plan before: for each school its reviewers.</param>
    /// <param name="effort">How much work to do; null for the default.</param>
    public static Answer<IReadOnlyList<IReadOnlyList<int>>> Repair(
        AssignmentQuestion question,
        IReadOnlyList<IReadOnlyList<int>> before,
        Effort? effort = null
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(before);
        if (before.Count != question.Schools)
            throw new ArgumentException("The plan before has reviewers for each school.", nameof(before));
        return new AssignmentFlow(question, before).Answer(new Work(effort ?? new Effort()));
    }

    /// <summary>What a school of a plan is served: the sum of its reviewers' affinities.</summary>
    /// <param name="question">What is asked for: who is there and what the rules are.</param>
    /// <param name="school">From 0.</param>
    /// <param name="reviewers">Who visits it.</param>
    public static double Served(AssignmentQuestion question, int school, IReadOnlyList<int> reviewers)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(reviewers);
        return reviewers.Sum(r => question.Affinity(r, school));
    }
}
