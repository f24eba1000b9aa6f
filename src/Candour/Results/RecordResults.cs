using System.Text.Json;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Results;

/// <summary>
/// Records what a source says now: adds what is new, withdraws what no longer stands, leaves alone what is the same.
/// Running it again changes nothing, the journal included. It runs as a clock's job; nobody writes a result by hand.
/// </summary>
public sealed class RecordResults(CandourDb db, UnitOfWork work, ResultsAccess access, Journal journal, Calendar calendar)
{
    /// <summary>The fact's verb.</summary>
    public const string Recorded = "results-recorded";

    /// <param name="Entries">All that the source says; a part that is missing here no longer stands.</param>
    public sealed record Request(RecordedSource Source, IReadOnlyList<ResultEntry> Entries);

    /// <summary>How many were added and how many withdrawn.</summary>
    public sealed record Counts(int Added, int Withdrawn);

    public Task<Outcome<Counts>> RunAsync(Request request, CancellationToken cancel = default) =>
        work.RunAsync<Counts>(
            async () =>
            {
                if (request.Entries.Select(e => e.Part).Distinct(StringComparer.Ordinal).Count() != request.Entries.Count)
                    throw new ArgumentException("A source hands in each part once.", nameof(request));
                var standing = await access
                    .Readable.Where(r => r.OwnerId == request.Source.OwnerId && r.SourceId == request.Source.Id && r.WithdrawnAt == null)
                    .ToListAsync(cancel);
                var now = calendar.Now;
                var said = request.Entries.Select(e => e.ToResult(request.Source, now)).ToDictionary(r => r.Part, StringComparer.Ordinal);
                var gone = standing.Where(old => !said.TryGetValue(old.Part, out var entry) || !IsSame(old, entry)).ToList();
                var kept = standing.Except(gone).Select(r => r.Part).ToHashSet(StringComparer.Ordinal);
                var fresh = said.Values.Where(r => !kept.Contains(r.Part)).ToList();
                if (gone.Count == 0 && fresh.Count == 0)
                    return new Counts(0, 0);
                foreach (var old in gone)
                    old.WithdrawnAt = now;
                db.AddRange(fresh);
                journal.RecordMany(
                    Recorded,
                    Result.Kind.Key,
                    request.Source.Id,
                    request.Source.OwnerId,
                    JsonSerializer.Serialize(
                        new
                        {
                            added = fresh.Select(r => new
                            {
                                r.Id,
                                r.Part,
                                r.Measure,
                                r.State,
                                r.Number,
                                r.Words,
                            }),
                            withdrawn = gone.Select(r => r.Id),
                        }
                    )
                );
                await db.SaveChangesAsync(cancel);
                return new Counts(fresh.Count, gone.Count);
            },
            cancel
        );

    private static bool IsSame(Result a, Result b) =>
        (a.Voice, a.Measure, a.State, a.Number, a.Words, a.ReasonKey, a.ReasonLimit, a.Method, a.AsOf)
        == (b.Voice, b.Measure, b.State, b.Number, b.Words, b.ReasonKey, b.ReasonLimit, b.Method, b.AsOf);
}
