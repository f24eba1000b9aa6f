using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Candour.Methods.Cases;

namespace Candour.Web.Commands;

/// <summary>`candour methods NAME --in FILE`: the methods on a file, without a place and without a database.</summary>
internal static class MethodsCommand
{
    private const long LargestFile = 256L * 1024 * 1024;

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(CommandContext context)
    {
        var command = new Command("methods", "Runs the measurement, matching and disclosure methods on a file of yours.");
        foreach (var part in MethodParts.All)
            command.Subcommands.Add(Of(part));
        return command;
    }

    private static Command Of(MethodPart part)
    {
        var from = new Option<string>("--in") { Description = "The file: CSV or JSON.", Required = true };
        var to = new Option<string?>("--out") { Description = "Where to write the answer (default: here)." };
        var options = part.Options.Select(o => new Option<string?>($"--{o.Name}") { Description = o.Description }).ToArray();
        var command = new Command(part.Name, part.Question) { from, to };
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var said = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var option in options)
                {
                    if (parsed.GetValue(option) is { } value)
                        said[option.Name[2..]] = value;
                }
                var written = parsed.InvocationConfiguration;
                try
                {
                    var answer = part.Answer(Read(parsed.GetValue(from)!, said), cancel);
                    // A search that was stopped answers with what it had, and that is written.
                    await WriteAsync(answer, parsed.GetValue(to), written.Output, CancellationToken.None);
                    return 0;
                }
                catch (CaseException wrong)
                {
                    await written.Error.WriteLineAsync($"candour: {wrong.Message}");
                    return 2;
                }
                catch (OperationCanceledException)
                {
                    await written.Error.WriteLineAsync("candour: stopped before there was an answer.");
                    return 1;
                }
            }
        );
        return command;
    }

    private static CaseData Read(string path, Dictionary<string, string> said)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var text = ReadText(path, path) ?? throw CaseException.At(path, null, null, "no such file", "a file that can be read");
        return new(Path.GetFileName(path), text, new CaseSettings(said), name => ReadText(Path.Combine(folder, name), name));
    }

    // The strict decoder tells text from anything else that somebody names by mistake.
    private static string? ReadText(string path, string name)
    {
        if (Directory.Exists(path))
            throw CaseException.At(name, null, null, "a folder", "a file");
        try
        {
            if (!File.Exists(path))
                return null;
            if (new FileInfo(path).Length > LargestFile)
                throw CaseException.At(name, null, null, "more than 256 MB", "a smaller file");
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            throw CaseException.At(name, null, null, "bytes that are no UTF-8 text", "a CSV or JSON file in UTF-8");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw CaseException.At(name, null, null, "a file that cannot be opened", "a file that can be read");
        }
    }

    private static async Task WriteAsync(JsonObject answer, string? to, TextWriter output, CancellationToken cancel)
    {
        var text = answer.ToJsonString(Written);
        if (to is null)
        {
            await output.WriteLineAsync(text.AsMemory(), cancel);
            return;
        }
        try
        {
            await File.WriteAllTextAsync(to, text + "\n", cancel);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw CaseException.At(to, null, null, "a place that cannot be written to", "a file in a folder that is there");
        }
    }
}
