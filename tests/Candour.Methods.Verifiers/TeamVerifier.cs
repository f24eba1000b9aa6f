using Candour.Methods.Matching;

namespace Candour.Methods.Verifiers;

/// <summary>The rules of review teams.</summary>
public static class TeamVerifier
{
    /// <summary>What a plan breaks.</summary>
    /// <param name="question">The question it answers.</param>
    /// <param name="plan">For each school its team.</param>
    public static IReadOnlyList<string> Broken(TeamQuestion question, IReadOnlyList<IReadOnlyList<int>> plan)
    {
        var found = new Findings();
        found.Say(plan.Count != question.Schools.Count, $"{plan.Count} of {question.Schools.Count} schools are in the plan");
        for (var s = 0; s < plan.Count; s++)
        {
            Team(found, question, plan[s], s);
            foreach (var r in plan[s])
                Pair(found, question, r, s);
        }
        for (var r = 0; r < question.Reviewers.Count; r++)
            found.Add(plan.Count(team => team.Contains(r)) - question.Reviewers[r].MostVisits, Rule.MostVisits, r);
        for (var a = 0; question.Rules.OneWay && a < plan.Count; a++)
        {
            for (var b = a + 1; b < plan.Count; b++)
                found.Add(From(a, b) && From(b, a), Rule.Mutual, a, b);
        }
        return found.All;

        bool From(int home, int school) => plan[school].Any(r => question.Reviewers[r].Home == home);
    }

    /// <summary>What a plan costs: travel, another phase, and each visit of a reviewer beyond the first.</summary>
    /// <param name="question">The question it answers; one in which pairings cost nothing else.</param>
    /// <param name="plan">For each school its team.</param>
    public static double Cost(TeamQuestion question, IReadOnlyList<IReadOnlyList<int>> plan)
    {
        var cost = 0.0;
        for (var s = 0; s < plan.Count; s++)
        {
            foreach (var r in plan[s])
            {
                cost += question.Travel(r, s);
                if (!question.Reviewers[r].Phases.Contains(question.Schools[s].Phase))
                    cost += question.Rules.OtherPhase;
            }
        }
        for (var r = 0; r < question.Reviewers.Count; r++)
            cost += question.Rules.LaterVisit * Math.Max(0, plan.Count(team => team.Contains(r)) - 1);
        return cost;
    }

    /// <summary>What a team lacks as a whole. Skills are numbered as their names are ordered.</summary>
    private static void Team(Findings found, TeamQuestion question, IReadOnlyList<int> members, int s)
    {
        var (school, rules) = (question.Schools[s], question.Rules);
        var team = members.Select(r => question.Reviewers[r]).ToList();
        found.Say(members.Distinct().Count() != members.Count, $"somebody is twice in the team of school {s}");
        found.Say(team.Count > rules.Size, $"the team of school {s} has {team.Count}");
        found.Add(rules.Size - team.Count, Rule.Size, s);
        found.Add(!team.Any(t => t.Leads), Rule.Lead, s);
        found.Add(!team.Any(t => t.Phases.Contains(school.Phase)), Rule.Phase, s);
        found.Add(team.Count(t => t.FirstTime) - rules.MostFirstTimers, Rule.FirstTimers, s);
        var names = question.Schools.SelectMany(x => x.Skills ?? []).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var skill in (school.Skills ?? []).Distinct())
            found.Add(!team.Any(t => t.Skills?.Contains(skill) == true), Rule.Skill, s, names.IndexOf(skill));
    }

    /// <summary>What keeps somebody from a school, whoever else comes. A trust of one's own goes before that of one's school.</summary>
    private static void Pair(Findings found, TeamQuestion question, int r, int s)
    {
        var (person, school) = (question.Reviewers[r], question.Schools[s]);
        string?[] trusts = [person.Trust, person.Home is { } home ? question.Schools[home].Trust : null];
        var trust = trusts.FirstOrDefault(t => t is { Length: > 0 });
        found.Add(person.Home == s, Rule.OwnSchool, r, s);
        found.Add(person.Home != s && trust is not null && trust == school.Trust, Rule.SameTrust, r, s);
        found.Add(question.IsConflict(r, s), Rule.Conflict, r, s);
        found.Add(question.IsRecent(r, s), Rule.Recent, r, s);
        found.Add(question.Travel(r, s) > question.Rules.LongestTravel, Rule.Travel, r, s);
    }
}
