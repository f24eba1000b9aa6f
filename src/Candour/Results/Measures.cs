namespace Candour.Results;

/// <summary>
/// What a result is a result of. A figure's measure is its own word ("pupils"); a statement's says what sort of
/// statement it is. The words are stored, so they never change their meaning.
/// </summary>
public static class Measures
{
    /// <summary>A strength that visiting schools found.</summary>
    public const string Strength = "finding-strength";

    /// <summary>What visiting schools found could be better still.</summary>
    public const string EvenBetterIf = "finding-even-better-if";

    /// <summary>A question that visiting schools left with the school.</summary>
    public const string Question = "finding-question";

    /// <summary>A paragraph of an issued report.</summary>
    public const string Paragraph = "report-paragraph";

    /// <summary>What the school pledged after a review.</summary>
    public const string Pledge = "pledge";

    /// <summary>Children on roll. Unit: pupils.</summary>
    public const string Pupils = "pupils";

    /// <summary>Places in the school. Unit: places.</summary>
    public const string Places = "places";

    /// <summary>The youngest. Unit: years.</summary>
    public const string LowAge = "low-age";

    /// <summary>The oldest. Unit: years.</summary>
    public const string HighAge = "high-age";

    /// <summary>Children who may have free school meals. Unit: per cent of pupils.</summary>
    public const string FreeMealsPercent = "free-meals-percent";

    /// <summary>What kind of school it is, in the register's word.</summary>
    public const string Phase = "phase";

    /// <summary>Who runs it, in the register's word.</summary>
    public const string Type = "type";

    /// <summary>The town or village.</summary>
    public const string Town = "town";
}
