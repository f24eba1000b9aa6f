namespace Candour.Records.Sources;

/// <summary>What is done with a column of a published file.</summary>
public enum ColumnUse
{
    /// <summary>Its value goes into the register.</summary>
    Kept,

    /// <summary>It names people; it is never read.</summary>
    NamesPeople,

    /// <summary>It tells of inspections; it is never read.</summary>
    Inspection,

    /// <summary>We know it and have no use for it.</summary>
    NotNeeded,
}

/// <summary>A column a source knows by its heading.</summary>
/// <param name="Field">Where a kept value goes. Several columns may make one value: an authority's code and name.</param>
public sealed record SourceColumn(string Heading, ColumnUse Use, RegisterField? Field = null, bool IsCode = false);
