using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Mail;

/// <summary>Adds mail to the save of the change that asks for it; the job "post" sends it once that is committed.</summary>
public sealed class Outbox(CandourDb db, Calendar calendar, Texts texts)
{
    /// <summary>A mail to an address: an invitation, or a code for a school's own address.</summary>
    /// <param name="to">The address.</param>
    /// <param name="subjectKey">A text without arguments.</param>
    /// <param name="bodyKey">A text; say that something waits and give a link.</param>
    /// <param name="arguments">The body's arguments: names of schools, dates, links. Never what a record says.</param>
    public OutMail Add(string to, string subjectKey, string bodyKey, params object?[] arguments) =>
        Add(Ids.New(), null, to, subjectKey, bodyKey, arguments);

    /// <summary>A mail to a person, at the address their account has when it is sent.</summary>
    public OutMail AddFor(Guid personId, string subjectKey, string bodyKey, params object?[] arguments) =>
        Add(Ids.New(), personId, null, subjectKey, bodyKey, arguments);

    /// <summary>The same under a key of the caller's making, for a mail that must go once however often it is asked for.</summary>
    public async Task AddOnceAsync(
        Guid key,
        Guid personId,
        string subjectKey,
        string bodyKey,
        object?[] arguments,
        CancellationToken cancel = default
    )
    {
        if (!await db.Set<OutMail>().AnyAsync(m => m.Id == key, cancel))
            Add(key, personId, null, subjectKey, bodyKey, arguments);
    }

    private OutMail Add(Guid key, Guid? personId, string? to, string subjectKey, string bodyKey, object?[] arguments)
    {
        var now = calendar.Now;
        var mail = new OutMail
        {
            Id = key,
            PersonId = personId,
            Address = to,
            Subject = texts[subjectKey],
            Body = texts[bodyKey, arguments],
            State = OutMail.Waiting,
            AddedAt = now,
            Due = now,
        };
        db.Add(mail);
        return mail;
    }
}
