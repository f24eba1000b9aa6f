using System.Text.Json;
using Candour.Testing;
using Candour.Web.Commands;

namespace Candour.Web.Tests.Commands;

/// <summary>`candour methods`: a file in, JSON out; what cannot be read is one line and exit code 2.</summary>
public sealed class MethodsCommandTests
{
    private const string Grades = "unit,Ada,Ben\nreading,3,3\nwriting,2,3\nplay,4,4\n";

    [Fact]
    public async Task A_file_is_answered_on_the_screen_or_in_a_file_and_no_place_is_made()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("grades.csv"), Grades);

        var (code, said, error) = await RunAsync("methods", "agreement", "--in", folder.At("grades.csv"), "--data", folder.At("place"));
        var (again, silent, _) = await RunAsync("methods", "agreement", "--in", folder.At("grades.csv"), "--out", folder.At("answer.json"));

        (code, again, error, silent).ShouldBe((0, 0, "", ""));
        JsonDocument.Parse(said).RootElement.GetProperty("percent").GetProperty("exact").GetDouble().ShouldBe(2d / 3, 1e-12);
        (await File.ReadAllTextAsync(folder.At("answer.json"))).Trim().ShouldBe(said.Trim());
        Directory.Exists(folder.At("place")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("unit,Ada,Ben\nreading,3,good\n", "grades.csv, line 2, Ben: found “good”, expected a number.")]
    [InlineData("unit,Ada,Ben\nreading,3\n", "grades.csv, line 2: found 2 cells, expected 3 cells, as in the headings.")]
    [InlineData("", "grades.csv, line 1: found an empty file, expected a line of headings.")]
    public async Task What_cannot_be_read_is_one_line_with_its_place(string text, string told)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("grades.csv"), text);

        var (code, said, error) = await RunAsync("methods", "agreement", "--in", folder.At("grades.csv"));

        (code, said, error).ShouldBe((2, "", $"candour: {told}"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_not_text_or_a_folder_is_one_line()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.At("picture.csv"), [0x89, 0x50, 0xff, 0xfe, 0x00]);
        await File.WriteAllTextAsync(folder.At("grades.csv"), Grades);

        foreach (
            var typed in (string[][])
                [
                    ["--in", folder.At("nothing.csv")],
                    ["--in", folder.At("picture.csv")],
                    ["--in", folder.Path],
                    ["--in", folder.At("grades.csv"), "--out", folder.At("no", "such", "folder.json")],
                    ["--in", folder.At("grades.csv"), "--categories", "1,2"],
                ]
        )
        {
            var (code, said, error) = await RunAsync(["methods", "agreement", .. typed]);
            (code, said).ShouldBe((2, ""), string.Join(' ', typed));
            error.ShouldStartWith("candour: ");
            error.ShouldContain(": found ");
            error.ShouldNotContain("\n");
        }
    }

    private static async Task<(int Code, string Said, string Error)> RunAsync(params string[] typed)
    {
        using var said = new StringWriter();
        using var error = new StringWriter();
        return (await CandourCommand.RunAsync(typed, said, error), said.ToString().Trim(), error.ToString().Trim());
    }
}
