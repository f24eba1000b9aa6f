using Candour.Foundation;
using Candour.Partnerships;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships;

/// <summary>Finds schools and people by name: what a reader may find is what the directory lets them know.</summary>
[Rule(Door.SignedIn)]
public sealed class SearchModel(PartnershipsAccess access) : CandourPage
{
    /// <summary>Most of each kind that are shown; more calls for more letters.</summary>
    public const int Most = 20;

    /// <summary>Letters below which a search would find half the country.</summary>
    private const int Fewest = 2;

    /// <summary>A school, or an organisation of another kind, and whether it belongs to a partnership of the reader's.</summary>
    public sealed record Found(Guid Id, string Name, string Kind, bool IsHere);

    /// <summary>Somebody, in one of their roles.</summary>
    public sealed record Person(string Name, string Role, string Organisation);

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public bool HasAsked { get; private set; }

    public IReadOnlyList<Found> Organisations { get; private set; } = [];

    public IReadOnlyList<Person> People { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var words = Fold.Words(Query);
        HasAsked = words.Sum(w => w.Length) >= Fewest;
        if (!HasAsked)
            return;
        var cancel = HttpContext.RequestAborted;
        var (organisations, people) = (access.Organisations.Where(p => p.EndedOn == null), access.People);
        foreach (var word in words)
        {
            organisations = organisations.Where(p => p.SearchKey.Contains(" " + word));
            people = people.Where(p => p.SearchKey.Contains(" " + word));
        }
        var groups = Viewer.GroupIds;
        var here = access.TiesNow.Where(m => m.Kind == PartyKinds.Partnership && groups.Contains(m.GroupId));
        Organisations = await organisations
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Kind,
                p.SortKey,
                IsHere = here.Any(m => m.PartyId == p.Id),
            })
            .OrderBy(p => p.IsHere ? 0 : 1)
            .ThenBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Take(Most)
            .Select(p => new Found(p.Id, p.Name, p.Kind, p.IsHere))
            .ToListAsync(cancel);
        People = await (
            from person in people
            join appointment in access.Held on person.Id equals appointment.PersonId
            join organisation in access.Organisations on appointment.OwnerId equals organisation.Id
            orderby person.SortKey, appointment.Id
            select new Person(person.Name, appointment.Role, organisation.Name)
        )
            .Take(Most)
            .ToListAsync(cancel);
    }
}
