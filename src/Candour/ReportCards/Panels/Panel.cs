using Candour.Methods.Disclosure;

namespace Candour.ReportCards.Panels;

/// <summary>
/// One panel of a card: a heading and what stands under it, in one voice. One file each, found by its key; its markup is
/// the partial of the same name under <c>Pages/ReportCards/Panels</c>.
/// </summary>
public abstract class Panel
{
    /// <summary>The stored word.</summary>
    public abstract string Key { get; }

    /// <summary>Whose voice it is, a word of <see cref="Results.Voices"/>.</summary>
    public abstract string Voice { get; }

    /// <summary>The measures it needs, for whoever asks what a card is made of.</summary>
    public virtual IReadOnlyList<string> Needs => [];

    /// <summary>The key of its heading.</summary>
    public string TitleKey => $"card.panel.{Key}";

    /// <summary>What it says. A line for each thing; for a gap, why.</summary>
    public abstract IEnumerable<CardLine> Compose(CardMaterial material);

    /// <summary>The panel made ready. One that says nothing at all is a mistake.</summary>
    public ComposedPanel Make(CardMaterial material) =>
        Compose(material).ToList() is { Count: > 0 } lines
            ? new(Key, Voice, TitleKey, lines)
            : throw new InvalidOperationException($"The panel {Key} is silent: a panel with nothing to say says why.");

    /// <summary>Words, each paragraph a line; for a gap, its sentence.</summary>
    protected IEnumerable<CardLine> Said(Disclosed<string> words, Func<string, CardLine> line) =>
        words.Value.Match(
            text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line),
            reason => [Blank(reason)],
            reason => [Blank(reason)],
            () => [Blank(Reason.NotTold)]
        );

    /// <summary>Why this panel says nothing.</summary>
    protected CardLine Blank(Reason reason) => new BlankLine(Why($"card.blank.{Key}.{reason.Key}", reason));

    /// <summary>A figure or fact, told by a sentence of its own measure; for a gap, why.</summary>
    protected static CardLine Figure<T>(string measure, Disclosed<T> figure, Func<T, Told> tell)
        where T : notnull =>
        figure.Value.Match(
            value => new FigureLine(measure, tell(value), null),
            reason => new FigureLine(measure, null, Why($"card.gap.{reason.Key}", reason)),
            reason => new FigureLine(measure, null, Why($"card.gap.{reason.Key}", reason)),
            () => new FigureLine(measure, new Told("card.value.none"), null)
        );

    private static Told Why(string key, Reason reason) => reason.Limit is { } limit ? new(key, limit) : new(key);
}
