using System.ComponentModel.DataAnnotations;
using Candour.Foundation.Outcomes;
using Candour.Partnerships;
using Candour.Partnerships.Groups;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Schools;

/// <summary>Where a school works: move it, take it out, or write down why it is in no group.</summary>
[Rule(Door.PartnershipLead)]
public sealed class GroupsModel(Places places, PartnershipsAccess access, MoveSchool move, EndMembership end, ParkSchool park)
    : SchoolOfPlacePage(places, access)
{
    private sealed record Option(Guid Id, string Name, string Kind);

    [BindProperty, Words("schools.groups.from")]
    public Guid? FromId { get; set; }

    [BindProperty, Words("schools.groups.to")]
    public Guid? ToId { get; set; }

    [BindProperty, Words("schools.groups.group")]
    public Guid? GroupId { get; set; }

    [BindProperty, Words("partnerships.reason"), StringLength(ParkSchool.ReasonLength)]
    public string? Reason { get; set; }

    /// <summary>What it is in now.</summary>
    public IReadOnlyList<Choice> Now { get; private set; } = [];

    /// <summary>What it could go to.</summary>
    public IReadOnlyList<Choice> Others { get; private set; } = [];

    public bool HasGroup { get; private set; }

    public string? Parked { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSchoolAsync())
            return NotFound();
        await LoadAsync();
        return Page();
    }

    public Task<IActionResult> OnPostMoveAsync() =>
        PostAsync(
            () => ToId is { } to ? move.RunAsync(new(Place.Id, SchoolId, FromId, to)) : Need(nameof(ToId), "schools.groups.to.required"),
            "schools.groups.moved"
        );

    public Task<IActionResult> OnPostEndAsync() =>
        PostAsync(
            () =>
                GroupId is { } group
                    ? end.RunAsync(new(Place.Id, SchoolId, group, Reason ?? ""))
                    : Need(nameof(GroupId), "schools.groups.group.required"),
            "schools.groups.ended"
        );

    public Task<IActionResult> OnPostParkAsync() =>
        PostAsync(() => park.RunAsync(new(Place.Id, SchoolId, Reason ?? "")), "schools.groups.parked");

    private static Task<Outcome<Done>> Need(string field, string key) => Task.FromResult<Outcome<Done>>(Refusal.At(field, key));

    private async Task<IActionResult> PostAsync(Func<Task<Outcome<Done>>> change, string doneKey)
    {
        if (!await FindSchoolAsync())
            return NotFound();
        if (!ModelState.IsValid)
        {
            await LoadAsync();
            return Again();
        }
        return await AnswerAsync(await change(), _ => Done($"/schools/{SchoolId}", T[doneKey, SchoolName]), OnGetAsync);
    }

    private async Task LoadAsync()
    {
        var cancel = HttpContext.RequestAborted;
        var options = await Access
            .Organisations.Where(p =>
                p.OwnerId == Place.Id && p.EndedOn == null && (p.Kind == PartyKinds.Cluster || p.Kind == PartyKinds.Group)
            )
            .OrderBy(p => p.Kind)
            .ThenBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Select(p => new Option(p.Id, p.Name, p.Kind))
            .ToListAsync(cancel);
        var ties = await Access
            .TiesNow.Where(m => m.PartyId == SchoolId && m.OwnerId == Place.Id)
            .Select(m => new
            {
                m.GroupId,
                m.Kind,
                m.Reason,
            })
            .ToListAsync(cancel);
        var inside = ties.Select(t => t.GroupId).ToHashSet();
        Now = [.. options.Where(o => inside.Contains(o.Id)).Select(Choice)];
        Others = [.. options.Where(o => !inside.Contains(o.Id)).Select(Choice)];
        HasGroup = ties.Any(t => t.Kind == PartyKinds.Group);
        Parked = ties.FirstOrDefault(t => t.Kind == PartyKinds.Partnership)?.Reason;
    }

    private Choice Choice(Option option) => new(option.Id.ToString(), T[$"groups.named.{option.Kind}", option.Name]);
}
