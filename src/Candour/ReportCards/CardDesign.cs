using Candour.ReportCards.Panels;

namespace Candour.ReportCards;

/// <summary>A design: which panels a card has, in which order. Editions keep the key of the design they were made with.</summary>
public sealed record CardDesign(string Key, IReadOnlyList<string> Panels)
{
    /// <summary>Four voices side by side.</summary>
    public static CardDesign FourVoices { get; } = new("four-voices", ["story", "proud", "working-on", "peers", "people", "about"]);

    /// <summary>All designs.</summary>
    public static IReadOnlyList<CardDesign> All { get; } = [FourVoices];
}

/// <summary>The panels, found by type, one file each. A design that names a panel nobody wrote fails at start, by name.</summary>
public sealed class PanelCatalogue
{
    private readonly Dictionary<string, Panel> _panels;

    public PanelCatalogue(IEnumerable<Panel> panels)
    {
        _panels = panels.ToDictionary(p => p.Key, StringComparer.Ordinal);
        foreach (var design in CardDesign.All)
        {
            if (design.Panels.FirstOrDefault(key => !_panels.ContainsKey(key)) is { } missing)
                throw new InvalidOperationException($"The design {design.Key} names the panel {missing}, which no class under Panels has.");
        }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Panel> All => _panels.Values;

    /// <summary>The panels of a design, in its order.</summary>
    public IReadOnlyList<Panel> Of(CardDesign design) => [.. design.Panels.Select(key => _panels[key])];
}
