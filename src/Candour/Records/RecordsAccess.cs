using System.Linq.Expressions;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records;

/// <summary>
/// Who may read what. The register is public directory data and open to whoever may open a page on it; how it got here
/// is for those who bring files to it; what a partnership knows of its schools is for the partnership.
/// </summary>
public sealed class RecordsAccess(CandourDb db)
{
    /// <summary>The rule for what a partnership knows of a school.</summary>
    public static Rule<LocalSchoolDetail> DetailRule { get; } = new(new GroundOf<LocalSchoolDetail>("local-detail-members", InPartnership));

    /// <summary>The register.</summary>
    public IQueryable<RegisterEntry> Entries => db.Set<RegisterEntry>().AsNoTracking();

    /// <summary>The files that were brought to it.</summary>
    public IQueryable<ImportRun> Imports => db.Set<ImportRun>();

    /// <summary>What those files' previews found.</summary>
    public IQueryable<ImportContent> Contents => db.Set<ImportContent>();

    /// <summary>What partnerships know of their schools, as far as the viewer may read it.</summary>
    public IQueryable<LocalSchoolDetail> Details => db.Set<LocalSchoolDetail>().Where(DetailRule.Condition(db.Viewer));

    /// <summary>Whether the viewer may bring files to the register: operators, and those who lead a partnership.</summary>
    public bool MayImport =>
        (db.Viewer.System is { } system && (system.Name == Importing || system.Name == Keeping))
        || db.Viewer.IsAny(Roles.Operator)
        || db.Viewer.IsAny(Roles.PartnershipLead);

    private static readonly string Importing = Viewers.Clock(ClockJob.Import).Name;

    private static readonly string Keeping = Viewers.Keeper([]).Name;

    /// <summary>The word under which the journal knows imports.</summary>
    public const string ImportsKind = "import";

    /// <summary>Whether the viewer leads this partnership; takes the capacity if so.</summary>
    public bool ActAsLead(Guid partnershipId) => db.Viewer.ActAs(partnershipId, Roles.PartnershipLead);

    /// <summary>Whether a school is in a partnership today.</summary>
    public Task<bool> IsInAsync(Guid schoolId, Guid partnershipId, CancellationToken cancel = default) =>
        db.Set<Membership>()
            .AnyAsync(
                m => m.PartyId == schoolId && m.GroupId == partnershipId && m.From <= db.Today && (m.To == null || m.To >= db.Today),
                cancel
            );

    /// <summary>The partnerships that a school and the viewer are both in today, by name.</summary>
    public async Task<IReadOnlyList<PlaceOfSchool>> PlacesOfAsync(Guid schoolId, CancellationToken cancel = default)
    {
        var places = await (
            from tie in db.Set<Membership>()
            where
                tie.PartyId == schoolId
                && tie.Kind == PartyKinds.Partnership
                && db.Viewer.GroupIds.Contains(tie.GroupId)
                && tie.From <= db.Today
                && (tie.To == null || tie.To >= db.Today)
            join place in db.Set<Party>() on tie.GroupId equals place.Id
            join school in db.Set<Party>() on tie.PartyId equals school.Id
            orderby place.SortKey, place.Id
            select new
            {
                place.Id,
                Name = place.Name,
                School = school.Name,
            }
        ).ToListAsync(cancel);
        return [.. places.Select(p => new PlaceOfSchool(p.Id, p.Name, p.School, db.Viewer.Is(p.Id, Roles.PartnershipLead)))];
    }

    /// <summary>Those of the keys that are parties here: schools that belong to something.</summary>
    public Task<List<Guid>> PartiesAmongAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default) =>
        db.Set<Party>().Where(p => EF.Parameter(ids).Contains(p.Id)).Select(p => p.Id).ToListAsync(cancel);

    /// <summary>Applied imports that the journal does not tell of exactly once.</summary>
    internal static IQueryable<Guid> ImportsToldWrongly(CandourDb db) =>
        db.Set<ImportRun>()
            .Where(i =>
                i.State == ImportStates.Applied && db.Set<Fact>().Count(f => f.RecordId == i.Id && f.Verb == ApplyImport.Imported) != 1
            )
            .Select(i => i.Id);

    /// <summary>Parties of schools that go by another name than the register's.</summary>
    internal static IQueryable<Guid> SchoolsMisnamed(CandourDb db) =>
        db.Set<RegisterEntry>().Where(e => db.Set<Party>().Any(p => p.Id == e.PartyId && p.Name != e.Name)).Select(e => e.PartyId);

    private static Expression<Func<LocalSchoolDetail, bool>> InPartnership(Viewer viewer) => d => viewer.GroupIds.Contains(d.OwnerId);
}

/// <summary>A partnership that a school is in, and whether the viewer leads it.</summary>
public sealed record PlaceOfSchool(Guid PartnershipId, string Name, string SchoolName, bool IsLed);
