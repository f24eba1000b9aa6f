using Candour.Foundation;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Candour.Records.Previews;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records;

/// <summary>
/// Writes the rows of an import in bulk, each checked against its base version in the transaction that writes it. No
/// party is made: the country's schools are many, and those that belong to something here are few.
/// </summary>
public sealed class RegisterWriter(BulkWriter bulk, RecordsAccess access)
{
    /// <summary>The refusal when a school has changed since the preview.</summary>
    public const string OvertakenKey = "records.apply.overtaken";

    private const int Chunk = 2_000;

    private sealed record Standing(int Version, string? Withheld, Guid PartyId, string Name, string? Town, string? Status);

    /// <summary>Writes them, and answers the schools that close by it.</summary>
    public async Task<Outcome<IReadOnlyList<ClosingSchool>>> WriteAsync(
        ImportRun run,
        byte[] rows,
        IProgress<ImportProgress>? progress,
        CancellationToken cancel
    )
    {
        var said = RegisterField.In((ulong)run.Said);
        string[] fields =
        [
            .. said.Select(f => RegisterColumns.Of(f).Name),
            nameof(RegisterEntry.Withheld),
            nameof(RegisterEntry.Version),
            nameof(RegisterEntry.AsAt),
            nameof(RegisterEntry.ImportId),
            nameof(RegisterEntry.SortKey),
            nameof(RegisterEntry.SearchKey),
        ];
        await using var entries = bulk.Insert<RegisterEntry>([nameof(RegisterEntry.Urn), nameof(RegisterEntry.PartyId), .. fields]);
        await using var changes = bulk.Update<RegisterEntry>(nameof(RegisterEntry.Urn), fields);

        var closing = new List<ClosingSchool>();
        var done = 0;
        foreach (var chunk in PackedRows.Read(rows).Chunk(Chunk))
        {
            var standing = await StandingAsync(chunk, cancel);
            var renamed = new Dictionary<Guid, string>();
            foreach (var (plan, row) in chunk)
            {
                var before = standing.GetValueOrDefault(row.Urn);
                if ((before?.Version ?? 0) != plan.BaseVersion)
                    return Refusal.Because(OvertakenKey);
                var values = Values(run, row, said, before);
                if (before is null)
                    await entries.AddAsync([row.Urn, Ids.New(), .. values], cancel);
                else
                    await changes.AddAsync([.. values, row.Urn], cancel);
                if (before is not null && before.Name != row[RegisterField.Name])
                    renamed[before.PartyId] = row[RegisterField.Name]!;
                if (Closing(row, before) is { } school)
                    closing.Add(school);
            }
            await RenameAsync(renamed, cancel);
            done += chunk.Length;
            progress?.Report(new ImportProgress("writing", done, run.Counts.ToWrite));
        }
        await entries.FlushAsync(cancel);
        await changes.FlushAsync(cancel);
        return closing;
    }

    private async Task<Dictionary<int, Standing>> StandingAsync(RowToWrite[] chunk, CancellationToken cancel)
    {
        var urns = chunk.Select(c => c.Row.Urn).ToList();
        return await RegisterRange
            .Of(access.Entries, urns)
            .Select(e => new
            {
                e.Urn,
                e.Version,
                e.Withheld,
                e.PartyId,
                e.Name,
                e.Town,
                e.Status,
            })
            .ToDictionaryAsync(e => e.Urn, e => new Standing(e.Version, e.Withheld, e.PartyId, e.Name, e.Town, e.Status), cancel);
    }

    // A school that belongs to something here goes by the register's name there too.
    private async Task RenameAsync(Dictionary<Guid, string> names, CancellationToken cancel)
    {
        if (names.Count == 0)
            return;
        await using var parties = bulk.Update<Party>(nameof(Party.Id), nameof(Party.Name), nameof(Party.SortKey), nameof(Party.SearchKey));
        foreach (var id in await access.PartiesAmongAsync(names.Keys, cancel))
            await parties.AddAsync([names[id], Fold.Sort(names[id]), Fold.Search(names[id]), id], cancel);
        await parties.FlushAsync(cancel);
    }

    // In the order of the columns above. Figures withheld in columns that this file does not have stay withheld.
    private static object?[] Values(ImportRun run, RegisterRow row, IReadOnlyList<RegisterField> said, Standing? before)
    {
        var name = Fold.Sort(row[RegisterField.Name]!);
        var town = row.Says(RegisterField.Town) ? row[RegisterField.Town] : before?.Town;
        var withheld = row.Withheld | (RegisterColumns.WithheldSet(before?.Withheld) & ~row.Said);
        return
        [
            .. said.Select(f => RegisterColumns.Stored(f, row[f])),
            RegisterColumns.WithheldText(withheld),
            (before?.Version ?? 0) + 1,
            run.AsAt,
            run.Id,
            name,
            town is null ? $" {name} " : $" {name} {Fold.Sort(town)} ",
        ];
    }

    private static ClosingSchool? Closing(RegisterRow row, Standing? before)
    {
        var status = row[RegisterField.Status];
        if (
            before is null
            || !row.Says(RegisterField.Status)
            || status == before.Status
            || status is not (RegisterStatus.Closed or RegisterStatus.Closing)
        )
            return null;
        var on = (DateOnly?)RegisterColumns.Stored(RegisterField.Closed, row[RegisterField.Closed]);
        return new ClosingSchool(before.PartyId, row.Urn, row[RegisterField.Name]!, status == RegisterStatus.Closed, on);
    }
}
