using Candour.Methods.Matching;

namespace Candour.Bench.Methods;

/// <summary>Review teams: lead, phase, first-timers, conflicts, loads, travel, and nobody both ways.</summary>
internal static class TeamRows
{
    private static readonly string[] Phases = ["P", "PS", "S", "PX", "X", "SX"];

    public static IEnumerable<MethodRow> All =>
        [
            new("teams-12", "12 schools, 30 reviewers: the optimum", 1, () => Asked(12, 30, 60, 1, 0)),
            new("teams-60", "60 schools, 160 reviewers: within 1 %", 20, () => Asked(60, 160, 60, 20, 0.01)),
            new("teams-200", "200 schools, 520 reviewers: within 2 %", 60, () => Asked(200, 520, 110, 60, 0.02)),
        ];

    private static Question Asked(int schools, int reviewers, double side, double demand, double gap)
    {
        var question = Draw(schools, reviewers, side);
        return Question.Of(
            () => Patience.Until(2.2 * demand, gap, effort => ReviewTeams.Of(question, effort)),
            answer => Patience.Told(answer, gap)
        );
    }

    /// <summary>As the reference questions are: half the schools in trusts, three in ten reviewers lead, a quarter are new to it.</summary>
    private static TeamQuestion Draw(int schools, int reviewers, double side)
    {
        var random = new Random(14);
        var far = random.Distances(schools, side);
        var places = Enumerable
            .Range(0, schools)
            .Select(_ => new ReviewedSchool(
                random.Next(10) switch
                {
                    < 7 => "P",
                    < 9 => "S",
                    _ => "X",
                },
                random.Next(2) == 0 ? null : $"T{random.Next(1 + schools / 4)}"
            ))
            .ToList();
        var people = Enumerable
            .Range(0, reviewers)
            .Select(_ => new TeamReviewer(
                random.Next(schools),
                1 + random.Next(3),
                random.Next(10) < 3,
                [.. Phases[random.Next(2) == 0 ? 0 : random.Next(Phases.Length)].Select(c => c.ToString())],
                random.Next(4) == 0
            ))
            .ToList();
        var travel = new double[reviewers, schools];
        for (var r = 0; r < reviewers; r++)
        for (var s = 0; s < schools; s++)
            travel[r, s] = Math.Round(1.8 * far[people[r].Home!.Value, s]);
        var recent = Enumerable.Range(0, schools * 8 / 3).Select(_ => (random.Next(reviewers), random.Next(schools)));
        return new TeamQuestion(places, people, travel, recent: recent.ToList());
    }
}
