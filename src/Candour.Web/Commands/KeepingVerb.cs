using System.CommandLine;
using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.Web.Commands;

/// <summary>What the verbs that keep the house share: the container, one scope, plain words.</summary>
internal sealed class KeepingVerb(IServiceProvider services, TextWriter output)
{
    /// <summary>Sentences.</summary>
    public Texts Texts { get; } = services.GetRequiredService<Texts>();

    /// <summary>A service of this run.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Says a sentence.</summary>
    public Task SayAsync(string key, params object?[] arguments) => output.WriteLineAsync(Texts[key, arguments]);

    /// <summary>Says what is no text: a path, a key, a line of a list.</summary>
    public Task LineAsync(string line) => output.WriteLineAsync(line);

    /// <summary>The result, or the refusal's sentence as the command's one line.</summary>
    public T Must<T>(Outcome<T> outcome) =>
        outcome.IsDone ? outcome.Value : throw Refused(outcome.Refusals[0].TextKey, outcome.Refusals[0].Arguments);

    /// <summary>The command's one line on error.</summary>
    public CommandRefusedException Refused(string key, params object?[] arguments) => new(Texts[key, arguments]);

    /// <summary>Runs a verb in the container that the pages use. Trouble of the database or the disk is one line, not a trace.</summary>
    public static void Set(Command command, CommandContext context, Func<KeepingVerb, ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var host = context.Host(parsed);
                await using var scope = host.Services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<ViewerScope>().Set(Viewer.Nobody);
                var verb = new KeepingVerb(scope.ServiceProvider, parsed.InvocationConfiguration.Output);
                try
                {
                    return await run(verb, parsed, cancel);
                }
                catch (Exception error) when (StorageTrouble.IsCauseOf(error))
                {
                    throw verb.Refused("command.database-trouble", error.GetBaseException().Message);
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    throw verb.Refused("command.disk-trouble", error.Message);
                }
            }
        );
}
