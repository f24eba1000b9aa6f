using Candour.Methods.Matching;
using Candour.Methods.Verifiers;

namespace Candour.Methods.Tests.Verifiers;

/// <summary>Of assignments, groups and circles: a plan that keeps every rule, at the edge of each, and what breaks one.</summary>
public sealed class PlanVerifierTests
{
    private static string Said(Rule rule, int first, int? second = null) => new Breach(rule, first, second).ToString();

    private static string[] Of(AssignmentQuestion question, params int[][] plan) => [.. AssignmentVerifier.Broken(question, plan)];

    private static string[] Of(GroupQuestion question, params int[][] plan) => [.. GroupVerifier.Broken(question, plan)];

    private static string[] Of(CircleQuestion question, params int[][] plan) => [.. CircleVerifier.Broken(question, plan)];

    // Two schools that need two and one; three reviewers of whom the first goes once or twice, the second once, the last perhaps once.
    private static AssignmentQuestion Assignment => new(new double[3, 2], [2, 1], [1, 1, 0], [2, 1, 1], [(1, 1)]);

    private static GroupQuestion Groups(params (int, int)[] not)
    {
        var allowed = new bool[7, 7];
        for (var i = 0; i < 7; i++)
        for (var j = 0; j < 7; j++)
            allowed[i, j] = !not.Contains((i, j)) && !not.Contains((j, i));
        return new GroupQuestion(new double[7, 7], [3, 4], allowed);
    }

    private static CircleQuestion Circles(int each, params (int From, int To)[] not)
    {
        var allowed = new bool[5, 5];
        for (var i = 0; i < 5; i++)
        for (var j = 0; j < 5; j++)
            allowed[i, j] = !not.Contains((i, j));
        return new CircleQuestion(new double[5, 5], each, allowed);
    }

    [Fact]
    public void An_assignment_that_keeps_every_rule_breaks_none()
    {
        Of(Assignment, [0, 1], [0]).ShouldBeEmpty();
        Of(Assignment, [0, 1], [2]).ShouldBeEmpty();
    }

    [Fact]
    public void An_assignment_has_every_school() =>
        Of(
                Assignment,
                [
                    [0, 1],
                ]
            )
            .ShouldBe(["1 of 2 schools are in the plan"]);

    [Fact]
    public void A_school_has_as_many_as_it_needs_and_each_is_somebody_else()
    {
        Of(Assignment, [0, 1], []).ShouldBe([Said(Rule.Size, 1)]);
        Of(Assignment, [], [0]).ShouldBe([Said(Rule.Size, 0), Said(Rule.Size, 0), Said(Rule.FewestVisits, 1)]);
        Of(Assignment, [0, 1], [0, 2]).ShouldBe(["school 1 has more than it needs"]);
        Of(Assignment, [1, 1], [0]).ShouldBe(["somebody is twice at school 0"]);
    }

    [Fact]
    public void A_conflict_is_of_one_reviewer_and_one_school() => Of(Assignment, [0, 2], [1]).ShouldBe([Said(Rule.Conflict, 1, 1)]);

    [Fact]
    public void Each_visit_too_many_or_too_few_is_a_breach()
    {
        AssignmentQuestion narrow = new(new double[2, 3], [1, 1, 1], [0, 2], [1, 3]);

        Of(narrow, [0], [0], [0])
            .ShouldBe([Said(Rule.MostVisits, 0), Said(Rule.MostVisits, 0), Said(Rule.FewestVisits, 1), Said(Rule.FewestVisits, 1)]);
        Of(narrow, [0], [1], [1]).ShouldBeEmpty();
    }

    [Fact]
    public void Groups_of_a_size_asked_for_with_every_school_once_break_no_rule() => Of(Groups(), [6, 0, 1], [2, 3, 4, 5]).ShouldBeEmpty();

    [Fact]
    public void A_school_is_in_one_group()
    {
        Of(Groups(), [0, 1, 2], [3, 4, 5]).ShouldBe(["school 6 is 0 times in a group"]);
        Of(Groups(), [0, 1, 2], [3, 4, 5, 6], [0, 1, 3])
            .ShouldBe(["school 0 is 2 times in a group", "school 1 is 2 times in a group", "school 3 is 2 times in a group"]);
    }

    [Fact]
    public void A_group_of_another_size_is_named_by_its_first_school() =>
        Of(Groups(), [4, 1], [0, 2, 3, 5, 6]).ShouldBe([Said(Rule.GroupSize, 4, 2), Said(Rule.GroupSize, 0, 5)]);

    [Fact]
    public void Two_who_may_not_meet_are_not_in_one_group()
    {
        Of(Groups((0, 6), (1, 2)), [6, 0, 1], [2, 3, 4, 5]).ShouldBe([Said(Rule.Conflict, 6, 0)]);
        Of(Groups((2, 5), (3, 4)), [6, 0, 1], [2, 3, 4, 5]).ShouldBe([Said(Rule.Conflict, 2, 5), Said(Rule.Conflict, 3, 4)]);
    }

    [Fact]
    public void Circles_in_which_each_sends_and_takes_as_many_break_no_rule()
    {
        Of(Circles(1), [1], [2], [3], [4], [0]).ShouldBeEmpty();
        Of(Circles(2), [1, 2], [2, 3], [3, 4], [4, 0], [0, 1]).ShouldBeEmpty();
    }

    [Fact]
    public void Circles_have_every_school() =>
        Of(
                Circles(1),
                [
                    [1],
                    [2],
                    [0],
                ]
            )
            .ShouldBe(["3 of 5 schools are in the plan"]);

    [Fact]
    public void A_school_that_sends_or_takes_too_few_or_too_many_is_named()
    {
        Of(Circles(1), [1], [2], [3], [4], []).ShouldBe([Said(Rule.Size, 0), Said(Rule.Size, 4)]);
        Of(Circles(1), [1, 2], [3], [], [4], [0]).ShouldBe(["school 0 reviews 2", Said(Rule.Size, 2)]);
        Of(Circles(1), [1], [2], [3], [1], [0]).ShouldBe(["school 1 is reviewed by 2", Said(Rule.Size, 4)]);
        Of(Circles(2), [1, 2], [2, 3], [3, 4], [4, 0], [0]).ShouldBe([Said(Rule.Size, 1), Said(Rule.Size, 4)]);
        Of(Circles(2), [1, 1], [2, 3], [3, 4], [4, 0], [0, 2]).ShouldContain("school 0 reviews another twice");
    }

    [Fact]
    public void A_review_that_is_not_allowed_is_so_in_one_direction()
    {
        Of(Circles(1, (1, 2), (1, 0)), [1], [2], [3], [4], [0]).ShouldBe([Said(Rule.Conflict, 1, 2)]);
        Of(Circles(1), [0], [2], [3], [4], [1]).ShouldBe([Said(Rule.Conflict, 0, 0)]);
    }

    [Fact]
    public void Two_schools_that_review_each_other_are_named_once() =>
        Of(Circles(1), [1], [0], [3], [4], [2]).ShouldBe([Said(Rule.Mutual, 0, 1)]);
}
