using Candour.Methods.Matching;

namespace Candour.Methods.Tests.Matching;

/// <summary>The rules of review teams, written from their words and sharing nothing with what solves them.</summary>
internal static class TeamRulesInWords
{
    public static List<string> Broken(TeamQuestion question, IReadOnlyList<IReadOnlyList<int>> plan)
    {
        var (broken, rules) = (new List<string>(), question.Rules);
        for (var school = 0; school < question.Schools.Count; school++)
        {
            var place = question.Schools[school];
            var team = plan[school].Select(r => question.Reviewers[r]).ToList();
            plan[school].Distinct().Count().ShouldBe(team.Count, "nobody is twice in a team");
            team.Count.ShouldBeLessThanOrEqualTo(rules.Size);
            Add(Rule.Size, rules.Size - team.Count, school);
            Add(Rule.Lead, team.Any(t => t.Leads) ? 0 : 1, school);
            Add(Rule.Phase, team.Any(t => t.Phases.Contains(place.Phase)) ? 0 : 1, school);
            Add(Rule.FirstTimers, team.Count(t => t.FirstTime) - rules.MostFirstTimers, school);
            foreach (var skill in place.Skills ?? [])
                Add(Rule.Skill, team.Any(t => t.Skills?.Contains(skill) == true) ? 0 : 1, school, 0);
            foreach (var r in plan[school])
            {
                var person = question.Reviewers[r];
                if (person.Home == school)
                    Add(Rule.OwnSchool, 1, r, school);
                else if (person.Home is { } home && question.Schools[home].Trust is { Length: > 0 } trust && trust == place.Trust)
                    Add(Rule.SameTrust, 1, r, school);
                if (question.Against(r, school).Contains(Rule.Recent))
                    Add(Rule.Recent, 1, r, school);
                if (question.Travel(r, school) > rules.LongestTravel)
                    Add(Rule.Travel, 1, r, school);
            }
        }
        for (var r = 0; r < question.Reviewers.Count; r++)
            Add(Rule.MostVisits, plan.Count(t => t.Contains(r)) - question.Reviewers[r].MostVisits, r);
        for (var a = 0; a < plan.Count; a++)
        {
            for (var b = a + 1; b < plan.Count; b++)
            {
                var mutual = plan[b].Any(r => question.Reviewers[r].Home == a) && plan[a].Any(r => question.Reviewers[r].Home == b);
                Add(Rule.Mutual, mutual ? 1 : 0, a, b);
            }
        }
        return broken;

        void Add(Rule rule, int times, int first, int? second = null)
        {
            for (var t = 0; t < times; t++)
                broken.Add(new Breach(rule, first, second).ToString());
        }
    }

    /// <summary>The cost in words: travel, another phase, and each visit beyond the first.</summary>
    public static double Cost(TeamQuestion question, IReadOnlyList<IReadOnlyList<int>> plan)
    {
        var cost = 0.0;
        for (var s = 0; s < plan.Count; s++)
        {
            foreach (var r in plan[s])
                cost +=
                    question.Travel(r, s)
                    + (question.Reviewers[r].Phases.Contains(question.Schools[s].Phase) ? 0 : question.Rules.OtherPhase);
        }
        for (var r = 0; r < question.Reviewers.Count; r++)
            cost += question.Rules.LaterVisit * Math.Max(0, plan.Count(t => t.Contains(r)) - 1);
        return cost;
    }
}
