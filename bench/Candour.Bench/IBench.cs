namespace Candour.Bench;

/// <summary>
/// One thing that is measured, side by side with a baseline in the same run. A new one is a new class here: it is found
/// by its name, and says whether it kept its budget.
/// </summary>
internal interface IBench
{
    /// <summary>The word it is asked for by.</summary>
    string Name { get; }

    /// <summary>Measures, says what it found, and answers whether every budget was kept.</summary>
    Task<bool> RunAsync(TextWriter say);

    /// <summary>The same, for one that measures several things, of those that are named; of all when none is.</summary>
    Task<bool> RunAsync(TextWriter say, IReadOnlyList<string> only) => RunAsync(say);
}
