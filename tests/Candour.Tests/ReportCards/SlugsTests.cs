using Candour.ReportCards;

namespace Candour.Tests.ReportCards;

public sealed class SlugsTests
{
    [Theory]
    [InlineData("Ellerbeck Primary", "ellerbeck-primary")]
    [InlineData("St. Mary's C of E (VA) School", "st-marys-c-of-e-va-school")]
    [InlineData("Łódź – École Français", "lodz-ecole-francais")]
    [InlineData("مدرسة", "school")]
    [InlineData("  ", "school")]
    [InlineData(
        "A very long name of a school that goes on and on and on and never ends at all",
        "a-very-long-name-of-a-school-that-goes-on-and-on-and-on-and"
    )]
    public void A_name_becomes_an_address(string name, string slug) => Slugs.Of(name).ShouldBe(slug);
}
