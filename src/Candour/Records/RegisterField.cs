namespace Candour.Records;

/// <summary>How the cell of a register field is read, checked and written down.</summary>
public enum FieldKind
{
    /// <summary>The name of a school: never empty.</summary>
    Name,

    /// <summary>One of a published list of words, such as a phase.</summary>
    Word,

    /// <summary>Free text, such as a street.</summary>
    Text,

    /// <summary>A date; 1 January 1900 is the register's way of saying it is not known.</summary>
    Date,

    /// <summary>A number of children or places. Withheld, unknown and zero are three things.</summary>
    Count,

    /// <summary>A share in per cent.</summary>
    Percent,

    /// <summary>An age in years; 99 stands for no limit.</summary>
    Age,

    /// <summary>Metres on the national grid; 0 stands for nowhere.</summary>
    Coordinate,

    /// <summary>A local authority, told by its code, its name or both.</summary>
    Authority,

    /// <summary>The school's number within its authority: four digits.</summary>
    SchoolNumber,

    /// <summary>A UK provider reference number: eight digits.</summary>
    ProviderNumber,

    /// <summary>A postcode.</summary>
    Postcode,

    /// <summary>A web address; only http and https are kept.</summary>
    Web,

    /// <summary>A telephone number of the school.</summary>
    Telephone,

    /// <summary>A code of a place in official statistics, such as an LSOA.</summary>
    AreaCode,

    /// <summary>A number that names something, such as a trust.</summary>
    Number,
}

/// <summary>
/// One thing the register says about a school. Sources map their columns to these; the comparison, the digest and the
/// bulk write walk them in this order, so a new one goes at the end.
/// </summary>
public sealed class RegisterField
{
    private static readonly List<RegisterField> InOrder = [];

    private RegisterField(string key, FieldKind kind, int length)
    {
        Key = key;
        Kind = kind;
        Length = length;
        Ordinal = InOrder.Count;
        InOrder.Add(this);
    }

    /// <summary>The word it is stored and shown under.</summary>
    public string Key { get; }

    /// <summary>How its cells are read.</summary>
    public FieldKind Kind { get; }

    /// <summary>The longest value taken.</summary>
    public int Length { get; }

    /// <summary>Its place in a row.</summary>
    public int Ordinal { get; }

    /// <summary>Its bit in a set of fields.</summary>
    public ulong Bit => 1UL << Ordinal;

    /// <summary>Whether a value can be withheld by the publisher.</summary>
    public bool IsFigure => Kind is FieldKind.Count or FieldKind.Percent;

    /// <summary>All fields in order.</summary>
    public static IReadOnlyList<RegisterField> All => InOrder;

    /// <summary>The fields of a set, in order.</summary>
    public static IReadOnlyList<RegisterField> In(ulong set) => [.. InOrder.Where(f => (set & f.Bit) != 0)];

    /// <inheritdoc/>
    public override string ToString() => Key;

#pragma warning disable CS1591 // The names say it; the words for people are in Records.en.json.
    public static RegisterField Name { get; } = new("name", FieldKind.Name, 200);
    public static RegisterField Authority { get; } = new("authority", FieldKind.Authority, 30);
    public static RegisterField SchoolNumber { get; } = new("school-number", FieldKind.SchoolNumber, 4);
    public static RegisterField Status { get; } = new("status", FieldKind.Word, 60);
    public static RegisterField Phase { get; } = new("phase", FieldKind.Word, 60);
    public static RegisterField Gender { get; } = new("gender", FieldKind.Word, 60);
    public static RegisterField Type { get; } = new("type", FieldKind.Word, 120);
    public static RegisterField TypeGroup { get; } = new("type-group", FieldKind.Word, 120);
    public static RegisterField Opened { get; } = new("opened", FieldKind.Date, 10);
    public static RegisterField OpenedBecause { get; } = new("opened-because", FieldKind.Word, 120);
    public static RegisterField Closed { get; } = new("closed", FieldKind.Date, 10);
    public static RegisterField ClosedBecause { get; } = new("closed-because", FieldKind.Word, 120);
    public static RegisterField LowAge { get; } = new("low-age", FieldKind.Age, 2);
    public static RegisterField HighAge { get; } = new("high-age", FieldKind.Age, 2);
    public static RegisterField Boarding { get; } = new("boarding", FieldKind.Word, 120);
    public static RegisterField Nursery { get; } = new("nursery", FieldKind.Word, 120);
    public static RegisterField SixthForm { get; } = new("sixth-form", FieldKind.Word, 120);
    public static RegisterField ReligiousCharacter { get; } = new("religious-character", FieldKind.Word, 120);
    public static RegisterField ReligiousEthos { get; } = new("religious-ethos", FieldKind.Word, 120);
    public static RegisterField Diocese { get; } = new("diocese", FieldKind.Word, 120);
    public static RegisterField Admissions { get; } = new("admissions", FieldKind.Word, 120);
    public static RegisterField Capacity { get; } = new("capacity", FieldKind.Count, 7);
    public static RegisterField SpecialClasses { get; } = new("special-classes", FieldKind.Word, 120);
    public static RegisterField CensusDate { get; } = new("census-date", FieldKind.Date, 10);
    public static RegisterField Pupils { get; } = new("pupils", FieldKind.Count, 7);
    public static RegisterField Boys { get; } = new("boys", FieldKind.Count, 7);
    public static RegisterField Girls { get; } = new("girls", FieldKind.Count, 7);
    public static RegisterField FreeMealsPercent { get; } = new("free-meals-percent", FieldKind.Percent, 10);
    public static RegisterField FreeMeals { get; } = new("free-meals", FieldKind.Count, 7);
    public static RegisterField TrustLink { get; } = new("trust-link", FieldKind.Word, 120);
    public static RegisterField TrustNumber { get; } = new("trust-number", FieldKind.Number, 12);
    public static RegisterField Trust { get; } = new("trust", FieldKind.Text, 200);
    public static RegisterField FederationNumber { get; } = new("federation-number", FieldKind.Number, 12);
    public static RegisterField Federation { get; } = new("federation", FieldKind.Text, 200);
    public static RegisterField ProviderNumber { get; } = new("provider-number", FieldKind.ProviderNumber, 8);
    public static RegisterField RegisterChanged { get; } = new("register-changed", FieldKind.Date, 10);
    public static RegisterField Street { get; } = new("street", FieldKind.Text, 200);
    public static RegisterField Locality { get; } = new("locality", FieldKind.Text, 200);
    public static RegisterField Address3 { get; } = new("address-3", FieldKind.Text, 200);
    public static RegisterField Town { get; } = new("town", FieldKind.Text, 120);
    public static RegisterField County { get; } = new("county", FieldKind.Word, 120);
    public static RegisterField Postcode { get; } = new("postcode", FieldKind.Postcode, 12);
    public static RegisterField Website { get; } = new("website", FieldKind.Web, 300);
    public static RegisterField Telephone { get; } = new("telephone", FieldKind.Telephone, 20);
    public static RegisterField ResourcedProvision { get; } = new("resourced-provision", FieldKind.Word, 120);
    public static RegisterField ResourcedOnRoll { get; } = new("resourced-on-roll", FieldKind.Count, 7);
    public static RegisterField ResourcedPlaces { get; } = new("resourced-places", FieldKind.Count, 7);
    public static RegisterField SenUnitOnRoll { get; } = new("sen-unit-on-roll", FieldKind.Count, 7);
    public static RegisterField SenUnitPlaces { get; } = new("sen-unit-places", FieldKind.Count, 7);
    public static RegisterField SenTypes { get; } = new("sen-types", FieldKind.Text, 1000);
    public static RegisterField Region { get; } = new("region", FieldKind.Word, 120);
    public static RegisterField District { get; } = new("district", FieldKind.Word, 120);
    public static RegisterField Ward { get; } = new("ward", FieldKind.Word, 120);
    public static RegisterField UrbanRural { get; } = new("urban-rural", FieldKind.Word, 120);
    public static RegisterField Easting { get; } = new("easting", FieldKind.Coordinate, 7);
    public static RegisterField Northing { get; } = new("northing", FieldKind.Coordinate, 7);
    public static RegisterField Lsoa { get; } = new("lsoa", FieldKind.AreaCode, 9);
#pragma warning restore CS1591
}
