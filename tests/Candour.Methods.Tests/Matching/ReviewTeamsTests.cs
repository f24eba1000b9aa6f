using Candour.Methods.Matching;
using Candour.Methods.Optimisation;

namespace Candour.Methods.Tests.Matching;

public sealed class ReviewTeamsTests
{
    [Theory]
    [InlineData("teams_12x30")]
    [InlineData("teams_30x80")]
    public void Reference_Teams(string name)
    {
        var (question, _, _) = TeamCases.Read($"{name}.input.json");

        var found = ReviewTeams.Of(question).OrThrow;

        var expected = MatchingCases.Expected("matching", "groups_and_teams.json", name).GetProperty("objective").GetDouble();
        TeamRulesInWords.Broken(question, found.Plan).ShouldBeEmpty();
        found.Objective.ShouldBe(TeamRulesInWords.Cost(question, found.Plan));
        found.Bound.ShouldBeLessThanOrEqualTo(expected);
        found.Objective.ShouldBe(expected);
        found.Ending.ShouldBeOfType<Ending.Proved>();
    }

    [Fact]
    public void Reference_TheirPlan_CostsWhatTheySayAndKeepsTheRules()
    {
        var (question, schools, reviewers) = TeamCases.Read("teams_12x30.input.json");
        var team = MatchingCases.Expected("matching", "groups_and_teams.json", "teams_12x30").GetProperty("team");
        IReadOnlyList<int>[] plan = [.. schools.Select(s => team.GetProperty(s).EnumerateArray().Select(r => Array.IndexOf(reviewers, r.GetString())).ToList())];

        TeamRulesInWords.Broken(question, plan).ShouldBeEmpty();
        question.Cost(plan).ShouldBe(953);
    }
}
