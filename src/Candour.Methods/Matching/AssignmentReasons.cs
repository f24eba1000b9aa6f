namespace Candour.Methods.Matching;

/// <summary>Why each reviewer of a plan is where they are: who would be better and may not, and who is next.</summary>
internal static class AssignmentReasons
{
    public static double Total(AssignmentQuestion question, IReadOnlyList<IReadOnlyList<int>> plan) =>
        plan.Select((list, s) => ReviewerAssignment.Served(question, s, list)).Sum();

    /// <param name="floor">The least that a school must be served.</param>
    public static IReadOnlyList<Reason> Of(AssignmentQuestion question, IReadOnlyList<IReadOnlyList<int>> plan, Func<int, double> floor)
    {
        var load = new int[question.Reviewers];
        foreach (var r in plan.SelectMany(l => l))
            load[r]++;
        var reasons = new List<Reason>();
        for (var s = 0; s < plan.Count; s++)
        {
            foreach (var r in plan[s])
                reasons.Add(One(question, plan, load, floor(s), r, s));
        }
        return reasons;
    }

    private static Reason One(AssignmentQuestion question, IReadOnlyList<IReadOnlyList<int>> plan, int[] load, double floor, int r, int s)
    {
        var worth = question.Affinity(r, s);
        var spare = ReviewerAssignment.Served(question, s, plan[s]) - worth - floor;
        var (bound, best) = (new SortedSet<Rule>(), -1);
        var mayLeave = load[r] > question.Fewest[r];
        for (var other = 0; other < question.Reviewers; other++)
        {
            if (other == r || plan[s].Contains(other))
                continue;
            var better = question.Affinity(other, s) > worth;
            if (question.IsConflict(other, s))
            {
                if (better)
                    bound.Add(Rule.Conflict);
            }
            else if (load[other] >= question.Most[other])
            {
                if (better)
                    bound.Add(Rule.MostVisits);
            }
            else if (!mayLeave)
            {
                if (better)
                    bound.Add(Rule.FewestVisits);
            }
            else if (spare + question.Affinity(other, s) >= -1e-9 && (best < 0 || question.Affinity(other, s) > question.Affinity(best, s)))
            {
                best = other;
            }
        }
        return new Reason(r, s, worth, [.. bound], best < 0 ? null : new NextBest(best, worth - question.Affinity(best, s)));
    }
}
