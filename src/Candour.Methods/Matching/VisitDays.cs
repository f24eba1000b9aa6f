using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>Gives visits their days over a season, each as near as can be to the week that suits it best.</summary>
/// <remarks>
/// A variable for each visit and each day it could begin; for each reviewer and day a row of all starts whose visit, with the days that must follow
/// it, holds that day, brought in as it is broken; branch and bound. Objective and bound are weeks from what was preferred, in all: lower is better.
/// A plan is each visit's first day. Where not every visit can be placed, the closest plan leaves out as few as can be (null), and each left out names the
/// rule that keeps it out. Source: the time-indexed programme of Sousa and Wolsey (1992). In a reason the first is the visit, the second its day (<see cref="DateOnly.DayNumber"/>), as is the next best.
/// </remarks>
public static class VisitDays
{
    /// <summary>The plan nearest to what was preferred.</summary>
    /// <param name="question">What is asked for: who is there and what the rules are.</param>
    /// <param name="effort">How much to try, the seed, whom to tell how far it is, and what stops it; the usual when left out.</param>
    public static Answer<IReadOnlyList<DateOnly?>> Of(VisitQuestion question, Effort? effort = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new VisitPlanner(question, null, new Work(effort ?? new Effort())).Answer();
    }

    /// <summary>After a change: the plan that moves as few visits as can be, and among those the nearest to what was preferred.</summary>
    /// <param name="question">The question as it is now.</param>
    /// <param name="before">Each visit's day before; null for a visit that had none.</param>
    /// <param name="effort">How much work to do; null for the default.</param>
    public static Answer<IReadOnlyList<DateOnly?>> Repair(VisitQuestion question, IReadOnlyList<DateOnly?> before, Effort? effort = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(before);
        if (before.Count != question.Visits.Count)
            throw new ArgumentException("There is a day before, or none, for each visit.", nameof(before));
        return new VisitPlanner(question, before, new Work(effort ?? new Effort())).Answer();
    }
}
