using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using Candour.Foundation.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Storage;

/// <summary>
/// Runs a whole use case (load, decide, save) in one transaction that behaves as if nobody else were there:
/// serializable with retry on PostgreSQL, where who meets others again and again is let through alone; on SQLite one
/// writer at a time, taken before the first read.
/// </summary>
/// <remarks>
/// Loading outside the transaction is how three reviewers who seal at once each believe that they are not the last.
/// </remarks>
public sealed class UnitOfWork(CandourDb db, SqliteWriteGate gate, WritersTogether together)
{
    /// <summary>As many as may want the same row at once in a busy minute; each waits a little longer, at random, than before.</summary>
    private const int Tries = 20;

    /// <summary>In a small place the database takes reads of the same page for a collision, each time anew: from this try on, nobody else of this process writes meanwhile.</summary>
    private const int AloneFrom = 4;

    /// <summary>Runs the work; a refusal rolls back. The work may run several times and must load what it decides on.</summary>
    public async Task<Outcome<T>> RunAsync<T>(Func<Task<Outcome<T>>> work, CancellationToken cancel = default)
    {
        if (db.Database.CurrentTransaction is not null)
            return await work();
        if (db is SqliteCandourDb)
        {
            using var turn = await gate.EnterAsync(db.Database.GetConnectionString()!, cancel);
            return await OnceAsync(work, cancel);
        }
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var turn = await together.EnterAsync(alone: attempt >= AloneFrom, cancel);
                return await OnceAsync(work, cancel);
            }
            catch (Exception error) when (attempt < Tries && IsCollision(error))
            {
                db.ChangeTracker.Clear();
                await Task.Delay(RandomNumberGenerator.GetInt32(1, 10 * attempt), cancel);
            }
        }
    }

    private async Task<Outcome<T>> OnceAsync<T>(Func<Task<Outcome<T>>> work, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        var outcome = await work();
        if (outcome.IsDone)
        {
            await transaction.CommitAsync(cancel);
        }
        else
        {
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
        }
        return outcome;
    }

    /// <summary>Whether two transactions met: serialization failure or deadlock, at any depth of the error.</summary>
    private static bool IsCollision(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException!)
        {
            if (e is DbException { SqlState: "40001" or "40P01" })
                return true;
        }
        return false;
    }
}

/// <summary>Lets many write at once, and somebody alone who got nowhere with the others.</summary>
public sealed class WritersTogether : IDisposable
{
    private const int Places = 256;
    private readonly SemaphoreSlim _places = new(Places, Places);
    private readonly SemaphoreSlim _alone = new(1, 1);

    /// <summary>Waits for a place, or for all of them; dispose to give back what was taken.</summary>
    public async Task<IDisposable> EnterAsync(bool alone, CancellationToken cancel = default)
    {
        if (!alone)
        {
            await _places.WaitAsync(cancel);
            return new Taken(this, 1);
        }
        var taken = 0;
        await _alone.WaitAsync(cancel);
        try
        {
            for (; taken < Places; taken++)
                await _places.WaitAsync(cancel);
        }
        catch
        {
            if (taken > 0)
                _places.Release(taken);
            throw;
        }
        finally
        {
            _alone.Release();
        }
        return new Taken(this, Places);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _places.Dispose();
        _alone.Dispose();
    }

    private sealed class Taken(WritersTogether together, int places) : IDisposable
    {
        public void Dispose() => together._places.Release(places);
    }
}

/// <summary>SQLite has one writer; within the process it is chosen here, fairly, instead of by busy errors.</summary>
public sealed class SqliteWriteGate
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn to write to one database; dispose to give it back.</summary>
    public async Task<IDisposable> EnterAsync(string database, CancellationToken cancel = default)
    {
        var gate = _gates.GetOrAdd(database, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancel);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
