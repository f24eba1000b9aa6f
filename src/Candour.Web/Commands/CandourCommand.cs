using System.CommandLine;
using Candour.Web.Hosting;

namespace Candour.Web.Commands;

/// <summary>
/// The verbs of the one executable. Each is a thin call to a use case in the same container and configuration that
/// the pages use. On error: one clear line, exit code 1 (2 for a wrong use of the command line).
/// </summary>
public static class CandourCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        var root = new RootCommand("Candour: where schools hold each other to account in order to improve.");
        var folder = new Option<string?>("--data")
        {
            Description = "The data folder (default: $CANDOUR_DATA, else ./data).",
            Recursive = true,
        };
        root.Options.Add(folder);
        foreach (var make in Verbs)
            root.Subcommands.Add(make(new CommandContext(folder)));
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = output ?? Console.Out,
            Error = error ?? Console.Error,
        };
        if (parsed.Errors.Count > 0)
        {
            await configuration.Error.WriteLineAsync($"candour: {Wrong(parsed)} Try candour --help.");
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (CommandRefusedException refused)
        {
            await configuration.Error.WriteLineAsync($"candour: {refused.Message}");
            return 1;
        }
    }

    /// <summary>What is wrong with what was typed: the word that is not there, before anything that is missing because of it.</summary>
    private static string Wrong(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is not [var word, ..])
            return parsed.Errors[0].Message;
        return command.Subcommands.Count == 0
            ? $"{command.Name} has no “{word}”."
            : $"found “{word}”, expected {string.Join(", ", command.Subcommands.Select(c => c.Name))}.";
    }

    /// <summary>Every verb, in the order in which help lists them.</summary>
    private static IReadOnlyList<Func<CommandContext, Command>> Verbs { get; } =
    [
        ServeCommand.Create,
        SampleCommand.Create,
        MigrateCommand.Create,
        ImportCommand.Create,
        PartnershipCommand.Create,
        OperatorCommand.Create,
        PersonCommand.Create,
        BackupCommand.Create,
        RestoreCommand.Create,
        CheckDataCommand.Create,
        MethodsCommand.Create,
        DocsCommand.Create,
    ];
}

/// <summary>An expected "no" of a verb: its one line.</summary>
public sealed class CommandRefusedException(string message) : Exception(message);

/// <summary>What every verb shares: the data folder and the container.</summary>
public sealed class CommandContext(Option<string?> folder)
{
    /// <summary>The settings for a parsed command line.</summary>
    public HostSettings Settings(ParseResult parsed)
    {
        try
        {
            return HostSettings.FromEnvironment(parsed.GetValue(folder));
        }
        catch (FormatException wrong)
        {
            throw new CommandRefusedException(wrong.Message);
        }
    }

    /// <summary>The same application that serves pages, not started; dispose it after use.</summary>
    public WebApplication Host(ParseResult parsed) => CandourHost.Build(Settings(parsed));
}
