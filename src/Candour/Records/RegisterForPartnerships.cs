using System.Globalization;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records;

/// <summary>Answers what partnerships ask of the register.</summary>
public sealed class RegisterForPartnerships(RecordsAccess access, Texts texts) : IRegister
{
    private static readonly string[] OpenNow = [RegisterStatus.Open, RegisterStatus.Closing];

    // In the order a person reads them.
    private static readonly RegisterField[] Before = [RegisterField.Status, RegisterField.Type, RegisterField.Phase];

    private static readonly RegisterField[] After =
    [
        RegisterField.Gender,
        RegisterField.ReligiousCharacter,
        RegisterField.Nursery,
        RegisterField.SixthForm,
        RegisterField.Pupils,
        RegisterField.FreeMealsPercent,
        RegisterField.ResourcedProvision,
        RegisterField.SenTypes,
        RegisterField.Trust,
        RegisterField.Federation,
        RegisterField.Opened,
        RegisterField.Closed,
    ];

    private static readonly RegisterField[] AtTheEnd = [RegisterField.Telephone, RegisterField.Website];

    /// <inheritdoc />
    public Task<IReadOnlyList<RegisterSchool>> OpenInAuthorityAsync(string authorityCode, CancellationToken cancel = default)
    {
        var code = Authorities.Shipped.WithCode(authorityCode)?.Code;
        return SchoolsAsync(access.Entries.Where(e => e.Authority == code && code != null && OpenNow.Contains(e.Status)), cancel);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<RegisterSchool>> WithUrnsAsync(IReadOnlyCollection<int> urns, CancellationToken cancel = default) =>
        SchoolsAsync(access.Entries.Where(e => EF.Parameter(urns).Contains(e.Urn)), cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<RegisterSchool>> OfPartiesAsync(IReadOnlyCollection<Guid> partyIds, CancellationToken cancel = default) =>
        SchoolsAsync(access.Entries.Where(e => EF.Parameter(partyIds).Contains(e.PartyId)), cancel);

    /// <inheritdoc />
    public async Task<RegisterAbout?> AboutAsync(Guid partyId, CancellationToken cancel = default)
    {
        var entry = await access.Entries.SingleOrDefaultAsync(e => e.PartyId == partyId, cancel);
        if (entry is null)
            return null;
        var withheld = RegisterColumns.WithheldSet(entry.Withheld);
        List<RegisterLine?> lines =
        [
            .. Before.Select(f => Line(entry, f, withheld)),
            Authority(entry),
            Ages(entry),
            .. After.Select(f => Line(entry, f, withheld)),
            Address(entry),
            .. AtTheEnd.Select(f => Line(entry, f, withheld)),
        ];
        return new RegisterAbout(entry.Urn, entry.AsAt, [.. lines.OfType<RegisterLine>()]);
    }

    private static async Task<IReadOnlyList<RegisterSchool>> SchoolsAsync(IQueryable<RegisterEntry> entries, CancellationToken cancel)
    {
        var rows = await entries
            .OrderBy(e => e.Urn)
            .Select(e => new
            {
                e.Urn,
                e.PartyId,
                e.Name,
                e.Status,
                e.Phase,
                e.Closed,
                e.TrustNumber,
                e.Easting,
                e.Northing,
            })
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(e => new RegisterSchool(
                e.Urn,
                e.PartyId,
                e.Name,
                OpenNow.Contains(e.Status),
                e.Phase,
                e.Closed,
                e.TrustNumber,
                e.Easting,
                e.Northing
            )),
        ];
    }

    // What is not known has no line; what the publisher holds back says so.
    private RegisterLine? Line(RegisterEntry entry, RegisterField field, ulong withheld)
    {
        var value = RegisterColumns.Of(field).GetValue(entry);
        if (value is null && (withheld & field.Bit) == 0)
            return null;
        var shown = value switch
        {
            null => texts["records.value.withheld"],
            DateOnly day => texts.Day(day),
            int number => number.ToString("N0", texts.Culture),
            double share => texts["records.value.percent", share.ToString("0.#", texts.Culture)],
            _ => (string)value,
        };
        return new RegisterLine($"records.field.{field.Key}", shown);
    }

    private static RegisterLine? Authority(RegisterEntry entry) =>
        entry.Authority is { } code
            ? new RegisterLine("records.field.authority", Authorities.Shipped.WithCode(code)?.RegisterName ?? code)
            : null;

    private RegisterLine? Ages(RegisterEntry entry) =>
        entry is { LowAge: { } low, HighAge: { } high }
            ? new RegisterLine(
                "records.about.ages",
                texts["records.value.ages", low.ToString(CultureInfo.InvariantCulture), high.ToString(CultureInfo.InvariantCulture)]
            )
            : null;

    private static RegisterLine? Address(RegisterEntry entry)
    {
        string?[] parts = [entry.Street, entry.Locality, entry.Address3, entry.Town, entry.County, entry.Postcode];
        var address = string.Join(", ", parts.Where(p => p is not null));
        return address.Length == 0 ? null : new RegisterLine("records.about.address", address);
    }
}
