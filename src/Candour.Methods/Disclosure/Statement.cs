namespace Candour.Methods.Disclosure;

/// <summary>What a statement says of its group.</summary>
public enum StatementKind
{
    /// <summary>How many of the group it is true of.</summary>
    Count,

    /// <summary>What share of the group it is true of, in per cent.</summary>
    PerCent,

    /// <summary>What the group's figures come to.</summary>
    Total,

    /// <summary>The mean of the group's figures.</summary>
    Mean,
}

/// <summary>
/// One figure that was told, or is to be: of which people, what, how exactly, when and to whom. People are stand-ins,
/// numbers or letters that mean the same person in every statement of a ledger.
/// </summary>
/// <remarks>
/// Units: people for counts, per cent from 0 to 100, the measure's own for totals and means. A rounded value lies
/// within half a unit of what it was; its ends are taken to be possible. Errors: a group of nobody, a person named twice, a
/// value that is no finite number or that the group could not have, a rounding below nought, throws <see cref="ArgumentException"/>.
/// </remarks>
public sealed record Statement
{
    /// <summary>A statement.</summary>
    /// <param name="name">What it is called in a refusal.</param>
    /// <param name="measure">The question or figure it is about; statements on one measure are about the same answers.</param>
    /// <param name="group">The people, each once.</param>
    /// <param name="kind">What it says of them.</param>
    /// <param name="value">The value as told.</param>
    /// <param name="rounding">The unit it was rounded to, such as 1 for whole per cent or 0.1; nought when exact.</param>
    /// <param name="told">The day.</param>
    /// <param name="audience">To whom.</param>
    /// <param name="least">The least one person's figure can be; 0 for counts.</param>
    /// <param name="most">The most one person's figure can be; 1 for counts.</param>
    public Statement(
        string name,
        string measure,
        IEnumerable<string> group,
        StatementKind kind,
        double value,
        double rounding,
        DateOnly told,
        string audience,
        int least = 0,
        int most = 1
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(measure);
        ArgumentNullException.ThrowIfNull(group);
        string[] people = [.. group];
        if (people.Length == 0 || people.Distinct(StringComparer.Ordinal).Count() < people.Length)
            throw new ArgumentException("A group is at least one person, each once.", nameof(group));
        if (!Enum.IsDefined(kind))
            throw new ArgumentException($"There is no kind {kind}.", nameof(kind));
        if (!double.IsFinite(value) || !double.IsFinite(rounding) || rounding < 0)
            throw new ArgumentException("A value is a finite number, a rounding one of nought or more.", nameof(value));
        if (kind is StatementKind.Count or StatementKind.PerCent && (least, most) != (0, 1))
            throw new ArgumentException("Of each person a count is true or not: from 0 to 1.", nameof(least));
        if (least >= most)
            throw new ArgumentException("The least is below the most.", nameof(least));
        (Name, Measure, Kind, Value, Rounding, Told, Audience) = (name, measure, kind, value, rounding, told, audience);
        (Least, Most, Group) = (least, most, Array.AsReadOnly(people));
        if (High < least * (double)people.Length - 1e-9 || Low > most * (double)people.Length + 1e-9)
            throw new ArgumentException($"A group of {people.Length} cannot have {value}.", nameof(value));
    }

    /// <summary>What it is called in a refusal.</summary>
    public string Name { get; }

    /// <summary>The question or figure it is about.</summary>
    public string Measure { get; }

    /// <summary>The people.</summary>
    public IReadOnlyList<string> Group { get; }

    /// <summary>What it says of them.</summary>
    public StatementKind Kind { get; }

    /// <summary>The value as told.</summary>
    public double Value { get; }

    /// <summary>The unit it was rounded to; nought when exact.</summary>
    public double Rounding { get; }

    /// <summary>The day.</summary>
    public DateOnly Told { get; }

    /// <summary>To whom.</summary>
    public string Audience { get; }

    /// <summary>The least one person's figure can be.</summary>
    public int Least { get; }

    /// <summary>The most one person's figure can be.</summary>
    public int Most { get; }

    /// <summary>The least the group's sum can have been.</summary>
    internal double Low => (Value - Rounding / 2) * PerPerson;

    /// <summary>The most the group's sum can have been.</summary>
    internal double High => (Value + Rounding / 2) * PerPerson;

    private double PerPerson =>
        Kind switch
        {
            StatementKind.PerCent => Group.Count / 100.0,
            StatementKind.Mean => Group.Count,
            _ => 1,
        };
}
