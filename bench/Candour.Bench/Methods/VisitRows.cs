using Candour.Methods.Matching;
using Candour.Methods.Optimisation;

namespace Candour.Bench.Methods;

/// <summary>Two days for each visit, over a school year.</summary>
internal static class VisitRows
{
    private const int Visits = 60;
    private const int Reviewers = 90;
    private static readonly DateOnly First = new(2025, 9, 15);

    private static readonly (DateOnly From, DateOnly To)[] Holidays =
    [
        (new(2025, 10, 27), new(2025, 10, 31)),
        (new(2025, 12, 22), new(2026, 1, 2)),
        (new(2026, 2, 16), new(2026, 2, 20)),
        (new(2026, 3, 30), new(2026, 4, 10)),
        (new(2026, 5, 4), new(2026, 5, 4)),
        (new(2026, 5, 25), new(2026, 5, 29)),
    ];

    public static IEnumerable<MethodRow> All =>
        [
            new("visits", "60 visits, 90 reviewers, a year: the optimum", 2, () => Asked(new(2026, 6, 26), 4.4)),
            new("visits-none-fits", "the same in a season too short, explained", 3, () => Asked(new(2026, 4, 24), 6.6)),
        ];

    private static Question Asked(DateOnly last, double patience)
    {
        var question = Draw(last);
        return Question.Of(
            () => Patience.Until(patience, 0, effort => VisitDays.Of(question, effort)),
            answer =>
                answer switch
                {
                    Answer<IReadOnlyList<DateOnly?>>.Fits { Proposal: var found } => new(
                        $"{found.Objective:N0} weeks off in all, bound {found.Bound:N1}, {found.Ending.GetType().Name}",
                        found.Ending is Ending.Proved ? 0 : 1
                    ),
                    Answer<IReadOnlyList<DateOnly?>>.NothingFits none => new(
                        $"{none.Closest.Count(d => d is null)} visits cannot be placed, {(none.IsFewest ? "proved the fewest" : "not proved the fewest")}; "
                            + string.Join(", ", none.Relax.GroupBy(b => b.Rule).Select(g => $"{g.Count()} by {g.Key}")),
                        none.IsFewest ? 0 : 1
                    ),
                    _ => new("no plan yet", 1),
                }
        );
    }

    /// <summary>Everybody visits twice; schools and reviewers are each away on one day in five.</summary>
    private static VisitQuestion Draw(DateOnly last)
    {
        var random = new Random(15);
        // Drawn over the whole year, so that both questions are the same but for the last day.
        var days = Enumerable
            .Range(0, 285)
            .Select(First.AddDays)
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .ToList();
        List<DateOnly> Away() => [.. days.Where(_ => random.Next(5) == 0)];
        int?[] homes = [.. Enumerable.Range(0, Reviewers).Select(r => (int?)(r % Visits))];
        int[] order = [.. random.Some(Reviewers, Reviewers), .. random.Some(Reviewers, Reviewers)];
        var visits = new List<PlannedVisit>();
        for (var v = 0; v < Visits; v++)
        {
            int[] team = [.. order.Skip(3 * v).Take(3).Where(r => homes[r] != v)];
            visits.Add(new(v, team, days[random.Next(days.Count)], 2, Away()));
        }
        return new VisitQuestion(
            First,
            last,
            Holidays.SelectMany(h => Enumerable.Range(0, h.To.DayNumber - h.From.DayNumber + 1).Select(h.From.AddDays)),
            visits,
            [.. Enumerable.Range(0, Reviewers).SelectMany(r => Away().Select(d => (r, d)))],
            homes,
            mostPerWeek: 2,
            daysApart: 14
        );
    }
}
