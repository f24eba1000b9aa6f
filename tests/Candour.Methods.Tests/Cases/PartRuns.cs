using System.Text.Json.Nodes;
using Candour.Methods.Cases;

namespace Candour.Methods.Tests.Cases;

/// <summary>Runs a part on text that is given, without a disc.</summary>
internal static class PartRuns
{
    public static MethodPart Part(string name) => MethodParts.All.Single(p => p.Name == name);

    public static JsonObject Run(string part, string file, string text, params (string Name, string Value)[] options) =>
        Part(part).Answer(Data(file, text, options));

    /// <summary>The one line that is said of bad input.</summary>
    public static string Refused(string part, string file, string text, params (string Name, string Value)[] options)
    {
        var line = Should.Throw<CaseException>(() => Run(part, file, text, options)).Message;
        line.ShouldNotContain('\n');
        return line;
    }

    /// <summary>
    /// Damages a good text in seeded ways, and sees that every one of them is answered by numbers or by one line. It says how many were answered.
    /// </summary>
    public static int Survives(string part, string file, string text, int times, params (string Name, string Value)[] options)
    {
        var answered = 0;
        for (var seed = 0; seed < times; seed++)
        {
            var damaged = Damage(text, new Random(seed));
            try
            {
                // A number that is none has no JSON: writing one would throw.
                JsonNode.Parse(Run(part, file, damaged, options).ToJsonString()).ShouldNotBeNull();
                answered++;
            }
            catch (CaseException refused)
            {
                refused.Message.ShouldStartWith(
                    file.Length > 0 && refused.Message.StartsWith("--", StringComparison.Ordinal) ? "--" : file
                );
                refused.Message.ShouldNotContain('\n');
            }
            catch (Exception other) when (other is not Shouldly.ShouldAssertException)
            {
                throw new InvalidOperationException($"{part} {file}, seed {seed}: {damaged[..Math.Min(300, damaged.Length)]}", other);
            }
        }
        return answered;
    }

    private static CaseData Data(string file, string text, (string Name, string Value)[] options) =>
        new(file, text, new CaseSettings(options.ToDictionary(o => o.Name, o => o.Value)), _ => null);

    private static string Damage(string text, Random random)
    {
        string[] junk =
        [
            "",
            "x",
            "NaN",
            "1e400",
            "-1",
            "0",
            "999999999999",
            "\"",
            "{}",
            "[]",
            "null",
            "1e308",
            "0.5",
            "\"x\"",
            "2026-02-30",
            "true",
        ];
        for (var times = 1 + random.Next(2); times > 0 && text.Length > 0; times--)
        {
            var lines = text.Split('\n').ToList();
            var at = random.Next(lines.Count);
            switch (random.Next(7))
            {
                case 0:
                    lines.RemoveAt(at);
                    text = string.Join('\n', lines);
                    break;
                case 1:
                    lines.Insert(at, lines[random.Next(lines.Count)]);
                    text = string.Join('\n', lines);
                    break;
                case 2:
                    text = text[..random.Next(text.Length)];
                    break;
                default:
                    text = Replaced(text, random, junk[random.Next(junk.Length)]);
                    break;
            }
        }
        return text;
    }

    /// <summary>One word between the marks of any of the forms, and something else in its place.</summary>
    private static string Replaced(string text, Random random, string with)
    {
        const string marks = ",:\n[]{} ()";
        var at = random.Next(text.Length);
        while (at < text.Length - 1 && marks.Contains(text[at]))
            at++;
        var (from, to) = (at, at);
        while (from > 0 && !marks.Contains(text[from - 1]))
            from--;
        while (to < text.Length && !marks.Contains(text[to]))
            to++;
        return text[..from] + with + text[to..];
    }
}
