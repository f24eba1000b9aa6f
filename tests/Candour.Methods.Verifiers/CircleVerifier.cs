using Candour.Methods.Matching;

namespace Candour.Methods.Verifiers;

/// <summary>The rules of one-way circles: each school reviews so many and is reviewed by as many, allowed pairs only, none of them mutual.</summary>
public static class CircleVerifier
{
    /// <summary>What a plan breaks.</summary>
    /// <param name="question">The question it answers.</param>
    /// <param name="plan">For each school those it reviews.</param>
    public static IReadOnlyList<string> Broken(CircleQuestion question, IReadOnlyList<IReadOnlyList<int>> plan)
    {
        var found = new Findings();
        found.Say(plan.Count != question.Schools, $"{plan.Count} of {question.Schools} schools are in the plan");
        for (var from = 0; from < plan.Count; from++)
        {
            var (reviews, reviewed) = (plan[from].Count, plan.Count(others => others.Contains(from)));
            found.Say(plan[from].Distinct().Count() != reviews, $"school {from} reviews another twice");
            found.Say(reviews > question.Each, $"school {from} reviews {reviews}");
            found.Say(reviewed > question.Each, $"school {from} is reviewed by {reviewed}");
            found.Add(2 * question.Each - reviews - reviewed, Rule.Size, from);
            foreach (var to in plan[from])
            {
                found.Add(!question.IsAllowed(from, to), Rule.Conflict, from, to);
                found.Add(from < to && plan[to].Contains(from), Rule.Mutual, from, to);
            }
        }
        return found.All;
    }
}
