using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>The highest floor under every school, then the most in all upon it.</summary>
internal sealed class AssignmentFloor(AssignmentQuestion question)
{
    /// <summary>A sum of affinities in another order may differ by its rounding.</summary>
    private const double Rounding = 1e-9;

    public Answer<IReadOnlyList<IReadOnlyList<int>>> Answer(Work work)
    {
        var first = new AssignmentFlow(question, null).Answer(work);
        if (first is not Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits { Proposal.Plan: var plan })
            return first;
        if (question.Schools == 0)
            return first;
        var (floor, ceiling) = (Worst(plan), Ceiling());
        var proved = true;
        // Mostly the school with the poorest choice decides; where others are in the way, the floor is sought by branching.
        if (floor < ceiling - Rounding && !work.WasCut)
        {
            var reached = Most(ceiling - Rounding, plan, work, out _, out var known);
            if (reached is not null)
                (plan, floor) = (reached, Worst(reached));
            if (!known || reached is null)
                (plan, floor, proved) = Raise(plan, floor, ceiling, work);
        }
        var best = Most(Math.Min(floor, Worst(plan)) - Rounding, plan, work, out var bound, out var ended) ?? plan;
        var total = AssignmentReasons.Total(question, best);
        var certain = proved && ended && bound - total <= 1e-7 * (1 + Math.Abs(total));
        return new Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits(
            new(best, total, certain ? total : bound, work.Ended(certain), AssignmentReasons.Of(question, best, _ => floor))
        );
    }

    private double Worst(IReadOnlyList<IReadOnlyList<int>> plan) =>
        plan.Select((list, s) => ReviewerAssignment.Served(question, s, list)).Min();

    /// <summary>What each school could have if it were alone, and of those the least.</summary>
    private double Ceiling() => Enumerable.Range(0, question.Schools).Min(s => Choices(s).Take(question.Needed[s]).Sum());

    private IEnumerable<double> Choices(int school) =>
        Enumerable
            .Range(0, question.Reviewers)
            .Where(r => !question.IsConflict(r, school) && question.Most[r] > 0)
            .Select(r => question.Affinity(r, school))
            .OrderDescending();

    /// <summary>The most in all with every school at the floor or above it; null where no such plan is found.</summary>
    private IReadOnlyList<IReadOnlyList<int>>? Most(
        double floor,
        IReadOnlyList<IReadOnlyList<int>> known,
        Work work,
        out double bound,
        out bool ended
    )
    {
        (bound, ended) = (double.PositiveInfinity, false);
        var (model, best) = (new FloorModel(question, floor, double.PositiveInfinity, null), Worst(known) >= floor ? known : null);
        // A short look rules most pairs out; without them the rest goes many times faster.
        foreach (var nodes in new[] { 40, 200, int.MaxValue })
        {
            var search = new IntegerSearch(model.Programme(), work) { Nodes = nodes };
            if (best is not null)
                search.Begin(model.Values(best), -AssignmentReasons.Total(question, best));
            ended = search.Run();
            best = search.Best is null ? best : model.Plan(search.Best);
            bound = -search.Bound;
            if (ended || work.WasCut)
                return best;
            model = new FloorModel(question, floor, double.PositiveInfinity, model.Left(search));
        }
        throw new InvalidOperationException("A search without a limit of nodes ends.");
    }

    private (IReadOnlyList<IReadOnlyList<int>> Plan, double Floor, bool Proved) Raise(
        IReadOnlyList<IReadOnlyList<int>> plan,
        double floor,
        double ceiling,
        Work work
    )
    {
        var model = new FloorModel(question, floor, ceiling, null);
        var search = new IntegerSearch(model.Programme(), work);
        search.Begin(model.Values(plan), -floor);
        var ended = search.Run();
        return search.Best is null ? (plan, floor, ended) : (model.Plan(search.Best), Worst(model.Plan(search.Best)), ended);
    }

    /// <summary>The programme: a variable for each pair that a plan at the floor can have, and where the floor is sought one for it.</summary>
    private sealed class FloorModel
    {
        private readonly AssignmentQuestion _question;
        private readonly double _floor;
        private readonly double _ceiling;
        private readonly List<(int Reviewer, int School)> _pairs = [];

        /// <param name="left">The pairs still to look at; null for all that can reach the floor.</param>
        public FloorModel(AssignmentQuestion question, double floor, double ceiling, HashSet<(int, int)>? left)
        {
            (_question, _floor, _ceiling) = (question, floor, ceiling);
            for (var s = 0; s < question.Schools; s++)
            {
                int[] able = [.. Enumerable.Range(0, question.Reviewers).Where(r => !question.IsConflict(r, s) && question.Most[r] > 0)];
                double[] choices = [.. able.Select(r => question.Affinity(r, s)).OrderDescending()];
                var (need, others) = (question.Needed[s], choices.Take(question.Needed[s] - 1).Sum());
                foreach (var r in able)
                {
                    // Beside the best others it must reach the floor; of those others it may be one itself.
                    var own = question.Affinity(r, s);
                    var most = need > 0 && own >= choices[Math.Min(need, choices.Length) - 1] ? choices.Take(need).Sum() : others + own;
                    if (need > 0 && most >= floor && left?.Contains((r, s)) != false)
                        _pairs.Add((r, s));
                }
            }
        }

        public HashSet<(int, int)> Left(IntegerSearch search) => [.. _pairs.Where((_, i) => !search.IsRuledOut(i))];

        private bool Seeks => double.IsFinite(_ceiling);

        public Programme Programme()
        {
            var variables = _pairs.Select(p => new Variable(Seeks ? 0 : -_question.Affinity(p.Reviewer, p.School), 0, 1, true)).ToList();
            if (Seeks)
                variables.Add(new Variable(-1, _floor, _ceiling));
            var rows = new List<Row>();
            foreach (var of in Enumerable.Range(0, _pairs.Count).GroupBy(i => _pairs[i].School).OrderBy(g => g.Key))
            {
                rows.Add(new Row(_question.Needed[of.Key], _question.Needed[of.Key], [.. of.Select(i => new Term(i, 1))]));
                List<Term> served = [.. of.Select(i => new Term(i, _question.Affinity(_pairs[i].Reviewer, of.Key)))];
                if (Seeks)
                    served.Add(new Term(_pairs.Count, -1));
                rows.Add(new Row(Seeks ? 0 : _floor, double.PositiveInfinity, served));
            }
            var ofReviewer = Enumerable.Range(0, _pairs.Count).ToLookup(i => _pairs[i].Reviewer);
            for (var r = 0; r < _question.Reviewers; r++)
                rows.Add(new Row(_question.Fewest[r], _question.Most[r], [.. ofReviewer[r].Select(i => new Term(i, 1))]));
            foreach (var s in Enumerable.Range(0, _question.Schools).Where(s => _question.Needed[s] > 0 && !_pairs.Any(p => p.School == s)))
                rows.Add(new Row(1, 1, []));
            return new Programme(variables, rows);
        }

        public double[] Values(IReadOnlyList<IReadOnlyList<int>> plan)
        {
            List<double> values = [.. _pairs.Select(p => plan[p.School].Contains(p.Reviewer) ? 1.0 : 0)];
            if (Seeks)
                values.Add(_floor);
            return [.. values];
        }

        public IReadOnlyList<IReadOnlyList<int>> Plan(double[] values)
        {
            var plan = Enumerable.Range(0, _question.Schools).Select(_ => new List<int>()).ToArray();
            for (var i = 0; i < _pairs.Count; i++)
            {
                if (values[i] > 0.5)
                    plan[_pairs[i].School].Add(_pairs[i].Reviewer);
            }
            return [.. plan.Select(l => l.Order().ToArray())];
        }
    }
}
