using Candour.Foundation;

namespace Candour.Tests.Foundation;

public sealed class FoldTests
{
    [Theory]
    [InlineData("St Łucja’s Primary", "st lucjas primary")]
    [InlineData("Ærø School", "aero school")]
    [InlineData("  St. Mary's   (Aided) ", "st marys aided")]
    [InlineData("École Ørsted", "ecole orsted")]
    [InlineData("'Tis", "tis")]
    public void Sort_LettersOfManyAlphabets_KeepsWordsApart(string text, string folded) => Fold.Sort(text).ShouldBe(folded);

    [Fact]
    public void Search_HasASpaceAtBothEnds() => Fold.Search("St Łucja").ShouldBe(" st lucja ");
}
