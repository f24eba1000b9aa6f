using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Drafts;

/// <summary>What was typed, given back.</summary>
/// <param name="Fields">Field names and texts.</param>
/// <param name="At">When it was last kept.</param>
public sealed record KeptDraft(IReadOnlyDictionary<string, string> Fields, DateTime At);

/// <summary>
/// Keeps what people type: with every post, valid or not, and with script five seconds after typing stops. A draft is
/// only ever given back to who typed it, and only into the same form. Answers to surveys are never drafts.
/// </summary>
public sealed class Drafts(CandourDb db, ViewerScope scope, FormEnvelope envelope, Calendar calendar)
{
    /// <summary>A form that is longer than this, as JSON, is not kept: nobody typed that.</summary>
    public const int Most = 400_000;

    /// <summary>The form under which a post that did its work is remembered, by a key of its own.</summary>
    private const string HandedIn = "handed-in";

    private const string Place = "place";
    private const int GivenBackAtOnce = 40;

    /// <summary>Keeps what the viewer typed into a form, over what was kept of it before.</summary>
    /// <param name="form">The form's word, such as "focus".</param>
    /// <param name="recordId">What it is about; empty for a form that makes something new.</param>
    /// <param name="fields">Names and texts. Tokens and passwords are left out.</param>
    public Task KeepAsync(
        string form,
        Guid recordId,
        IEnumerable<KeyValuePair<string, string>> fields,
        CancellationToken cancel = default
    ) => KeepAsync(Me, form, recordId, fields, cancel);

    /// <summary>
    /// Keeps a post that came after its session had ended: it is given back after signing in, never applied. Refused
    /// when the envelope is too old, forged or another form's.
    /// </summary>
    public async Task<Outcome<SealedForm>> KeepSealedAsync(
        string? sealedForm,
        IEnumerable<KeyValuePair<string, string>> fields,
        CancellationToken cancel = default
    )
    {
        if (envelope.Open(sealedForm) is not { } form)
            return Refusal.Because("drafts.envelope-spent");
        using (scope.As(Viewers.Doorkeeper))
            await KeepAsync(form.PersonId, form.Form, form.RecordId, fields, cancel);
        return form;
    }

    /// <summary>What the viewer typed into a form and did not hand in; null when there is nothing.</summary>
    public async Task<KeptDraft?> FindAsync(string form, Guid recordId, CancellationToken cancel = default)
    {
        var draft = await Of(Me, form, recordId).AsNoTracking().SingleOrDefaultAsync(cancel);
        return draft is null ? null : Given(draft);
    }

    /// <summary>All that the viewer typed and did not hand in, by form and record, the newest first: for pages with several forms.</summary>
    public async Task<IReadOnlyDictionary<(string Form, Guid RecordId), KeptDraft>> MineAsync(CancellationToken cancel = default)
    {
        var me = Me;
        var drafts = await db.Set<Draft>()
            .AsNoTracking()
            .Where(d => d.OwnerId == me && d.Form != HandedIn)
            .OrderByDescending(d => d.At)
            .ThenBy(d => d.Id)
            .Take(GivenBackAtOnce)
            .ToListAsync(cancel);
        return drafts.ToDictionary(d => (d.Form, d.RecordId), Given);
    }

    /// <summary>Lets it go: what was typed is handed in, or the person threw it away. Saves by itself.</summary>
    public async Task DiscardAsync(string form, Guid recordId, CancellationToken cancel = default)
    {
        var draft = await Of(Me, form, recordId).SingleOrDefaultAsync(cancel);
        if (draft is null)
            return;
        db.Remove(draft);
        await SaveAsync(draft, cancel);
    }

    /// <summary>Where the viewer was sent on when this very post did its work; null when it has not.</summary>
    /// <param name="post">A key made from all that was sent.</param>
    public async Task<string?> HandedInAsync(Guid post, CancellationToken cancel = default) =>
        (await FindAsync(HandedIn, post, cancel))?.Fields.GetValueOrDefault(Place);

    /// <summary>Remembers that a post did its work, so that the same one again (a second press, a page loaded again) does nothing twice.</summary>
    public Task RememberHandedInAsync(Guid post, string place, CancellationToken cancel = default) =>
        KeepAsync(HandedIn, post, [KeyValuePair.Create(Place, place)], cancel);

    private Guid Me => db.Viewer.PersonId ?? throw new InvalidOperationException("Only a person has drafts.");

    private static KeptDraft Given(Draft draft) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Fields)!, draft.At);

    private IQueryable<Draft> Of(Guid person, string form, Guid recordId) =>
        db.Set<Draft>().Where(d => d.OwnerId == person && d.Form == form && d.RecordId == recordId);

    private async Task KeepAsync(
        Guid person,
        string form,
        Guid recordId,
        IEnumerable<KeyValuePair<string, string>> fields,
        CancellationToken cancel
    )
    {
        var typed = fields
            .Where(f => IsTyped(f.Key))
            .GroupBy(f => f.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Fold.Cleaned(string.Join('\n', g.Select(f => f.Value))), StringComparer.Ordinal);
        var json = JsonSerializer.Serialize(typed);
        if (json.Length > Most)
            return;
        var draft = await Of(person, form, recordId).SingleOrDefaultAsync(cancel);
        if (draft is null)
        {
            draft = new Draft
            {
                Id = Ids.Random(),
                OwnerId = person,
                Form = form,
                RecordId = recordId,
                Fields = json,
                At = calendar.Now,
            };
            db.Add(draft);
        }
        draft.Fields = json;
        draft.At = calendar.Now;
        if (!await SaveAsync(draft, cancel))
            await KeepAsync(person, form, recordId, fields, cancel);
    }

    /// <summary>Tokens, the envelope and anything secret are no part of what was typed.</summary>
    private static bool IsTyped(string field) =>
        !field.StartsWith("__", StringComparison.Ordinal)
        && field != FormEnvelope.Field
        && !field.Contains("password", StringComparison.OrdinalIgnoreCase)
        && !field.Equals("code", StringComparison.OrdinalIgnoreCase);

    /// <summary>Two tabs may keep the same form at once: the later one finds the row of the first. False means: look again.</summary>
    private async Task<bool> SaveAsync(Draft draft, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Entry(draft).State = EntityState.Detached;
            return false;
        }
        catch (DbUpdateException) when (db.Entry(draft).State == EntityState.Added)
        {
            db.Entry(draft).State = EntityState.Detached;
            if (!await Of(draft.OwnerId, draft.Form, draft.RecordId).AnyAsync(cancel))
                throw;
            return false;
        }
    }
}
