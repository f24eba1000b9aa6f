using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>One question of circles, by its rules or, where nothing fits, with the fewest breaches.</summary>
internal sealed class CirclePlanner(CircleQuestion question, HashSet<(int, int)> kept, Work work)
{
    private readonly int _n = question.Schools;
    private readonly double _outweighs = Outweighs(question);

    public Answer<IReadOnlyList<IReadOnlyList<int>>> Answer()
    {
        var model = new Model(this, false);
        var search = model.Search(work);
        var ended = search.Run();
        if (search.Best is not null)
        {
            var plan = model.Plan(search.Best);
            var total = plan.Select((to, i) => to.Sum(j => question.Worth(i, j))).Sum();
            var proved = ended;
            var bound =
                proved ? total
                : kept.Count == 0 ? -search.Bound
                : double.PositiveInfinity;
            return new Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits(new(plan, total, bound, work.Ended(proved), Reasons(plan)));
        }
        if (!ended)
            return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NoneYet(work.Taken);
        var relaxed = new Model(this, true);
        var closest = relaxed.Search(work);
        ended = closest.Run();
        if (closest.Best is null)
            return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NoneYet(work.Taken);
        var nearest = relaxed.Plan(closest.Best);
        return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits(Breaches(nearest), nearest, ended);
    }

    private static double Outweighs(CircleQuestion question)
    {
        var most = 0.0;
        for (var i = 0; i < question.Schools; i++)
        for (var j = 0; j < question.Schools; j++)
            most = Math.Max(most, Math.Abs(question.Worth(i, j)));
        return Math.Ceiling(1 + 2 * most * question.Schools * question.Each);
    }

    private List<Breach> Breaches(List<int>[] plan)
    {
        var breaches = new List<Breach>();
        for (var i = 0; i < _n; i++)
        {
            breaches.AddRange(plan[i].Where(j => !question.IsAllowed(i, j)).Select(j => new Breach(Rule.Conflict, i, j)));
            breaches.AddRange(plan[i].Where(j => i < j && plan[j].Contains(i)).Select(j => new Breach(Rule.Mutual, i, j)));
            var missing = 2 * question.Each - plan[i].Count - plan.Count(to => to.Contains(i));
            breaches.AddRange(Enumerable.Repeat(new Breach(Rule.Size, i), missing));
        }
        return breaches;
    }

    private List<Reason> Reasons(List<int>[] plan)
    {
        var reasons = new List<Reason>();
        for (var i = 0; i < _n; i++)
        {
            foreach (var j in plan[i])
            {
                var (bound, next) = (new SortedSet<Rule>(), (NextBest?)null);
                for (var p = 0; p < _n; p++)
                {
                    foreach (var q in p == i || plan[p].Contains(j) ? [] : plan[p].Where(q => !plan[i].Contains(q)))
                    {
                        var cost = question.Worth(i, j) + question.Worth(p, q) - question.Worth(i, q) - question.Worth(p, j);
                        var broken = Broken(plan, (i, j), (p, q));
                        if (broken is null && (next is null || cost < next.Value.Cost))
                            next = new NextBest(p, cost);
                        else if (broken is not null && cost < 0)
                            bound.Add(broken.Value);
                    }
                }
                reasons.Add(new Reason(i, j, question.Worth(i, j), [.. bound], next));
            }
        }
        return reasons;
    }

    /// <summary>The rule that keeps two reviews from exchanging whom they go to; null where none does.</summary>
    private Rule? Broken(List<int>[] plan, (int From, int To) one, (int From, int To) other)
    {
        if (!question.IsAllowed(one.From, other.To) || !question.IsAllowed(other.From, one.To))
            return Rule.Conflict;
        // From one to the other's end and back, and likewise from the other.
        return Has(other.To, one.From) || Has(one.To, other.From) || one.From == one.To || other.To == one.From && one.To == other.From
            ? Rule.Mutual
            : null;

        // Of the reviews that would stand, those two no longer do.
        bool Has(int from, int to) => (from, to) != one && (from, to) != other && plan[from].Contains(to);
    }

    private sealed class Model
    {
        private readonly CirclePlanner _of;
        private readonly List<(int From, int To)> _arcs = [];
        private readonly Dictionary<(int, int), int> _numbers = [];
        private readonly HashSet<(int, int)> _made = [];
        private readonly List<Variable> _variables = [];
        private readonly bool _breaches;

        public Model(CirclePlanner of, bool breaches)
        {
            (_of, _breaches) = (of, breaches);
            var question = of.Question;
            for (var i = 0; i < question.Schools; i++)
            {
                for (var j = 0; j < question.Schools; j++)
                {
                    if (i == j || !breaches && !question.IsAllowed(i, j))
                        continue;
                    _numbers[(i, j)] = _arcs.Count;
                    _arcs.Add((i, j));
                    var cost = -question.Worth(i, j) - (of.IsKept(i, j) && !breaches ? of._outweighs : 0);
                    _variables.Add(new Variable(cost + (question.IsAllowed(i, j) ? 0 : of._outweighs), 0, 1, true));
                }
            }
        }

        public IntegerSearch Search(Work work)
        {
            var (n, each) = (_of.Question.Schools, _of.Question.Each);
            var (goes, comes) = (new List<Term>[n], new List<Term>[n]);
            for (var i = 0; i < n; i++)
                (goes[i], comes[i]) = ([], []);
            for (var a = 0; a < _arcs.Count; a++)
            {
                goes[_arcs[a].From].Add(new Term(a, 1));
                comes[_arcs[a].To].Add(new Term(a, 1));
            }
            var rows = new List<Row>();
            foreach (var terms in goes.Concat(comes))
            {
                if (_breaches)
                {
                    terms.Add(new Term(_variables.Count, 1));
                    _variables.Add(new Variable(_of._outweighs, 0, each, true));
                }
                rows.Add(new Row(each, each, terms));
            }
            for (var i = 0; _breaches && i < n; i++)
            {
                for (var j = i + 1; j < n; j++)
                {
                    rows.Add(
                        new Row(
                            double.NegativeInfinity,
                            1,
                            [new Term(_numbers[(i, j)], 1), new Term(_numbers[(j, i)], 1), new Term(_variables.Count, -1)]
                        )
                    );
                    _variables.Add(new Variable(_of._outweighs, 0, 1, true));
                }
            }
            return new IntegerSearch(new Programme(_variables, rows), work) { Broken = Broken };
        }

        public List<int>[] Plan(double[] values)
        {
            var plan = Enumerable.Range(0, _of.Question.Schools).Select(_ => new List<int>()).ToArray();
            for (var a = 0; a < _arcs.Count; a++)
            {
                if (values[a] > 0.5)
                    plan[_arcs[a].From].Add(_arcs[a].To);
            }
            return plan;
        }

        private List<Row> Broken(double[] values, bool integral)
        {
            var rows = new List<Row>();
            for (var a = 0; !_breaches && a < _arcs.Count; a++)
            {
                var (i, j) = _arcs[a];
                if (i < j && _numbers.TryGetValue((j, i), out var back) && values[a] + values[back] > 1 + 1e-6 && _made.Add((i, j)))
                    rows.Add(new Row(double.NegativeInfinity, 1, [new Term(a, 1), new Term(back, 1)]));
            }
            return rows;
        }
    }

    private CircleQuestion Question => question;

    private bool IsKept(int i, int j) => kept.Contains((i, j));
}
