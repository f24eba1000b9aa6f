using Candour.Accounts;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Accounts.People;

/// <summary>Invites somebody new to a role, or offers one to somebody who is here already.</summary>
[Rule(Door.Appointer)]
public sealed class InviteModel(
    AccountsAccess access,
    Appointing appointing,
    InvitePerson invite,
    AppointPerson appoint,
    SetOfficeAddress office
) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Whom to appoint; somebody new when null.</summary>
    [BindProperty(Name = "person", SupportsGet = true)]
    public Guid? PersonId { get; set; }

    [BindProperty, Words("accounts.invite.role")]
    public string? Role { get; set; }

    [BindProperty, Words("accounts.invite.name")]
    public string? Name { get; set; }

    [BindProperty, Words("accounts.invite.address")]
    public string? Address { get; set; }

    [BindProperty, Words("accounts.invite.office")]
    public string? OfficeAddress { get; set; }

    public string Organisation { get; private set; } = "";

    /// <summary>The name of the person to appoint.</summary>
    public string? Person { get; private set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>Whether the office's address is the reader's to keep.</summary>
    public bool KeepsOffice { get; private set; }

    /// <summary>Whether a role needs a code, and nobody has entered where it goes.</summary>
    public bool AsksForOffice { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await access.AppointableAt.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, cancel) is not { } organisation)
            return NotFound();
        if (PersonId is { } person)
        {
            Person = await access.People.Where(p => p.Id == person).Select(p => p.Name).SingleOrDefaultAsync(cancel);
            if (Person is null)
                return NotFound();
        }
        Organisation = organisation.Name;
        var roles = await appointing.RolesAtAsync(organisation, cancel);
        Choices = [.. roles.Select(role => new Choice(role, Capital(T[$"role.{role}"]), T[$"accounts.role-means.{role}"]))];
        if (Role is null && roles.Count == 1)
            Role = roles[0];
        AsksForOffice = roles.Any(role => Appointing.NeedsCode(organisation.Kind, role)) && !await access.HasOfficeAsync(Id, cancel);
        KeepsOffice = await office.StandingAsync(Id, cancel: cancel) is not null;
        return Page();
    }

    private string Capital(string words) => string.Concat(words[..1].ToUpper(T.Culture), words[1..]);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(Role))
        {
            ModelState.AddModelError(nameof(Role), T["accounts.invite.role.required"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync(cancel);
        }
        return PersonId is { } person
            ? await AnswerAsync(
                await appoint.RunAsync(new(person, Id, Role, OfficeAddress), cancel),
                _ => Done("/people", T["accounts.appoint.done"]),
                () => OnGetAsync(cancel)
            )
            : await AnswerAsync(
                await invite.RunAsync(new(Id, Role, Name, Address, OfficeAddress), cancel),
                _ => Done("/people", T["accounts.invite.done"]),
                () => OnGetAsync(cancel)
            );
    }
}
