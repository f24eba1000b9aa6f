using System.Text.Json;
using Candour.Foundation.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Foundation.Jobs;

/// <summary>
/// Does one kind of job. It may be begun again after a crash, so running it twice must leave what running it once
/// leaves. Registered by <see cref="JobHandlers.AddJob{T}"/> in its room.
/// </summary>
public interface IJobHandler
{
    /// <summary>The stored word.</summary>
    static abstract string Kind { get; }

    /// <summary>Who is asking while it runs, and so which kinds of record it may touch.</summary>
    static abstract ClockJob Clock { get; }

    /// <summary>How often it runs by itself; null for a job that runs when a change adds it.</summary>
    static virtual TimeSpan? Every => null;

    /// <summary>How often it is begun before it is given up. A recurring job is never given up.</summary>
    static virtual int Attempts => 10;

    /// <summary>Does the work.</summary>
    Task RunAsync(JobRun run, CancellationToken cancel);
}

/// <summary>One run of a job, as its handler sees it.</summary>
public sealed class JobRun(Guid id, string payload, int attempt)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private (int Percent, string? Key) _progress;
    private int _changes;

    /// <summary>The job.</summary>
    public Guid Id => id;

    /// <summary>1 the first time.</summary>
    public int Attempt => attempt;

    /// <summary>What the job is about, as it was added.</summary>
    public T Read<T>() => JsonSerializer.Deserialize<T>(payload, Json) ?? throw new FormatException("The job has no payload.");

    /// <summary>Says how far it is; pages in this process see it at once, others within seconds.</summary>
    public void Progress(int percent, string? sentenceKey = null)
    {
        _progress = (Math.Clamp(percent, 0, 100), sentenceKey ?? _progress.Key);
        Interlocked.Increment(ref _changes);
    }

    /// <summary>How far it says it is.</summary>
    internal (int Percent, string? Key) Said => _progress;

    /// <summary>Whether it said anything since it was last asked.</summary>
    internal bool TakeChanged() => Interlocked.Exchange(ref _changes, 0) > 0;

    internal static string Write(object payload) => JsonSerializer.Serialize(payload, Json);
}

/// <summary>A kind of job as the runner knows it.</summary>
internal sealed record JobKind(
    string Key,
    ClockJob Clock,
    TimeSpan? Every,
    int Attempts,
    Func<IServiceProvider, JobRun, CancellationToken, Task> RunAsync
);

/// <summary>Every kind of job, found by its key.</summary>
public sealed class JobCatalogue
{
    private readonly Dictionary<string, JobKind> _kinds;

    internal JobCatalogue(IEnumerable<JobKind> kinds) => _kinds = kinds.ToDictionary(k => k.Key, StringComparer.Ordinal);

    /// <summary>The keys.</summary>
    public IReadOnlyCollection<string> Keys => _kinds.Keys;

    internal IEnumerable<JobKind> Recurring => _kinds.Values.Where(k => k.Every is not null);

    internal JobKind this[string key] =>
        _kinds.TryGetValue(key, out var kind)
            ? kind
            : throw new KeyNotFoundException($"No room registered a handler for jobs of kind “{key}”.");
}

/// <summary>Registration of handlers.</summary>
public static class JobHandlers
{
    /// <summary>Adds a handler to the catalogue.</summary>
    public static IServiceCollection AddJob<T>(this IServiceCollection services)
        where T : class, IJobHandler
    {
        services.TryAddScoped<T>();
        services.AddSingleton(
            new JobKind(
                T.Kind,
                T.Clock,
                T.Every,
                T.Attempts,
                (provider, run, cancel) => provider.GetRequiredService<T>().RunAsync(run, cancel)
            )
        );
        return services;
    }
}
