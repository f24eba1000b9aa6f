using System.Text.Json.Nodes;
using Candour.Methods.Cases;

namespace Candour.Methods.Tests.Cases;

/// <summary>Runs parts on files and texts, without a command line.</summary>
internal static class PartRun
{
    public static CaseData OfFile(string path, Dictionary<string, string> said)
    {
        string? Beside(string name)
        {
            var beside = Path.Combine(Path.GetDirectoryName(path)!, name);
            return File.Exists(beside) ? File.ReadAllText(beside) : null;
        }
        return new(Path.GetFileName(path), File.ReadAllText(path), new CaseSettings(said), Beside);
    }

    public static JsonObject OfText(this MethodPart part, string text, params (string Name, string Value)[] said) =>
        part.Answer(
            new("in.csv", text, new CaseSettings(said.ToDictionary(s => s.Name, s => s.Value)), _ => null),
            TestContext.Current.CancellationToken
        );

    /// <summary>The one line that is said of a text that cannot be read.</summary>
    public static string Refused(this MethodPart part, string text, params (string Name, string Value)[] said)
    {
        var message = Should.Throw<CaseException>(() => part.OfText(text, said)).Message;
        message.ShouldNotContain('\n');
        return message;
    }

    /// <summary>A text damaged in so many ways: each is answered without a number that is none, or refused in one line.</summary>
    public static void Survives(this MethodPart part, string text, int times = 200, params (string Name, string Value)[] said)
    {
        var (answered, refused) = (0, 0);
        for (var seed = 0; seed < times; seed++)
        {
            var damaged = Damage.Of(text, seed);
            try
            {
                // A number that is none cannot be written: this throws.
                part.OfText(damaged, said).ToJsonString();
                answered++;
            }
            catch (CaseException wrong)
            {
                wrong.Message.ShouldNotContain('\n');
                refused++;
            }
            catch (Exception other)
            {
                throw new InvalidOperationException($"Damaged by {seed}: {other.Message}\n{damaged}", other);
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{part.Name}: {answered} answered, {refused} refused");
        refused.ShouldBeGreaterThan(0);
    }
}
