using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Keeping;
using Candour.Foundation.Mail;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.PersonalData;

/// <summary>Says why a person cannot be erased now: a safeguarding hold, for one. A room registers its own.</summary>
public interface IErasureStop
{
    /// <summary>The key of the sentence; null when nothing stops it.</summary>
    Task<string?> WhyAsync(Guid personId, CancellationToken cancel);
}

/// <summary>What an erasure did.</summary>
/// <param name="Deleted">Rows that were the person's and are gone.</param>
/// <param name="Emptied">Texts about the person that were emptied.</param>
/// <param name="Redacted">Facts whose content was emptied.</param>
/// <param name="Mentions">Places where the name stands in what others wrote and own. They decide; nothing was changed there.</param>
public sealed record ErasedPerson(int Deleted, int Emptied, int Redacted, IReadOnlyList<Mention> Mentions);

/// <summary>
/// Erases a person: the account, what they own, drafts, mail, invitations, their name and what the journal kept of all
/// this. What they wrote for a school or a review is that school's or review's record and stays, by nobody's name.
/// </summary>
public sealed class ErasePerson(
    CandourDb db,
    ViewerScope scope,
    UnitOfWork work,
    Journal.Journal journal,
    ErasureLedger ledger,
    IEnumerable<IErasureStop> stops,
    MailSettings mail,
    Texts texts,
    Calendar calendar
)
{
    private const string Erased = "person-erased";

    /// <summary>Erases. Safe to run twice; the second time there is nothing left to do.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="dryRun">Tells what would be done and changes nothing.</param>
    public async Task<Outcome<ErasedPerson>> RunAsync(Guid personId, bool dryRun = false, CancellationToken cancel = default)
    {
        using var keeper = scope.As(KindCatalogue.Keeper(db.Model));
        foreach (var stop in stops)
        {
            if (await stop.WhyAsync(personId, cancel) is { } why)
                return Refusal.Because(why);
        }
        List<string> addresses = [];
        ErasedPerson? done = null;
        var outcome = await work.RunAsync<ErasedPerson>(
            async () =>
            {
                db.ChangeTracker.Clear();
                var person = await db.Set<Party>().SingleOrDefaultAsync(p => p.Id == personId && p.Kind == PartyKinds.Person, cancel);
                if (person is null)
                    return Refusal.Because("people.not-a-person");
                addresses = await AddressesAsync(personId, cancel);
                done = await EraseAsync(person, addresses, cancel);
                if (dryRun)
                    return Refusal.Because("people.dry-run");
                // Before the save is committed: an erasure that is written down and did not happen is done again, the other way round it is lost.
                ledger.Add(new Erasure(personId, calendar.Now));
                await db.SaveChangesAsync(cancel);
                return done;
            },
            cancel
        );
        if (outcome.IsDone)
            RemoveWrittenMail(addresses);
        return dryRun && done is not null ? done : outcome;
    }

    private async Task<List<string>> AddressesAsync(Guid personId, CancellationToken cancel)
    {
        var account = await db
            .Users.Where(a => a.Id == personId)
            .Select(a => new
            {
                a.Email,
                a.NormalizedEmail,
                a.UserName,
            })
            .SingleOrDefaultAsync(cancel);
        string?[] all = [account?.Email, account?.NormalizedEmail, account?.UserName, account?.Email?.ToLowerInvariant()];
        return [.. all.OfType<string>().Where(a => a.Contains('@', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
    }

    private async Task<ErasedPerson> EraseAsync(Party person, List<string> addresses, CancellationToken cancel)
    {
        var rows = new PersonRows(db);
        var nobody = texts["people.nobody"];
        var words = person.Name == nobody ? addresses : [person.Name, .. addresses];
        var (deleted, emptied) = (0, 0);
        HashSet<object> touched = new(ReferenceEqualityComparer.Instance) { person };
        HashSet<Guid> records = [person.Id];
        foreach (var row in await rows.OfAsync(person.Id, addresses, cancel))
        {
            if (row.Row == person)
                continue;
            if (IsTheirsAlone(row, person.Id))
            {
                if (row.Row is IGuarded gone)
                    records.Add(gone.Id);
                db.Remove(row.Row);
                deleted++;
                touched.Add(row.Row);
            }
            else
            {
                var count = row.TextsIn(rows.Map)
                    .Where(t => t.Mark.Retention is Retention.Passing or Retention.Account)
                    .Count(t => Empty(row.Row, t));
                if (count > 0 && row.Row is IGuarded changed)
                    records.Add(changed.Id);
                emptied += count;
            }
        }
        await EndStandingsAsync(person.Id, cancel);
        if (person.Name != nobody)
        {
            (person.Name, person.SortKey, person.SearchKey) = (nobody, Fold.Sort(nobody), Fold.Search(nobody));
            emptied++;
        }
        var naming = await rows.NamingAsync([.. words.Concat(words.Select(Escaped)).Distinct(StringComparer.Ordinal)], cancel);
        var mentions = Mentions(rows, naming.Where(n => !touched.Contains(n.Row)), words, nobody);
        var quoting = naming.Select(n =>
            n.Row switch
            {
                FactContent content => content.FactId,
                Fact fact => fact.Id,
                _ => Guid.Empty,
            }
        );
        var redacted = await RedactAsync(records, quoting, cancel);
        if (deleted + emptied + redacted > 0)
            journal.RecordMany(Erased, "party", person.Id, person.Id, "{}");
        return new ErasedPerson(deleted, emptied, redacted, mentions);
    }

    /// <summary>Whether the row is about nobody else and nothing else: their account, their drafts, mail to them.</summary>
    private static bool IsTheirsAlone(PersonRow row, Guid person) =>
        row.Entity.ClrType == typeof(Accounts.Account)
        || (row.Row is IOwned owned && owned.OwnerId == person)
        || row.Links.Any(l => l.Mark.Retention is Retention.Account or Retention.Passing);

    private bool Empty(object row, PersonalProperty text)
    {
        var property = db.Entry(row).Property(text.Property);
        if (property.CurrentValue is null or "")
            return false;
        property.CurrentValue =
            property.Metadata.IsNullable ? null
            : property.Metadata.ClrType == typeof(string) ? ""
            : property.CurrentValue;
        return true;
    }

    /// <summary>They hold no role and stand in no circle from now on.</summary>
    private async Task EndStandingsAsync(Guid person, CancellationToken cancel)
    {
        var yesterday = calendar.Today.AddDays(-1);
        foreach (
            var appointment in await db.Set<Appointment>()
                .Where(a => a.PersonId == person && (a.To == null || a.To > yesterday))
                .ToListAsync(cancel)
        )
            appointment.To = appointment.From > yesterday ? appointment.From : yesterday;
        foreach (
            var tie in await db.Set<Membership>().Where(m => m.PartyId == person && (m.To == null || m.To > yesterday)).ToListAsync(cancel)
        )
            tie.To = tie.From > yesterday ? tie.From : yesterday;
    }

    /// <summary>The name in passing texts of others (drafts, mail) is taken out; in their records it is told and left.</summary>
    private List<Mention> Mentions(
        PersonRows rows,
        IEnumerable<(object Row, PersonalProperty Property)> naming,
        IReadOnlyList<string> words,
        string nobody
    )
    {
        List<Mention> mentions = [];
        foreach (
            var (row, property) in naming.Where(n => n.Row is not (FactContent or Fact) && db.Entry(n.Row).State != EntityState.Deleted)
        )
        {
            if (
                property.Mark.Retention == Retention.Passing
                && db.Entry(row).Property(property.Property) is { CurrentValue: string text } passing
            )
            {
                passing.CurrentValue = words.Aggregate(
                    text,
                    (t, word) =>
                        t.Replace(word, nobody, StringComparison.OrdinalIgnoreCase)
                            .Replace(Escaped(word), nobody, StringComparison.OrdinalIgnoreCase)
                );
            }
            else
            {
                mentions.Add(rows.At(row, property));
            }
        }
        return mentions;
    }

    /// <summary>Empties what the journal kept of the person's own records, and wherever else it quotes their name or address.</summary>
    private async Task<int> RedactAsync(HashSet<Guid> records, IEnumerable<Guid> quoting, CancellationToken cancel)
    {
        var about = records.ToArray();
        var factIds = (
            await db.Set<Fact>()
                .Where(f => about.Contains(f.RecordId) && f.RedactedAt == null && f.Verb != Erased)
                .Select(f => f.Id)
                .ToListAsync(cancel)
        )
            .Concat(quoting)
            .Where(id => id != Guid.Empty)
            .Distinct()
            .ToList();
        foreach (var some in factIds.Chunk(500))
        {
            foreach (var fact in await db.Set<Fact>().Where(f => some.Contains(f.Id)).ToListAsync(cancel))
                (fact.Reason, fact.RedactedAt) = (null, calendar.Now);
            foreach (var content in await db.Set<FactContent>().Where(c => some.Contains(c.FactId)).ToListAsync(cancel))
                (content.Nonce, content.Canonical) = ("", "");
        }
        return factIds.Count;
    }

    /// <summary>A word as JSON writes it: letters beyond English are escaped there.</summary>
    private static string Escaped(string word) => JsonSerializer.Serialize(word)[1..^1];

    /// <summary>Mail that was written to a folder instead of sent.</summary>
    private void RemoveWrittenMail(List<string> addresses)
    {
        if (!Directory.Exists(mail.Folder))
            return;
        foreach (var path in Directory.EnumerateFiles(mail.Folder, "*.eml").ToList())
        {
            var text = File.ReadAllText(path);
            if (addresses.Any(a => text.Contains(a, StringComparison.OrdinalIgnoreCase)))
                File.Delete(path);
        }
    }
}
