using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Components;

/// <summary>
/// What every field has by construction: label, hint, error beside it, value. The words come from the property's
/// <see cref="WordsAttribute"/>, from <c>words</c>, or are given as <c>label</c> and <c>hint</c>; without a label it throws.
/// </summary>
public abstract class FieldTagHelper(Texts texts) : TagHelper
{
    public ModelExpression? For { get; set; }

    /// <summary>The key whose `.label` and `.hint` are this field's words.</summary>
    public string? Words { get; set; }

    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>
    /// Whether the label says “(optional)”. The page says so, for only it knows: what a form needs is decided by the use
    /// case it asks, not by the type of a property.
    /// </summary>
    public bool Optional { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    protected Texts T => texts;

    protected ModelExpression Model => For ?? throw new InvalidOperationException($"<{Tag}> needs for=\"…\".");

    protected string Name => View.ViewData.TemplateInfo.GetFullHtmlFieldName(Model.Name);

    protected string Id => TagBuilder.CreateSanitizedId(Name, "_");

    protected abstract string Tag { get; }

    protected IReadOnlyList<string> Errors =>
        View.ViewData.ModelState.TryGetValue(Name, out var entry)
            ? [.. entry.Errors.Select(error => FormScope.Sentence(error, T)).Distinct()]
            : [];

    protected string LabelText
    {
        get
        {
            var text = Label ?? (WordsKey is { } key ? T.Find($"{key}.label") : null);
            return string.IsNullOrWhiteSpace(text)
                ? throw new InvalidOperationException(
                    $"<{Tag} for=\"{Model.Name}\"> has no label: give the property [Words(…)], or the field words or label."
                )
                : Says(text);
        }
    }

    protected string? HintText => Hint ?? (WordsKey is { } key ? T.Find($"{key}.hint") : null);

    protected string? WordsKey =>
        Words ?? (Model.Metadata.AdditionalValues.TryGetValue(WordsMetadata.Key, out var key) ? (string)key : null);

    /// <summary>A box that can be left unticked is no optional question.</summary>
    protected virtual bool CanBeOptional => true;

    /// <summary>The id the error summary leads to: the first control.</summary>
    protected virtual string FirstId => Id;

    /// <summary>What was typed, else what was kept, else what the model has.</summary>
    protected IReadOnlyList<string> Values(string? part = null)
    {
        var name = part is null ? Name : $"{Name}.{part}";
        var typed = View.ViewData.ModelState.TryGetValue(name, out var entry) ? entry.RawValue : null;
        var kept = FormScope.Of(View)?.Kept is { } draft && draft.Values.TryGetValue(name, out var text) ? (string[])[text] : null;
        if (HttpMethods.IsPost(View.HttpContext.Request.Method) && typed is not null)
            return Strings(typed);
        return kept
            ?? (
                typed is not null ? Strings(typed)
                : part is null ? Strings(Model.Model)
                : []
            );
    }

    protected string? Value => Values() is [var first, ..] ? first : null;

    protected Markup DescribedBy(string? more = null)
    {
        string?[] ids = [HintText is null ? null : $"{Id}-hint", Errors.Count == 0 ? null : $"{Id}-error", more];
        return Markup.Attribute("aria-describedby", string.Join(' ', ids.Where(id => id is not null)));
    }

    protected Markup Invalid => Errors.Count == 0 ? Markup.None : Markup.Trusted(" aria-invalid=\"true\"");

    /// <summary>Label, hint, error, control.</summary>
    protected Markup Group(IHtmlContent control, IHtmlContent? after = null) =>
        Wrap(Markup.Of($"""<label class="govuk-label" for="{Id}">{LabelText}</label>{HintMarkup}{ErrorMarkup}{control}{after}"""));

    /// <summary>The same for a question with several controls.</summary>
    protected Markup Fieldset(IHtmlContent controls) =>
        Wrap(
            Markup.Of(
                $"""
                <fieldset class="govuk-fieldset"{DescribedBy()}><legend class="govuk-fieldset__legend">{LabelText}</legend>{HintMarkup}{ErrorMarkup}{controls}</fieldset>
                """
            )
        );

    protected Markup HintMarkup =>
        HintText is { } hint ? Markup.Of($"""<div class="govuk-hint" id="{Id}-hint">{hint}</div>""") : Markup.None;

    protected Markup ErrorMarkup =>
        Errors.Count == 0
            ? Markup.None
            : Markup.Of(
                $"""
                <p class="govuk-error-message" id="{Id}-error"><span><span class="visually-hidden">{T[
                    "design.error.word"
                ]}</span> {string.Join(" ", Errors)}</span></p>
                """
            );

    protected Markup Wrap(IHtmlContent inner)
    {
        FormScope.Of(View)?.Holds(Name, FirstId);
        var error = Errors.Count == 0 ? "" : " govuk-form-group--error";
        return Markup.Of($"""<div class="govuk-form-group{error}">{inner}</div>""");
    }

    private string Says(string label) => CanBeOptional && Optional ? T["design.form.optional", label] : label;

    private static IReadOnlyList<string> Strings(object? value) =>
        value switch
        {
            null => [],
            string text => [text],
            IEnumerable<string?> texts => [.. texts.OfType<string>()],
            System.Collections.IEnumerable items => [.. items.Cast<object?>().Select(One).OfType<string>()],
            _ => One(value) is { } one ? [one] : [],
        };

    private static string? One(object? value) =>
        value switch
        {
            null => null,
            bool yes => yes ? "true" : "false",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
