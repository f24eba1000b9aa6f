using System.Text.Json.Serialization;

namespace Candour.ReportCards;

/// <summary>A sentence of the product's: its text key, and what goes into it.</summary>
public sealed record Told(string TextKey, params object[] Arguments);

/// <summary>A card made ready: nothing in it is decided later.</summary>
/// <param name="Design">The key of its design.</param>
/// <param name="School">The school's name.</param>
/// <param name="Year">The school year, as people write it.</param>
/// <param name="Lede">What kind of school it is, in a sentence.</param>
/// <param name="Panels">What is said, in order.</param>
/// <param name="Sources">Where it comes from, in order.</param>
public sealed record ComposedCard(
    string Design,
    string School,
    string Year,
    Told Lede,
    IReadOnlyList<ComposedPanel> Panels,
    IReadOnlyList<Told> Sources
);

/// <summary>One panel: a heading, and what stands under it in one voice. A panel is never empty; one with nothing to say says why.</summary>
public sealed record ComposedPanel(string Key, string Voice, string TitleKey, IReadOnlyList<CardLine> Lines);

/// <summary>A line of a panel.</summary>
[JsonDerivedType(typeof(SaidLine), "said")]
[JsonDerivedType(typeof(QuotedLine), "quoted")]
[JsonDerivedType(typeof(FigureLine), "figure")]
[JsonDerivedType(typeof(BlankLine), "blank")]
public abstract record CardLine;

/// <summary>The school's own words.</summary>
/// <param name="RestsOn">What they rest on; null for the story.</param>
public sealed record SaidLine(string Words, Told? RestsOn = null) : CardLine;

/// <summary>Somebody else's words, exactly.</summary>
public sealed record QuotedLine(string Words, Told Source) : CardLine;

/// <summary>A figure or a fact with its label: its value, or why there is none.</summary>
public sealed record FigureLine(string Measure, Told? Value, Told? Blank) : CardLine
{
    /// <summary>The key of its label.</summary>
    public string LabelKey => $"card.measure.{Measure}";
}

/// <summary>Why nothing is said.</summary>
public sealed record BlankLine(Told Why) : CardLine;
