using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>One question of days. Leaving a visit out costs more than all the rest, so that it is the last resort.</summary>
internal sealed class VisitPlanner
{
    private readonly VisitQuestion _question;
    private readonly IReadOnlyList<DateOnly?>? _before;
    private readonly Work _work;
    private readonly List<(int Visit, DateOnly Start)> _starts = [];
    private readonly List<int>[] _ofVisit;
    private readonly List<List<int>> _apart = [];
    private readonly HashSet<int> _made = [];
    private readonly double _moved;
    private readonly double _leftOut;

    public VisitPlanner(VisitQuestion question, IReadOnlyList<DateOnly?>? before, Work work)
    {
        (_question, _before, _work) = (question, before, work);
        _ofVisit = [.. question.Visits.Select(_ => new List<int>())];
        for (var v = 0; v < question.Visits.Count; v++)
        {
            for (var day = question.FirstDay; day <= question.LastDay; day = day.AddDays(1))
            {
                if (!question.CanStart(v, day))
                    continue;
                _ofVisit[v].Add(_starts.Count);
                _starts.Add((v, day));
            }
        }
        _moved = before is null
            ? 0
            : 1.0 + _starts.Select(s => question.WeeksOff(s.Visit, s.Start)).DefaultIfEmpty(0).Max() * question.Visits.Count;
        var most = _starts.Select(s => question.WeeksOff(s.Visit, s.Start)).DefaultIfEmpty(0).Max();
        _leftOut = 1 + (most + _moved) * Math.Max(1, question.Visits.Count);
        Cliques();
    }

    public Answer<IReadOnlyList<DateOnly?>> Answer()
    {
        var search = new IntegerSearch(Programme(), _work) { Broken = Broken };
        var ended = search.Run();
        if (search.Best is null)
            return new Answer<IReadOnlyList<DateOnly?>>.NoneYet(_work.Taken);
        var plan = new DateOnly?[_question.Visits.Count];
        for (var s = 0; s < _starts.Count; s++)
        {
            if (search.Best[s] > 0.5)
                plan[_starts[s].Visit] = _starts[s].Start;
        }
        if (plan.Contains(null))
        {
            // A plan cut short may leave out more than it must; only the end of the search shows that none fits.
            if (!ended && search.Bound < _leftOut)
                return new Answer<IReadOnlyList<DateOnly?>>.NoneYet(_work.Taken);
            return new Answer<IReadOnlyList<DateOnly?>>.NothingFits(Breaches(plan), plan, ended);
        }
        double weeks = plan.Select((day, v) => _question.WeeksOff(v, day!.Value)).Sum();
        var bound =
            ended ? weeks
            : _before is null ? Math.Max(0, search.Bound)
            : 0;
        return new Answer<IReadOnlyList<DateOnly?>>.Fits(new(plan, weeks, bound, _work.Ended(ended), Reasons(plan)));
    }

    private double Cost(int start)
    {
        var (visit, day) = _starts[start];
        return _question.WeeksOff(visit, day) + (_before is not null && _before[visit] is { } was && was != day ? _moved : 0);
    }

    private Programme Programme()
    {
        var variables = _starts.Select((_, s) => new Variable(Cost(s), 0, 1, true)).ToList();
        var rows = new List<Row>();
        foreach (var starts in _ofVisit)
        {
            rows.Add(new Row(1, 1, [.. starts.Select(s => new Term(s, 1)), new Term(variables.Count, 1)]));
            variables.Add(new Variable(_leftOut, 0, 1, true));
        }
        foreach (var week in Enumerable.Range(0, _starts.Count).GroupBy(s => VisitQuestion.Week(_starts[s].Start)).OrderBy(g => g.Key))
            rows.Add(new Row(double.NegativeInfinity, _question.MostPerWeek, [.. week.Select(s => new Term(s, 1))]));
        return new Programme(variables, rows);
    }

    /// <summary>Sets of starts of which one at most can be: those that hold a reviewer on a day, and those away with the home visit they leave behind.</summary>
    private void Cliques()
    {
        for (var r = 0; r < _question.Homes.Count; r++)
        {
            var (reviewer, home) = (r, _question.Homes[r]);
            int[] own = [.. Enumerable.Range(0, _starts.Count).Where(s => _question.Visits[_starts[s].Visit].Team.Contains(reviewer))];
            foreach (var day in own.Select(s => _starts[s].Start).Distinct().Order())
                Add([.. own.Where(s => Holds(s, day, _question.DaysApart))]);
            for (var v = 0; v < _question.Visits.Count && home is not null; v++)
            {
                if (_question.Visits[v].School != home || own.Length == 0 || _question.Visits[v].Team.Contains(reviewer))
                    continue;
                int[] both = [.. own, .. _ofVisit[v]];
                foreach (var day in both.Select(s => _starts[s].Start).Distinct().Order())
                    Add([.. both.Where(s => Holds(s, day, 0))]);
            }
        }
    }

    private void Add(List<int> clique)
    {
        if (clique.Select(s => _starts[s].Visit).Distinct().Count() > 1)
            _apart.Add(clique);
    }

    private bool Holds(int start, DateOnly day, int after)
    {
        var days = day.DayNumber - _starts[start].Start.DayNumber;
        return days >= 0 && days < _question.Visits[_starts[start].Visit].Length + after;
    }

    private List<Row> Broken(double[] values, bool integral)
    {
        var rows = new List<Row>();
        for (var c = 0; c < _apart.Count; c++)
        {
            var sum = 0.0;
            foreach (var s in _apart[c])
                sum += values[s];
            if (sum > 1 + 1e-6 && _made.Add(c))
                rows.Add(new Row(double.NegativeInfinity, 1, [.. _apart[c].Select(s => new Term(s, 1))]));
        }
        return rows;
    }

    /// <summary>For each visit left out the rule that keeps it out: no day at all, a full week, or other visits.</summary>
    private List<Breach> Breaches(DateOnly?[] plan)
    {
        var breaches = new List<Breach>();
        for (var v = 0; v < plan.Length; v++)
        {
            if (plan[v] is not null)
                continue;
            var rules = _ofVisit[v].Select(s => Against(plan, v, _starts[s].Start)).ToList();
            breaches.Add(
                new Breach(
                    rules.Count == 0 ? Rule.Days
                        : rules.Contains(Rule.Week) ? Rule.Week
                        : Rule.Apart,
                    v
                )
            );
        }
        return breaches;
    }

    /// <summary>What keeps a visit from a day on which it could begin by itself, while the others stay.</summary>
    private Rule? Against(DateOnly?[] plan, int visit, DateOnly start)
    {
        var inWeek = 0;
        for (var w = 0; w < plan.Length; w++)
        {
            if (w == visit || plan[w] is not { } day)
                continue;
            if (_question.Clash(visit, start, w, day))
                return Rule.Apart;
            inWeek += VisitQuestion.Week(day) == VisitQuestion.Week(start) ? 1 : 0;
        }
        return inWeek >= _question.MostPerWeek ? Rule.Week : null;
    }

    private List<Reason> Reasons(DateOnly?[] plan)
    {
        var reasons = new List<Reason>();
        for (var v = 0; v < plan.Length; v++)
        {
            var own = _question.WeeksOff(v, plan[v]!.Value);
            var (bound, next) = (new SortedSet<Rule>(), (NextBest?)null);
            foreach (var s in _ofVisit[v])
            {
                var (day, cost) = (_starts[s].Start, _question.WeeksOff(v, _starts[s].Start) - own);
                if (day == plan[v])
                    continue;
                var against = Against(plan, v, day);
                if (against is null && (next is null || cost < next.Value.Cost))
                    next = new NextBest(day.DayNumber, cost);
                else if (against is not null && cost < 0)
                    bound.Add(against.Value);
            }
            // No day of the weeks nearer to the one preferred is open to all.
            if (own > 0 && !_ofVisit[v].Exists(s => _question.WeeksOff(v, _starts[s].Start) == 0))
                bound.Add(Rule.Days);
            reasons.Add(new Reason(v, plan[v]!.Value.DayNumber, own, [.. bound], next));
        }
        return reasons;
    }
}
