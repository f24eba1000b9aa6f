using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Cases;

public sealed class SchedulePartTests
{
    private const string Season = """
        {
          "first_day": "2026-09-07", "last_day": "2026-09-25", "closed": ["2026-09-16", ["2026-09-24", "2026-09-25"]],
          "visits": [
            { "school": "A", "team": ["x"], "preferred": "2026-09-09", "unavailable": ["2026-09-07"], "length": 2 },
            { "school": "B", "team": ["x", "y"], "preferred": "2026-09-09", "unavailable": [], "length": 2 }
          ],
          "reviewer_unavailable": { "y": ["2026-09-08"] },
          "reviewer_home": { "x": "C", "y": "A" },
          "max_visits_starting_per_week": 1,
          "min_days_between_visits_of_a_reviewer": 3
        }
        """;

    [Fact]
    public void Reference_EveryFigureIsAnswered()
    {
        var (wrong, compared) = ReferenceWalk.Of("schedule", "expected.json");

        wrong.ShouldBeEmpty();
        compared.ShouldBe(29);
    }

    [Fact]
    public void ASeason_HasAStartAndAReasonForEachVisit()
    {
        var answer = PartRuns.Run("schedule", "s.json", Season);

        answer["objective"]!.GetValue<double>().ShouldBe(1);
        answer["proved_optimal"]!.GetValue<bool>().ShouldBeTrue();
        answer["starts"]!.AsObject().Select(s => s.Key).ShouldBe(["A", "B"]);
        answer["reasons"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public void WhatCannotBePlaced_IsNamedWithItsRule()
    {
        var answer = PartRuns.Run(
            "schedule",
            "s.json",
            Season.Replace("\"last_day\": \"2026-09-25\"", "\"last_day\": \"2026-09-11\"", StringComparison.Ordinal)
        );

        answer["hard"]!["status"]!.GetValue<string>().ShouldBe("infeasible");
        var soft = answer["soft"]!;
        soft["unscheduled"]!.AsArray().Count.ShouldBe(1);
        soft["objective_with_1000_per_unscheduled"]!.GetValue<int>().ShouldBe(1000);
        soft["left_out"]![0]!["rule"]!.GetValue<string>().ShouldBeOneOf("week", "apart");
    }

    [Theory]
    [InlineData("2026-09-25\"", "2026-09-31\"", "line 2, last_day: found “2026-09-31”, expected a day as 2026-09-14.")]
    [InlineData(
        "\"last_day\": \"2026-09-25\"",
        "\"last_day\": \"2026-09-01\"",
        "line 2, last_day: found “2026-09-01”, expected a day from 2026-09-07 on, no more than 1200 days later."
    )]
    [InlineData(
        "[\"x\", \"y\"]",
        "[\"x\", \"z\"]",
        "line 5, visits[1].team[1]: found “z”, expected a reviewer of reviewer_home or reviewer_unavailable."
    )]
    [InlineData("[\"x\", \"y\"]", "[\"x\", \"x\"]", "line 5, visits[1].team[1]: found “x”, expected each reviewer of a team once.")]
    [InlineData("\"school\": \"B\"", "\"school\": \"A\"", "line 5, visits[1].school: found “A”, expected each school once.")]
    [InlineData("\"length\": 2 },", "\"length\": 6 },", "line 4, visits[0].length: found “6”, expected a whole number from 1 to 5.")]
    [InlineData(
        "per_week\": 1",
        "per_week\": -1",
        "line 9, max_visits_starting_per_week: found “-1”, expected a whole number from 0 to 100000."
    )]
    [InlineData(
        "per_week\": 1",
        "per_month\": 1",
        "line 1: found no max_visits_starting_per_week, expected a value for max_visits_starting_per_week."
    )]
    [InlineData(
        "[\"2026-09-24\", \"2026-09-25\"]",
        "[\"2026-09-24\"]",
        "line 2, closed[1]: found a list, expected a first and a last day."
    )]
    [InlineData(
        "\"preferred\": \"2026-09-09\", \"unavailable\": []",
        "\"preferred\": \"9999-12-31\", \"unavailable\": []",
        "line 5, visits[1].preferred: found “9999-12-31”, expected a day from 1900 to 2200."
    )]
    [InlineData("\"visits\": [", "\"visits\": 3, \"was\": [", "line 3, visits: found “3”, expected a list.")]
    public void BadInput_IsNamedInOneLine(string good, string bad, string line)
    {
        Season.ShouldContain(good);

        PartRuns.Refused("schedule", "s.json", Season.Replace(good, bad, StringComparison.Ordinal)).ShouldBe("s.json, " + line);
    }

    [Theory]
    [InlineData("", "s.json, line 1: found text that is not JSON, expected JSON.")]
    [InlineData("school,day\nA,2026-09-09\n", "s.json, line 1: found text that is not JSON, expected JSON.")]
    [InlineData("[1, 2]", "s.json, line 1: found a list, expected an object.")]
    public void OtherThings_AreNoSeason(string text, string line) => PartRuns.Refused("schedule", "s.json", text).ShouldBe(line);

    [Fact]
    public void Damaged_IsAnsweredOrRefusedInOneLine()
    {
        PartRuns.Survives("schedule", "s.json", Season, 200, ("steps", "2000")).ShouldBeGreaterThan(0);
        var text = File.ReadAllText(ReferenceCases.File("schedule", "visits_12x14.input.json"));
        PartRuns.Survives("schedule", "v.json", text, 100, ("steps", "2000")).ShouldBeGreaterThan(0);
    }
}
