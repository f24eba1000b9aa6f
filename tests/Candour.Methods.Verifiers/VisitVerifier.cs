using Candour.Methods.Matching;

namespace Candour.Methods.Verifiers;

/// <summary>The rules of visit days, day by day. A visit that is not placed breaks none.</summary>
public static class VisitVerifier
{
    /// <summary>What a plan breaks.</summary>
    /// <param name="question">The question it answers.</param>
    /// <param name="plan">For each visit its first day; null for one that is not placed.</param>
    public static IReadOnlyList<string> Broken(VisitQuestion question, IReadOnlyList<DateOnly?> plan)
    {
        var found = new Findings();
        found.Say(plan.Count != question.Visits.Count, $"{plan.Count} of {question.Visits.Count} visits are in the plan");
        var days = plan.Select((start, v) => Days(start, question.Visits[v].Length)).ToArray();
        for (var v = 0; v < plan.Count; v++)
        {
            foreach (var day in days[v])
                Day(found, question, days, v, day);
        }
        for (var r = 0; r < question.Homes.Count; r++)
            Between(found, question, days, r);
        foreach (var week in plan.OfType<DateOnly>().GroupBy(Monday))
            found.Say(week.Count() > question.MostPerWeek, $"too many visits begin in the week of {week.Key:yyyy-MM-dd}");
        return found.All;
    }

    /// <summary>How many weeks lie between two days, counted in Mondays.</summary>
    /// <param name="one">A day.</param>
    /// <param name="other">Another.</param>
    public static int Weeks(DateOnly one, DateOnly other) => Math.Abs(Monday(one).DayNumber - Monday(other).DayNumber) / 7;

    private static DateOnly[] Days(DateOnly? start, int length) =>
        start is { } first ? [.. Enumerable.Range(0, length).Select(first.AddDays)] : [];

    private static DateOnly Monday(DateOnly day)
    {
        while (day.DayOfWeek != DayOfWeek.Monday)
            day = day.AddDays(-1);
        return day;
    }

    private static void Day(Findings found, VisitQuestion question, DateOnly[][] days, int v, DateOnly day)
    {
        var visit = question.Visits[v];
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var season = day >= question.FirstDay && day <= question.LastDay;
        found.Say(weekend || !season || question.IsClosed(day), $"visit {v} is on {day:yyyy-MM-dd}, when no school is visited");
        found.Say(visit.Unavailable?.Contains(day) == true, $"visit {v} is on {day:yyyy-MM-dd}, which does not suit the school");
        foreach (var r in visit.Team)
        {
            found.Say(question.IsAway(r, day), $"reviewer {r} is away on {day:yyyy-MM-dd}, a day of visit {v}");
            for (var w = 0; w < days.Length; w++)
            {
                var visited = w != v && days[w].Contains(day) && question.Homes[r] == question.Visits[w].School;
                found.Say(visited, $"reviewer {r} is at visit {v} on {day:yyyy-MM-dd}, while their school has visit {w}");
            }
        }
    }

    private static void Between(Findings found, VisitQuestion question, DateOnly[][] days, int r)
    {
        var own = days.Where((d, v) => d.Length > 0 && question.Visits[v].Team.Contains(r)).OrderBy(d => d[0]).ToList();
        foreach (var (one, next) in own.Zip(own.Skip(1)))
        {
            var between = next[0].DayNumber - one[^1].DayNumber - 1;
            found.Say(between < question.DaysApart, $"reviewer {r} has {between} days before {next[0]:yyyy-MM-dd}");
        }
    }
}
