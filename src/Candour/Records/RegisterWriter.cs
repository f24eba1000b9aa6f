using Candour.Foundation;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Candour.Records.Previews;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records;

/// <summary>
/// Writes the rows of an import in bulk: an entry and a party for each new school, the entry (and the party's name) of
/// each that changed. It checks each row's base version in the transaction it writes in.
/// </summary>
public sealed class RegisterWriter(BulkWriter bulk, RecordsAccess access)
{
    /// <summary>The refusal when a school has changed since the preview.</summary>
    public const string OvertakenKey = "records.apply.overtaken";

    private const int Chunk = 2_000;

    private sealed record Standing(int Version, string? Withheld, Guid PartyId, string Name, string? Status);

    /// <summary>Writes them, and answers the schools that close by it.</summary>
    public async Task<Outcome<IReadOnlyList<ClosingSchool>>> WriteAsync(ImportRun run, byte[] rows, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var said = RegisterField.In((ulong)run.Said);
        string[] fields = [.. said.Select(f => RegisterColumns.Of(f).Name), nameof(RegisterEntry.Withheld), nameof(RegisterEntry.Version), nameof(RegisterEntry.AsAt), nameof(RegisterEntry.ImportId)];
        await using var parties = bulk.Insert<Party>(
            nameof(Party.Id), nameof(Party.OwnerId), nameof(Party.Kind), nameof(Party.Name), nameof(Party.SortKey), nameof(Party.SearchKey), nameof(Party.IsSample));
        await using var entries = bulk.Insert<RegisterEntry>([nameof(RegisterEntry.Urn), nameof(RegisterEntry.PartyId), .. fields]);
        await using var changes = bulk.Update<RegisterEntry>(nameof(RegisterEntry.Urn), fields);
        await using var names = bulk.Update<Party>(nameof(Party.Id), nameof(Party.Name), nameof(Party.SortKey), nameof(Party.SearchKey));

        var closing = new List<ClosingSchool>();
        var done = 0;
        var total = run.Counts.ToWrite;
        foreach (var chunk in PackedRows.Read(rows).Chunk(Chunk))
        {
            var standing = await StandingAsync(chunk, cancel);
            foreach (var item in chunk)
            {
                var before = standing.GetValueOrDefault(item.Row.Urn);
                if ((before?.Version ?? 0) != item.Plan.BaseVersion)
                    return Refusal.Because(OvertakenKey);
                if (before is null)
                    await AddAsync(run, item.Row, said, parties, entries, cancel);
                else
                    await ChangeAsync(run, item.Row, said, before, changes, names, cancel);
                if (Closing(item.Row, before) is { } school)
                    closing.Add(school);
            }
            done += chunk.Length;
            progress?.Report(new ImportProgress("writing", done, total));
        }
        await parties.FlushAsync(cancel);
        await entries.FlushAsync(cancel);
        await changes.FlushAsync(cancel);
        await names.FlushAsync(cancel);
        return closing;
    }

    private async Task<Dictionary<int, Standing>> StandingAsync(RowToWrite[] chunk, CancellationToken cancel)
    {
        var urns = chunk.Select(c => c.Row.Urn).ToList();
        return await RegisterRange
            .Of(access.Entries, urns)
            .Select(e => new { e.Urn, e.Version, e.Withheld, e.PartyId, e.Name, e.Status })
            .ToDictionaryAsync(e => e.Urn, e => new Standing(e.Version, e.Withheld, e.PartyId, e.Name, e.Status), cancel);
    }

    private static async Task AddAsync(ImportRun run, RegisterRow row, IReadOnlyList<RegisterField> said, BulkStatement parties, BulkStatement entries, CancellationToken cancel)
    {
        var party = Ids.New();
        var name = row[RegisterField.Name]!;
        var sort = Fold.Sort(name);
        await parties.AddAsync([party, Party.Installation, PartyKinds.School, name, sort, $" {sort} ", false], cancel);
        await entries.AddAsync([row.Urn, party, .. Values(run, row, said, null, 1)], cancel);
    }

    private static async Task ChangeAsync(ImportRun run, RegisterRow row, IReadOnlyList<RegisterField> said, Standing before, BulkStatement changes, BulkStatement names, CancellationToken cancel)
    {
        await changes.AddAsync([.. Values(run, row, said, before.Withheld, before.Version + 1), row.Urn], cancel);
        if (row[RegisterField.Name] is { } name && name != before.Name)
        {
            var sort = Fold.Sort(name);
            await names.AddAsync([name, sort, $" {sort} ", before.PartyId], cancel);
        }
    }

    // Figures withheld in columns that this file does not have stay withheld.
    private static object?[] Values(ImportRun run, RegisterRow row, IReadOnlyList<RegisterField> said, string? withheld, int version)
    {
        var values = new object?[said.Count + 4];
        for (var i = 0; i < said.Count; i++)
            values[i] = RegisterColumns.Stored(said[i], row[said[i]]);
        values[said.Count] = RegisterColumns.WithheldText(row.Withheld | (RegisterColumns.WithheldSet(withheld) & ~row.Said));
        values[said.Count + 1] = version;
        values[said.Count + 2] = run.AsAt;
        values[said.Count + 3] = run.Id;
        return values;
    }

    private static ClosingSchool? Closing(RegisterRow row, Standing? before)
    {
        var status = row[RegisterField.Status];
        if (before is null || !row.Says(RegisterField.Status) || status == before.Status || status is not (RegisterStatus.Closed or RegisterStatus.Closing))
            return null;
        var on = (DateOnly?)RegisterColumns.Stored(RegisterField.Closed, row[RegisterField.Closed]);
        return new ClosingSchool(before.PartyId, row.Urn, row[RegisterField.Name]!, status == RegisterStatus.Closed, on);
    }
}
