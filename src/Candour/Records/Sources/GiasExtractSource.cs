namespace Candour.Records.Sources;

/// <summary>
/// The register's full-width extract, as downloaded from Get Information About Schools: about 110 columns with names,
/// or about 150 with codes beside them, over the country or over a few authorities. People's names and inspection
/// columns are not read.
/// </summary>
public sealed class GiasExtractSource : RegisterSource
{
    private const string Links = "Linked establishments";

    private static readonly (string Heading, RegisterField Field)[] Named =
    [
        ("LA (name)", RegisterField.Authority),
        ("EstablishmentNumber", RegisterField.SchoolNumber),
        ("EstablishmentName", RegisterField.Name),
        ("TypeOfEstablishment (name)", RegisterField.Type),
        ("EstablishmentTypeGroup (name)", RegisterField.TypeGroup),
        ("EstablishmentStatus (name)", RegisterField.Status),
        ("ReasonEstablishmentOpened (name)", RegisterField.OpenedBecause),
        ("OpenDate", RegisterField.Opened),
        ("ReasonEstablishmentClosed (name)", RegisterField.ClosedBecause),
        ("CloseDate", RegisterField.Closed),
        ("PhaseOfEducation (name)", RegisterField.Phase),
        ("StatutoryLowAge", RegisterField.LowAge),
        ("StatutoryHighAge", RegisterField.HighAge),
        ("Boarders (name)", RegisterField.Boarding),
        ("NurseryProvision (name)", RegisterField.Nursery),
        ("OfficialSixthForm (name)", RegisterField.SixthForm),
        ("Gender (name)", RegisterField.Gender),
        ("ReligiousCharacter (name)", RegisterField.ReligiousCharacter),
        ("ReligiousEthos (name)", RegisterField.ReligiousEthos),
        ("Diocese (name)", RegisterField.Diocese),
        ("AdmissionsPolicy (name)", RegisterField.Admissions),
        ("SchoolCapacity", RegisterField.Capacity),
        ("SpecialClasses (name)", RegisterField.SpecialClasses),
        ("CensusDate", RegisterField.CensusDate),
        ("NumberOfPupils", RegisterField.Pupils),
        ("NumberOfBoys", RegisterField.Boys),
        ("NumberOfGirls", RegisterField.Girls),
        ("PercentageFSM", RegisterField.FreeMealsPercent),
        ("FSM", RegisterField.FreeMeals),
        ("TrustSchoolFlag (name)", RegisterField.TrustLink),
        ("Trusts (code)", RegisterField.TrustNumber),
        ("Trusts (name)", RegisterField.Trust),
        ("Federations (code)", RegisterField.FederationNumber),
        ("Federations (name)", RegisterField.Federation),
        ("UKPRN", RegisterField.ProviderNumber),
        ("LastChangedDate", RegisterField.RegisterChanged),
        ("Street", RegisterField.Street),
        ("Locality", RegisterField.Locality),
        ("Address3", RegisterField.Address3),
        ("Town", RegisterField.Town),
        ("County (name)", RegisterField.County),
        ("Postcode", RegisterField.Postcode),
        ("SchoolWebsite", RegisterField.Website),
        ("TelephoneNum", RegisterField.Telephone),
        ("TypeOfResourcedProvision (name)", RegisterField.ResourcedProvision),
        ("ResourcedProvisionOnRoll", RegisterField.ResourcedOnRoll),
        ("ResourcedProvisionCapacity", RegisterField.ResourcedPlaces),
        ("SenUnitOnRoll", RegisterField.SenUnitOnRoll),
        ("SenUnitCapacity", RegisterField.SenUnitPlaces),
        ("GOR (name)", RegisterField.Region),
        ("DistrictAdministrative (name)", RegisterField.District),
        ("AdministrativeWard (name)", RegisterField.Ward),
        ("UrbanRural (name)", RegisterField.UrbanRural),
        ("Easting", RegisterField.Easting),
        ("Northing", RegisterField.Northing),
        ("LSOA (code)", RegisterField.Lsoa),
    ];

    private static readonly string[] NamesPeople =
    [
        "HeadTitle",
        "HeadTitle (name)",
        "HeadFirstName",
        "HeadLastName",
        "HeadHonours",
        "HeadPreferredJobTitle",
        "PropsName",
    ];

    private static readonly string[] Inspections =
    [
        "OfstedLastInsp",
        "OfstedRating",
        "OfstedRating (name)",
        "OfstedSpecialMeasures (name)",
        "BSOInspectorateName (name)",
        "InspectorateReport",
        "InspectorateName (name)",
        "DateOfLastInspectionVisit",
        "NextInspectionVisit",
        "QABName (name)",
        "QABReport",
    ];

    // Sponsors can be people, and what the rest tells is not asked for anywhere; the less is kept, the better.
    private static readonly string[] NotNeeded =
    [
        "SchoolSponsorFlag (name)",
        "SchoolSponsors (name)",
        "FederationFlag (name)",
        "FEHEIdentifier",
        "FurtherEducationType (name)",
        "TeenMoth (name)",
        "TeenMothPlaces",
        "CCF (name)",
        "SENPRU (name)",
        "EBD (name)",
        "PlacesPRU",
        "FTProv (name)",
        "EdByOther (name)",
        "Section41Approved (name)",
        "ParliamentaryConstituency (name)",
        "GSSLACode (name)",
        "MSOA (name)",
        "MSOA (code)",
        "LSOA (name)",
        "SENStat",
        "SENNoStat",
        "RSCRegion (name)",
        "Country (name)",
        "UPRN",
        "SiteName",
        "EstablishmentAccredited (name)",
        "CHNumber",
        "PreviousLA (name)",
        "PreviousLA (code)",
        "PreviousEstablishmentNumber",
        "AccreditationExpiryDate",
        Links,
    ];

    /// <inheritdoc/>
    public override string Key => "gias-extract";

    /// <inheritdoc/>
    protected override string UrnHeading => "URN";

    /// <inheritdoc/>
    protected override IEnumerable<SourceColumn> Columns
    {
        get
        {
            var columns = Named.Select(n => Kept(n.Heading, n.Field)).ToList();
            columns.Add(new SourceColumn("LA (code)", ColumnUse.Kept, RegisterField.Authority, IsCode: true));
            columns.AddRange(Enumerable.Range(1, 13).Select(n => Kept($"SEN{n} (name)", RegisterField.SenTypes)));
            columns.AddRange(NamesPeople.Select(h => new SourceColumn(h, ColumnUse.NamesPeople)));
            columns.AddRange(Inspections.Select(h => new SourceColumn(h, ColumnUse.Inspection)));
            columns.AddRange(NotNeeded.Select(h => new SourceColumn(h, ColumnUse.NotNeeded)));
            return columns.Concat(CodesBeside(columns)).ToList();
        }
    }

    /// <summary>Links to other establishments are written as one more cell for each link.</summary>
    protected override bool MayRunOver(IReadOnlyList<string> header) =>
        header.Count > 0 && string.Equals(header[^1], Links, StringComparison.OrdinalIgnoreCase);

    // The widest download has a column of codes beside each column of names.
    private static IEnumerable<SourceColumn> CodesBeside(List<SourceColumn> columns)
    {
        const string name = " (name)";
        var there = columns.Select(c => c.Heading).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return columns
            .Where(c => c.Heading.EndsWith(name, StringComparison.Ordinal))
            .Select(c =>
                c with
                {
                    Heading = c.Heading[..^name.Length] + " (code)",
                    Use = c.Use == ColumnUse.Kept ? ColumnUse.NotNeeded : c.Use,
                    Field = null,
                }
            )
            .Where(c => !there.Contains(c.Heading));
    }
}
