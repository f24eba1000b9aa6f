using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>The most in all as a flow from a source by reviewers and schools to a sink.</summary>
internal sealed class AssignmentFlow(AssignmentQuestion question, IReadOnlyList<IReadOnlyList<int>>? before)
{
    private readonly int _pairs = question.Needed.Sum();
    private List<Arc> _arcs = [];
    private List<(int Reviewer, int School, Rule? Rule)> _meaning = [];

    public Answer<IReadOnlyList<IReadOnlyList<int>>> Answer(Work work)
    {
        var found = Solve(work, false);
        if (found.Outcome == Outcome.CutShort)
            return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NoneYet(work.Taken);
        if (found.Outcome == Outcome.Best)
            return Fits(Plan(found), work);
        var relaxed = Solve(work, true);
        if (relaxed.Outcome != Outcome.Best)
            return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NoneYet(work.Taken);
        return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits(Breaches(relaxed), Plan(relaxed), true);
    }

    private Answer<IReadOnlyList<IReadOnlyList<int>>> Fits(IReadOnlyList<IReadOnlyList<int>> plan, Work work)
    {
        var total = AssignmentReasons.Total(question, plan);
        return new Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits(
            new(plan, total, total, work.Ended(true), AssignmentReasons.Of(question, plan, _ => double.NegativeInfinity))
        );
    }

    /// <summary>
    /// Affinities in whole numbers; a pairing given up outweighs all affinities together, and a breach all of those. As few breaches as can be:
    /// among plans with as many, the one that leaves the fewest places empty.
    /// </summary>
    private FlowSolution Solve(Work work, bool relax)
    {
        var (reviewers, schools) = (question.Reviewers, question.Schools);
        var largest = 1e-300;
        for (var r = 0; r < reviewers; r++)
        for (var s = 0; s < schools; s++)
            largest = Math.Max(largest, Math.Abs(question.Affinity(r, s)));
        var weighed = relax || before is not null;
        var scale = Math.ScaleB(1, (weighed ? 26 : 45) - (int)Math.Ceiling(Math.Log2(largest)));
        var outweighs = weighed ? (2L << 26) * (_pairs + 1) : 0;
        var breach = relax ? outweighs * (_pairs + 2) : 0;
        var kept = before?.SelectMany((list, s) => list.Select(r => (r, s))).ToHashSet() ?? [];
        (_arcs, _meaning) = ([], []);
        var (source, supplies) = (reviewers + schools, new long[reviewers + schools + 1]);
        for (var s = 0; s < schools; s++)
        {
            supplies[reviewers + s] = -question.Needed[s];
            supplies[source] += question.Needed[s];
            if (relax)
                Add(new Arc(source, reviewers + s, breach + outweighs, question.Needed[s]), -1, s, Rule.Size);
        }
        for (var r = 0; r < reviewers; r++)
        {
            var (fewest, most) = (question.Fewest[r], question.Most[r]);
            if (!relax)
            {
                Add(new Arc(source, r, 0, most, fewest), r, -1, null);
                continue;
            }
            Add(new Arc(source, r, -breach, fewest), r, -1, Rule.FewestVisits);
            Add(new Arc(source, r, 0, most - fewest), r, -1, null);
            Add(new Arc(source, r, breach, schools), r, -1, Rule.MostVisits);
        }
        for (var r = 0; r < reviewers; r++)
        {
            for (var s = 0; s < schools; s++)
            {
                var conflict = question.IsConflict(r, s);
                if (conflict && !relax)
                    continue;
                var cost =
                    -(long)Math.Round(question.Affinity(r, s) * scale)
                    + (conflict ? breach : 0)
                    - (kept.Contains((r, s)) && !relax ? outweighs : 0);
                Add(new Arc(r, reviewers + s, cost), r, s, conflict ? Rule.Conflict : null);
            }
        }
        return new NetworkSimplex(supplies, _arcs).Solve(work);
    }

    private void Add(Arc arc, int reviewer, int school, Rule? rule)
    {
        _arcs.Add(arc);
        _meaning.Add((reviewer, school, rule));
    }

    private List<int>[] Plan(FlowSolution found)
    {
        var plan = Enumerable.Range(0, question.Schools).Select(_ => new List<int>()).ToArray();
        for (var a = 0; a < _arcs.Count; a++)
        {
            if (_meaning[a] is { Reviewer: >= 0, School: >= 0 } pair && found.Flows[a] > 0)
                plan[pair.School].Add(pair.Reviewer);
        }
        return plan;
    }

    private List<Breach> Breaches(FlowSolution found)
    {
        var breaches = new List<Breach>();
        for (var a = 0; a < _arcs.Count; a++)
        {
            if (_meaning[a].Rule is not { } rule)
                continue;
            var times = rule == Rule.FewestVisits ? _arcs[a].Upper - found.Flows[a] : found.Flows[a];
            for (var t = 0; t < times; t++)
            {
                breaches.Add(
                    rule switch
                    {
                        Rule.Conflict => new Breach(rule, _meaning[a].Reviewer, _meaning[a].School),
                        Rule.Size => new Breach(rule, _meaning[a].School),
                        _ => new Breach(rule, _meaning[a].Reviewer),
                    }
                );
            }
        }
        return breaches;
    }
}
