using Candour.Testing;
using Candour.Web.Commands;

namespace Candour.Web.Tests.Commands;

/// <summary>What the command line says of itself, and to somebody who mistypes.</summary>
public sealed class HelpTests
{
    private static readonly string[] Verbs =
    [
        "serve",
        "migrate",
        "sample",
        "import",
        "partnership",
        "operator",
        "backup",
        "restore",
        "person",
        "check-data",
        "methods",
    ];

    [Theory]
    [InlineData("nope")]
    [InlineData("serve", "--nope")]
    [InlineData("backup")]
    [InlineData("person", "nope")]
    public async Task A_wrong_word_is_one_clear_line_and_not_zero(params string[] typed)
    {
        using var folder = new TemporaryFolder();
        var (code, said, error) = await RunAsync(["--data", folder.At("x"), .. typed]);
        code.ShouldBe(2);
        said.ShouldBe("");
        error.ShouldStartWith("candour: ");
        error.ShouldEndWith("Try candour --help.");
        error.ShouldNotContain("\n");
        Directory.Exists(folder.At("x")).ShouldBeFalse("nothing is made for a word that is not there");
    }

    [Theory]
    [InlineData("found “agrement”, expected agreement, ", "methods", "agrement", "--in", "grades.csv")]
    [InlineData("found “nope”, expected serve, ", "nope")]
    [InlineData("serve has no “--nope”.", "serve", "--nope")]
    public async Task A_wrong_word_is_named_with_what_was_expected(string expected, params string[] typed) =>
        (await RunAsync(typed)).Error.ShouldStartWith($"candour: {expected}");

    [Fact]
    public async Task Help_lists_every_verb()
    {
        var (code, said, _) = await RunAsync("--help");
        code.ShouldBe(0);
        foreach (var verb in Verbs)
            said.Split('\n').ShouldContain(line => line.TrimStart().StartsWith(verb, StringComparison.Ordinal), verb);
    }

    [Fact]
    public async Task Each_verb_says_what_it_does_and_each_of_its_options_what_it_is_for()
    {
        using var folder = new TemporaryFolder();
        foreach (var verb in Verbs)
        {
            var (code, said, error) = await RunAsync(verb, "--help", "--data", folder.At("x"));
            (code, error).ShouldBe((0, ""), verb);
            said.ShouldContain("Description:", Case.Sensitive, verb);
            foreach (var option in said.Split('\n').Where(l => l.TrimStart().StartsWith('-')))
                option.Trim().Split("  ", 2).Length.ShouldBe(2, $"{verb}: {option}");
        }
        Directory.Exists(folder.At("x")).ShouldBeFalse("asking for help does nothing");
    }

    private static async Task<(int Code, string Said, string Error)> RunAsync(params string[] typed)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CandourCommand.RunAsync(typed, output, error);
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }
}
