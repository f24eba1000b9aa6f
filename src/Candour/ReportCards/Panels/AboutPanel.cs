using Candour.Methods.Disclosure;
using Candour.Results;

namespace Candour.ReportCards.Panels;

/// <summary>The school in public figures, as they were published. Beside no other school, above or below none.</summary>
public sealed class AboutPanel : Panel
{
    public override string Key => "about";

    public override string Voice => Voices.Data;

    public override IReadOnlyList<string> Needs =>
        [Measures.Phase, Measures.Type, Measures.LowAge, Measures.HighAge, Measures.Pupils, Measures.Places, Measures.FreeMealsPercent];

    public override IEnumerable<CardLine> Compose(CardMaterial material)
    {
        if (material.Facts is null)
            return [Blank(new Reason("not-in-register"))];
        return
        [
            Figure(Measures.Phase, material.Word(Measures.Phase), word => new("card.value.word", word)),
            Figure(Measures.Type, material.Word(Measures.Type), word => new("card.value.word", word)),
            Ages(material),
            Figure(Measures.Pupils, material.Number(Measures.Pupils), count => new("card.value.count", (int)count)),
            Figure(Measures.Places, material.Number(Measures.Places), count => new("card.value.count", (int)count)),
            Figure(
                Measures.FreeMealsPercent,
                material.Number(Measures.FreeMealsPercent),
                share => new("card.value.percent", Math.Round(share, 1))
            ),
        ];
    }

    /// <summary>One line of two figures: a school that takes children from birth begins at nought.</summary>
    private static CardLine Ages(CardMaterial material)
    {
        var high = material.Number(Measures.HighAge);
        return material.Number(Measures.LowAge).Value switch
        {
            Stated<double>.Known { Value: var low } => Figure("ages", high, to => new("card.value.ages", (int)low, (int)to)),
            Stated<double>.Zero => Figure("ages", high, to => new("card.value.ages", 0, (int)to)),
            _ => Figure("ages", material.Number(Measures.LowAge), _ => new("card.value.none")),
        };
    }
}
