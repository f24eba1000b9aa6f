using Candour.Accounts;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Accounts.Me;

[Rule(Door.SignedIn)]
public sealed class NameModel(ChangeName change) : CandourPage
{
    [BindProperty, Words("accounts.name")]
    public string? Name { get; set; }

    public void OnGet() => Name = Viewer.Name;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(
            await change.RunAsync(new(Name), cancel),
            _ => Done("/me", T["accounts.me.name-changed"]),
            () => Task.FromResult<IActionResult>(Page())
        );
}
