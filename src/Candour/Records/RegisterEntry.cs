using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Records;

/// <summary>
/// What the national register says about one school, and nothing else: public directory data that nobody here owns
/// or edits. It changes only by an import. What a partnership knows of a school lies in
/// <see cref="LocalSchoolDetail"/>. A null is not known, or withheld when the field's key is in <see cref="Withheld"/>.
/// </summary>
[NotPersonal]
public sealed class RegisterEntry
{
    /// <summary>The school's number in the register, which never changes and is never used again.</summary>
    public int Urn { get; init; }

    /// <summary>
    /// The key of the party that stands for the school here, from the day it belongs to anything. Fixed with the entry,
    /// so that whoever brings the school in first makes the same party as whoever would have come second.
    /// </summary>
    public Guid PartyId { get; init; }

    /// <summary>The name as a list sorts it.</summary>
    public required string SortKey { get; set; }

    /// <summary>Name and town as a search reads them.</summary>
    public required string SearchKey { get; set; }

    /// <summary>Counts the changes: an import that was prepared against another version is refused.</summary>
    public int Version { get; set; }

    /// <summary>The day of the file that last changed it.</summary>
    public DateOnly AsAt { get; set; }

    /// <summary>The import that last changed it.</summary>
    public Guid ImportId { get; set; }

    /// <summary>Keys of the figures that the publisher holds back, with a space between.</summary>
    public string? Withheld { get; set; }

    public required string Name { get; set; }
    public string? Authority { get; set; }
    public string? SchoolNumber { get; set; }
    public string? Status { get; set; }
    public string? Phase { get; set; }
    public string? Gender { get; set; }
    public string? Type { get; set; }
    public string? TypeGroup { get; set; }
    public DateOnly? Opened { get; set; }
    public string? OpenedBecause { get; set; }
    public DateOnly? Closed { get; set; }
    public string? ClosedBecause { get; set; }
    public int? LowAge { get; set; }
    public int? HighAge { get; set; }
    public string? Boarding { get; set; }
    public string? Nursery { get; set; }
    public string? SixthForm { get; set; }
    public string? ReligiousCharacter { get; set; }
    public string? ReligiousEthos { get; set; }
    public string? Diocese { get; set; }
    public string? Admissions { get; set; }
    public int? Capacity { get; set; }
    public string? SpecialClasses { get; set; }
    public DateOnly? CensusDate { get; set; }
    public int? Pupils { get; set; }
    public int? Boys { get; set; }
    public int? Girls { get; set; }
    public double? FreeMealsPercent { get; set; }
    public int? FreeMeals { get; set; }
    public string? TrustLink { get; set; }
    public string? TrustNumber { get; set; }
    public string? Trust { get; set; }
    public string? FederationNumber { get; set; }
    public string? Federation { get; set; }
    public string? ProviderNumber { get; set; }
    public DateOnly? RegisterChanged { get; set; }
    public string? Street { get; set; }
    public string? Locality { get; set; }
    public string? Address3 { get; set; }
    public string? Town { get; set; }
    public string? County { get; set; }
    public string? Postcode { get; set; }
    public string? Website { get; set; }
    public string? Telephone { get; set; }
    public string? ResourcedProvision { get; set; }
    public int? ResourcedOnRoll { get; set; }
    public int? ResourcedPlaces { get; set; }
    public int? SenUnitOnRoll { get; set; }
    public int? SenUnitPlaces { get; set; }
    public string? SenTypes { get; set; }
    public string? Region { get; set; }
    public string? District { get; set; }
    public string? Ward { get; set; }
    public string? UrbanRural { get; set; }
    public int? Easting { get; set; }
    public int? Northing { get; set; }
    public string? Lsoa { get; set; }

    /// <summary>Whether the school is open today, or says it will close but has not.</summary>
    public bool IsOpen => Status is RegisterStatus.Open or RegisterStatus.Closing;

    internal sealed class Mapping : IEntityTypeConfiguration<RegisterEntry>
    {
        public void Configure(EntityTypeBuilder<RegisterEntry> builder)
        {
            builder.Ignore(e => e.IsOpen);
            builder.HasKey(e => e.Urn);
            builder.Property(e => e.Urn).ValueGeneratedNever();
            builder.Property(e => e.Version).IsConcurrencyToken();
            builder.HasIndex(e => e.PartyId).IsUnique();
            builder.HasIndex(e => new { e.Authority, e.SortKey });
            foreach (var field in RegisterField.All)
            {
                if (RegisterColumns.Of(field).PropertyType == typeof(string))
                    builder.Property(RegisterColumns.Of(field).Name).HasMaxLength(field.Length);
            }
        }
    }
}

/// <summary>The register's words for where a school is in its life.</summary>
public static class RegisterStatus
{
    public const string Open = "Open";
    public const string Closing = "Open, but proposed to close";
    public const string Closed = "Closed";
    public const string Proposed = "Proposed to open";
}
