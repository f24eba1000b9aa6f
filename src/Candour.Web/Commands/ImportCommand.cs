using System.CommandLine;
using System.Globalization;
using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Records;
using Candour.Records.Previews;
using Candour.Records.Tables;

namespace Candour.Web.Commands;

/// <summary>Brings files to the register: each is previewed, said, and applied unless only the preview was wanted.</summary>
internal static class ImportCommand
{
    private const int RejectedShown = 20;

    public static Command Create(CommandContext context)
    {
        var files = new Argument<FileInfo[]>("file")
        {
            Description = "csv, or csv packed with gzip, as published.",
            Arity = ArgumentArity.OneOrMore,
        };
        var preview = new Option<bool>("--preview") { Description = "Only say what would change." };
        var command = new Command("import", "Brings the register of schools up to date from files of Get Information About Schools.")
        {
            files,
            preview,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var app = context.Host(parsed);
                var texts = app.Services.GetRequiredService<Texts>();
                var terminal = new Terminal(parsed.InvocationConfiguration.Output, texts);
                foreach (var file in parsed.GetValue(files)!)
                {
                    if (!file.Exists)
                        throw new CommandRefusedException(texts["records.cli.no-file", file.FullName]);
                    await RunAsync(app.Services, file, parsed.GetValue(preview), terminal, cancel);
                }
                return 0;
            }
        );
        return command;
    }

    private static async Task RunAsync(
        IServiceProvider services,
        FileInfo file,
        bool previewOnly,
        Terminal terminal,
        CancellationToken cancel
    )
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerScope>().Set(Viewers.Clock(ClockJob.Import));
        await terminal.SayAsync(terminal.Texts["records.cli.file", file.Name]);
        var request = new FileToPreview(ImportFile.At(file.FullName), Keep: !previewOnly);
        var made = terminal.Must(await scope.ServiceProvider.GetRequiredService<PreviewImport>().RunAsync(request, terminal, cancel));
        await terminal.SayAsync(made.Preview);
        if (previewOnly)
            await terminal.SayAsync(terminal.Texts["records.cli.preview-only"]);
        else if (made.ImportId is not { } id)
            await terminal.SayAsync(terminal.Texts["records.cli.nothing"]);
        else
        {
            terminal.Must(
                await scope.ServiceProvider.GetRequiredService<ApplyImport>().RunAsync(new ImportToApply(id, null), terminal, cancel)
            );
            await terminal.SayAsync(terminal.Texts["records.cli.applied"]);
        }
    }

    /// <summary>What is said on the terminal: how far it is on one line, overwritten, and what came of it below.</summary>
    private sealed class Terminal(TextWriter output, Texts texts) : IProgress<ImportProgress>
    {
        private readonly bool _isScreen = !Console.IsOutputRedirected && ReferenceEquals(output, Console.Out);
        private int _shown;

        public Texts Texts => texts;

        /// <summary>On paper there is no line to overwrite, so only the end of each stage is said.</summary>
        public void Report(ImportProgress value)
        {
            var line = texts[$"records.cli.{value.Stage}", value.Rows.ToString("N0", CultureInfo.InvariantCulture)];
            if (_isScreen)
                output.Write($"\r{line.PadRight(_shown)}");
            else if (value.Rows == value.Total)
                output.WriteLine(line);
            _shown = line.Length;
        }

        public async Task SayAsync(string line)
        {
            if (_isScreen && _shown > 0)
                await output.WriteLineAsync();
            _shown = 0;
            await output.WriteLineAsync(line);
        }

        public async Task SayAsync(RegisterPreview preview)
        {
            var counts = preview.Counts;
            await SayAsync(texts["records.cli.is", texts[$"records.source.{preview.Source}"], preview.AsAt]);
            foreach (
                var (fate, count) in new[]
                {
                    ("new", counts.New),
                    ("changed", counts.Changed),
                    ("closed", counts.Closed),
                    ("unchanged", counts.Unchanged),
                    ("rejected", counts.Rejected),
                }
            )
                await SayAsync($"  {count.ToString("N0", texts.Culture), 9}  {texts[$"records.fate.{fate}"]}");
            foreach (var rejection in preview.Rejections.Take(RejectedShown))
                await SayAsync(
                    "  "
                        + texts[
                            "records.cli.rejected",
                            rejection.Line.ToString(CultureInfo.InvariantCulture),
                            texts[rejection.Why.Key, [.. rejection.Why.With]]
                        ]
                );
            if (counts.Rejected > RejectedShown)
                await SayAsync("  " + texts["records.cli.more-rejected", counts.Rejected - RejectedShown]);
            if (preview.NamingPeople.Count > 0)
                await SayAsync("  " + texts["records.cli.people", string.Join(", ", preview.NamingPeople)]);
            if (preview.Inspections.Count > 0)
                await SayAsync("  " + texts["records.cli.inspections", string.Join(", ", preview.Inspections)]);
            if (preview.Unknown.Count > 0)
                await SayAsync("  " + texts["records.cli.unknown", string.Join(", ", preview.Unknown)]);
            if (preview.Reopened > 0)
                await SayAsync("  " + texts.Count("records.reopened", preview.Reopened));
        }

        /// <summary>The result, or the one clear line and a non-zero exit.</summary>
        public T Must<T>(Outcome<T> outcome) =>
            outcome.IsDone
                ? outcome.Value
                : throw new CommandRefusedException(texts[outcome.Refusals[0].TextKey, outcome.Refusals[0].Arguments]);
    }
}
