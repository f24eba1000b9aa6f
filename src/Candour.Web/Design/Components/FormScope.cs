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

    private readonly List<string> order = [];

    public GivenBack? Kept { get; init; }

    public bool HasFile { get; set; }

    public static FormScope Open(ViewContext view, GivenBack? kept)
    {
        var scope = new FormScope { Kept = kept };
        view.FormContext = new FormContext();
        view.FormContext.FormData[Key] = scope;
        return scope;
    }

    public static FormScope? Of(ViewContext view) =>
        view.FormContext is { HasFormData: true } form && form.FormData.TryGetValue(Key, out var scope) ? (FormScope?)scope : null;

    public void Holds(string name, string id)
    {
        if (fields.TryAdd(name, id))
            order.Add(name);
    }

    /// <summary>
    /// The errors of this form, each with the field it leads to. The form that was sent also shows those that belong
    /// to no field; errors already shown by a form before it are left out.
    /// </summary>
    public IEnumerable<(string Message, string? Id)> Errors(ViewContext view, Texts texts, bool sent)
    {
        var shown = Shown(view);
        var state = view.ViewData.ModelState;
        var others = sent ? state.Keys.Where(name => !fields.ContainsKey(name)) : [];
        // What concerns the whole comes first, then the fields in the order in which they are read.
        foreach (var name in others.Concat(order).ToList())
        {
            if (!state.TryGetValue(name, out var entry) || entry.ValidationState != ModelValidationState.Invalid)
                continue;
            if (!shown.Add(name))
                continue;
            foreach (var message in entry.Errors.Select(error => Sentence(error, texts)).Distinct())
                yield return (message, fields.GetValueOrDefault(name));
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
        error.ErrorMessage.Length == 0 ? texts["design.error.unreadable"] : texts.Template(error.ErrorMessage) ?? error.ErrorMessage;

    private static HashSet<string> Shown(ViewContext view)
    {
        if (view.HttpContext.Items[Key] is not HashSet<string> shown)
            view.HttpContext.Items[Key] = shown = new(StringComparer.OrdinalIgnoreCase);
        return shown;
    }
}
