using Candour.Methods.Agreement;

namespace Candour.Methods.Tests.Docs;

public sealed partial class WorkedExampleTests
{
    [Fact]
    public void Words_for_a_coefficient()
    {
        var page = MethodPage.Read("words-for-a-coefficient");
        var words = page.Rows("words.csv").Select(r => new AgreementWord(r["word"], MethodPage.Number(r["from"]))).ToArray();
        var coefficient = new Coefficient(0.8, 0.4, 0.65, 0.15) { Units = 20 };

        page.Shows([.. Wording.Of(coefficient, words).OrThrow.Select(m => (m.Word, (object?)m.Probability))]);
    }
}
