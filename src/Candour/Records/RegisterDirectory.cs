using System.Globalization;
using Candour.Foundation.Wording;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records;

/// <summary>Answers what Partnerships asks of the register.</summary>
public sealed class RegisterDirectory(RecordsAccess access, Texts texts) : IRegister
{
    /// <summary>What the school's page shows, in its order; a field of which the register says nothing is left out.</summary>
    private static readonly RegisterField[] Shown =
    [
        RegisterField.Phase,
        RegisterField.Type,
        RegisterField.LowAge,
        RegisterField.HighAge,
        RegisterField.Gender,
        RegisterField.ReligiousCharacter,
        RegisterField.Pupils,
        RegisterField.Capacity,
        RegisterField.Authority,
        RegisterField.Trust,
        RegisterField.Federation,
        RegisterField.Street,
        RegisterField.Town,
        RegisterField.Postcode,
        RegisterField.Status,
        RegisterField.Opened,
        RegisterField.Closed,
    ];

    /// <inheritdoc />
    public async Task<IReadOnlyList<RegisterSchool>> OpenInAuthorityAsync(string authorityCode, CancellationToken cancel = default)
    {
        var code = Authorities.Shipped.WithCode(authorityCode)?.Code ?? authorityCode;
        return await Schools(access.Entries.Where(e => e.Authority == code && (e.Status == RegisterStatus.Open || e.Status == RegisterStatus.Closing))).ToListAsync(cancel);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<RegisterSchool>> WithUrnsAsync(IReadOnlyCollection<int> urns, CancellationToken cancel = default) =>
        await Schools(access.Entries.Where(e => urns.Contains(e.Urn))).ToListAsync(cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyList<RegisterSchool>> OfPartiesAsync(IReadOnlyCollection<Guid> partyIds, CancellationToken cancel = default) =>
        await Schools(access.Entries.Where(e => partyIds.Contains(e.PartyId))).ToListAsync(cancel);

    /// <inheritdoc />
    public async Task<RegisterAbout?> AboutAsync(Guid partyId, CancellationToken cancel = default)
    {
        if (await access.Entries.SingleOrDefaultAsync(e => e.PartyId == partyId, cancel) is not { } entry)
            return null;
        var lines =
            from field in Shown
            let value = RegisterColumns.Of(field).GetValue(entry)
            where value is not null
            select new RegisterLine($"records.field.{field.Key}", Said(field, value));
        return new RegisterAbout(entry.Urn, entry.AsAt, [.. lines]);
    }

    private string Said(RegisterField field, object value) =>
        value switch
        {
            string code when field == RegisterField.Authority => Authorities.Shipped.WithCode(code)?.Name ?? code,
            DateOnly day => texts.Day(day),
            int number => number.ToString("N0", texts.Culture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static IQueryable<RegisterSchool> Schools(IQueryable<RegisterEntry> entries) =>
        entries
            .OrderBy(e => e.Urn)
            .Select(e => new RegisterSchool(
                e.Urn,
                e.PartyId,
                e.Name,
                e.Status == RegisterStatus.Open || e.Status == RegisterStatus.Closing,
                e.Phase,
                e.Closed,
                e.TrustNumber,
                e.Easting,
                e.Northing
            ));
}
