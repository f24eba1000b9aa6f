using Candour.ReportCards;
using Candour.ReportCards.Panels;

namespace Candour.Tests.ReportCards.Panels;

public sealed class StoryPanelTests
{
    [Fact]
    public void The_story_stands_paragraph_by_paragraph() =>
        new StoryPanel()
            .Make(Materials.Empty with { Story = Materials.Written("One.\n\n Two.") })
            .Lines.ShouldBe([new SaidLine("One."), new SaidLine("Two.")]);

    [Fact]
    public void Without_one_it_says_so() =>
        new StoryPanel()
            .Make(Materials.Empty)
            .Lines.ShouldHaveSingleItem()
            .ShouldBeOfType<BlankLine>()
            .Why.TextKey.ShouldBe("card.blank.story.not-told");
}
