using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Testing;

/// <summary>What every owned entity is asked: that an outsider can neither insert, nor change by attaching, nor delete.</summary>
public static class GuardChecks
{
    /// <summary>Tries all three, each in a request of its own and with a fact, and expects each to throw.</summary>
    public static async Task ShouldRefuseAsync<T>(this SchoolsAtWork schools, string outsider, Func<T> forged, T stored, Action<T> change)
        where T : class, IOwned
    {
        await RefusedAsync(
            schools,
            outsider,
            "insert",
            db =>
            {
                var record = forged();
                db.Add(record);
                return record;
            }
        );
        await RefusedAsync(
            schools,
            outsider,
            "attach and update",
            db =>
            {
                db.Attach(stored);
                change(stored);
                db.Entry(stored).State = EntityState.Modified;
                return stored;
            }
        );
        await RefusedAsync(
            schools,
            outsider,
            "delete",
            db =>
            {
                db.Remove(stored);
                return stored;
            }
        );
    }

    private static async Task RefusedAsync<T>(SchoolsAtWork schools, string outsider, string what, Func<CandourDb, T> act)
        where T : class, IOwned
    {
        await using var scope = await schools.AsAsync(outsider);
        var record = act(scope.Db);
        scope.Get<Journal>().Record("forged", record);
        (
            await Should.ThrowAsync<OwnerGuardException>(
                () => scope.Db.SaveChangesAsync(),
                $"{outsider} must not {what} a {record.RecordKind}"
            )
        ).Message.ShouldContain(record.RecordKind.Key);
        scope.Db.ChangeTracker.Clear();
    }
}
