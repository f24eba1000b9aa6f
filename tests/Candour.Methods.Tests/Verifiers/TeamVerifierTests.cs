using Candour.Methods.Matching;
using Candour.Methods.Verifiers;

namespace Candour.Methods.Tests.Verifiers;

/// <summary>Three schools and a plan that keeps every rule, at the edge of each; then one thing after another that breaks one.</summary>
public sealed class TeamVerifierTests
{
    private static readonly ReviewedSchool[] Schools =
    [
        new("primary", "Oak", ["send", "maths"]),
        new("secondary", "", ["maths", "maths"]),
        new("primary"),
        new("primary", "Elm"),
    ];

    // Of schools 0 to 2 two each: the first leads and has what skills are asked for, the other does it for the first time.
    private static readonly TeamReviewer[] Reviewers =
    [
        new(0, 1, true, ["primary", "secondary"], Skills: ["maths"]),
        new(0, 1, false, ["primary"], true),
        new(1, 1, true, ["primary"], Skills: ["send", "maths"]),
        new(1, 1, false, ["secondary"], true),
        new(2, 1, true, ["primary", "secondary"]),
        new(2, 2, false, ["primary"], true),
        new(3, 1, true, ["primary"], Skills: ["maths", "send"]),
        new(null, 1, false, ["primary"], Trust: "Ash"),
    ];

    // Those of 0 visit 1, those of 1 visit 2, those of 2 visit 3, and one of 3 comes to 0 with one from elsewhere.
    private static readonly int[][] Keeps =
    [
        [6, 7],
        [0, 1],
        [2, 3],
        [4, 5],
    ];

    private static TeamQuestion Question(
        TeamRules? rules = null,
        ReviewedSchool[]? schools = null,
        TeamReviewer[]? reviewers = null,
        (int, int)[]? recent = null,
        (int, int)[]? declared = null,
        Action<double[,]>? far = null
    )
    {
        var travel = new double[Reviewers.Length, Schools.Length];
        for (var r = 0; r < Reviewers.Length; r++)
        for (var s = 0; s < Schools.Length; s++)
            travel[r, s] = 60;
        far?.Invoke(travel);
        return new TeamQuestion(
            schools ?? Schools,
            reviewers ?? Reviewers,
            travel,
            rules
                ?? new TeamRules
                {
                    Size = 2,
                    LongestTravel = 60,
                    MostFirstTimers = 1,
                },
            recent,
            declared
        );
    }

    private static string[] Broken(TeamQuestion question, params int[][] plan) => [.. TeamVerifier.Broken(question, plan)];

    private static string Said(Rule rule, int first, int? second = null) => new Breach(rule, first, second).ToString();

    private static T[] With<T>(T[] all, int at, T one) => [.. all.Select((x, i) => i == at ? one : x)];

    [Fact]
    public void A_plan_that_keeps_every_rule_breaks_none() => Broken(Question(), Keeps).ShouldBeEmpty();

    [Fact]
    public void A_plan_has_every_school() => Broken(Question(), Keeps[..3]).ShouldBe(["3 of 4 schools are in the plan"]);

    [Fact]
    public void Nobody_is_twice_in_a_team() =>
        Broken(Question(), With(Keeps, 0, [6, 6])).ShouldBe(["somebody is twice in the team of school 0"]);

    [Fact]
    public void A_team_is_no_larger_than_was_asked_for()
    {
        var more = With(Reviewers, 7, Reviewers[7] with { MostVisits = 2 });

        Broken(Question(reviewers: more), With(Keeps, 1, [0, 1, 7])).ShouldBe(["the team of school 1 has 3"]);
    }

    [Fact]
    public void Each_who_is_missing_is_a_breach()
    {
        Broken(Question(), With(Keeps, 0, [6])).ShouldBe([Said(Rule.Size, 0)]);
        Broken(Question(), With(Keeps, 3, [])).ShouldBe([Said(Rule.Size, 3), Said(Rule.Size, 3), Said(Rule.Lead, 3), Said(Rule.Phase, 3)]);
    }

    [Fact]
    public void A_team_has_someone_who_leads() =>
        Broken(Question(reviewers: With(Reviewers, 2, Reviewers[2] with { Leads = false })), Keeps).ShouldBe([Said(Rule.Lead, 2)]);

    [Fact]
    public void A_team_has_someone_who_knows_the_phase() =>
        Broken(Question(reviewers: With(Reviewers, 0, Reviewers[0] with { Phases = ["primary"] })), Keeps).ShouldBe([Said(Rule.Phase, 1)]);

    [Fact]
    public void Each_first_timer_too_many_is_a_breach()
    {
        var two = With(Reviewers, 2, Reviewers[2] with { FirstTime = true });
        TeamRules none = new()
        {
            Size = 2,
            LongestTravel = 60,
            MostFirstTimers = 0,
        };

        Broken(Question(reviewers: two), Keeps).ShouldBe([Said(Rule.FirstTimers, 2)]);
        Broken(Question(none, reviewers: two), Keeps)
            .ShouldBe([Said(Rule.FirstTimers, 1), Said(Rule.FirstTimers, 2), Said(Rule.FirstTimers, 2), Said(Rule.FirstTimers, 3)]);
    }

    [Fact]
    public void A_skill_that_nobody_has_is_named_by_its_place_among_the_skills()
    {
        var noMaths = With(Reviewers, 6, Reviewers[6] with { Skills = ["send"] });
        var noSend = With(Reviewers, 6, Reviewers[6] with { Skills = ["maths"] });
        var none = With(Reviewers, 0, Reviewers[0] with { Skills = null });

        Broken(Question(reviewers: noMaths), Keeps).ShouldBe([Said(Rule.Skill, 0, 0)]);
        Broken(Question(reviewers: noSend), Keeps).ShouldBe([Said(Rule.Skill, 0, 1)]);
        // School 1 asks for maths twice over, and lacks it once.
        Broken(Question(reviewers: none), Keeps).ShouldBe([Said(Rule.Skill, 1, 0)]);
    }

    [Fact]
    public void Nobody_visits_their_own_school_and_that_is_not_a_matter_of_its_trust() =>
        Broken(Question(), With(Keeps, 3, [6, 5])).ShouldBe([Said(Rule.OwnSchool, 6, 3), Said(Rule.MostVisits, 6)]);

    [Fact]
    public void Nobody_visits_a_school_of_their_trust()
    {
        var oaks = With(Schools, 1, Schools[1] with { Trust = "Oak" });
        var ash = With(Schools, 0, Schools[0] with { Trust = "Ash" });

        Broken(Question(schools: oaks), Keeps).ShouldBe([Said(Rule.SameTrust, 0, 1), Said(Rule.SameTrust, 1, 1)]);
        Broken(Question(schools: ash), Keeps).ShouldBe([Said(Rule.SameTrust, 7, 0)]);
    }

    [Fact]
    public void A_trust_of_one_s_own_goes_before_that_of_one_s_school()
    {
        var oaks = With(Schools, 1, Schools[1] with { Trust = "Oak" });
        var moved = With(Reviewers, 0, Reviewers[0] with { Trust = "Fir" });
        var unnamed = With(Reviewers, 0, Reviewers[0] with { Trust = "" });

        Broken(Question(schools: oaks, reviewers: moved), Keeps).ShouldBe([Said(Rule.SameTrust, 1, 1)]);
        Broken(Question(schools: oaks, reviewers: unnamed), Keeps).ShouldBe([Said(Rule.SameTrust, 0, 1), Said(Rule.SameTrust, 1, 1)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void No_trust_is_not_a_trust_that_two_share(string? none) =>
        Broken(Question(schools: [.. Schools.Select(s => s with { Trust = none })]), Keeps).ShouldBeEmpty();

    [Fact]
    public void A_conflict_a_pair_that_met_and_a_way_too_long_are_breaches_of_their_own()
    {
        Broken(Question(declared: [(2, 2), (2, 1)]), Keeps).ShouldBe([Said(Rule.Conflict, 2, 2)]);
        Broken(Question(recent: [(5, 3), (5, 2)]), Keeps).ShouldBe([Said(Rule.Recent, 5, 3)]);
        Broken(Question(far: t => (t[6, 0], t[6, 1]) = (60.5, 99)), Keeps).ShouldBe([Said(Rule.Travel, 6, 0)]);
    }

    [Fact]
    public void Each_visit_too_many_is_a_breach()
    {
        var dropped = With(Reviewers, 5, Reviewers[5] with { MostVisits = 0 });

        Broken(Question(reviewers: dropped), Keeps).ShouldBe([Said(Rule.MostVisits, 5)]);
        Broken(Question(reviewers: dropped), With(Keeps, 0, [6, 5])).ShouldBe([Said(Rule.MostVisits, 5), Said(Rule.MostVisits, 5)]);
    }

    [Fact]
    public void Two_schools_do_not_visit_each_other_where_it_is_one_way()
    {
        TeamRules both = new()
        {
            Size = 2,
            LongestTravel = 60,
            OneWay = false,
        };

        Broken(Question(), With(Keeps, 0, [2, 7])).ShouldBe([Said(Rule.MostVisits, 2), Said(Rule.Mutual, 0, 1)]);
        Broken(Question(), With(Keeps, 3, [4, 1])).ShouldBe([Said(Rule.MostVisits, 1), Said(Rule.Mutual, 0, 3)]);
        Broken(Question(both), With(Keeps, 0, [2, 7])).ShouldBe([Said(Rule.MostVisits, 2)]);
    }

    [Fact]
    public void A_plan_costs_its_travel_other_phases_and_later_visits()
    {
        var question = Question(new TeamRules { OtherPhase = 7, LaterVisit = 1000 }, far: t => t[7, 0] = 80);

        // Ways of 7 x 60 + 80; 1 at school 1 and 3 at school 2 do not know the phase.
        TeamVerifier.Cost(question, Keeps).ShouldBe(500 + 2 * 7);
        // 5 in the place of both: of the two only school 1 is of another phase, and two visits are beyond the first.
        TeamVerifier.Cost(question, With(With(Keeps, 1, [0, 5]), 2, [2, 5])).ShouldBe(500 + 7 + 2000);
    }
}
