namespace Candour.Methods.Optimisation;

/// <summary>
/// Branch and bound over a programme with whole variables: the best open node first, from it down one line of children until
/// it ends; reduced costs fix what cannot better the best plan; rows may be given as they are found to be broken.
/// </summary>
internal sealed class IntegerSearch
{
    private const double Whole = 1e-6;
    private readonly Programme _programme;
    private readonly Work _work;
    private readonly Simplex _simplex;
    private readonly bool[] _whole;
    private readonly bool _wholeCosts;
    private readonly PriorityQueue<Node, (double Bound, int Order)> _open = new();
    private readonly Pseudocosts _history;
    private readonly List<int> _changed = [];
    private double[]? _rootReduced;
    private double _rootExact;
    private double _rootBound = double.NegativeInfinity;
    private double _leastDropped = double.PositiveInfinity;
    private int _nodes;

    public IntegerSearch(Programme programme, Work work)
    {
        (_programme, _work, _simplex) = (programme, work, new Simplex(programme));
        _whole = [.. programme.Variables.Select(v => v.Whole)];
        _wholeCosts = programme.Variables.All(v => v.Cost == 0 || v.Whole && v.Cost == Math.Round(v.Cost));
        _history = new Pseudocosts(programme.Variables.Count);
        Lower = [.. programme.Variables.Select(v => v.Lower)];
        Upper = [.. programme.Variables.Select(v => v.Upper)];
    }

    /// <summary>Rows that values break: rows left out at first, or rows that every whole plan keeps and this one does not.</summary>
    public Func<double[], bool, IReadOnlyList<Row>>? Broken { get; init; }

    /// <summary>Another way to divide: two lists of variables, of which the one or the other are nought in every plan.</summary>
    public Func<double[], (int[] Left, int[] Right)?>? Divide { get; init; }

    /// <summary>Ends when no plan can be better than the best by more than this.</summary>
    public double Gap { get; init; }

    /// <summary>Nodes after which the search settles for what it has.</summary>
    public int Nodes { get; init; } = int.MaxValue;

    public double[]? Best { get; private set; }

    public double Objective { get; private set; } = double.PositiveInfinity;

    public double Bound { get; private set; } = double.NegativeInfinity;

    /// <summary>Whether a variable is nought in every plan that could still be better.</summary>
    public bool IsRuledOut(int variable) => Upper[variable] <= 0;

    private double[] Lower { get; }

    private double[] Upper { get; }

    /// <summary>Above this a node is of no interest.</summary>
    private double Cutoff =>
        double.IsInfinity(Objective) ? Objective
        : _wholeCosts && Gap < 1 ? Objective - 1 + 1e-5
        : Objective - Math.Max(Gap, 1e-9 * (1 + Math.Abs(Objective)));

    private sealed record Node(Node? Parent, (int Variable, double Lower, double Upper)[] Changes, double Bound, int Depth, Place[] Basis)
    {
        public (int Variable, double Distance, bool Up)? Branch { get; init; }
    }

    /// <summary>A plan to better, or one known from elsewhere.</summary>
    public void Begin(double[] values, double objective)
    {
        if (objective < Objective)
            (Best, Objective) = ([.. values], objective);
    }

    /// <summary>Only plans below this are of interest, though none is known.</summary>
    public void Below(double objective) => Objective = Math.Min(Objective, objective);

    /// <summary>Searches until the best plan is proved, or within the gap, or the steps or nodes are spent.</summary>
    /// <returns>Whether it came to its end.</returns>
    public bool Run()
    {
        _open.Enqueue(new Node(null, [], double.NegativeInfinity, 0, _simplex.Basis), (double.NegativeInfinity, 0));
        var finished = true;
        while (finished && _open.TryDequeue(out var node, out _))
        {
            if (node.Bound > Cutoff)
            {
                Drop(node.Bound);
                continue;
            }
            finished = Plunge(node);
        }
        Bound = Math.Min(
            Objective,
            Math.Min(_leastDropped, _open.Count > 0 ? _open.UnorderedItems.Min(i => i.Priority.Bound) : double.PositiveInfinity)
        );
        return finished;
    }

    private void Drop(double bound)
    {
        // With whole costs, what is dropped costs no less than the best plan of that moment.
        if (Best is not null && !(_wholeCosts && Gap < 1))
            _leastDropped = Math.Min(_leastDropped, bound);
    }

    private double RoundUp(double bound) => _wholeCosts && double.IsFinite(bound) ? Math.Ceiling(bound - 1e-5) : bound;

    private bool Plunge(Node? node)
    {
        var fresh = true;
        while (node is not null)
        {
            if (_nodes++ >= Nodes || _work.Over())
            {
                Keep(node);
                return false;
            }
            Enter(node, fresh);
            fresh = false;
            var outcome = Relax(out var values);
            if (outcome == Outcome.CutShort)
            {
                Keep(node);
                return false;
            }
            if (outcome == Outcome.NoLeast)
                throw new InvalidOperationException("A programme of a search has a least cost.");
            if (outcome == Outcome.NothingFits)
            {
                Drop(Math.Max(node.Bound, Cutoff));
                return true;
            }
            var bound = Math.Max(node.Bound, _simplex.SafeBound());
            if (node.Branch is { } branch && double.IsFinite(node.Bound))
                _history.Learn(branch.Variable, branch.Up, branch.Distance, bound - node.Bound);
            if (node.Depth == 0)
                AtRoot(bound);
            if (bound > Cutoff)
            {
                Drop(bound);
                return true;
            }
            node = Branch(node, bound, values);
        }
        return true;
    }

    private void Keep(Node node) => _open.Enqueue(node, (node.Bound, _nodes));

    /// <summary>The ends that hold at a node, and unless we come from its parent the basis that stood there.</summary>
    private void Enter(Node node, bool fresh)
    {
        if (fresh)
        {
            foreach (var v in _changed)
                _simplex.Bound(v, Lower[v], Upper[v]);
            _changed.Clear();
            for (var n = node; n is not null; n = n.Parent)
                Apply(n.Changes);
            _simplex.Restore(node.Basis);
        }
        else
        {
            Apply(node.Changes);
        }
    }

    private void Apply((int Variable, double Lower, double Upper)[] changes)
    {
        foreach (var (v, lower, upper) in changes)
        {
            var (l, u) = (Math.Max(lower, _simplex.Lower(v)), Math.Min(upper, _simplex.Upper(v)));
            // What fixed a variable since for the whole tree may leave this branch empty; then its rows say so.
            _simplex.Bound(v, Math.Min(l, u), u);
            if (l > u)
                _simplex.Bound(v, u, u);
            _changed.Add(v);
        }
    }

    private Outcome Relax(out double[] values)
    {
        values = [];
        for (var round = 0; ; round++)
        {
            var outcome = _simplex.Solve(long.MaxValue, Cutoff, _simplex.Within(_work));
            _simplex.Count(_work);
            if (outcome != Outcome.Best)
                return outcome;
            values = Values();
            if (Broken is null || _simplex.SafeBound() > Cutoff)
                return outcome;
            var integral = FirstFractional(values) < 0;
            var rows = Broken(values, integral);
            if (rows.Count == 0 || round >= 60 && !integral)
                return outcome;
            _simplex.AddRows(rows);
            if (_work.Over())
                return Outcome.CutShort;
        }
    }

    private void AtRoot(double bound)
    {
        _rootBound = RoundUp(bound);
        _work.Bound = _rootBound;
        _rootReduced = [.. Enumerable.Range(0, _programme.Variables.Count).Select(_simplex.Reduced)];
        _rootExact = bound;
        Fix();
    }

    /// <summary>What would cost more than the best plan as soon as it left its end at the root stays there.</summary>
    private void Fix()
    {
        if (_rootReduced is null || double.IsInfinity(Objective))
            return;
        var room = Cutoff - _rootExact;
        for (var v = 0; v < _rootReduced.Length; v++)
        {
            if (!_whole[v] || Lower[v] == Upper[v] || Math.Abs(_rootReduced[v]) <= room + 1e-6)
                continue;
            if (_rootReduced[v] > 0)
                Upper[v] = Lower[v];
            else
                Lower[v] = Upper[v];
            _simplex.Bound(
                v,
                Math.Max(Lower[v], Math.Min(_simplex.Lower(v), Upper[v])),
                Math.Min(Upper[v], Math.Max(_simplex.Upper(v), Lower[v]))
            );
        }
    }

    private double[] Values()
    {
        var values = new double[_programme.Variables.Count];
        for (var v = 0; v < values.Length; v++)
            values[v] = _simplex.Value(v);
        return values;
    }

    private int FirstFractional(double[] values)
    {
        for (var v = 0; v < values.Length; v++)
        {
            if (_whole[v] && Math.Abs(values[v] - Math.Round(values[v])) > Whole)
                return v;
        }
        return -1;
    }

    /// <summary>The child to go on with; the other is kept. None where the values are whole: they are a plan.</summary>
    private Node? Branch(Node node, double bound, double[] values)
    {
        if (FirstFractional(values) < 0)
        {
            Accept(values);
            return null;
        }
        var basis = _simplex.Basis;
        if (Divide?.Invoke(values) is { } parts)
        {
            var left = new Node(node, [.. parts.Left.Select(v => (v, 0.0, 0.0))], bound, node.Depth + 1, basis);
            var right = new Node(node, [.. parts.Right.Select(v => (v, 0.0, 0.0))], bound, node.Depth + 1, basis);
            Keep(right);
            return left;
        }
        var chosen = Choose(values, basis, bound);
        var (low, part) = (Math.Floor(values[chosen]), values[chosen] - Math.Floor(values[chosen]));
        var down = new Node(node, [(chosen, double.NegativeInfinity, low)], bound, node.Depth + 1, basis)
        {
            Branch = (chosen, part, false),
        };
        var up = new Node(node, [(chosen, low + 1, double.PositiveInfinity)], bound, node.Depth + 1, basis)
        {
            Branch = (chosen, 1 - part, true),
        };
        var goUp = part > 0.4;
        Keep(goUp ? down : up);
        return goUp ? up : down;
    }

    private void Accept(double[] values)
    {
        for (var v = 0; v < values.Length; v++)
            values[v] = _whole[v] ? Math.Round(values[v]) : values[v];
        var objective = 0.0;
        for (var v = 0; v < values.Length; v++)
            objective += values[v] * _programme.Variables[v].Cost;
        if (objective >= Objective)
            return;
        (Best, Objective) = (values, objective);
        _work.Best = objective;
        Fix();
    }

    /// <summary>The variable that moves the bound most on its weaker side, tried out while little is known of it.</summary>
    private int Choose(double[] values, Place[] basis, double bound)
    {
        var candidates = Enumerable
            .Range(0, values.Length)
            .Where(v => _whole[v] && Math.Abs(values[v] - Math.Round(values[v])) > Whole)
            .OrderByDescending(v => _history.Score(v, values[v]))
            .ThenByDescending(v => Math.Min(values[v] - Math.Floor(values[v]), Math.Ceiling(values[v]) - values[v]))
            .ThenBy(v => v)
            .Take(12)
            .ToList();
        var tried = false;
        foreach (var v in candidates.Where(v => !_history.Knows(v)).Take(6))
        {
            tried = true;
            var low = Math.Floor(values[v]);
            Try(v, _simplex.Lower(v), low, values[v] - low, false, basis, bound);
            Try(v, low + 1, _simplex.Upper(v), low + 1 - values[v], true, basis, bound);
        }
        if (tried)
            _simplex.Restore(basis);
        return candidates.OrderByDescending(v => _history.Score(v, values[v])).ThenBy(v => v).First();
    }

    private void Try(int v, double lower, double upper, double distance, bool up, Place[] basis, double bound)
    {
        var (l, u) = (_simplex.Lower(v), _simplex.Upper(v));
        _simplex.Restore(basis);
        _simplex.Bound(v, lower, upper);
        var outcome = _simplex.Solve(25, Cutoff);
        _simplex.Count(_work);
        var reached =
            outcome == Outcome.NothingFits ? Math.Max(bound, Cutoff)
            : outcome == Outcome.Best ? _simplex.Objective()
            : _simplex.DualObjective();
        _history.Learn(v, up, distance, double.IsInfinity(reached) ? 1e6 : Math.Max(0, reached - bound));
        _simplex.Bound(v, l, u);
    }
}
