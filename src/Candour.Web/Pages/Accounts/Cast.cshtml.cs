using Candour.Accounts;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Accounts;

/// <summary>Who to be, in a sample place. Anywhere else this page is not there.</summary>
[Rule(Door.Anybody), OpenToAll]
public sealed class CastModel(AccountsAccess access, CastDoor door, StepIntoCast step) : CandourPage
{
    /// <param name="Roles">What they hold, in words.</param>
    public sealed record Member(Guid Id, string Name, string Roles, string Description);

    public IReadOnlyList<Member> Members { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await door.IsOpenAsync(HttpContext, cancel))
            return NotThere();
        var cast = await access.CastWithNames.ToListAsync(cancel);
        var roles = (await access.CastRoles.ToListAsync(cancel)).ToLookup(r => r.PersonId);
        Members =
        [
            .. cast.Select(c => new Member(
                c.Id,
                c.Name,
                T.List([.. roles[c.Id].Select(r => T["accounts.role-at", T[$"role.{r.Role}"], r.Organisation])]),
                c.Description
            )),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, CancellationToken cancel)
    {
        if (!await door.IsOpenAsync(HttpContext, cancel))
            return NotThere();
        var outcome = await step.RunAsync(new(person), cancel);
        if (outcome.IsDone)
            await Sessions.BeginAsync(HttpContext, outcome.Value);
        return await AnswerAsync(outcome, _ => Redirect("/"), () => OnGetAsync(cancel));
    }

    /// <summary>What an address without a page is answered with: whoever is signed out is first asked to sign in.</summary>
    private IActionResult NotThere() => Viewer.PersonId is null ? Challenge() : NotFound();
}
