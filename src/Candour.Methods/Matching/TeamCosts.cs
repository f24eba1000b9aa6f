namespace Candour.Methods.Matching;

/// <summary>
/// What teams cost in one solve: of each school those who can come, cheapest first by given prices, and its cheapest teams. With breaches
/// a breach costs more than any plan; without, what breaks a rule is not there.
/// </summary>
internal sealed class TeamCosts
{
    private readonly double[,] _cost;
    private readonly int[][] _able;
    private readonly int[][] _needs;
    private readonly int[] _has;
    private readonly bool[,] _knows;

    public TeamCosts(TeamQuestion question, bool breaches, HashSet<(int, int)> kept)
    {
        (Question, Breaches) = (question, breaches);
        var (reviewers, schools) = (question.Reviewers.Count, question.Schools.Count);
        _cost = new double[reviewers, schools];
        _knows = new bool[reviewers, schools];
        var most = question.Rules.LaterVisit;
        for (var r = 0; r < reviewers; r++)
        {
            for (var s = 0; s < schools; s++)
            {
                (_cost[r, s], _knows[r, s]) = (question.Cost(r, s), question.KnowsPhase(r, s));
                most = Math.Max(most, Math.Abs(_cost[r, s]) + Math.Abs(question.Rules.LaterVisit));
            }
        }
        Outweighs = Math.Ceiling(1 + 2 * most * question.Rules.Size * schools);
        _able = new int[schools][];
        for (var s = 0; s < schools; s++)
        {
            var able = new List<int>();
            for (var r = 0; r < reviewers; r++)
            {
                var against = question.Against(r, s).Count;
                if (!breaches && (against > 0 || question.Reviewers[r].MostVisits == 0))
                    continue;
                _cost[r, s] += against * Outweighs - (kept.Contains((r, s)) ? Outweighs : 0);
                able.Add(r);
            }
            _able[s] = [.. able];
        }
        string[] skills =
        [
            .. question.Schools.SelectMany(s => s.Skills ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        if (skills.Length > 30)
            throw new ArgumentException("There are 30 skills at most.", nameof(question));
        Skills = skills;
        _needs = [.. question.Schools.Select(s => (s.Skills ?? []).Select(k => Array.IndexOf(skills, k)).Distinct().ToArray())];
        _has = [.. question.Reviewers.Select(r => skills.Select((k, i) => r.Skills?.Contains(k) == true ? 1 << i : 0).Sum())];
    }

    public TeamQuestion Question { get; }

    public bool Breaches { get; }

    /// <summary>More than any plan costs by its pairings and visits.</summary>
    public double Outweighs { get; }

    public IReadOnlyList<string> Skills { get; }

    public int Size => Question.Rules.Size;

    public double Pair(int reviewer, int school) => _cost[reviewer, school];

    public IReadOnlyList<int> Able(int school) => _able[school];

    /// <summary>What a team costs, its breaches with it; infinity where it breaks a rule that may not be broken.</summary>
    public double Team(ReadOnlySpan<int> team, int school)
    {
        var sum = 0.0;
        foreach (var r in team)
            sum += _cost[r, school];
        return sum + Lacks(team, school);
    }

    /// <summary>What a team lacks as a whole, one breach each.</summary>
    public double Lacks(ReadOnlySpan<int> team, int school)
    {
        var (leads, knows, first, has) = (false, false, 0, 0);
        foreach (var r in team)
        {
            leads |= Question.Reviewers[r].Leads;
            knows |= _knows[r, school];
            first += Question.Reviewers[r].FirstTime ? 1 : 0;
            has |= _has[r];
        }
        var lacks = (leads ? 0 : 1) + (knows ? 0 : 1) + Math.Max(0, first - Question.Rules.MostFirstTimers) + Size - team.Length;
        foreach (var skill in _needs[school])
            lacks += (has >> skill & 1) == 0 ? 1 : 0;
        return lacks == 0 ? 0
            : Breaches ? lacks * Outweighs
            : double.PositiveInfinity;
    }

    /// <summary>The breaches of a team, named.</summary>
    public IEnumerable<Breach> Named(IReadOnlyList<int> team, int school)
    {
        foreach (var r in team)
        {
            foreach (var rule in Question.Against(r, school))
                yield return new Breach(rule, r, school);
        }
        if (!team.Any(r => Question.Reviewers[r].Leads))
            yield return new Breach(Rule.Lead, school);
        if (!team.Any(r => _knows[r, school]))
            yield return new Breach(Rule.Phase, school);
        for (var extra = team.Count(r => Question.Reviewers[r].FirstTime); extra > Question.Rules.MostFirstTimers; extra--)
            yield return new Breach(Rule.FirstTimers, school);
        for (var missing = team.Count; missing < Size; missing++)
            yield return new Breach(Rule.Size, school);
        foreach (var skill in _needs[school].Where(k => !team.Any(r => (_has[r] >> k & 1) == 1)))
            yield return new Breach(Rule.Skill, school, skill);
    }

    /// <summary>The cheapest teams of a school at given prices, cheapest first.</summary>
    /// <param name="charge">What taking a reviewer costs on top.</param>
    /// <param name="homeCharge">What it costs on top that the team holds someone, or more than one, of a school.</param>
    /// <param name="below">Only teams cheaper than this.</param>
    /// <param name="most">How many at most.</param>
    public List<(double Price, int[] Team)> Cheapest(int school, double[] charge, Func<int, double>? homeCharge, double below, int most)
    {
        var able = _able[school];
        var (order, prices) = ((int[])able.Clone(), new double[able.Length]);
        for (var i = 0; i < able.Length; i++)
            prices[i] = _cost[able[i], school] + charge[able[i]];
        Array.Sort(prices, order);
        var best = new PriorityQueue<(double Price, int[] Team), (double, int)>();
        var (team, limit, made) = (new int[Size], below, 0);
        // What is still to come costs at least so much: homes' charges and lacks are nought or more.
        Extend(0, 0, 0);
        var found = new List<(double, int[])>(best.Count);
        while (best.TryDequeue(out var item, out _))
            found.Add(item);
        found.Reverse();
        return found;

        void Extend(int count, int from, double sum)
        {
            if (count == Size || Breaches && count > 0)
                Offer(team.AsSpan(0, count), sum);
            if (count == Size)
                return;
            for (var i = from; i < order.Length; i++)
            {
                var least = sum + prices[i];
                for (int rest = count + 1, j = i + 1; rest < Size && !Breaches; rest++, j++)
                    least = j < order.Length ? least + prices[j] : double.PositiveInfinity;
                if (Breaches)
                    least += Math.Min(0, Math.Min(prices[i], 0) * (Size - count - 1));
                if (least >= limit)
                    return;
                team[count] = order[i];
                Extend(count + 1, i + 1, sum + prices[i]);
            }
        }

        void Offer(ReadOnlySpan<int> members, double sum)
        {
            var price = sum + Lacks(members, school);
            if (price >= limit)
                return;
            if (homeCharge is not null)
                price += Homes(members, homeCharge);
            if (price >= limit)
                return;
            var sorted = members.ToArray();
            Array.Sort(sorted);
            best.Enqueue((price, sorted), (-price, -made++));
            if (best.Count > most)
                best.Dequeue();
            if (best.Count == most)
                limit = Math.Min(limit, best.Peek().Price);
        }
    }

    private double Homes(ReadOnlySpan<int> team, Func<int, double> charge)
    {
        var sum = 0.0;
        for (var i = 0; i < team.Length; i++)
        {
            if (Question.Reviewers[team[i]].Home is not { } home)
                continue;
            var seen = false;
            for (var j = 0; j < i; j++)
                seen |= Question.Reviewers[team[j]].Home == home;
            sum += seen ? 0 : charge(home);
        }
        return sum;
    }
}
