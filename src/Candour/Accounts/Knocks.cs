using System.Security.Cryptography;
using System.Text;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>A door at which tries are counted: its word, how many it takes, and how long it then stays shut.</summary>
public sealed record KnockedDoor(string Key, int Tries, TimeSpan Shut)
{
    /// <summary>Signing in.</summary>
    public static KnockedDoor SignIn { get; } = new("sign-in", 10, TimeSpan.FromMinutes(15));

    /// <summary>Asking for a new password.</summary>
    public static KnockedDoor Forgotten { get; } = new("forgotten", 5, TimeSpan.FromHours(1));

    /// <summary>Typing the code that a school was sent.</summary>
    public static KnockedDoor Code { get; } = new("code", 10, TimeSpan.FromHours(1));

    /// <summary>Having the code sent again.</summary>
    public static KnockedDoor SendCode { get; } = new("send-code", 3, TimeSpan.FromHours(24));

    /// <summary>Typing one's present password to change something.</summary>
    public static KnockedDoor Own { get; } = new("own", 10, TimeSpan.FromMinutes(15));
}

/// <summary>Counts tries before anything is checked, so that many at once are not taken for one.</summary>
public sealed class Knocks(AccountsAccess access, CandourDb db, Calendar calendar, UnitOfWork work)
{
    private const int SweptAtOnce = 20;

    /// <summary>Counts a try; false when there were too many, and this one is not to be looked at.</summary>
    public async Task<bool> TryAsync(KnockedDoor door, string who, CancellationToken cancel = default)
    {
        var key = Key(door, who);
        var outcome = await work.RunAsync<bool>(
            async () =>
            {
                var now = calendar.Now;
                // Swept as we go: the table never holds more than the tries of an hour or a day.
                db.RemoveRange(
                    await access.Knocks.Where(k => k.Until < now && k.Id != key).OrderBy(k => k.Until).Take(SweptAtOnce).ToListAsync(cancel)
                );
                var knock = await access.Knocks.SingleOrDefaultAsync(k => k.Id == key, cancel);
                if (knock is null)
                    db.Add(knock = new Knock { Id = key });
                if (knock.Until <= now)
                    (knock.Tries, knock.Until) = (0, now + door.Shut);
                knock.Tries++;
                // The door shuts at the last try that counts. Tries at a shut door do not keep it shut: somebody else's
                // persistence must not lock a person out for good.
                if (knock.Tries == door.Tries)
                    knock.Until = now + door.Shut;
                await db.SaveChangesAsync(cancel);
                return knock.Tries <= door.Tries;
            },
            cancel
        );
        return outcome.Value;
    }

    /// <summary>Forgets the tries after one that was right.</summary>
    public async Task ForgetAsync(KnockedDoor door, string who, CancellationToken cancel = default)
    {
        var key = Key(door, who);
        await work.RunAsync<Done>(
            async () =>
            {
                db.RemoveRange(await access.Knocks.Where(k => k.Id == key).ToListAsync(cancel));
                await db.SaveChangesAsync(cancel);
                return new Done();
            },
            cancel
        );
    }

    private static string Key(KnockedDoor door, string who) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{door.Key}\n{who}")));
}
