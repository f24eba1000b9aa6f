using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Candour.Web.Access;

/// <summary>What pages share: bind, ask, call, answer. One place turns refusals into pages.</summary>
public abstract class CandourPage : PageModel
{
    /// <summary>Who is asking.</summary>
    public Viewer Viewer => HttpContext.RequestServices.GetRequiredService<ViewerScope>().Viewer;

    /// <summary>Refusals of the last change, for the summary at the top of the page: text keys with arguments, beside their field.</summary>
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>
    /// Answers a change: done goes where <paramref name="then"/> says; what is not there or may not be seen is the
    /// same "not found"; refused shows the page again (by <paramref name="again"/>) with the reasons and all that was typed.
    /// </summary>
    protected async Task<IActionResult> AnswerAsync<T>(Outcome<T> outcome, Func<T, IActionResult> then, Func<Task<IActionResult>> again)
    {
        if (outcome.IsDone)
            return then(outcome.Value);
        if (outcome.IsNotFound)
            return NotFound();
        Refuse(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await again();
    }

    /// <summary>Puts refusals beside their fields.</summary>
    protected void Refuse(IReadOnlyList<Refusal> refusals)
    {
        Refusals = refusals;
        var texts = HttpContext.RequestServices.GetRequiredService<Candour.Foundation.Wording.Texts>();
        foreach (var refusal in refusals)
            ModelState.AddModelError(refusal.Field ?? "", texts[refusal.TextKey, refusal.Arguments]);
    }

    /// <summary>Goes to a page with a notice at its top.</summary>
    protected IActionResult Done(string url, string noticeKey)
    {
        TempNotice.Leave(HttpContext, noticeKey);
        return Redirect(url);
    }
}
