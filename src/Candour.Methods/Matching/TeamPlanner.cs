using Candour.Methods.Numerics;
using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>One question of teams: bound and first plan from the master, better ones from parts solved anew, and the proof where it is within reach.</summary>
internal sealed class TeamPlanner(TeamCosts costs, Work work)
{
    private const int MostColumns = 40_000;
    private readonly TeamQuestion _question = costs.Question;
    private double[] _charges = [];
    private Func<int, Func<int, double>?> _homeCharge = _ => null;

    public int[][]? Plan { get; private set; }

    public double Cost { get; private set; } = double.PositiveInfinity;

    public double Bound { get; private set; } = double.NegativeInfinity;

    /// <summary>Whether it is known that there is no plan.</summary>
    public bool NothingFits { get; private set; }

    public bool Proved => Plan is not null && Cost - Bound <= 1e-6 * (1 + Math.Abs(Cost));

    public void Run()
    {
        var master = new TeamMaster(costs, work);
        var solved = master.Solve();
        if (solved && master.IsEmpty)
        {
            master.MakeDearer();
            solved = master.Solve();
        }
        Bound = RoundUp(master.Bound);
        if (!solved)
            return;
        NothingFits = master.IsEmpty;
        if (NothingFits)
            return;
        var (charges, pairs, prices) = (master.Charges, master.PairCharges, master.SchoolPrices);
        _charges = charges;
        _homeCharge = s => pairs.Count == 0 ? null : home => pairs.GetValueOrDefault(TeamMaster.Pair(home, s));
        var plan = master.Dive();
        if (plan is not null)
            Improve(plan);
        if (!Proved && !work.WasCut)
            Prove(master, prices);
    }

    private double RoundUp(double bound) => IsWhole ? Math.Ceiling(bound - 1e-5) : bound;

    private bool IsWhole
    {
        get
        {
            if (_question.Rules.LaterVisit != Math.Round(_question.Rules.LaterVisit))
                return false;
            for (var s = 0; s < _question.Schools.Count; s++)
            {
                if (costs.Able(s).Any(r => costs.Pair(r, s) != Math.Round(costs.Pair(r, s))))
                    return false;
            }
            return true;
        }
    }

    private void Accept(int[][] plan)
    {
        if (plan.Any(t => t.Length == 0))
            return;
        var cost = Whole(plan);
        if (cost < Cost)
            (Plan, Cost) = (plan, cost);
        work.Best = Cost;
    }

    /// <summary>What a whole plan costs; a school without a team more than any plan.</summary>
    private double Whole(int[][] plan)
    {
        var cost = 0.0;
        for (var s = 0; s < plan.Length; s++)
            cost += plan[s].Length == 0 ? costs.Outweighs * 4 : costs.Team(plan[s], s);
        foreach (var visits in plan.SelectMany(t => t).GroupBy(r => r))
        {
            var most = _question.Reviewers[visits.Key].MostVisits;
            cost +=
                _question.Rules.LaterVisit * Math.Max(0, visits.Count() - Math.Min(1, most))
                + costs.Outweighs * Math.Max(0, visits.Count() - most);
        }
        return cost + (costs.Breaches ? costs.Outweighs * TeamRuleBook.Mutual(_question, plan).Count : 0);
    }

    private void Improve(int[][] plan)
    {
        Accept(plan);
        var (better, _) = LargeNeighbourhood.Improve(plan, Whole(plan), Attempt, 6, Bound + 1e-6, work);
        Accept(better);
    }

    /// <summary>Frees a school and those nearest to it by who could go to both, and chooses their teams anew.</summary>
    private (int[][]? Plan, double Cost, long Steps) Attempt(int[][] plan, ulong seed)
    {
        var dice = new Dice(seed);
        var size = Math.Min(plan.Length, 6 + dice.Below(9));
        var centre = dice.Below(plan.Length);
        if (Array.FindIndex(plan, t => t.Length == 0) is var missing && missing >= 0)
            centre = missing;
        var distance = new double[plan.Length];
        for (var s = 0; s < plan.Length; s++)
            distance[s] = s == centre ? -1 : Apart(centre, s, plan) * (0.5 + dice.Unit());
        int[] free = [.. Enumerable.Range(0, plan.Length).OrderBy(s => distance[s]).ThenBy(s => s).Take(size).Order()];
        var part = Work.Of(15_000);
        var changed = Part(plan, free, 50, part, 40);
        return changed is null ? (null, 0, part.Taken) : (changed, Whole(changed), part.Taken);
    }

    private double Apart(int one, int other, int[][] plan)
    {
        var least = 200.0;
        foreach (var r in plan[one])
            least = Math.Min(least, _question.Travel(r, other));
        foreach (var r in plan[other])
            least = Math.Min(least, _question.Travel(r, one));
        return least;
    }

    private int[][]? Part(int[][] plan, int[] free, int each, Work part, int nodes)
    {
        var isFree = new bool[plan.Length];
        foreach (var s in free)
            isFree[s] = true;
        var stay = new int[_question.Reviewers.Count];
        for (var s = 0; s < plan.Length; s++)
        {
            foreach (var r in isFree[s] ? [] : plan[s])
                stay[r]++;
        }
        var columns = new List<(int, int[])>();
        foreach (var s in free)
        {
            var charges = (double[])_charges.Clone();
            for (var r = 0; r < charges.Length; r++)
            {
                if (!costs.Breaches && (stay[r] >= _question.Reviewers[r].MostVisits || IsReturn(r, s, plan, isFree)))
                    charges[r] = double.PositiveInfinity;
            }
            var cheapest = costs.Cheapest(s, charges, _homeCharge(s), double.PositiveInfinity, each);
            columns.AddRange(cheapest.Select(c => (s, c.Team)));
            if (plan[s].Length > 0 && !cheapest.Exists(c => c.Team.AsSpan().SequenceEqual(plan[s])))
                columns.Add((s, plan[s]));
        }
        var model = new TeamProgramme(costs, free, columns, stay);
        var search = new IntegerSearch(model.Build(), part)
        {
            Broken = model.Broken,
            Divide = model.Divide,
            Nodes = nodes,
        };
        if (model.Values(plan) is { } known)
            search.Begin(known.Values, known.Cost);
        var before = search.Objective;
        search.Run();
        if (search.Best is null || search.Objective >= before - 1e-9)
            return null;
        int[][] changed = [.. plan];
        model.Read(search.Best, changed);
        return changed;
    }

    private bool IsReturn(int reviewer, int school, int[][] plan, bool[] isFree) =>
        _question.Rules.OneWay
        && _question.Reviewers[reviewer].Home is { } home
        && home != school
        && !isFree[home]
        && Array.Exists(plan[home], r => _question.Reviewers[r].Home == school);

    /// <summary>Every team that can be in a better plan, where they are few enough, and the best choice among them.</summary>
    private void Prove(TeamMaster master, double[] prices)
    {
        // Without a plan the teams of the master show whether there is one at all near its cost.
        var all = Plan is not null;
        var room = all ? Cost - master.Bound : 0;
        var columns = new List<(int, int[])>();
        for (var s = 0; s < _question.Schools.Count && all; s++)
        {
            var found = costs.Cheapest(s, _charges, _homeCharge(s), prices[s] + room + 1e-6, MostColumns);
            columns.AddRange(found.Select(f => (s, f.Team)));
            all = columns.Count < MostColumns;
        }
        if (!all)
        {
            if (Plan is not null)
                return;
            columns = [.. Plan is null ? Everything() ?? [.. master.Columns] : master.Columns];
        }
        else
        {
            for (var s = 0; s < Plan!.Length; s++)
            {
                if (!columns.Exists(c => c.Item1 == s && c.Item2.AsSpan().SequenceEqual(Plan[s])))
                    columns.Add((s, Plan[s]));
            }
        }
        Choose(columns, all);
    }

    /// <summary>Every team of every school; null where they are too many.</summary>
    private List<(int, int[])>? Everything()
    {
        var columns = new List<(int, int[])>();
        for (var s = 0; s < _question.Schools.Count; s++)
        {
            columns.AddRange(
                costs
                    .Cheapest(s, new double[_question.Reviewers.Count], null, double.PositiveInfinity, MostColumns)
                    .Select(f => (s, f.Team))
            );
            if (columns.Count >= MostColumns)
                return null;
        }
        _isEverything = true;
        return columns;
    }

    private bool _isEverything;

    private void Choose(List<(int, int[])> columns, bool all)
    {
        var free = Enumerable.Range(0, _question.Schools.Count).ToArray();
        var model = new TeamProgramme(costs, free, columns, new int[_question.Reviewers.Count]);
        var search = new IntegerSearch(model.Build(), work) { Broken = model.Broken, Divide = model.Divide };
        if (Plan is not null && model.Values(Plan) is { } known)
            search.Begin(known.Values, known.Cost);
        var ended = search.Run();
        if (search.Best is not null)
        {
            var plan = new int[free.Length][];
            model.Read(search.Best, plan);
            Accept(plan);
        }
        if (all || _isEverything)
            Bound = ended ? Cost : Math.Max(Bound, Math.Min(Cost, RoundUp(search.Bound)));
        NothingFits = ended && _isEverything && Plan is null;
    }
}
