using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.Web.Access;
using Candour.Web.Design.Charts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Schools;

/// <summary>
/// One school: what the register says, what it is and was part of, its people as far as the reader may know them, and
/// the ways to what the reader may see of it.
/// </summary>
[Rule(Door.SignedIn)]
public sealed class ShowModel(
    Places places,
    PartnershipsAccess access,
    IRegister register,
    IEnumerable<ISchoolLinks> links,
    Calendar calendar
) : CandourPage
{
    /// <summary>Somebody with a role at the school.</summary>
    public sealed record Person(string Name, string Role);

    /// <summary>Links of one room, under their heading.</summary>
    public sealed record Section(string HeadingKey, IReadOnlyList<SchoolLink> Links);

    private sealed record Line(Guid GroupId, string Name, string Kind, DateOnly From, DateOnly? To, Guid KeptBy);

    /// <summary>Most people shown; a school with more has its list under people.</summary>
    private const int MostPeople = 30;

    public Party School { get; private set; } = null!;

    public RegisterAbout? About { get; private set; }

    public IReadOnlyList<TimelineRow> Ties { get; private set; } = [];

    public IReadOnlyList<Person> People { get; private set; } = [];

    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <summary>The school before this one, or after it, where a successor was named.</summary>
    public string? Predecessor { get; private set; }

    public string? Successor { get; private set; }

    public DateOnly Today => calendar.Today;

    public bool IsHead => Viewer.Is(School.Id, Roles.Head);

    /// <summary>The partnership in which the reader leads this school; null when in none.</summary>
    public Guid? LedIn { get; private set; }

    /// <summary>Whether the school is in a partnership of the reader's.</summary>
    public bool IsHere { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var cancel = HttpContext.RequestAborted;
        if (!await FindAsync(id, cancel))
            return NotFound();
        var ties = await TiesAsync(id, cancel);
        var now = ties.Where(t => t.Kind == PartyKinds.Partnership && t.From <= Today && (t.To is null || t.To >= Today))
            .Select(t => t.GroupId)
            .ToList();
        IsHere = now.Any(Viewer.GroupIds.Contains);
        LedIn = now.Where(places.Leads).Cast<Guid?>().FirstOrDefault();
        Ties =
        [
            .. ties.Where(t => t.To is null || t.To >= t.From)
                .Select(t => new TimelineRow(T[$"schools.tie.{t.Kind}", t.Name], t.From, t.To)),
        ];
        People = await PeopleAsync(id, cancel);
        About = await register.AboutAsync(id, cancel);
        var sections = new List<Section>();
        foreach (var source in links.OrderBy(l => l.Order))
        {
            if (await source.OfAsync(id, cancel) is { Count: > 0 } found)
                sections.Add(new Section(source.HeadingKey, found));
        }
        Sections = sections;
        return Page();
    }

    private Task<List<Line>> TiesAsync(Guid id, CancellationToken cancel) =>
        (
            from tie in access.Ties
            where tie.PartyId == id
            join party in access.Organisations on tie.GroupId equals party.Id
            orderby tie.From, party.SortKey, tie.Id
            select new Line(tie.GroupId, party.Name, tie.Kind, tie.From, tie.To, tie.OwnerId)
        )
            .AsNoTracking()
            .Take(60)
            .ToListAsync(cancel);

    private async Task<List<Person>> PeopleAsync(Guid id, CancellationToken cancel)
    {
        var rows = await (
            from appointment in access.Held
            where appointment.OwnerId == id
            join person in access.People on appointment.PersonId equals person.Id
            orderby appointment.Role == Roles.Head ? 0
            : appointment.Role == Roles.SeniorLeader ? 1
            : 2, person.SortKey, appointment.Id
            select new Person(person.Name, appointment.Role)
        )
            .AsNoTracking()
            .Take(MostPeople)
            .ToListAsync(cancel);
        return rows;
    }

    /// <summary>The school, and which came before and after it.</summary>
    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        var after =
            from link in access.Links
            where link.OwnerId == id
            join party in access.Organisations on link.SuccessorId equals party.Id
            orderby link.From descending, link.Id descending
            select party.Name;
        var before =
            from link in access.Links
            where link.SuccessorId == id
            join party in access.Organisations on link.OwnerId equals party.Id
            orderby link.From descending, link.Id descending
            select party.Name;
        var found = await access
            .Organisations.Where(p => p.Id == id && p.Kind == PartyKinds.School)
            .Select(p => new
            {
                School = p,
                Successor = after.FirstOrDefault(),
                Predecessor = before.FirstOrDefault(),
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return false;
        (School, Successor, Predecessor) = (found.School, found.Successor, found.Predecessor);
        return true;
    }
}
