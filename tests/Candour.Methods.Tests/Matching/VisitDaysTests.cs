using System.Text.Json;
using Candour.Methods.Matching;
using Candour.Methods.Optimisation;
using Candour.Methods.Verifiers;

namespace Candour.Methods.Tests.Matching;

public sealed class VisitDaysTests
{
    [Theory]
    [InlineData("visits_12x14")]
    [InlineData("visits_30x40")]
    [InlineData("visits_31x41")]
    public void Reference_Visits(string name)
    {
        var question = Read(name);

        var found = VisitDays.Of(question).OrThrow;

        found.Objective.ShouldBe(MatchingCases.Expected("schedule", "expected.json", name).GetProperty("objective").GetDouble());
        found.Ending.ShouldBeOfType<Ending.Proved>();
        VisitVerifier.Broken(question, found.Plan).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("visits_infeasible_capacity", Rule.Week)]
    [InlineData("visits_infeasible_reviewer", Rule.Days)]
    public void Reference_WhatCannotBePlaced(string name, Rule rule)
    {
        var question = Read(name);

        var refused = VisitDays.Of(question).ShouldBeOfType<Answer<IReadOnlyList<DateOnly?>>.NothingFits>();

        var soft = MatchingCases.Expected("schedule", "expected.json", name).GetProperty("soft");
        refused.IsFewest.ShouldBeTrue();
        refused.Relax.Count.ShouldBe(soft.GetProperty("unscheduled").GetArrayLength());
        refused.Relax.ShouldContain(b => b.Rule == rule);
        refused.Relax.Select(b => b.First).ShouldBe(Enumerable.Range(0, question.Visits.Count).Where(v => refused.Closest[v] is null));
        var cost = refused
            .Closest.Select((day, v) => day is null ? 1000 : VisitVerifier.Weeks(question.Visits[v].Preferred, day.Value))
            .Sum();
        cost.ShouldBe(soft.GetProperty("objective_with_1000_per_unscheduled").GetInt32());
        VisitVerifier.Broken(question, refused.Closest).ShouldBeEmpty();
    }

    [Fact]
    public void AnySeason_PlansKeepEveryRule_AndNoVisitLeftOutCouldBePutIn()
    {
        var (fits, none) = (0, 0);
        for (var seed = 0; seed < Long.Many(150, 10_000); seed++)
        {
            var question = Any(new Random(seed));

            var answer = VisitDays.Of(question);

            var plan = answer is Answer<IReadOnlyList<DateOnly?>>.NothingFits refused ? refused.Closest : answer.OrThrow.Plan;
            VisitVerifier.Broken(question, plan).ShouldBeEmpty($"seed {seed}");
            _ = plan.Contains(null) ? none++ : fits++;
            for (var v = 0; v < plan.Count; v++)
            {
                for (var day = question.FirstDay; plan[v] is null && day <= question.LastDay; day = day.AddDays(1))
                    VisitVerifier
                        .Broken(question, [.. plan.Select((d, w) => w == v ? day : d)])
                        .ShouldNotBeEmpty($"seed {seed}: visit {v} could begin on {day}");
            }
            if (answer is not Answer<IReadOnlyList<DateOnly?>>.Fits fit)
                continue;
            foreach (var reason in fit.Proposal.Reasons.Where(r => r.Next is not null))
            {
                var other = DateOnly.FromDayNumber(reason.Next!.Value.Instead);
                VisitVerifier.Broken(question, [.. plan.Select((d, w) => w == reason.First ? other : d)]).ShouldBeEmpty($"seed {seed}");
                reason.Next.Value.Cost.ShouldBeGreaterThanOrEqualTo(0, $"seed {seed}");
            }
        }
        (fits > 20 && none > 20).ShouldBeTrue($"{fits} fit and {none} do not");
    }

    [Fact]
    public void Repair_ASchoolLosesItsDay_MovesOneVisit()
    {
        var question = Read("visits_30x40");
        var before = VisitDays.Of(question).OrThrow.Plan;
        var lost = before[6]!.Value;
        var now = Read("visits_30x40", (6, lost));

        var repaired = VisitDays.Repair(now, before).OrThrow;

        VisitVerifier.Broken(now, repaired.Plan).ShouldBeEmpty();
        repaired.Plan.Where((d, v) => d != before[v]).Count().ShouldBe(1);
    }

    [Fact]
    public void Threads_AndSeed_ChangeNothing()
    {
        var question = Read("visits_12x14");

        VisitDays.Of(question, new Effort { Threads = 3 }).OrThrow.Plan.ShouldBe(VisitDays.Of(question).OrThrow.Plan);
    }

    private static VisitQuestion Any(Random random)
    {
        var first = new DateOnly(2025, 9, 1).AddDays(random.Next(7));
        var (visits, reviewers, length) = (2 + random.Next(6), 3 + random.Next(6), 14 + random.Next(40));
        DateOnly Day() => first.AddDays(random.Next(length));
        return new VisitQuestion(
            first,
            first.AddDays(length),
            Enumerable.Range(0, 4).Select(_ => Day()).ToList(),
            Enumerable
                .Range(0, visits)
                .Select(v => new PlannedVisit(
                    v,
                    Enumerable.Range(0, 2).Select(_ => random.Next(reviewers)).Distinct().ToList(),
                    Day(),
                    1 + random.Next(3),
                    [Day(), Day(), Day()]
                ))
                .ToList(),
            Enumerable.Range(0, reviewers * 6).Select(_ => (random.Next(reviewers), Day())).ToList(),
            Enumerable.Range(0, reviewers).Select(_ => (int?)random.Next(visits + 1)).ToList(),
            1 + random.Next(3),
            random.Next(12)
        );
    }

    private static VisitQuestion Read(string name, (int Visit, DateOnly Day)? lost = null)
    {
        var input = MatchingCases.Input("schedule", $"{name}.input.json");
        static DateOnly Date(JsonElement e) => DateOnly.ParseExact(e.GetString()!, "yyyy-MM-dd");
        string[] schools = [.. input.GetProperty("visits").EnumerateArray().Select(v => v.GetProperty("school").GetString()!)];
        string[] reviewers = [.. input.GetProperty("reviewer_home").EnumerateObject().Select(p => p.Name)];
        var closed = new List<DateOnly>();
        foreach (var c in input.GetProperty("closed").EnumerateArray())
        {
            var (from, to) = c.ValueKind == JsonValueKind.Array ? (Date(c[0]), Date(c[1])) : (Date(c), Date(c));
            for (var day = from; day <= to; day = day.AddDays(1))
                closed.Add(day);
        }
        var visits = input
            .GetProperty("visits")
            .EnumerateArray()
            .Select(
                (v, i) =>
                    new PlannedVisit(
                        i,
                        [.. v.GetProperty("team").EnumerateArray().Select(r => Array.IndexOf(reviewers, r.GetString()))],
                        Date(v.GetProperty("preferred")),
                        v.GetProperty("length").GetInt32(),
                        [
                            .. v.GetProperty("unavailable").EnumerateArray().Select(Date),
                            .. lost is { } l && l.Visit == i ? [l.Day] : Array.Empty<DateOnly>(),
                        ]
                    )
            );
        var away = input
            .GetProperty("reviewer_unavailable")
            .EnumerateObject()
            .SelectMany(p => p.Value.EnumerateArray().Select(d => (Array.IndexOf(reviewers, p.Name), Date(d))));
        return new VisitQuestion(
            Date(input.GetProperty("first_day")),
            Date(input.GetProperty("last_day")),
            closed,
            visits.ToList(),
            away.ToList(),
            [
                .. reviewers.Select(r =>
                    Array.IndexOf(schools, input.GetProperty("reviewer_home").GetProperty(r).GetString()) is >= 0 and var s ? s : (int?)null
                ),
            ],
            input.GetProperty("max_visits_starting_per_week").GetInt32(),
            input.GetProperty("min_days_between_visits_of_a_reviewer").GetInt32()
        );
    }
}
