using System.Runtime.CompilerServices;

namespace Candour.Testing;

/// <summary>
/// Holds a text against the copy that somebody has read and accepted, kept beside the test as
/// <c>Name.approved.txt</c>. Run the tests once with <c>CANDOUR_ACCEPT=1</c> to accept what they now say, and read
/// the difference before committing it.
/// </summary>
public static class Snapshot
{
    /// <summary>Fails with the first line that differs.</summary>
    public static void Match(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var folder = Path.GetDirectoryName(testFile)!;
        var approved = Path.Combine(folder, $"{name}.approved.txt");
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("CANDOUR_ACCEPT") == "1")
        {
            File.WriteAllText(approved, text);
            return;
        }
        if (!File.Exists(approved))
            throw new ShouldAssertException($"{approved} is not there. Run once with CANDOUR_ACCEPT=1, and read what it says.\n\n{text}");
        var expected = File.ReadAllText(approved).ReplaceLineEndings("\n");
        if (expected != text)
            throw new ShouldAssertException(Difference(expected.Split('\n'), text.Split('\n'), approved));
    }

    private static string Difference(string[] expected, string[] actual, string file)
    {
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
            line++;
        return $"{file} differs at line {line + 1}.\naccepted: {At(expected, line)}\nnow:      {At(actual, line)}";
    }

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index] : "(the end)";
}
