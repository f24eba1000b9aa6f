using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Candour.Web.Design.Components;

/// <summary>
/// What a form learns while its fields are drawn: which there are, under which ids, so that the summary can link to
/// them. It hangs on the view's form context, which partials share.
/// </summary>
internal sealed class FormScope
{
    private const string Key = "candour.form";

    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    public KeptDraft? Kept { get; init; }

    public bool HasFile { get; set; }

    public static FormScope Open(ViewContext view, KeptDraft? kept)
    {
        var scope = new FormScope { Kept = kept };
        view.FormContext = new FormContext();
        view.FormContext.FormData[Key] = scope;
        return scope;
    }

    public static FormScope? Of(ViewContext view) =>
        view.FormContext is { HasFormData: true } form && form.FormData.TryGetValue(Key, out var scope) ? (FormScope?)scope : null;

    public void Holds(string name, string id) => fields[name] = id;

    /// <summary>
    /// The errors of this form, each with the field it leads to. The form that was sent also shows those that belong
    /// to no field; errors already shown by a form before it are left out.
    /// </summary>
    public IEnumerable<(string Message, string? Id)> Errors(ViewContext view, Texts texts, bool sent)
    {
        var shown = Shown(view);
        foreach (var (name, entry) in view.ViewData.ModelState)
        {
            if (entry.ValidationState != ModelValidationState.Invalid) continue;
            var id = fields.GetValueOrDefault(name);
            if (id is null && !sent) continue;
            if (!shown.Add(name)) continue;
            foreach (var error in entry.Errors) yield return (Sentence(error, texts), id);
        }
    }

    /// <summary>Errors that no form on the page has shown.</summary>
    public static IEnumerable<string> Unshown(ViewContext view, Texts texts) =>
        from entry in view.ViewData.ModelState
        where entry.Value?.ValidationState == ModelValidationState.Invalid && !Shown(view).Contains(entry.Key)
        from error in entry.Value.Errors
        select Sentence(error, texts);

    /// <summary>A message is a text's key or a finished sentence.</summary>
    public static string Sentence(ModelError error, Texts texts) =>
        error.ErrorMessage.Length == 0 ? texts["design.error.unreadable"]
        : texts.Template(error.ErrorMessage) ?? error.ErrorMessage;

    private static HashSet<string> Shown(ViewContext view)
    {
        if (view.HttpContext.Items[Key] is not HashSet<string> shown)
            view.HttpContext.Items[Key] = shown = new(StringComparer.OrdinalIgnoreCase);
        return shown;
    }
}
