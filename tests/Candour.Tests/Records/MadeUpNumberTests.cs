using Candour.Records;

namespace Candour.Tests.Records;

public sealed class MadeUpNumberTests
{
    [Theory]
    [InlineData(100000, false)]
    [InlineData(999999, false)]
    [InlineData(9000007, true)]
    public void A_number_of_seven_figures_is_of_no_school_of_the_register(int urn, bool madeUp) =>
        RegisterFacts.IsMadeUp(urn).ShouldBe(madeUp);
}
