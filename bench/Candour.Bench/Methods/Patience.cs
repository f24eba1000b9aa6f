using Candour.Methods.Matching;
using Candour.Methods.Optimisation;

namespace Candour.Bench.Methods;

/// <summary>Searches that are stopped by the clock, or as soon as they are near enough to their own bound.</summary>
internal static class Patience
{
    /// <summary>
    /// Works until the gap is within what is allowed, or the seconds are over. Where a search reports how far it is, what is
    /// measured is the time to that gap.
    /// </summary>
    public static Answer<T> Until<T>(double seconds, double gap, Func<Effort, Answer<T>> search)
        where T : notnull
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var near = new Near(gap, stop);
        return search(
            new Effort
            {
                Steps = long.MaxValue / 4,
                Stop = stop.Token,
                Progress = near,
            }
        );
    }

    /// <summary>What is said of a plan: what it is worth, how far from its bound, and whether that is near enough.</summary>
    public static Seen Told<T>(Answer<T> answer, double allowed)
        where T : notnull =>
        answer is Answer<T>.Fits { Proposal: var found }
            ? new($"{found.Objective:N0}, bound {found.Bound:N1}, gap {found.Gap:P2}, {found.Ending.GetType().Name}", found.Gap, allowed)
            {
                Objective = found.Objective,
            }
            : new($"no plan: {answer.GetType().Name}", 1);

    private sealed class Near(double gap, CancellationTokenSource stop) : IProgress<Progress>
    {
        public void Report(Progress value)
        {
            if (gap > 0 && value is { Best: { } best, Bound: { } bound } && Math.Abs(best - bound) <= gap * Math.Abs(best))
                stop.Cancel();
        }
    }
}
