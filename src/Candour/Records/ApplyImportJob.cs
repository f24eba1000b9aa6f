using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Records.Previews;

namespace Candour.Records;

/// <summary>Applies an import that somebody asked for. Run twice it does nothing the second time.</summary>
public sealed class ApplyImportJob(ApplyImport apply) : IJobHandler
{
    internal const string KindKey = "apply-import";

    /// <inheritdoc />
    public static string Kind => KindKey;

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Import;

    /// <inheritdoc />
    public Task RunAsync(JobRun run, CancellationToken cancel) => apply.RunAsync(run.Read<ImportToApply>(), new Told(run), cancel);

    private sealed class Told(JobRun run) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) =>
            run.Progress(value.Total is > 0 and var total ? value.Rows * 100 / total : 0, "records.progress.writing");
    }
}
