using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>
/// The cheapest choice of groups that takes every school once: a linear programme whose columns are brought in as prices ask
/// for them, then branch and bound over those columns that can be in a better plan than the best known.
/// </summary>
internal sealed class GroupPartition(GroupPool pool, int schools, Work work)
{
    private readonly List<int> _columns = [];
    private readonly HashSet<int> _taken = [];
    private double[] _prices = [];

    public IReadOnlyList<int>? Best { get; private set; }

    public double Objective { get; private set; } = double.PositiveInfinity;

    public double Bound { get; private set; } = double.NegativeInfinity;

    public bool Finished { get; private set; }

    public void Begin(IReadOnlyList<int> groups)
    {
        var cost = groups.Sum(pool.Cost);
        if (cost < Objective)
            (Best, Objective) = (groups, cost);
    }

    public void Run()
    {
        if (!Relax())
            return;
        // A first look at the most promising columns mostly finds a plan that rules nearly all the others out.
        foreach (var (most, nodes) in new[] { (2500, 150), (6000, 400), (int.MaxValue, int.MaxValue) })
        {
            var within = Within(most);
            var all = within.Count < most;
            var ended = Search(within, all ? int.MaxValue : nodes, all);
            if (work.WasCut)
                return;
            if (!all)
                continue;
            if (ended)
                (Finished, Bound) = (true, Objective);
            return;
        }
    }

    private List<int> Within(int most)
    {
        var room = Objective - Bound;
        var near = new List<(double Reduced, int Column)>();
        for (var c = 0; c < pool.Count; c++)
        {
            var reduced = Reduced(c);
            if (reduced < room + 1e-6)
                near.Add((reduced, c));
        }
        if (near.Count > most)
        {
            near.Sort();
            near.RemoveRange(most, near.Count - most);
        }
        return [.. near.Select(n => n.Column).Concat(Best ?? []).Distinct().Order()];
    }

    private bool Search(List<int> columns, int nodes, bool all)
    {
        var programme = Programme(columns, true);
        var members = columns.Select(c => pool.Members(c).ToArray()).ToArray();
        var cuts = new TripleCuts(members, schools);
        var search = new IntegerSearch(programme, work)
        {
            Nodes = nodes,
            Broken = cuts.Broken,
            Divide = cuts.Divide,
        };
        if (Best is not null)
            search.Begin([.. columns.Select(c => Best.Contains(c) ? 1.0 : 0)], Objective);
        var ended = search.Run();
        if (search.Best is not null && search.Objective < Objective)
            Begin([.. columns.Where((_, i) => search.Best[i] > 0.5)]);
        if (all)
            Bound = Math.Max(Bound, Math.Min(Objective, search.Bound));
        return ended;
    }

    private Programme Programme(List<int> columns, bool whole)
    {
        var terms = Enumerable.Range(0, schools).Select(_ => new List<Term>()).ToArray();
        for (var c = 0; c < columns.Count; c++)
        {
            foreach (var member in pool.Members(columns[c]))
                terms[member].Add(new Term(c, 1));
        }
        return new Programme([.. columns.Select(c => new Variable(pool.Cost(c), 0, 1, whole))], [.. terms.Select(t => new Row(1, 1, t))]);
    }

    private double Reduced(int column)
    {
        var reduced = pool.Cost(column);
        foreach (var member in pool.Members(column))
            reduced -= _prices[member];
        return reduced;
    }

    /// <summary>The linear programme over all groups, from a few and then those whose price is too low.</summary>
    private bool Relax()
    {
        var dear = 1.0;
        for (var c = 0; c < pool.Count; c++)
            dear = Math.Max(dear, Math.Abs(pool.Cost(c)));
        dear = 4 * dear * (schools + 1);
        foreach (var c in Best ?? [])
            Take(c);
        Cheapest();
        var slack = Enumerable.Range(0, schools).Select(s => new Variable(dear, 0, 1)).ToList();
        var start = Programme(_columns, false);
        var simplex = new Simplex(
            new Programme(
                [.. slack, .. start.Variables.Select(v => v with { Upper = double.PositiveInfinity })],
                [.. start.Rows.Select((r, s) => new Row(1, 1, [new Term(s, 1), .. r.Terms.Select(t => new Term(t.Variable + schools, 1))]))]
            )
        );
        while (true)
        {
            var outcome = simplex.Solve(long.MaxValue, over: simplex.Within(work));
            simplex.Count(work);
            _prices = [.. Enumerable.Range(0, schools).Select(simplex.Price)];
            var (added, least) = Enter();
            // Each school is in one group, so no choice of groups falls short of the prices by more than its groups do.
            var bound = _prices.Sum() + Math.Min(0, least) * schools;
            Bound = Math.Max(Bound, bound);
            work.Bound = Bound;
            if (outcome == Outcome.CutShort || work.Over())
                return false;
            if (added.Count == 0)
                break;
            simplex.AddColumns([
                .. added.Select(c =>
                    (
                        new Variable(pool.Cost(c), 0, double.PositiveInfinity),
                        (IReadOnlyList<(int, double)>)[.. pool.Members(c).ToArray().Select(m => (m, 1.0))]
                    )
                ),
            ]);
        }
        if (Enumerable.Range(0, schools).Any(s => simplex.Value(s) > 1e-6))
        {
            (Finished, Bound) = (Best is null, Bound);
            return false;
        }
        return true;
    }

    private void Take(int column)
    {
        if (_taken.Add(column))
            _columns.Add(column);
    }

    private void Cheapest()
    {
        var best = Enumerable.Range(0, schools).Select(_ => new PriorityQueue<int, double>()).ToArray();
        for (var c = 0; c < pool.Count; c++)
        {
            foreach (var m in pool.Members(c))
            {
                best[m].Enqueue(c, -pool.Cost(c));
                if (best[m].Count > 8)
                    best[m].Dequeue();
            }
        }
        foreach (var c in best.SelectMany(q => q.UnorderedItems.Select(i => i.Element)).Distinct().Order())
            Take(c);
    }

    private (List<int> Added, double Least) Enter()
    {
        var (least, near) = (0.0, new List<(double, int)>());
        for (var c = 0; c < pool.Count; c++)
        {
            var reduced = Reduced(c);
            least = Math.Min(least, reduced);
            if (reduced < -1e-7 && !_taken.Contains(c))
                near.Add((reduced, c));
        }
        near.Sort();
        var (uses, added) = (new int[schools], new List<int>());
        foreach (var (_, c) in near)
        {
            var members = pool.Members(c).ToArray();
            if (members.All(m => uses[m] >= 6))
                continue;
            foreach (var m in members)
                uses[m]++;
            Take(c);
            added.Add(c);
        }
        return (added, least);
    }
}
