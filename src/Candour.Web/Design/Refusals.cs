using Candour.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Candour.Web.Design;

public static class RefusalsOnForms
{
    /// <summary>Shows a use case's refusals in the form: beside their field where they name one, in the summary in any case.</summary>
    /// <param name="prefix">What the page calls the form's model, as in `Input`.</param>
    public static void Show(this ModelStateDictionary state, IEnumerable<Refusal> refusals, Texts texts, string? prefix = null)
    {
        foreach (var refusal in refusals)
        {
            var field =
                refusal.Field is null ? ""
                : prefix is null ? refusal.Field
                : $"{prefix}.{refusal.Field}";
            state.AddModelError(field, texts[refusal.TextKey, refusal.Arguments]);
        }
    }
}
