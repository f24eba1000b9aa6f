using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Candour.Web.Access;

/// <summary>What pages share: bind, ask, call, answer. One place turns refusals into pages.</summary>
public abstract class CandourPage : PageModel
{
    /// <summary>Who is asking.</summary>
    public Viewer Viewer => Get<ViewerScope>().Viewer;

    /// <summary>The product's sentences.</summary>
    protected Texts T => Get<Texts>();

    /// <summary>
    /// Answers a change: done goes where <paramref name="then"/> says; what is not there or may not be seen is the
    /// same "not found"; refused shows the page again with the reasons and all that was typed.
    /// </summary>
    /// <param name="prefix">What the page calls the form's model, as in "Input".</param>
    protected async Task<IActionResult> AnswerAsync<T>(
        Outcome<T> outcome,
        Func<T, IActionResult> then,
        Func<Task<IActionResult>> again,
        string? prefix = null
    )
    {
        if (outcome.IsDone)
            return then(outcome.Value);
        if (outcome.IsNotFound)
            return NotFound();
        ModelState.Show(outcome.Refusals, this.T, prefix);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await again();
    }

    /// <summary>Goes to a page that begins with a sentence on what was done, and the way to undo it where there is one.</summary>
    protected IActionResult Done(string url, string sentence, string? undoHref = null)
    {
        Get<Notices>().Say(sentence, undoHref);
        return Redirect(url);
    }

    private TService Get<TService>()
        where TService : notnull => HttpContext.RequestServices.GetRequiredService<TService>();
}
