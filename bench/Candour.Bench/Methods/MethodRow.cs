namespace Candour.Bench.Methods;

/// <summary>A line of the table: what is measured and what is demanded of it.</summary>
/// <param name="Name">The word it is asked for by; several lines may begin with the same word.</param>
/// <param name="Size">How large the question is.</param>
/// <param name="Demand">In how many seconds it is to be answered.</param>
/// <param name="Ask">Makes the question, which is not timed; null where its data are not here.</param>
internal sealed record MethodRow(string Name, string Size, double Demand, Func<Question?> Ask);

/// <summary>What is timed, and what is to be said of its answer.</summary>
/// <param name="Work">What is timed.</param>
/// <param name="Look">Looks at the answer afterwards.</param>
internal sealed record Question(Func<object> Work, Func<object, Seen> Look)
{
    /// <summary>The same question for solvers that others wrote; null for none.</summary>
    public Peer? Peer { get; init; }

    public static Question Of<T>(Func<T> work, Func<T, Seen>? look = null)
        where T : notnull => new(() => work(), answer => look is null ? new("") : look((T)answer));
}

/// <summary>What was seen of an answer, beside its time.</summary>
/// <param name="Note">In words.</param>
/// <param name="Reached">How far it is from what it should be: a gap, or so many megabytes.</param>
/// <param name="Allowed">How far it may be.</param>
internal readonly record struct Seen(string Note, double Reached = 0, double Allowed = 0)
{
    /// <summary>What the answer is worth, to be held against what a peer finds.</summary>
    public double? Objective { get; init; }

    public bool Misses => Reached > Allowed + 1e-9;

    public bool FarOff => Reached > 2 * Allowed + 1e-9;
}
