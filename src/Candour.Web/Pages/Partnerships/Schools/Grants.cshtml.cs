using System.ComponentModel.DataAnnotations;
using Candour.Foundation;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.Partnerships.Grants;
using Candour.Partnerships.Groups;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Schools;

/// <summary>A head opens one record to one person until a day, sees what is open, and ends it.</summary>
[Rule(Door.Head)]
public sealed class GrantsModel(
    PartnershipsAccess access,
    IEnumerable<IGrantable> catalogue,
    MakeGrant make,
    EndGrant end,
    Calendar calendar
) : HeadPage
{
    /// <summary>Most people a search shows; more calls for more letters.</summary>
    private const int MostFound = 12;

    /// <summary>A grant as the page says it.</summary>
    public sealed record Line(
        Guid Id,
        string Kind,
        string Person,
        string Role,
        string Organisation,
        DateOnly Until,
        string Reason,
        bool Stands
    );

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty, Words("grants.record")]
    public string? Record { get; set; }

    [BindProperty, Words("grants.person")]
    public Guid? AppointmentId { get; set; }

    [BindProperty, Words("grants.until")]
    public DateOnly? Until { get; set; }

    [BindProperty, Words("partnerships.reason"), StringLength(ParkSchool.ReasonLength)]
    public string? Reason { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> Records { get; private set; } = [];

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!IsHead)
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        await LoadGrantsAsync(cancel);
        var records = new List<Choice>();
        foreach (var kind in catalogue)
        {
            foreach (var record in await kind.OfAsync(SchoolId, cancel))
                records.Add(new Choice($"{kind.Kind}:{record.Id}", T[record.TitleKey, record.Arguments]));
        }
        Records = records;
        if (!string.IsNullOrWhiteSpace(Query))
            await FindPeopleAsync(Query, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!IsHead)
            return NotFound();
        var picked = (Record ?? "").Split(':', 2);
        var recordId = Guid.Empty;
        if (picked.Length < 2 || !Guid.TryParse(picked[1], out recordId))
            ModelState.AddModelError(nameof(Record), T["grants.record.required"]);
        if (AppointmentId is null)
            ModelState.AddModelError(nameof(AppointmentId), T["grants.person.required"]);
        if (
            Until is null
            && ModelState.GetFieldValidationState(nameof(Until)) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid
        )
            ModelState.AddModelError(nameof(Until), T["grants.until.required"]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync();
        }
        return await AnswerAsync(
            await make.RunAsync(
                new(SchoolId, picked[0], recordId, AppointmentId!.Value, Until!.Value, Reason ?? ""),
                HttpContext.RequestAborted
            ),
            _ => Done($"/schools/{SchoolId}/grants", T["grants.made"]),
            OnGetAsync
        );
    }

    public async Task<IActionResult> OnPostEndAsync(Guid grant) =>
        IsHead
            ? await AnswerAsync(
                await end.RunAsync(new(SchoolId, grant), HttpContext.RequestAborted),
                _ => Done($"/schools/{SchoolId}/grants", T["grants.ended"]),
                OnGetAsync
            )
            : NotFound();

    private async Task LoadGrantsAsync(CancellationToken cancel)
    {
        var grants = await (
            from grant in access.Grants
            where grant.OwnerId == SchoolId
            orderby grant.MadeAt descending, grant.Id
            from appointment in access.Held.Where(a => a.Id == grant.AppointmentId).DefaultIfEmpty()
            from person in access.People.Where(p => p.Id == appointment!.PersonId).DefaultIfEmpty()
            from organisation in access.Organisations.Where(p => p.Id == appointment!.OwnerId).DefaultIfEmpty()
            select new
            {
                grant.Id,
                grant.RecordKindKey,
                grant.Until,
                grant.Reason,
                grant.EndedAt,
                Person = person!.Name,
                appointment!.Role,
                Organisation = organisation!.Name,
            }
        )
            .AsNoTracking()
            .Take(100)
            .ToListAsync(cancel);
        Lines =
        [
            .. grants.Select(g => new Line(
                g.Id,
                g.RecordKindKey,
                g.Person ?? T["grants.gone"],
                g.Role is null ? "" : T[$"access.role.{g.Role}"],
                g.Organisation ?? "",
                g.Until,
                g.Reason,
                g.EndedAt is null && !calendar.IsPast(g.Until) && g.Role is not null
            )),
        ];
    }

    private async Task FindPeopleAsync(string query, CancellationToken cancel)
    {
        var people = access.People;
        foreach (var word in Fold.Words(query))
            people = people.Where(p => p.SearchKey.Contains(" " + word));
        var found = await (
            from appointment in access.Held
            join person in people on appointment.PersonId equals person.Id
            join organisation in access.Organisations on appointment.OwnerId equals organisation.Id
            where organisation.Id != SchoolId
            orderby person.SortKey, appointment.Id
            select new
            {
                appointment.Id,
                person.Name,
                appointment.Role,
                Organisation = organisation.Name,
            }
        )
            .AsNoTracking()
            .Take(MostFound)
            .ToListAsync(cancel);
        People =
        [
            .. found.Select(f => new Choice(f.Id.ToString(), f.Name, T["grants.person.is", T[$"access.role.{f.Role}"], f.Organisation])),
        ];
    }
}
