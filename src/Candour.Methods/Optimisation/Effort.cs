namespace Candour.Methods.Optimisation;

/// <summary>How much work a search may do, and on how many threads. Nothing here changes what a given amount of work finds.</summary>
/// <remarks>
/// Work is counted in steps, not in seconds: a step is one exchange of a basis or one trial of a search, so the same
/// question, seed and number of steps give the same answer on every machine. To stop by the clock, pass a token that is
/// cancelled in time: the answer then says at which step it was cut short, and <see cref="Steps"/> of that number replays it.
/// </remarks>
public sealed record Effort
{
    /// <summary>The most steps to take; the default is enough for the sizes a partnership has.</summary>
    public long Steps { get; init; } = 2_000_000;

    /// <summary>How many threads may work at once. The answer does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Where the search draws its chances from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Stops the search at its next step.</summary>
    public CancellationToken Stop { get; init; } = CancellationToken.None;

    /// <summary>Told from time to time how far the search is; null tells nobody.</summary>
    public IProgress<Progress>? Progress { get; init; }
}

/// <summary>How far a search is.</summary>
/// <param name="Step">How many steps it has taken.</param>
/// <param name="Best">The best objective found so far; null while there is none.</param>
/// <param name="Bound">No plan can be better than this; null while nothing is known.</param>
public readonly record struct Progress(long Step, double? Best, double? Bound);

/// <summary>How a search ended.</summary>
public abstract record Ending
{
    private Ending() { }

    /// <summary>The plan is proved to be the best there is.</summary>
    public sealed record Proved : Ending;

    /// <summary>The search ended by its own rule; the bound says how much better a plan could be.</summary>
    public sealed record Settled : Ending;

    /// <summary>The search was stopped, or had no steps left.</summary>
    /// <param name="Step">After how many steps. The same question with this many steps gives the same answer.</param>
    public sealed record CutShort(long Step) : Ending;
}

/// <summary>Counts the steps of one search. It is asked between steps, by one thread.</summary>
internal sealed class Work(Effort effort)
{
    private const long Silence = 200;
    private long _limit = effort.Steps >= 0 ? effort.Steps : throw new ArgumentOutOfRangeException(nameof(effort), "Steps are 0 or more.");
    private long _told;

    /// <summary>A part of a search with steps of its own, that nobody stops: what it does depends on nothing but its input.</summary>
    public static Work Of(long steps) => new(new Effort { Steps = steps });

    public Effort Effort { get; } = effort;

    public long Taken { get; private set; }

    public bool WasCut { get; private set; }

    public double? Best { get; set; }

    public double? Bound { get; set; }

    public long Left => Math.Max(0, _limit - Taken);

    public void Spend(long steps) => Taken += steps;

    /// <summary>
    /// Whether to stop here. A stop from outside becomes a limit at the steps taken so far, which is what makes it replayable:
    /// a run with that limit comes to the same place with the same count.
    /// </summary>
    public bool Over()
    {
        if (!WasCut && Effort.Stop.IsCancellationRequested)
            _limit = Taken;
        WasCut |= Taken >= _limit;
        if (Effort.Progress is { } progress && (Taken - _told >= Silence || WasCut))
        {
            _told = Taken;
            progress.Report(new Progress(Taken, Best, Bound));
        }
        return WasCut;
    }

    /// <summary>How the search ended, given whether its plan is proved.</summary>
    public Ending Ended(bool proved) =>
        proved ? new Ending.Proved()
        : WasCut ? new Ending.CutShort(Taken)
        : new Ending.Settled();
}
