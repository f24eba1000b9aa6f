using Candour.Partnerships;

namespace Candour.Records;

/// <summary>The way from a school's page to what the partnership knows of it, for those who may read or write it.</summary>
public sealed class LocalDetailLinks(RecordsAccess access) : ISchoolLinks
{
    /// <inheritdoc />
    public int Order => 80;

    /// <inheritdoc />
    public string HeadingKey => "records.local.links";

    /// <inheritdoc />
    public async Task<IReadOnlyList<SchoolLink>> OfAsync(Guid schoolId, CancellationToken cancel = default) =>
        (await access.PlacesOfAsync(schoolId, cancel)).Count > 0
            ? [new SchoolLink("records.local.link", [], $"/schools/{schoolId}/detail")]
            : [];
}
