using System.Text.RegularExpressions;
using Candour.Web.Hosting;

namespace Candour.Web.Tests.Hosting;

public sealed partial class HostSettingsTests
{
    [Fact]
    public void Every_variable_stands_in_the_page_about_running_it_and_no_other()
    {
        var read = Variables().Matches(File.ReadAllText(InRepository("src/Candour.Web/Hosting/HostSettings.cs")));
        var told = Variables().Matches(File.ReadAllText(InRepository("docs/running.md")));

        read.Select(m => m.Value)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(told.Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CANDOUR_ADDRESS", "candour.example", "https://candour.example")]
    [InlineData("CANDOUR_PROXY", "10.0.0.5, the proxy", "10.0.0.0/24")]
    public void A_variable_that_cannot_be_read_says_what_it_should_be(string name, string value, string says)
    {
        var wrong = Should.Throw<FormatException>(() => HostSettings.FromEnvironment("data", asked => asked == name ? value : null));

        wrong.Message.ShouldStartWith(name);
        wrong.Message.ShouldContain(says);
    }

    private static string InRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Candour.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, path);
    }

    [GeneratedRegex("CANDOUR_[A-Z_]+")]
    private static partial Regex Variables();
}
