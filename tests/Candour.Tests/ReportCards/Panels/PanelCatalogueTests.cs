using System.Text.RegularExpressions;
using Candour.Foundation.Wording;
using Candour.ReportCards;
using Candour.ReportCards.Panels;
using Candour.Results;
using Candour.Testing;
using Candour.Web.Hosting;

namespace Candour.Tests.ReportCards.Panels;

/// <summary>What each panel must have. A panel that is added and not finished is named here.</summary>
public sealed class PanelCatalogueTests
{
    private static readonly Panel[] Panels =
    [
        .. typeof(Panel)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Panel)) && !t.IsAbstract)
            .Select(t => (Panel)Activator.CreateInstance(t)!),
    ];

    private readonly TextCatalogue _texts = TextCatalogue.Load(typeof(TextCatalogue).Assembly, typeof(CandourHost).Assembly);

    [Fact]
    public void Each_has_words_markup_and_a_test()
    {
        Panels.Length.ShouldBeGreaterThanOrEqualTo(6);
        foreach (var panel in Panels)
        {
            var name = panel.GetType().Name;
            name.ShouldBe(Pascal(panel.Key) + "Panel");
            _texts.Keys.ShouldContain(panel.TitleKey);
            Voices.All.ShouldContain(panel.Voice);
            File.Exists(Repository.At("src", "Candour.Web", "Pages", "ReportCards", "Panels", $"_{Pascal(panel.Key)}.cshtml"))
                .ShouldBeTrue($"the markup of {name} is missing");
            File.Exists(Repository.At("tests", "Candour.Tests", "ReportCards", "Panels", $"{name}Tests.cs"))
                .ShouldBeTrue($"the test of {name} is missing");
        }
    }

    [Fact]
    public void Each_says_why_it_is_blank()
    {
        foreach (var (panel, visited) in Panels.SelectMany(p => new[] { (p, true), (p, false) }))
        {
            foreach (var blank in panel.Make(Materials.Empty with { WasVisited = visited }).Lines.OfType<BlankLine>())
                _texts.Keys.ShouldContain(blank.Why.TextKey);
        }
    }

    [Fact]
    public void A_design_names_panels_that_are_there()
    {
        var catalogue = new PanelCatalogue(Panels);

        foreach (var design in CardDesign.All)
            catalogue.Of(design).Select(p => p.Key).ShouldBe(design.Panels);
        Should.Throw<InvalidOperationException>(() => new PanelCatalogue(Panels.Skip(1))).Message.ShouldContain(Panels[0].Key);
    }

    private static string Pascal(string key) => Regex.Replace(key, "(?:^|-)([a-z])", m => m.Groups[1].Value.ToUpperInvariant());
}
