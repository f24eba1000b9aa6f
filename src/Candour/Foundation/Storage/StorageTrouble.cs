using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Candour.Foundation.Storage;

/// <summary>Tells the database's own trouble (gone, full, locked) from a mistake of ours: the one passes and deserves a plain page, the other does not.</summary>
public static class StorageTrouble
{
    private const int Busy = 5,
        Locked = 6,
        ReadOnly = 8,
        InputOutput = 10,
        Full = 13,
        CannotOpen = 14;

    private const int KeyTaken = 1555,
        UniqueTaken = 2067;

    /// <summary>Whether an error, at any depth, says that there is a row with this key already.</summary>
    public static bool IsTakenKey(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is SqliteException { SqliteExtendedErrorCode: KeyTaken or UniqueTaken } or PostgresException { SqlState: "23505" })
                return true;
        }
        return false;
    }

    /// <summary>Whether an error, at any depth, says that the database cannot work just now. Nothing was saved.</summary>
    public static bool IsCauseOf(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen })
                return true;
            if (error is PostgresException { SqlState: var state })
                return state.StartsWith("08", StringComparison.Ordinal)
                    || state.StartsWith("53", StringComparison.Ordinal)
                    || state.StartsWith("57P", StringComparison.Ordinal);
            if (error is NpgsqlException || (error is DbException { IsTransient: true }))
                return true;
        }
        return false;
    }
}
