using System.Text.Json;
using Candour.Methods.Matching;

namespace Candour.Methods.Tests.Matching;

/// <summary>Team questions out of reference files and out of nothing.</summary>
internal static class TeamCases
{
    public static (TeamQuestion Question, string[] Schools, string[] Reviewers) Read(string file)
    {
        var input = MatchingCases.Input("matching", file);
        string[] schools = [.. input.GetProperty("schools").EnumerateArray().Select(s => s.GetProperty("id").GetString()!)];
        string[] reviewers = [.. input.GetProperty("reviewers").EnumerateArray().Select(s => s.GetProperty("id").GetString()!)];
        var minutes = input
            .GetProperty("travel_minutes")
            .EnumerateArray()
            .Select(r => r.EnumerateArray().Select(m => m.GetDouble()).ToArray())
            .ToArray();
        var people = input.GetProperty("reviewers").EnumerateArray().Select(r => Reviewer(r, schools)).ToList();
        var travel = new double[reviewers.Length, schools.Length];
        for (var r = 0; r < reviewers.Length; r++)
        for (var s = 0; s < schools.Length; s++)
            travel[r, s] = minutes[people[r].Home!.Value][s];
        var question = new TeamQuestion(
            [
                .. input
                    .GetProperty("schools")
                    .EnumerateArray()
                    .Select(s => new ReviewedSchool(s.GetProperty("phase").GetString()!, s.GetProperty("trust").GetString())),
            ],
            people,
            travel,
            new TeamRules { Size = input.GetProperty("team_size").GetInt32() },
            [
                .. input
                    .GetProperty("reviewed_in_last_two_years")
                    .EnumerateArray()
                    .Select(p => (Array.IndexOf(reviewers, p[1].GetString()), Array.IndexOf(schools, p[0].GetString()))),
            ]
        );
        return (question, schools, reviewers);
    }

    /// <summary>A small place: schools and reviewers on a plane, some in trusts, some rules easily broken.</summary>
    public static TeamQuestion Any(Random random, int schools, int reviewers, TeamRules? rules = null)
    {
        var at = Enumerable.Range(0, schools).Select(_ => (X: random.Next(70), Y: random.Next(70))).ToArray();
        string[] phases = ["P", "S", "X"];
        var places = at.Select(_ => new ReviewedSchool(
                phases[random.Next(2)],
                random.Next(2) == 0 ? null : $"T{random.Next(1 + schools / 3)}",
                random.Next(4) == 0 ? ["send"] : null
            ))
            .ToList();
        var people = Enumerable
            .Range(0, reviewers)
            .Select(_ => new TeamReviewer(
                random.Next(12) == 0 ? null : random.Next(schools),
                1 + random.Next(3),
                random.Next(3) == 0,
                [.. phases.Where(_ => random.Next(2) == 0).DefaultIfEmpty("P")],
                random.Next(4) == 0,
                Skills: random.Next(3) == 0 ? ["send"] : null
            ))
            .ToList();
        var travel = new double[reviewers, schools];
        for (var r = 0; r < reviewers; r++)
        for (var s = 0; s < schools; s++)
            travel[r, s] = people[r].Home is { } home
                ? Math.Round(1.4 * Math.Sqrt(Math.Pow(at[home].X - at[s].X, 2) + Math.Pow(at[home].Y - at[s].Y, 2)))
                : 45;
        var recent = Enumerable.Range(0, schools).Select(_ => (random.Next(reviewers), random.Next(schools)));
        return new TeamQuestion(places, people, travel, rules, recent.ToList());
    }

    private static TeamReviewer Reviewer(JsonElement r, string[] schools) =>
        new(
            Array.IndexOf(schools, r.GetProperty("home").GetString()),
            r.GetProperty("max_visits").GetInt32(),
            r.GetProperty("lead").GetBoolean(),
            [.. r.GetProperty("phases").GetString()!.Select(c => c.ToString())],
            r.GetProperty("first_time").GetBoolean()
        );
}
