using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Candour.Bench.Methods;

/// <summary>What came of timing one thing.</summary>
/// <param name="Seconds">The median.</param>
/// <param name="Bytes">Allocated by one run.</param>
/// <param name="Answer">Of the last run.</param>
internal readonly record struct Timing(double Seconds, double Bytes, object Answer);

/// <summary>Times one thing by BenchmarkDotNet inside this process, so that nothing is restored or built while it runs.</summary>
public class Stopwatched
{
    private static Func<object>? work;
    private static object? answer;
    private static long bytes;
    private static Exception? failed;

    /// <summary>What is timed. It must be public and of an instance for the benchmark to find it.</summary>
    [Benchmark]
    public void Once()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        try
        {
            answer = work!();
        }
        catch (Exception e)
        {
            failed = e;
            throw;
        }
        bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>Times it as often as its demand leaves time for.</summary>
    internal static Timing Of(double demand, Func<object> what)
    {
        (work, answer, failed) = (what, null, null);
        var (warm, times) = demand switch
        {
            <= 0.05 => (60, 40),
            <= 0.5 => (3, 9),
            <= 2 => (1, 5),
            <= 10 => (0, 2),
            _ => (0, 1),
        };
        var config = new ManualConfig { Options = ConfigOptions.DisableLogFile, ArtifactsPath = Path.GetTempPath() }
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddJob(
                new Job()
                    .WithToolchain(new InProcessNoEmitToolchain(TimeSpan.FromHours(1), logOutput: false))
                    .WithStrategy(RunStrategy.Monitoring)
                    .WithWarmupCount(warm)
                    .WithIterationCount(times)
                    .WithInvocationCount(1)
                    .WithUnrollFactor(1)
            );
        // The diagnoser runs everything once more; of what takes long the bytes of the timed run are counted instead.
        var brief = demand <= 2;
        if (brief)
            config.AddDiagnoser(MemoryDiagnoser.Default);
        var report = BenchmarkRunner.Run<Stopwatched>(config).Reports.SingleOrDefault();
        if (failed is not null)
            throw new InvalidOperationException("What was to be timed failed.", failed);
        if (report?.ResultStatistics is not { } statistics || answer is null)
            throw new InvalidOperationException("BenchmarkDotNet measured nothing.");
        var allocated = brief ? report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? bytes : bytes;
        return new Timing(statistics.Median / 1e9, allocated, answer);
    }
}
