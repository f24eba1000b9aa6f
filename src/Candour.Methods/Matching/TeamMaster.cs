using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>
/// The linear programme over all teams: each school takes one, no reviewer more than they can, no two schools review each other. Teams come in as
/// prices ask for them, rows of two schools as they are broken.
/// </summary>
internal sealed class TeamMaster
{
    private const int AtOnce = 4;

    /// <summary>A team that is cheaper than its price by less than this need not come in.</summary>
    private const double Slightly = 1e-6;
    private readonly TeamCosts _costs;
    private readonly Work _work;
    private readonly Simplex _simplex;
    private readonly int _schools;
    private readonly int _reviewers;
    private readonly int _first;
    private readonly List<(int School, int[] Team)> _columns = [];
    private readonly HashSet<(int, string)> _known = [];
    private readonly Dictionary<(int, int), int> _pairRow = [];
    private readonly int?[] _homes;
    private readonly List<int> _fixed = [];

    public TeamMaster(TeamCosts costs, Work work)
    {
        (_costs, _work) = (costs, work);
        (_schools, _reviewers) = (costs.Question.Schools.Count, costs.Question.Reviewers.Count);
        _homes = [.. costs.Question.Reviewers.Select(r => r.Home)];
        Dear = costs.Outweighs * (costs.Size + 3) * (costs.Size + 1) * 4;
        var variables = new List<Variable>();
        var rows = new List<Row>();
        for (var s = 0; s < _schools; s++)
        {
            variables.Add(new Variable(Dear));
            rows.Add(new Row(1, 1, [new Term(s, 1)]));
        }
        for (var r = 0; r < _reviewers; r++)
        {
            var most = costs.Question.Reviewers[r].MostVisits;
            var terms = new List<Term> { new(variables.Count, -1) };
            variables.Add(new Variable(costs.Question.Rules.LaterVisit, 0, Math.Max(0, most - 1)));
            if (costs.Breaches)
            {
                terms.Add(new Term(variables.Count, -1));
                variables.Add(new Variable(costs.Outweighs + costs.Question.Rules.LaterVisit, 0, _schools));
            }
            rows.Add(new Row(double.NegativeInfinity, Math.Min(1, most), terms));
        }
        _first = variables.Count;
        _simplex = new Simplex(new Programme(variables, rows));
    }

    /// <summary>What a school without a team costs.</summary>
    public double Dear { get; private set; }

    public double Bound { get; private set; } = double.NegativeInfinity;

    public double[] SchoolPrices { get; private set; } = [];

    public double[] Charges { get; private set; } = [];

    public IReadOnlyDictionary<(int, int), double> PairCharges { get; private set; } = new Dictionary<(int, int), double>();

    public bool IsEmpty => Enumerable.Range(0, _schools).Any(s => _simplex.Value(s) > 1e-6);

    public int Add(IEnumerable<(int School, int[] Team)> teams)
    {
        var added = new List<(Variable, IReadOnlyList<(int, double)>)>();
        foreach (var (school, team) in teams)
        {
            if (!_known.Add((school, string.Join(',', team))))
                continue;
            var terms = new List<(int, double)> { (school, 1) };
            terms.AddRange(team.Select(r => (_schools + r, 1.0)));
            foreach (var home in team.Select(r => _homes[r]).Where(h => h is not null && h != school).Distinct())
            {
                if (_pairRow.TryGetValue(Pair(home!.Value, school), out var row))
                    terms.Add((row, 1));
            }
            _columns.Add((school, team));
            added.Add((new Variable(_costs.Team(team, school), 0, double.PositiveInfinity), terms));
        }
        _simplex.AddColumns(added);
        return added.Count;
    }

    /// <summary>Makes schools without a team so dear that they stay without one only if nothing else fits.</summary>
    public void MakeDearer()
    {
        Dear *= 1000;
        for (var s = 0; s < _schools; s++)
            _simplex.SetCost(s, Dear);
    }

    /// <summary>To the least cost over all teams; false where the steps ran out.</summary>
    public bool Solve(int rounds = int.MaxValue)
    {
        for (var round = 0; ; round++)
        {
            var outcome = _simplex.Solve(long.MaxValue, over: _simplex.Within(_work));
            _simplex.Count(_work);
            if (outcome == Outcome.CutShort)
                return false;
            if (outcome != Outcome.Best)
                throw new InvalidOperationException($"The master of teams has a least cost; it came to {outcome}.");
            if (AddPairs())
                continue;
            ReadPrices();
            if (round >= rounds)
                return true;
            var (added, bound) = Price();
            if (_fixed.Count == 0)
                _work.Bound = Bound = Math.Max(Bound, bound);
            if (_work.Over())
                return false;
            if (Add(added) == 0)
                return true;
        }
    }

    /// <summary>
    /// Rounds the programme to a plan: the fullest teams are settled, the rest is priced anew, and so on. A school for which nothing is left has
    /// an empty team. The master is as before afterwards, save for more columns.
    /// </summary>
    public int[][]? Dive()
    {
        var plan = new int[]?[_schools];
        while (plan.Contains(null))
        {
            if (!Solve(2))
                break;
            var free = plan.Count(t => t is null);
            var chosen = Enumerable
                .Range(0, _columns.Count)
                .Where(c => _columns[c].School >= 0 && plan[_columns[c].School] is null)
                .Select(c => (Value: _simplex.Value(_first + c), Column: c))
                .Where(c => c.Value > 1e-6)
                .OrderByDescending(c => c.Value)
                .ThenBy(c => c.Column)
                .ToList();
            if (chosen.Count == 0)
            {
                for (var s = 0; s < _schools; s++)
                    plan[s] ??= [];
                break;
            }
            var settled = 0;
            foreach (var (value, column) in chosen)
            {
                var (school, team) = _columns[column];
                if (plan[school] is not null || settled > 0 && value < 0.999 && (value < 0.6 || settled >= 1 + free / 12))
                    continue;
                plan[school] = team;
                _fixed.Add(_first + column);
                _simplex.Bound(_first + column, 1, 1);
                settled++;
            }
        }
        foreach (var column in _fixed)
            _simplex.Bound(column, 0, double.PositiveInfinity);
        _fixed.Clear();
        return Array.Exists(plan, t => t is null) ? null : [.. plan.Select(t => t!)];
    }

    /// <summary>The teams of the programme and how much of each it takes.</summary>
    public IEnumerable<(int School, int[] Team, double Value)> Chosen()
    {
        for (var c = 0; c < _columns.Count; c++)
        {
            var value = _simplex.Value(_first + c);
            if (value > 1e-7 && _columns[c].School >= 0)
                yield return (_columns[c].School, _columns[c].Team, value);
        }
    }

    public IEnumerable<(int School, int[] Team)> Columns => _columns.Where(c => c.School >= 0);

    private void ReadPrices()
    {
        SchoolPrices = [.. Enumerable.Range(0, _schools).Select(_simplex.Price)];
        Charges = [.. Enumerable.Range(0, _reviewers).Select(r => Math.Max(0, -_simplex.Price(_schools + r)))];
        PairCharges = _pairRow.ToDictionary(p => p.Key, p => Math.Max(0, -_simplex.Price(p.Value)));
    }

    public Func<int, double>? HomeCharge(int school) =>
        PairCharges.Count == 0 ? null : home => PairCharges.GetValueOrDefault(Pair(home, school));

    private (List<(int, int[])> Added, double Bound) Price()
    {
        var found = new List<(double Price, int[] Team)>[_schools];
        Parallel.For(
            0,
            _schools,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, _work.Effort.Threads) },
            s => found[s] = _costs.Cheapest(s, Charges, HomeCharge(s), SchoolPrices[s] - Slightly, AtOnce)
        );
        // By its prices a plan costs at least every school's cheapest team, less what the capacities are worth.
        var bound = SchoolPrices.Sum() - Worth() - _schools * Slightly;
        var added = new List<(int, int[])>();
        for (var s = 0; s < _schools; s++)
        {
            if (found[s].Count == 0)
                continue;
            bound += found[s][0].Price - SchoolPrices[s];
            added.AddRange(found[s].Select(f => (s, f.Team)));
        }
        return (added, bound);
    }

    private double Worth()
    {
        var rules = _costs.Question.Rules;
        var sum = PairCharges.Values.Sum(c => c + (_costs.Breaches ? Math.Max(0, c - _costs.Outweighs) * _costs.Size : 0));
        for (var r = 0; r < _reviewers; r++)
        {
            var most = _costs.Question.Reviewers[r].MostVisits;
            sum += Charges[r] * Math.Min(1, most) + Math.Max(0, Charges[r] - rules.LaterVisit) * Math.Max(0, most - 1);
            if (_costs.Breaches)
                sum += Math.Max(0, Charges[r] - rules.LaterVisit - _costs.Outweighs) * _schools;
        }
        return sum;
    }

    public static (int, int) Pair(int one, int other) => one < other ? (one, other) : (other, one);

    /// <summary>Rows of two schools whose teams hold one another's people more than one team's worth.</summary>
    private bool AddPairs()
    {
        if (!_costs.Question.Rules.OneWay)
            return false;
        var visits = new Dictionary<(int, int), double>();
        foreach (var (school, team, value) in Chosen())
        {
            foreach (var home in team.Select(r => _homes[r]).Where(h => h is not null && h != school).Distinct())
                visits[Pair(home!.Value, school)] = visits.GetValueOrDefault(Pair(home.Value, school)) + value;
        }
        (int, int)[] broken = [.. visits.Where(v => v.Value > 1 + 1e-6 && !_pairRow.ContainsKey(v.Key)).Select(v => v.Key).Order()];
        foreach (var pair in broken)
            _pairRow[pair] = _schools + _reviewers + _pairRow.Count;
        _simplex.AddRows([.. broken.Select(PairTerms)]);
        if (_costs.Breaches)
        {
            _columns.AddRange(broken.Select(_ => (-1, Array.Empty<int>())));
            _simplex.AddColumns([
                .. broken.Select(p =>
                    (new Variable(_costs.Outweighs, 0, double.PositiveInfinity), (IReadOnlyList<(int, double)>)[(_pairRow[p], -1)])
                ),
            ]);
        }
        return broken.Length > 0;
    }

    private Row PairTerms((int, int) pair)
    {
        var terms = new List<Term>();
        for (var c = 0; c < _columns.Count; c++)
        {
            var (school, team) = _columns[c];
            var other =
                school == pair.Item1 ? pair.Item2
                : school == pair.Item2 ? pair.Item1
                : -1;
            if (other >= 0 && Array.Exists(team, r => _homes[r] == other))
                terms.Add(new Term(_first + c, 1));
        }
        return new Row(double.NegativeInfinity, 1, terms);
    }
}
