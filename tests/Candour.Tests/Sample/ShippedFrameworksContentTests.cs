using Candour.Frameworks;

namespace Candour.Tests.Sample;

/// <summary>What the two frameworks that come with the product hold.</summary>
public sealed class ShippedFrameworksContentTests
{
    [Theory]
    [InlineData("ambitious-and-inclusive", "Ambitious and inclusive", 5, 15, 18)]
    [InlineData("peer-enquiry", "Peer enquiry", 4, 10, 12)]
    public void Framework_HasAreasAndAspects(string key, string title, int areas, int fewest, int most)
    {
        var framework = new ShippedFrameworks().Find(key)!;

        framework.Title.ShouldBe(title);
        framework.Areas.Count.ShouldBe(areas);
        framework.AspectCount.ShouldBeInRange(fewest, most);
        foreach (var aspect in framework.Areas.SelectMany(area => area.Aspects))
        {
            aspect.Strong.Length.ShouldBeInRange(150, 500, aspect.Key);
            aspect.Prompts.Count.ShouldBeInRange(3, 4, aspect.Key);
            aspect.Prompts.ShouldAllBe(prompt => prompt.Contains('?'));
        }
    }

    [Fact]
    public void Frameworks_AskForNoGrade()
    {
        string[] grades = ["outstanding", "inadequate", "requires improvement", "expected standard", "exceptional", "grade 1", "score"];
        var words = new ShippedFrameworks()
            .All.SelectMany(framework => framework.Areas)
            .SelectMany(area => area.Aspects)
            .SelectMany(aspect => aspect.Prompts.Append(aspect.Strong))
            .ToList();

        words.Count.ShouldBeGreaterThan(100);
        words.Where(text => grades.Any(grade => text.Contains(grade, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
        words.Distinct().Count().ShouldBe(words.Count);
    }
}
