using Candour.Foundation;

namespace Candour.Tests.Foundation;

public sealed class FoldWordsTests
{
    [Fact]
    public void Words_OfAQuery_AreFoldedAndAtMostFive()
    {
        Fold.Words("  Łucja  O’Brien ").ShouldBe([Fold.Sort("Łucja"), .. Fold.Sort("O’Brien").Split(' ')]);
        Fold.Words(string.Join(' ', Enumerable.Repeat("a", 3000))).Count.ShouldBe(5);
        Fold.Words(null).ShouldBeEmpty();
        Fold.Words(" ").ShouldBeEmpty();
    }
}
