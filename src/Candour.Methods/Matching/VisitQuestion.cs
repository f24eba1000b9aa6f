namespace Candour.Methods.Matching;

/// <summary>A visit to be given its days.</summary>
/// <param name="School">The number of the school.</param>
/// <param name="Team">The numbers of those who visit.</param>
/// <param name="Preferred">A day of the week that would suit best.</param>
/// <param name="Length">How many weekdays it takes, one after another within one week.</param>
/// <param name="Unavailable">Days on which the school cannot be visited; null for none.</param>
public sealed record PlannedVisit(
    int School,
    IReadOnlyList<int> Team,
    DateOnly Preferred,
    int Length = 2,
    IReadOnlyList<DateOnly>? Unavailable = null
);

/// <summary>Visits, and a calendar to put them in.</summary>
public sealed class VisitQuestion
{
    private readonly HashSet<DateOnly> _closed;
    private readonly HashSet<(int, DateOnly)> _away;

    /// <summary>A question.</summary>
    /// <param name="firstDay">The first day of the season.</param>
    /// <param name="lastDay">Its last.</param>
    /// <param name="closed">Days on which nobody is visited: holidays, closures. Saturdays and Sundays need not be named.</param>
    /// <param name="visits">The visits.</param>
    /// <param name="away">Reviewers and the days on which they cannot visit.</param>
    /// <param name="homes">For each reviewer the number of their own school; null for none.</param>
    /// <param name="mostPerWeek">How many visits may start in one week.</param>
    /// <param name="daysApart">How many full calendar days lie at least between a reviewer's visits.</param>
    /// <exception cref="ArgumentException">A season that ends before it begins, a visit of no days or more than five, or a reviewer who is not there.</exception>
    public VisitQuestion(
        DateOnly firstDay,
        DateOnly lastDay,
        IEnumerable<DateOnly> closed,
        IReadOnlyList<PlannedVisit> visits,
        IEnumerable<(int Reviewer, DateOnly Day)> away,
        IReadOnlyList<int?> homes,
        int mostPerWeek,
        int daysApart
    )
    {
        ArgumentNullException.ThrowIfNull(visits);
        ArgumentNullException.ThrowIfNull(homes);
        if (lastDay < firstDay || mostPerWeek < 0 || daysApart < 0)
            throw new ArgumentException("A season ends after it begins, and numbers are 0 or more.", nameof(lastDay));
        if (visits.Any(v => v.Length is < 1 or > 5 || v.Team.Any(r => r < 0 || r >= homes.Count)))
            throw new ArgumentException("A visit takes 1 to 5 weekdays, and its team are reviewers.", nameof(visits));
        (FirstDay, LastDay, MostPerWeek, DaysApart) = (firstDay, lastDay, mostPerWeek, daysApart);
        (_closed, _away, Visits, Homes) = ([.. closed], [.. away], [.. visits], [.. homes]);
    }

    /// <summary>The first day of the season.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Its last day.</summary>
    public DateOnly LastDay { get; }

    /// <summary>The visits.</summary>
    public IReadOnlyList<PlannedVisit> Visits { get; }

    /// <summary>For each reviewer the number of their own school.</summary>
    public IReadOnlyList<int?> Homes { get; }

    /// <summary>How many visits may start in one week.</summary>
    public int MostPerWeek { get; }

    /// <summary>How many full calendar days lie at least between a reviewer's visits.</summary>
    public int DaysApart { get; }

    /// <summary>The number of the week a day is in, from Monday to Sunday, counted from some Monday long ago.</summary>
    /// <param name="day">Any day.</param>
    public static int Week(DateOnly day) => day.DayNumber / 7;

    /// <summary>Whether schools can be visited on a day at all.</summary>
    /// <param name="day">Any day.</param>
    public bool IsOpen(DateOnly day) =>
        day >= FirstDay && day <= LastDay && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsClosed(day);

    /// <summary>Whether a day is one of those named as closed.</summary>
    /// <param name="day">Any day.</param>
    public bool IsClosed(DateOnly day) => _closed.Contains(day);

    /// <summary>Whether a reviewer can visit on a day.</summary>
    /// <param name="reviewer">From 0.</param>
    /// <param name="day">Any day.</param>
    public bool IsAway(int reviewer, DateOnly day) => _away.Contains((reviewer, day));

    /// <summary>Whether a visit can begin on a day, whatever the other visits do.</summary>
    /// <param name="visit">From 0.</param>
    /// <param name="start">The first day.</param>
    public bool CanStart(int visit, DateOnly start)
    {
        var planned = Visits[visit];
        for (var d = 0; d < planned.Length; d++)
        {
            var day = start.AddDays(d);
            if (
                !IsOpen(day)
                || Week(day) != Week(start)
                || planned.Unavailable?.Contains(day) == true
                || planned.Team.Any(r => IsAway(r, day))
            )
                return false;
        }
        return true;
    }

    /// <summary>How many weeks a start lies from what was preferred.</summary>
    /// <param name="visit">From 0.</param>
    /// <param name="start">The first day.</param>
    public int WeeksOff(int visit, DateOnly start) => Math.Abs(Week(start) - Week(Visits[visit].Preferred));

    /// <summary>
    /// Whether two visits on these days get in each other's way: someone of both teams has too little time between, or is away while their own
    /// school is visited.
    /// </summary>
    /// <param name="one">A visit, from 0.</param>
    /// <param name="start">Its first day.</param>
    /// <param name="other">Another visit, from 0.</param>
    /// <param name="otherStart">The first day of that.</param>
    public bool Clash(int one, DateOnly start, int other, DateOnly otherStart)
    {
        var (a, b) = (Visits[one], Visits[other]);
        var (first, second, length) = start <= otherStart ? (start, otherStart, a.Length) : (otherStart, start, b.Length);
        var between = second.DayNumber - first.DayNumber - length;
        if (between < DaysApart && a.Team.Any(r => b.Team.Contains(r)))
            return true;
        return between < 0 && (a.Team.Any(r => Homes[r] == b.School) || b.Team.Any(r => Homes[r] == a.School));
    }
}
