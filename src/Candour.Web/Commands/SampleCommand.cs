using System.CommandLine;
using Candour.Foundation.Access;
using Candour.Foundation.Keeping;
using Candour.Sample.Loading;

namespace Candour.Web.Commands;

internal static class SampleCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("sample", "Loads a made-up place into an empty one, and prints who to be.");
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var app = context.Host(parsed);
                await using var scope = Scope(app);
                var texts = app.Services.GetRequiredService<Texts>();
                var schema = await scope.ServiceProvider.GetRequiredService<Schema>().MustBeCurrentAsync(cancel);
                if (!schema.IsDone)
                    throw new CommandRefusedException(texts[schema.Refusals[0].TextKey, schema.Refusals[0].Arguments]);
                await LoadAsync(scope.ServiceProvider, texts, context.Settings(parsed).Urls, parsed.InvocationConfiguration.Output, cancel);
                return 0;
            }
        );
        return command;
    }

    /// <summary>
    /// For "serve --open-sample": an empty data folder gets its tables and the sample; one that is in use is brought up to
    /// this version, after a backup as "migrate" makes it, and kept as it is. Prints where to go and who to be.
    /// </summary>
    public static async Task OpenAsync(WebApplication app, string urls, TextWriter output, CancellationToken cancel)
    {
        await using var scope = Scope(app);
        var schema = scope.ServiceProvider.GetRequiredService<Schema>();
        switch (await schema.LookAsync(cancel))
        {
            case { State: SchemaState.Empty }:
                await schema.BuildAsync(cancel);
                break;
            case { State: SchemaState.Older }:
                await MigrateCommand.RaiseAsync(new KeepingVerb(scope.ServiceProvider, output), cancel);
                break;
            case { State: not SchemaState.Current }:
                // The sentence of what it is instead is serve's own.
                return;
        }
        var texts = app.Services.GetRequiredService<Texts>();
        if (await scope.ServiceProvider.GetRequiredService<SampleAccess>().IsEmptyAsync(cancel))
            await LoadAsync(scope.ServiceProvider, texts, urls, output, cancel);
        else
            await output.WriteLineAsync(texts["sample.kept", Cast(urls)]);
    }

    private static async Task LoadAsync(IServiceProvider services, Texts texts, string urls, TextWriter output, CancellationToken cancel)
    {
        var outcome = await services.GetRequiredService<LoadSample>().RunAsync(new(), cancel);
        if (!outcome.IsDone)
            throw new CommandRefusedException(texts[outcome.Refusals[0].TextKey, outcome.Refusals[0].Arguments]);
        var loaded = outcome.Value;
        await output.WriteLineAsync(texts["sample.loaded", loaded.Name, loaded.Schools, loaded.People]);
        await output.WriteLineAsync(texts["sample.go-to", Cast(urls)]);
        foreach (var part in loaded.Cast)
            await output.WriteLineAsync(texts["sample.person", part.Name, part.Role, part.Line]);
    }

    private static string Cast(string urls) => $"{urls.Split(';')[0].TrimEnd('/')}/cast";

    private static AsyncServiceScope Scope(WebApplication app)
    {
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerScope>().Set(Viewer.Nobody);
        return scope;
    }
}
