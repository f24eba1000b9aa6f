namespace Candour.Methods.Disclosure;

/// <content>The rules that need more than one value: a table of thresholds, a whole table, or a ledger.</content>
public static partial class Disclose
{
    /// <summary>The word of <see cref="OfShare"/>.</summary>
    public const string Shares = "small-shares";

    /// <summary>The word of <see cref="OfMean"/>.</summary>
    public const string Means = "means-of-few";

    /// <summary>The word of <see cref="AcrossSchools"/>.</summary>
    public const string Schools = "across-schools";

    /// <summary>The word of <see cref="OfLead"/>.</summary>
    public const string Leads = "ratings-of-a-lead";

    /// <summary>The word of <see cref="OwnWords"/>.</summary>
    public const string Own = "own-words";

    /// <summary>The word of <see cref="OfTable(AdditiveTable, SuppressionWork?)"/>.</summary>
    public const string Tables = "audited-table";

    /// <summary>The word of <see cref="Release"/>.</summary>
    public const string Ledgers = "checked-with-earlier";

    /// <summary>
    /// A share of people, as a count or a per cent: as <see cref="OfPeople"/>, and "all" or "none" only of groups
    /// large enough, because there it is true of everybody one knows to be in the group.
    /// </summary>
    /// <param name="answers">How many of the group, of how many.</param>
    /// <param name="everybody">How many in all groups together.</param>
    /// <param name="thresholds">How much is enough.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer in all than in the group.</exception>
    public static Disclosed<Share> OfShare(Stated<Share> answers, int everybody, Thresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        var shown = OfPeople(answers, everybody, thresholds.People).Value;
        var alike =
            shown is Stated<Share>.Known { Value: var share } && (share.Count == 0 || share.Others == 0) && share.Of < thresholds.Unanimous;
        return new(alike ? Stated.Withheld<Share>(Reason.TooAlike) : shown, Shares);
    }

    /// <summary>A mean of what people answered.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="of">How many answered.</param>
    /// <param name="thresholds">How much is enough.</param>
    public static Disclosed<double> OfMean(Stated<double> mean, int of, Thresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentOutOfRangeException.ThrowIfNegative(of);
        return new(HeldIf(mean, of < thresholds.Mean, Reason.TooFew(thresholds.Mean)), Means);
    }

    /// <summary>A figure that several schools make up, shown when there are enough and none is most of it.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="parts">What each school brings to it, nought or more: pupils, answers, money.</param>
    /// <param name="thresholds">How much is enough.</param>
    /// <exception cref="ArgumentException">A part below nought or not finite.</exception>
    public static Disclosed<double> AcrossSchools(Stated<double> figure, IReadOnlyList<double> parts, Thresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(thresholds);
        if (parts.Any(p => !double.IsFinite(p) || p < 0))
            throw new ArgumentException("What a school brings is a finite number of nought or more.", nameof(parts));
        var few = parts.Count(p => p > 0) < thresholds.Schools;
        var held = HeldIf(figure, few, Reason.TooFew(thresholds.Schools));
        var most = !few && parts.Max() > thresholds.LargestShare * parts.Sum();
        return new(HeldIf(held, most, new Reason("one-school-dominates")), Schools);
    }

    /// <summary>A rating of somebody who led reviews, shown when there are enough reviews by enough hosts.</summary>
    /// <param name="rating">The rating.</param>
    /// <param name="reviews">How many reviews it comes from.</param>
    /// <param name="hosts">How many schools hosted them.</param>
    /// <param name="thresholds">How much is enough.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number below nought, or more hosts than reviews.</exception>
    public static Disclosed<double> OfLead(Stated<double> rating, int reviews, int hosts, Thresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentOutOfRangeException.ThrowIfNegative(hosts);
        ArgumentOutOfRangeException.ThrowIfLessThan(reviews, hosts);
        var held = HeldIf(rating, reviews < thresholds.Reviews, Reason.TooFew(thresholds.Reviews));
        return new(HeldIf(held, hosts < thresholds.Hosts, Reason.TooFew(thresholds.Hosts)), Leads);
    }

    /// <summary>What somebody wrote in an answer, shown of groups large enough and after a person has read it.</summary>
    /// <param name="words">The words.</param>
    /// <param name="group">How many are in the group.</param>
    /// <param name="readByPerson">Whether a person has read them for what would give somebody away.</param>
    /// <param name="thresholds">How much is enough.</param>
    public static Disclosed<string> OwnWords(Stated<string> words, int group, bool readByPerson, Thresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentOutOfRangeException.ThrowIfNegative(group);
        var held = HeldIf(words, group < thresholds.FreeText, Reason.TooFew(thresholds.FreeText));
        return new(HeldIf(held, !readByPerson, new Reason("not-read-yet")), Own);
    }

    /// <summary>A table with as many cells hidden as it takes. When no pattern is safe the whole table is withheld.</summary>
    /// <param name="table">The table, its primary cells marked.</param>
    /// <param name="work">How much work to do for a light pattern.</param>
    /// <returns>A value for each cell, in order.</returns>
    public static IReadOnlyList<Disclosed<double>> OfTable(AdditiveTable table, SuppressionWork? work = null) =>
        Suppress.Of(table, work) is Suppression.Found found
            ? OfTable(table, found.Hidden)
            : [.. table.Cells.Select(_ => Withheld(Reason.Unprotected))];

    /// <summary>A table with the cells hidden that are named, if that is safe.</summary>
    /// <param name="table">The table, its primary cells marked.</param>
    /// <param name="hidden">The pattern.</param>
    /// <returns>A value for each cell, in order.</returns>
    /// <exception cref="ArgumentException">The pattern fails its audit, or hides what must be shown.</exception>
    public static IReadOnlyList<Disclosed<double>> OfTable(AdditiveTable table, IEnumerable<int> hidden)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        var pattern = hidden.ToHashSet();
        if (Audit.Of(table, pattern).Disclosed is [var cell, ..])
            throw new ArgumentException($"An outsider could work out cell {cell}: this pattern is not published.", nameof(hidden));
        return
        [
            .. table.Cells.Select(
                (c, i) =>
                    !pattern.Contains(i)
                        ? new(Stated.Number(c.Value), Tables)
                        : Withheld(c.Role == CellRole.Primary ? Reason.TooAlike : Reason.Cover)
            ),
        ];
    }

    /// <summary>
    /// Figures that are told together, if nothing more follows from them and everything told before than may be told. Else
    /// none of them is, with the reason.
    /// </summary>
    /// <param name="ledger">What was told before.</param>
    /// <param name="release">What is to be told.</param>
    /// <returns>A value for each statement, in order. When they are shown, the caller keeps <see cref="Ledger.With"/>.</returns>
    public static IReadOnlyList<Disclosed<double>> Release(Ledger ledger, IReadOnlyList<Statement> release)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var findings = ledger.Check(release);
        return
        [
            .. release.Select(s => new Disclosed<double>(
                findings is [var first, ..] ? Stated.Withheld<double>(first.Reason) : Stated.Number(s.Value),
                Ledgers
            )),
        ];
    }

    private static Disclosed<double> Withheld(Reason reason) => new(Stated.Withheld<double>(reason), Tables);

    private static Stated<T> HeldIf<T>(Stated<T> value, bool held, Reason reason)
        where T : notnull => held && (value is Stated<T>.Known || value is Stated<T>.Zero) ? Stated.Withheld<T>(reason) : value;
}
