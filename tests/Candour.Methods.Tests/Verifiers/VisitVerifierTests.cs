using Candour.Methods.Matching;
using Candour.Methods.Verifiers;

namespace Candour.Methods.Tests.Verifiers;

/// <summary>A season of four weeks, plans that keep every rule, and what breaks one. 1 September 2025 is a Monday.</summary>
public sealed class VisitVerifierTests
{
    private static DateOnly September(int day) => new(2025, 9, day);

    // School 0 is visited by 0 and 1, school 1 by 1 and 2, school 2 by 3, whose own school is 0.
    private static readonly PlannedVisit[] Visits =
    [
        new(0, [0, 1], September(2), 2, [September(10)]),
        new(1, [1, 2], September(9), 3),
        new(2, [3], September(9), 1),
    ];

    // In it 1 and 2 are away on the 9th while their own school, 2, is visited; with that visit elsewhere it keeps every rule.
    private static readonly DateOnly?[] Usual = [September(2), September(8), September(9)];

    private static VisitQuestion Question(int mostPerWeek = 2, int daysApart = 4) =>
        new(
            September(2),
            September(26),
            [September(15)],
            Visits,
            [(2, September(11)), (3, September(8))],
            [null, 2, 2, 0],
            mostPerWeek,
            daysApart
        );

    private static string[] Broken(VisitQuestion question, params DateOnly?[] plan) => [.. VisitVerifier.Broken(question, plan)];

    private static DateOnly?[] Moved(int visit, DateOnly? day) => [.. Usual.Select((d, v) => v == visit ? day : d)];

    [Fact]
    public void A_plan_that_keeps_every_rule_breaks_none()
    {
        // 1 has visits on the 2nd and 3rd and from the 8th: the 4th to the 7th lie between.
        Broken(Question(), Moved(2, September(11))).ShouldBeEmpty();
        Broken(Question(), Moved(2, null)).ShouldBeEmpty();
        Broken(Question(), null, null, null).ShouldBeEmpty();
    }

    [Fact]
    public void A_plan_has_every_visit() => Broken(Question(), Usual[..2]).ShouldBe(["2 of 3 visits are in the plan"]);

    [Fact]
    public void Somebody_is_at_home_while_their_school_is_visited() =>
        Broken(Question(), Usual)
            .ShouldBe([
                "reviewer 1 is at visit 1 on 2025-09-09, while their school has visit 2",
                "reviewer 2 is at visit 1 on 2025-09-09, while their school has visit 2",
            ]);

    [Theory]
    [InlineData(1, "2025-09-01")]
    [InlineData(15, "2025-09-15")]
    [InlineData(20, "2025-09-20")]
    [InlineData(21, "2025-09-21")]
    [InlineData(29, "2025-09-29")]
    public void No_visit_is_outside_the_season_on_a_closed_day_or_at_a_weekend(int day, string said) =>
        Broken(Question(), Moved(2, September(day))).ShouldBe([$"visit 2 is on {said}, when no school is visited"]);

    [Theory]
    [InlineData(2)]
    [InlineData(26)]
    public void The_first_day_of_a_season_and_its_last_are_in_it(int day) => Broken(Question(), null, null, September(day)).ShouldBeEmpty();

    [Fact]
    public void Every_day_of_a_visit_is_looked_at()
    {
        Broken(Question(), September(9), null, null).ShouldBe(["visit 0 is on 2025-09-10, which does not suit the school"]);
        Broken(Question(), September(10), null, null).ShouldBe(["visit 0 is on 2025-09-10, which does not suit the school"]);
        Broken(Question(), null, September(9), null).ShouldBe(["reviewer 2 is away on 2025-09-11, a day of visit 1"]);
        Broken(Question(), September(26), null, null).ShouldBe(["visit 0 is on 2025-09-27, when no school is visited"]);
    }

    [Fact]
    public void Another_s_days_away_are_not_mine() => Broken(Question(), null, September(8), null).ShouldBeEmpty();

    [Fact]
    public void A_reviewer_has_so_many_days_between_visits_whichever_is_first()
    {
        Broken(Question(daysApart: 5), September(2), September(8), null).ShouldBe(["reviewer 1 has 4 days before 2025-09-08"]);
        Broken(Question(), September(25), September(22), null).ShouldBe(["reviewer 1 has 0 days before 2025-09-25"]);
        Broken(Question(), September(17), September(17), null).ShouldBe(["reviewer 1 has -2 days before 2025-09-17"]);
    }

    [Fact]
    public void No_more_visits_than_so_many_begin_in_a_week()
    {
        Broken(Question(mostPerWeek: 1), September(22), null, September(26)).ShouldBe(["too many visits begin in the week of 2025-09-22"]);
        Broken(Question(mostPerWeek: 1), September(19 - 2), null, September(22)).ShouldBeEmpty();
    }

    [Fact]
    public void Weeks_are_counted_in_Mondays()
    {
        VisitVerifier.Weeks(September(7), September(8)).ShouldBe(1);
        VisitVerifier.Weeks(September(8), September(14)).ShouldBe(0);
        VisitVerifier.Weeks(September(26), September(1)).ShouldBe(3);
    }
}
