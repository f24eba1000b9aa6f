using System.Linq.Expressions;
using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Foundation.PersonalData;

/// <summary>
/// Rows that go when their time is over. A room adds its own in its setup:
/// <c>services.AddRetention&lt;Invitation>("invitations", Retention.Passing, before => i => i.MadeAt &lt; before)</c>; records
/// whose removal is told in the journal, or that a hold keeps, need a rule of their own.
/// </summary>
public interface IRetentionRule
{
    /// <summary>What goes: a stable word.</summary>
    string Key { get; }

    /// <summary>A key of <see cref="PersonalData.Retention"/> that has days.</summary>
    string Retention { get; }

    /// <summary>How many rows are due.</summary>
    Task<int> CountAsync(CandourDb db, DateTime before, CancellationToken cancel);

    /// <summary>Removes them and answers how many.</summary>
    Task<int> PurgeAsync(CandourDb db, DateTime before, CancellationToken cancel);
}

/// <summary>What the clock removed, or would.</summary>
public sealed record RetentionDue(string Key, string Retention, DateTime Before, int Rows);

/// <summary>Removes what the retention table says has been kept long enough.</summary>
public sealed class RetentionClock(CandourDb db, IEnumerable<IRetentionRule> rules, Calendar calendar)
{
    /// <summary>Runs every rule as the present viewer.</summary>
    /// <param name="dryRun">Counts and removes nothing.</param>
    public async Task<IReadOnlyList<RetentionDue>> RunAsync(bool dryRun, CancellationToken cancel = default)
    {
        List<RetentionDue> due = [];
        foreach (var rule in rules.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            var before = calendar.Now.AddDays(
                -(Retention.Days[rule.Retention] ?? throw new InvalidOperationException($"{rule.Retention} has no days to count."))
            );
            var rows = dryRun ? await rule.CountAsync(db, before, cancel) : await rule.PurgeAsync(db, before, cancel);
            due.Add(new RetentionDue(rule.Key, rule.Retention, before, rows));
        }
        return due;
    }
}

/// <summary>Runs the clock every night.</summary>
public sealed class PurgeJob(RetentionClock clock) : IJobHandler
{
    /// <inheritdoc />
    public static string Kind => "purge";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Purge;

    /// <inheritdoc />
    public static TimeSpan? Every => TimeSpan.FromHours(24);

    /// <inheritdoc />
    public Task RunAsync(JobRun run, CancellationToken cancel) => clock.RunAsync(dryRun: false, cancel);
}

/// <summary>Registration of rules.</summary>
public static class RetentionRules
{
    private const int Batch = 500;

    /// <summary>Adds a rule for rows that are no guarded records, or drafts of such.</summary>
    public static IServiceCollection AddRetention<T>(
        this IServiceCollection services,
        string key,
        string retention,
        Func<DateTime, Expression<Func<T, bool>>> due
    )
        where T : class
    {
        if (typeof(IGuarded).IsAssignableFrom(typeof(T)) && !typeof(IUntold).IsAssignableFrom(typeof(T)))
            throw new ArgumentException(
                $"The removal of a {typeof(T).Name} is told in the journal: it needs a rule of its own.",
                nameof(due)
            );
        return services.AddSingleton<IRetentionRule>(new Rule<T>(key, retention, due));
    }

    private sealed class Rule<T>(string key, string retention, Func<DateTime, Expression<Func<T, bool>>> due) : IRetentionRule
        where T : class
    {
        public string Key => key;

        public string Retention => retention;

        public Task<int> CountAsync(CandourDb db, DateTime before, CancellationToken cancel) => db.Set<T>().CountAsync(due(before), cancel);

        public async Task<int> PurgeAsync(CandourDb db, DateTime before, CancellationToken cancel)
        {
            var condition = due(before);
            for (var removed = 0; ; )
            {
                var rows = await db.Set<T>().Where(condition).OrderBy(r => EF.Property<Guid>(r, "Id")).Take(Batch).ToListAsync(cancel);
                db.RemoveRange(rows);
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
                removed += rows.Count;
                if (rows.Count < Batch)
                    return removed;
            }
        }
    }
}
