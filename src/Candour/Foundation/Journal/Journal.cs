using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Candour.Foundation.Journal;

/// <summary>Writes facts into the change that they tell of. A save of a guarded record without a fact throws.</summary>
public sealed class Journal(CandourDb db, Calendar calendar)
{
    /// <summary>Records that something was done to a record, in the same save.</summary>
    /// <param name="verb">Past tense, such as "focus-agreed".</param>
    /// <param name="record">The record, already added or changed.</param>
    /// <param name="reason">The reason the person gave, where the change asks for one.</param>
    public Fact Record(string verb, IGuarded record, string? reason = null)
    {
        var fact = Make(verb, record.RecordKind.Key, record.Id, record.OwnerId, reason);
        db.Add(fact);
        return fact;
    }

    /// <summary>Records one fact for many rows at once (an import, a closing round), with a digest of what they held.</summary>
    public Fact RecordMany(string verb, string kind, Guid recordId, Guid ownerId, string canonical, string? reason = null)
    {
        var fact = Make(verb, kind, recordId, ownerId, reason);
        db.Add(fact);
        Seal(db, fact, canonical);
        return fact;
    }

    private Fact Make(string verb, string kind, Guid recordId, Guid ownerId, string? reason)
    {
        var viewer = db.Viewer;
        return new Fact
        {
            Id = Ids.New(),
            PlaceId = viewer.Capacity?.PlaceId ?? Party.Installation,
            OwnerId = ownerId,
            RecordKindKey = kind,
            RecordId = recordId,
            Verb = verb,
            PersonId = viewer.PersonId,
            Capacity = viewer.System?.Name ?? viewer.Capacity?.Role ?? "self",
            Reason = reason,
            At = calendar.Now,
            Digest = "",
        };
    }

    /// <summary>Computes the digest of each new fact from what its record holds as it is saved.</summary>
    internal static void SealAll(DbContext context)
    {
        var fresh = context.ChangeTracker.Entries<Fact>().Where(e => e.State == EntityState.Added && e.Entity.Digest.Length == 0).ToList();
        if (fresh.Count == 0)
            return;
        // Looked up once: a save of thousands of records tells thousands of facts.
        var records = context
            .ChangeTracker.Entries<IGuarded>()
            .DistinctBy(e => (e.Entity.RecordKind.Key, e.Entity.Id))
            .ToDictionary(e => (e.Entity.RecordKind.Key, e.Entity.Id));
        foreach (var entry in fresh)
            Seal(
                context,
                entry.Entity,
                records.TryGetValue((entry.Entity.RecordKindKey, entry.Entity.RecordId), out var record) ? Canonical(record) : "{}"
            );
    }

    private static void Seal(DbContext context, Fact fact, string canonical)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        fact.Digest = Digest(nonce, canonical, fact.Reason);
        context.Add(
            new FactContent
            {
                FactId = fact.Id,
                Nonce = nonce,
                Canonical = canonical,
            }
        );
    }

    /// <summary>The digest of a content and the reason given for it, as stored with the fact. Text is taken as it will be stored.</summary>
    public static string Digest(string nonce, string canonical, string? reason = null) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{nonce}{Fold.Cleaned(canonical)}\u001F{Fold.Cleaned(reason ?? "")}"))
        );

    private static string Canonical(EntityEntry entry)
    {
        var values = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        var shut = entry.Entity is IKeptShut { IsShut: true } kept ? kept.ShutProperties : [];
        foreach (var property in entry.Properties)
        {
            if ((property.Metadata.IsShadowProperty() && property.Metadata.IsPrimaryKey()) || shut.Contains(property.Metadata.Name))
                continue;
            values[property.Metadata.Name] = property.CurrentValue;
        }
        foreach (var document in entry.References.Where(n => n.TargetEntry?.Metadata.IsMappedToJson() == true))
            values[document.Metadata.Name] = document.CurrentValue;
        foreach (var documents in entry.Collections.Where(n => n.Metadata.TargetEntityType.IsMappedToJson()))
            values[documents.Metadata.Name] = documents.CurrentValue;
        values["$state"] = entry.State.ToString();
        return JsonSerializer.Serialize(values);
    }
}
