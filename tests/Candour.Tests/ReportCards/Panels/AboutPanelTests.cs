using Candour.Methods.Disclosure;
using Candour.ReportCards;
using Candour.ReportCards.Panels;
using Candour.Results;

namespace Candour.Tests.ReportCards.Panels;

public sealed class AboutPanelTests
{
    [Fact]
    public void Known_unknown_withheld_and_none_are_four_different_lines()
    {
        var lines = Lines(
            new()
            {
                [Measures.Pupils] = Stated.Number(412d),
                [Measures.Places] = Stated.Number(0d),
                [Measures.FreeMealsPercent] = Stated.Withheld<double>(Reason.HeldByPublisher),
                [Measures.LowAge] = Stated.Unknown<double>(new("not-in-register")),
                [Measures.HighAge] = Stated.Number(11d),
            }
        );

        Value(lines, Measures.Pupils).ShouldBe(("card.value.count", null));
        Value(lines, Measures.Places).ShouldBe(("card.value.none", null));
        Value(lines, Measures.FreeMealsPercent).ShouldBe((null, "card.gap.held-by-publisher"));
        Value(lines, "ages").ShouldBe((null, "card.gap.not-in-register"));
        Value(lines, Measures.Phase).ShouldBe((null, "card.gap.not-in-register"));
    }

    [Theory]
    [InlineData(3d, 3)]
    [InlineData(0d, 0)]
    public void Ages_are_one_line_and_may_begin_at_nought(double low, int from)
    {
        var line = Lines(new() { [Measures.LowAge] = Stated.Number(low), [Measures.HighAge] = Stated.Number(11d) })
            .OfType<FigureLine>()
            .Single(l => l.Measure == "ages");

        line.Value!.Arguments.ShouldBe([from, 11]);
    }

    [Fact]
    public void A_school_outside_the_register_has_one_blank_and_not_six() =>
        new AboutPanel()
            .Make(Materials.Empty)
            .Lines.ShouldHaveSingleItem()
            .ShouldBeOfType<BlankLine>()
            .Why.TextKey.ShouldBe("card.blank.about.not-in-register");

    private static IReadOnlyList<CardLine> Lines(Dictionary<string, Stated<double>> numbers) =>
        new AboutPanel().Make(Materials.Empty with { Facts = Materials.Facts(numbers) }).Lines;

    private static (string?, string?) Value(IReadOnlyList<CardLine> lines, string measure)
    {
        var line = lines.OfType<FigureLine>().Single(l => l.Measure == measure);
        return (line.Value?.TextKey, line.Blank?.TextKey);
    }
}
