namespace Candour.Methods.Matching;

/// <summary>A school to be reviewed.</summary>
/// <param name="Phase">Its phase, in the same words as reviewers' phases.</param>
/// <param name="Trust">Its trust; null or empty for none.</param>
/// <param name="Skills">The skills its team must hold between them; null for none.</param>
public sealed record ReviewedSchool(string Phase, string? Trust = null, IReadOnlyList<string>? Skills = null);

/// <summary>Someone who reviews.</summary>
/// <param name="Home">The number of their own school; null for someone from elsewhere.</param>
/// <param name="MostVisits">How many schools they can visit; 0 for someone who has dropped out.</param>
/// <param name="Leads">Whether they can lead a team.</param>
/// <param name="Phases">The phases they know.</param>
/// <param name="FirstTime">Whether this would be their first review.</param>
/// <param name="Trust">Their trust, where it is not that of their own school.</param>
/// <param name="Skills">The skills they have; null for none.</param>
public sealed record TeamReviewer(
    int? Home,
    int MostVisits,
    bool Leads,
    IReadOnlyList<string> Phases,
    bool FirstTime = false,
    string? Trust = null,
    IReadOnlyList<string>? Skills = null
);

/// <summary>The rules of review teams and what is to be kept low.</summary>
public sealed record TeamRules
{
    /// <summary>How many reviewers a team has.</summary>
    public int Size { get; init; } = 3;

    /// <summary>How many of them may do it for the first time.</summary>
    public int MostFirstTimers { get; init; } = 1;

    /// <summary>The longest way, in minutes.</summary>
    public double LongestTravel { get; init; } = 90;

    /// <summary>Whether, if someone of A visits B, nobody of B may visit A.</summary>
    public bool OneWay { get; init; } = true;

    /// <summary>What a reviewer who does not know the school's phase costs, in minutes of travel.</summary>
    public double OtherPhase { get; init; } = 40;

    /// <summary>What each visit of a reviewer beyond the first costs, in minutes of travel.</summary>
    public double LaterVisit { get; init; } = 15;
}

/// <summary>Which reviewers could visit which schools, and by what rules.</summary>
public sealed class TeamQuestion
{
    private readonly double[,] _travel;
    private readonly double[,] _extra;
    private readonly HashSet<(int, int)> _declared;
    private readonly HashSet<(int, int)> _recent;

    /// <summary>A question.</summary>
    /// <param name="schools">The schools.</param>
    /// <param name="reviewers">The reviewers.</param>
    /// <param name="travel">Reviewers × schools, in minutes.</param>
    /// <param name="rules">The rules; null for those of <see cref="TeamRules"/> as it stands.</param>
    /// <param name="recent">Pairs (reviewer, school) that met too recently to meet again.</param>
    /// <param name="declared">Pairs (reviewer, school) with a declared conflict.</param>
    /// <param name="extra">Reviewers × schools: what else a pairing costs, such as for having met before; null for nothing.</param>
    /// <exception cref="ArgumentException">Tables that do not fit, a number that is none, or a school that is not there.</exception>
    public TeamQuestion(
        IReadOnlyList<ReviewedSchool> schools,
        IReadOnlyList<TeamReviewer> reviewers,
        double[,] travel,
        TeamRules? rules = null,
        IEnumerable<(int Reviewer, int School)>? recent = null,
        IEnumerable<(int Reviewer, int School)>? declared = null,
        double[,]? extra = null
    )
    {
        ArgumentNullException.ThrowIfNull(schools);
        ArgumentNullException.ThrowIfNull(reviewers);
        ArgumentNullException.ThrowIfNull(travel);
        foreach (var table in new[] { travel, extra })
        {
            if (table is null)
                continue;
            if (
                table.GetLength(0) != reviewers.Count
                || table.GetLength(1) != schools.Count
                || table.Cast<double>().Any(t => !double.IsFinite(t))
            )
                throw new ArgumentException("A table is reviewers by schools, of finite numbers.", nameof(travel));
        }
        if (reviewers.Any(r => r.Home is { } home && (home < 0 || home >= schools.Count) || r.MostVisits < 0))
            throw new ArgumentException(
                "A reviewer's own school is one of the schools, and their visits are 0 or more.",
                nameof(reviewers)
            );
        (Schools, Reviewers, Rules) = ([.. schools], [.. reviewers], rules ?? new TeamRules());
        if (Rules.Size < 1 || Rules.MostFirstTimers < 0)
            throw new ArgumentException("A team has 1 reviewer or more.", nameof(rules));
        (_travel, _extra) = ((double[,])travel.Clone(), (double[,]?)extra?.Clone() ?? new double[reviewers.Count, schools.Count]);
        (_recent, _declared) = ([.. recent ?? []], [.. declared ?? []]);
    }

    /// <summary>The schools.</summary>
    public IReadOnlyList<ReviewedSchool> Schools { get; }

    /// <summary>The reviewers.</summary>
    public IReadOnlyList<TeamReviewer> Reviewers { get; }

    /// <summary>The rules.</summary>
    public TeamRules Rules { get; }

    /// <summary>How far a reviewer has to a school, in minutes.</summary>
    /// <param name="reviewer">From 0.</param>
    /// <param name="school">From 0.</param>
    public double Travel(int reviewer, int school) => _travel[reviewer, school];

    /// <summary>Whether a reviewer knows a school's phase.</summary>
    /// <param name="reviewer">From 0.</param>
    /// <param name="school">From 0.</param>
    public bool KnowsPhase(int reviewer, int school) => Reviewers[reviewer].Phases.Contains(Schools[school].Phase);

    /// <summary>Whether a conflict between the two is declared.</summary>
    /// <param name="reviewer">From 0.</param>
    /// <param name="school">From 0.</param>
    public bool IsConflict(int reviewer, int school) => _declared.Contains((reviewer, school));

    /// <summary>Whether the two met too recently to meet again.</summary>
    /// <param name="reviewer">From 0.</param>
    /// <param name="school">From 0.</param>
    public bool IsRecent(int reviewer, int school) => _recent.Contains((reviewer, school));

    /// <summary>What a pairing costs by itself: travel, another phase and what else was given.</summary>
    /// <param name="reviewer">From 0.</param>
    /// <param name="school">From 0.</param>
    public double Cost(int reviewer, int school) =>
        _travel[reviewer, school] + (KnowsPhase(reviewer, school) ? 0 : Rules.OtherPhase) + _extra[reviewer, school];

    /// <summary>The rules that keep a reviewer from a school, whoever else is in the team.</summary>
    /// <param name="reviewer">From 0.</param>
    /// <param name="school">From 0.</param>
    public IReadOnlyList<Rule> Against(int reviewer, int school)
    {
        var (person, place) = (Reviewers[reviewer], Schools[school]);
        var trust =
            !string.IsNullOrEmpty(person.Trust) ? person.Trust
            : person.Home is { } home ? Schools[home].Trust
            : null;
        var against = new List<Rule>();
        if (person.Home == school)
            against.Add(Rule.OwnSchool);
        else if (!string.IsNullOrEmpty(trust) && trust == place.Trust)
            against.Add(Rule.SameTrust);
        if (IsConflict(reviewer, school))
            against.Add(Rule.Conflict);
        if (IsRecent(reviewer, school))
            against.Add(Rule.Recent);
        if (_travel[reviewer, school] > Rules.LongestTravel)
            against.Add(Rule.Travel);
        return against;
    }

    /// <summary>What a plan costs: every pairing, and every visit of a reviewer beyond the first.</summary>
    /// <param name="plan">A team for each school.</param>
    public double Cost(IReadOnlyList<IReadOnlyList<int>> plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var pairings = plan.Select((team, s) => team.Sum(r => Cost(r, s))).Sum();
        return pairings + Rules.LaterVisit * plan.SelectMany(t => t).GroupBy(r => r).Sum(g => g.Count() - 1);
    }
}
