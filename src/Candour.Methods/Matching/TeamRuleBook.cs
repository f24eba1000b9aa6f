namespace Candour.Methods.Matching;

/// <summary>What plans of teams break, and why each reviewer of a plan is where they are.</summary>
internal static class TeamRuleBook
{
    /// <summary>Pairs of schools that review each other.</summary>
    public static List<(int, int)> Mutual(TeamQuestion question, IReadOnlyList<IReadOnlyList<int>> plan)
    {
        if (!question.Rules.OneWay)
            return [];
        var visits = new HashSet<(int From, int To)>();
        for (var s = 0; s < plan.Count; s++)
        {
            foreach (var r in plan[s])
            {
                if (question.Reviewers[r].Home is { } home && home != s)
                    visits.Add((home, s));
            }
        }
        return [.. visits.Where(v => v.From < v.To && visits.Contains((v.To, v.From))).Order()];
    }

    public static List<Breach> Breaches(TeamCosts costs, IReadOnlyList<IReadOnlyList<int>> plan)
    {
        var breaches = plan.SelectMany((team, s) => costs.Named(team, s)).ToList();
        foreach (var visits in plan.SelectMany(t => t).GroupBy(r => r).OrderBy(g => g.Key))
        {
            for (var extra = visits.Count(); extra > costs.Question.Reviewers[visits.Key].MostVisits; extra--)
                breaches.Add(new Breach(Rule.MostVisits, visits.Key));
        }
        breaches.AddRange(Mutual(costs.Question, plan).Select(p => new Breach(Rule.Mutual, p.Item1, p.Item2)));
        return breaches;
    }

    public static IReadOnlyList<Reason> Reasons(TeamCosts costs, IReadOnlyList<IReadOnlyList<int>> plan)
    {
        var (question, reasons) = (costs.Question, new List<Reason>());
        var visits = new int[question.Reviewers.Count];
        foreach (var r in plan.SelectMany(t => t))
            visits[r]++;
        for (var s = 0; s < plan.Count; s++)
        {
            foreach (var r in plan[s])
                reasons.Add(One(costs, plan, visits, r, s));
        }
        return reasons;
    }

    /// <summary>Each who would be cheaper here and by which rule they are not, and the cheapest who could be.</summary>
    private static Reason One(TeamCosts costs, IReadOnlyList<IReadOnlyList<int>> plan, int[] visits, int r, int s)
    {
        var question = costs.Question;
        var own = question.Cost(r, s) + (visits[r] > 1 ? question.Rules.LaterVisit : 0);
        var (bound, best, bestCost) = (new SortedSet<Rule>(), -1, double.PositiveInfinity);
        for (var other = 0; other < visits.Length; other++)
        {
            if (plan[s].Contains(other))
                continue;
            var cost = question.Cost(other, s) + (visits[other] > 0 ? question.Rules.LaterVisit : 0) - own;
            if (cost >= bestCost && cost >= 0)
                continue;
            int[] team = [.. plan[s].Select(m => m == r ? other : m)];
            var broken = Broken(costs, plan, visits, team, other, s);
            if (broken.Count == 0 && cost < bestCost)
                (best, bestCost) = (other, cost);
            if (cost < 0)
                bound.UnionWith(broken);
        }
        return new Reason(r, s, own, [.. bound], best < 0 ? null : new NextBest(best, bestCost));
    }

    private static List<Rule> Broken(TeamCosts costs, IReadOnlyList<IReadOnlyList<int>> plan, int[] visits, int[] team, int other, int s)
    {
        var question = costs.Question;
        var broken = costs.Named(team, s).Select(b => b.Rule).Distinct().ToList();
        if (visits[other] >= question.Reviewers[other].MostVisits)
            broken.Add(Rule.MostVisits);
        if (
            question.Rules.OneWay
            && question.Reviewers[other].Home is { } home
            && home != s
            && plan[home].Any(m => question.Reviewers[m].Home == s)
        )
            broken.Add(Rule.Mutual);
        return broken;
    }
}
