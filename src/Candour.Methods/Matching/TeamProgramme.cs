using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>The choice of one team for each of some schools out of a list, while the teams of all other schools stay.</summary>
internal sealed class TeamProgramme
{
    private readonly TeamCosts _costs;
    private readonly (int School, int[] Team)[] _columns;
    private readonly int[] _free;
    private readonly int[] _rowOf;
    private readonly int[] _stay;
    private readonly List<Variable> _variables = [];
    private readonly int[] _later;
    private readonly int[] _tooMany;
    private readonly Dictionary<(int, int), (int Slack, List<int> Columns)> _pairs = [];
    private readonly HashSet<(int, int)> _made = [];

    /// <param name="stay">How many visits each reviewer has at schools whose teams stay.</param>
    public TeamProgramme(TeamCosts costs, int[] free, IReadOnlyList<(int School, int[] Team)> columns, int[] stay)
    {
        (_costs, _columns, _free, _stay) = (costs, [.. columns], free, stay);
        var question = costs.Question;
        _rowOf = new int[question.Schools.Count];
        for (var i = 0; i < free.Length; i++)
            _rowOf[free[i]] = i;
        foreach (var (school, team) in _columns)
            _variables.Add(new Variable(costs.Team(team, school), 0, 1, true));
        (_later, _tooMany) = (new int[question.Reviewers.Count], new int[question.Reviewers.Count]);
        for (var r = 0; r < _later.Length; r++)
        {
            _later[r] = Add(question.Rules.LaterVisit, Math.Max(0, question.Reviewers[r].MostVisits - 1));
            _tooMany[r] = costs.Breaches ? Add(costs.Outweighs + question.Rules.LaterVisit, question.Schools.Count) : -1;
        }
        for (var c = 0; question.Rules.OneWay && c < _columns.Length; c++)
        {
            foreach (var pair in Pairs(_columns[c]))
            {
                if (!_pairs.TryGetValue(pair, out var row))
                    _pairs[pair] = row = (costs.Breaches ? Add(costs.Outweighs, 2) : -1, []);
                row.Columns.Add(c);
            }
        }
    }

    public Programme Build()
    {
        var question = _costs.Question;
        var schools = _free.Select(_ => new List<Term>()).ToArray();
        var reviewers = question.Reviewers.Select(_ => new List<Term>()).ToArray();
        for (var c = 0; c < _columns.Length; c++)
        {
            schools[_rowOf[_columns[c].School]].Add(new Term(c, 1));
            foreach (var r in _columns[c].Team)
                reviewers[r].Add(new Term(c, 1));
        }
        List<Row> rows = [.. schools.Select(t => new Row(1, 1, t))];
        for (var r = 0; r < reviewers.Length; r++)
        {
            if (reviewers[r].Count == 0)
                continue;
            reviewers[r].Add(new Term(_later[r], -1));
            if (_tooMany[r] >= 0)
                reviewers[r].Add(new Term(_tooMany[r], -1));
            rows.Add(new Row(double.NegativeInfinity, Math.Min(1, question.Reviewers[r].MostVisits) - _stay[r], reviewers[r]));
        }
        if (_costs.Breaches)
            rows.AddRange(_pairs.Values.Select(PairRow));
        return new Programme(_variables, rows);
    }

    /// <summary>Two schools whose chosen teams hold one another's people.</summary>
    public IReadOnlyList<Row> Broken(double[] values, bool integral)
    {
        if (_costs.Breaches)
            return [];
        var rows = new List<Row>();
        foreach (var (pair, row) in _pairs)
        {
            var sum = 0.0;
            foreach (var c in row.Columns)
                sum += values[c];
            if (sum > 1 + 1e-6 && _made.Add(pair))
                rows.Add(PairRow(row));
        }
        return rows;
    }

    /// <summary>Branches on whether a reviewer is at a school.</summary>
    public (int[] Left, int[] Right)? Divide(double[] values)
    {
        var visits = new Dictionary<(int School, int Reviewer), double>();
        for (var c = 0; c < _columns.Length; c++)
        {
            if (values[c] < 1e-9)
                continue;
            foreach (var r in _columns[c].Team)
                visits[(_columns[c].School, r)] = visits.GetValueOrDefault((_columns[c].School, r)) + values[c];
        }
        var (best, apart) = ((School: -1, Reviewer: -1), 1e-6);
        foreach (var (visit, value) in visits.OrderBy(v => v.Key))
        {
            var closeness = Math.Min(value, 1 - value);
            if (closeness > apart + 1e-9)
                (best, apart) = (visit, closeness);
        }
        if (best.School < 0)
            return null;
        var (left, right) = (new List<int>(), new List<int>());
        for (var c = 0; c < _columns.Length; c++)
        {
            if (_columns[c].School == best.School)
                (Array.IndexOf(_columns[c].Team, best.Reviewer) < 0 ? left : right).Add(c);
        }
        return ([.. left], [.. right]);
    }

    /// <summary>The values of a plan all of whose teams are among the columns, and what they cost here.</summary>
    public (double[] Values, double Cost)? Values(int[][] plan)
    {
        var values = new double[_variables.Count];
        foreach (var s in _free)
        {
            var column = Array.FindIndex(_columns, c => c.School == s && c.Team.AsSpan().SequenceEqual(plan[s]));
            if (column < 0)
                return null;
            values[column] = 1;
        }
        for (var r = 0; r < _later.Length; r++)
        {
            var here = _free.Count(s => plan[s].Contains(r));
            if (here == 0)
                continue;
            var beyond = Math.Max(0, here + _stay[r] - Math.Min(1, _costs.Question.Reviewers[r].MostVisits));
            values[_later[r]] = Math.Min(beyond, _variables[_later[r]].Upper);
            if (_tooMany[r] >= 0)
                values[_tooMany[r]] = beyond - values[_later[r]];
            else if (values[_later[r]] < beyond)
                return null;
        }
        foreach (var row in _pairs.Values)
        {
            var beyond = row.Columns.Sum(c => values[c]) - 1;
            if (beyond > 0 && row.Slack < 0)
                return null;
            if (beyond > 0)
                values[row.Slack] = beyond;
        }
        return (values, values.Select((v, i) => v * _variables[i].Cost).Sum());
    }

    public void Read(double[] values, int[][] plan)
    {
        for (var c = 0; c < _columns.Length; c++)
        {
            if (values[c] > 0.5)
                plan[_columns[c].School] = _columns[c].Team;
        }
    }

    private Row PairRow((int Slack, List<int> Columns) row)
    {
        List<Term> terms = [.. row.Columns.Select(c => new Term(c, 1))];
        if (row.Slack >= 0)
            terms.Add(new Term(row.Slack, -1));
        return new Row(double.NegativeInfinity, 1, terms);
    }

    private int Add(double cost, double most)
    {
        _variables.Add(new Variable(cost, 0, most, true));
        return _variables.Count - 1;
    }

    private IEnumerable<(int, int)> Pairs((int School, int[] Team) column) =>
        column
            .Team.Select(r => _costs.Question.Reviewers[r].Home)
            .Where(h => h is not null && h != column.School)
            .Distinct()
            .Select(h => TeamMaster.Pair(h!.Value, column.School));
}
