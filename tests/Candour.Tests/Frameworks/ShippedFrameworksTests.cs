using Candour.Frameworks;

namespace Candour.Tests.Frameworks;

public sealed class ShippedFrameworksTests
{
    private const string Good = """
        {"key":"small","title":"Small","version":2,"summary":"S","areas":[{"key":"a","title":"A","aspects":[{"key":"x","title":"X","strong":"Strong.","prompts":["Why?"]}]}]}
        """;

    [Fact]
    public void All_EachFileThatShips_ReadsWhole()
    {
        var all = new ShippedFrameworks().All;

        all.Select(f => f.Key).ShouldBe(["ambitious-and-inclusive", "peer-enquiry"], ignoreOrder: true);
        all.ShouldAllBe(f => f.Summary.Length > 0 && f.AspectCount >= 10 && f.Areas.All(a => a.Aspects.All(x => x.Prompts.Count > 0)));
    }

    [Fact]
    public void Read_Good_IsWhatTheFileSays()
    {
        var framework = ShippedFrameworks.Read("small.json", Good);

        (framework.Key, framework.Version, framework.Title, framework.AspectCount).ShouldBe(("small", 2, "Small", 1));
        framework.Areas[0].Aspects[0].Prompts.ShouldBe(["Why?"]);
    }

    [Theory]
    [InlineData("\"strong\":\"Strong.\",", "", "what is strong in x")]
    [InlineData("\"title\":\"X\",", "\"title\":\" \",", "title of x")]
    [InlineData("\"key\":\"x\",", "", "key of an aspect of a")]
    [InlineData("\"key\":\"small\",", "", "the key")]
    [InlineData("\"prompts\":[\"Why?\"]", "\"prompts\":[\"\"]", "a prompt of x")]
    public void Read_SomethingMissing_SaysWhat(string part, string instead, string said) =>
        Should
            .Throw<FormatException>(() => ShippedFrameworks.Read("small.json", Good.Replace(part, instead, StringComparison.Ordinal)))
            .Message.ShouldContain(said);

    [Fact]
    public void Read_AspectTwice_IsRefusedByName()
    {
        var twice = Good.Replace(
            "[\"Why?\"]}",
            "[\"Why?\"]},{\"key\":\"x\",\"title\":\"Y\",\"strong\":\"S.\",\"prompts\":[]}",
            StringComparison.Ordinal
        );

        Should.Throw<FormatException>(() => ShippedFrameworks.Read("small.json", twice)).Message.ShouldContain("“x” stands twice");
    }
}
