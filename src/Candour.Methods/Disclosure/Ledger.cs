namespace Candour.Methods.Disclosure;

/// <summary>
/// Everything that was told, kept so that a new release is looked at together with it. Who knows the answers of 61
/// children, and of the 31 girls and the 28 boys, knows those of the two who gave neither. It never changes.
/// </summary>
/// <remarks>
/// Statements on one measure are a linear system over the smallest groups they tell apart; rounded figures are
/// intervals; people come whole. Looked at are those smallest groups and what one statement leaves of another.
/// Everything counts as known to everybody, whoever it was told to, because readers talk. Source: Hundepool and others
/// (2012), section 4.6 (linked tables), as a check of one more release.
/// </remarks>
public sealed class Ledger
{
    private const double Slack = 1e-6;

    private readonly Statement[] _told;
    private readonly int _fewest;

    private Ledger(Statement[] told, Thresholds thresholds, int fewest) => (_told, Thresholds, _fewest) = (told, thresholds, fewest);

    /// <summary>A ledger of what is told of people, empty.</summary>
    /// <param name="thresholds">The least that may be told of a group of people.</param>
    public static Ledger OfPeople(Thresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        return new([], thresholds, thresholds.People.Group);
    }

    /// <summary>A ledger of what is told of schools, empty: each stand-in is a school.</summary>
    /// <param name="thresholds">The least that may be told of a group of schools.</param>
    public static Ledger OfSchools(Thresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        return new([], thresholds, thresholds.Schools);
    }

    /// <summary>How much is enough.</summary>
    public Thresholds Thresholds { get; }

    /// <summary>What was told, in the order it was.</summary>
    public IReadOnlyList<Statement> Told => Array.AsReadOnly(_told);

    /// <summary>The ledger after more was told; without a question asked, because what is told is told.</summary>
    /// <param name="told">What is told from now on.</param>
    public Ledger With(IEnumerable<Statement> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return new([.. _told, .. told], Thresholds, _fewest);
    }

    /// <summary>What would follow if these were told too.</summary>
    /// <param name="release">The new statements, which are told together.</param>
    /// <returns>Why they may not be told; nothing when they may.</returns>
    public IReadOnlyList<LedgerFinding> Check(IReadOnlyList<Statement> release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var findings = new List<LedgerFinding>();
        foreach (var statement in release.Where(s => s.Group.Count < _fewest))
            findings.Add(new(statement.Group, new(statement.Low, statement.High), Reason.TooFew(_fewest), [statement]));
        foreach (var measure in release.Select(s => s.Measure).Distinct(StringComparer.Ordinal))
            findings.AddRange(
                Findings([.. _told.Concat(release).Where(s => string.Equals(s.Measure, measure, StringComparison.Ordinal))], release)
            );
        return findings;
    }

    private IEnumerable<LedgerFinding> Findings(Statement[] statements, IReadOnlyList<Statement> release)
    {
        var known = new KnownGroups(statements);
        if (known.Range(known.Smallest[0]) is null)
        {
            yield return new([], default, new Reason("contradiction"), statements);
            yield break;
        }
        foreach (var group in known.Told())
        {
            if (!IsTooNarrow(known, group))
                continue;
            var needed = Needed(statements, known.People(group));
            if (needed.Any(release.Contains))
                yield return new(known.People(group), known.Range(group)!.Value, Why(needed), needed);
        }
    }

    /// <summary>Whether more follows of a group than may be told of it.</summary>
    private bool IsTooNarrow(KnownGroups known, int[] group)
    {
        var (people, single) = (known.Size(group), known.NarrowestAlone(group));
        if (people >= _fewest && known.Most - known.Least > 1)
            return false;
        var (low, high) = (known.Range(group)!.Value.Low!.Value, known.Range(group)!.Value.High!.Value);
        if (people < _fewest)
            return high - low < Thresholds.LeftOpen * (single.High!.Value - single.Low!.Value) - Slack;
        var side = Thresholds.People.Side;
        return low >= 1 && high < side || people - high >= 1 && people - low < side;
    }

    /// <summary>The statements it takes: each that is not needed for it is left out.</summary>
    private Statement[] Needed(Statement[] statements, IReadOnlyList<string> people)
    {
        var needed = statements.ToList();
        foreach (var statement in statements)
        {
            var without = needed.Where(s => !ReferenceEquals(s, statement)).ToArray();
            if (without.Length == 0)
                continue;
            var known = new KnownGroups(without, people);
            if (IsTooNarrow(known, known.Find(people)))
                needed.Remove(statement);
        }
        return [.. needed];
    }

    private static Reason Why(Statement[] needed)
    {
        var pairs = (
            from a in needed
            from b in needed
            where a.Told < b.Told
            select (A: a.Group.ToHashSet(StringComparer.Ordinal), B: b)
        ).ToArray();
        if (pairs.Any(p => p.A.SetEquals(p.B.Group)))
            return new("by-correction");
        if (pairs.Any(p => p.A.IsProperSubsetOf(p.B.Group)))
            return new("by-joining");
        if (pairs.Any(p => p.A.IsProperSupersetOf(p.B.Group)))
            return new("by-leaving");
        if (pairs.Length > 0)
            return new("between-releases");
        return needed.Any(s => s.Rounding > 0) ? new("despite-rounding") : new("by-subtraction");
    }
}

/// <summary>Why something may not be told.</summary>
/// <param name="Group">The people of whom too much would follow; nobody when the statements contradict each other.</param>
/// <param name="Range">What would follow of their sum.</param>
/// <param name="Reason">
/// too-few: the group itself is too small; by-subtraction: cuts of one release; despite-rounding: rounded figures together;
/// by-correction: a figure told twice differently; by-joining and by-leaving: somebody came or went between releases;
/// between-releases: releases that overlap; contradiction: they cannot all be true.
/// </param>
/// <param name="Statements">The statements it takes, earlier ones among them.</param>
public sealed record LedgerFinding(IReadOnlyList<string> Group, OutsiderRange Range, Reason Reason, IReadOnlyList<Statement> Statements);
