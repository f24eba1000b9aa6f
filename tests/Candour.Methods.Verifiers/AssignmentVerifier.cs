using Candour.Methods.Matching;

namespace Candour.Methods.Verifiers;

/// <summary>The rules of who reviews which school: so many a school, so many visits each, no conflict.</summary>
public static class AssignmentVerifier
{
    /// <summary>What a plan breaks.</summary>
    /// <param name="question">The question it answers.</param>
    /// <param name="plan">For each school its reviewers.</param>
    public static IReadOnlyList<string> Broken(AssignmentQuestion question, IReadOnlyList<IReadOnlyList<int>> plan)
    {
        var found = new Findings();
        found.Say(plan.Count != question.Schools, $"{plan.Count} of {question.Schools} schools are in the plan");
        for (var s = 0; s < plan.Count; s++)
        {
            found.Say(plan[s].Distinct().Count() != plan[s].Count, $"somebody is twice at school {s}");
            found.Say(plan[s].Count > question.Needed[s], $"school {s} has more than it needs");
            found.Add(question.Needed[s] - plan[s].Count, Rule.Size, s);
            foreach (var r in plan[s])
                found.Add(question.IsConflict(r, s), Rule.Conflict, r, s);
        }
        for (var r = 0; r < question.Reviewers; r++)
        {
            var visits = plan.Count(team => team.Contains(r));
            found.Add(visits - question.Most[r], Rule.MostVisits, r);
            found.Add(question.Fewest[r] - visits, Rule.FewestVisits, r);
        }
        return found.All;
    }
}
