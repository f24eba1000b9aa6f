using Candour.Foundation.Drafts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Components;

/// <summary>
/// A form. By construction it has its antiforgery token, the summary of its errors at the top, the right encoding for
/// files and, with <c>draft</c>, the envelope that lets what was typed be kept.
/// </summary>
/// <example>&lt;c-form handler="Seal" draft="review.judgement" draft-record="@Model.Id"&gt;…&lt;/c-form&gt;</example>
[HtmlTargetElement("c-form")]
public sealed class FormTagHelper(Texts texts, IFormEnvelope envelopes, IAntiforgery antiforgery, IUrlHelperFactory urls) : TagHelper
{
    /// <summary>The page to send to; this one when left out.</summary>
    public string? Page { get; set; }

    public string? Handler { get; set; }

    [HtmlAttributeName("all-route-data", DictionaryAttributePrefix = "route-")]
    public IDictionary<string, string?> RouteValues { get; set; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>`post`, or `get` for a question that changes nothing.</summary>
    public string Method { get; set; } = "post";

    /// <summary>The form's name in the store of drafts.</summary>
    public string? Draft { get; set; }

    public Guid? DraftRecord { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        TagHelpers.OneOf(Method, "c-form", "method", "post", "get");
        var before = View.FormContext;
        var envelope = Draft is null ? null : await envelopes.ForAsync(View.HttpContext, Draft, DraftRecord);
        var scope = FormScope.Open(View, envelope?.Kept);
        var fields = await output.GetChildContentAsync();
        View.FormContext = before;

        var multipart = scope.HasFile ? "multipart/form-data" : null;
        output.Become(
            Markup.Of(
                $"""
                <form method="{Method}"{Markup.Attribute("action", Action())}{Markup.Attribute("enctype", multipart)} novalidate{Keeping(
                    envelope
                )}{output.Rest("method", "action")}>
                {Summary(scope)}{KeptNotice(envelope?.Kept)}{Hidden(envelope)}{fields}</form>
                """
            )
        );
    }

    private string? Action()
    {
        if (SendsHere)
            return null;
        var values = new RouteValueDictionary(RouteValues);
        return urls.GetUrlHelper(View).Page(Page, Handler, values)
            ?? throw new InvalidOperationException($"<c-form>: there is no page “{Page}” for these route values.");
    }

    private bool SendsHere => Page is null && Handler is null && RouteValues.Count == 0;

    private Markup Summary(FormScope scope)
    {
        var errors = Markup.Join(
            scope
                .Errors(View, texts, IsSent())
                .Select(error =>
                    error.Id is null
                        ? Markup.Of($"<li>{error.Message}</li>")
                        : Markup.Of($"""<li><a href="#{error.Id}">{error.Message}</a></li>""")
                )
        );
        return errors.IsEmpty ? Markup.None : ErrorSummary.Of(texts, errors);
    }

    // Of several forms on a page, the one whose handler was called is the one that was sent.
    private bool IsSent() =>
        HttpMethods.IsPost(View.HttpContext.Request.Method)
        && string.Equals(
            Handler ?? "",
            (View.RouteData.Values["handler"] ?? View.HttpContext.Request.Query["handler"].FirstOrDefault() ?? "").ToString(),
            StringComparison.OrdinalIgnoreCase
        );

    private Markup KeptNotice(GivenBack? kept) =>
        kept is null || !HttpMethods.IsGet(View.HttpContext.Request.Method)
            ? Markup.None
            : Markup.Of(
                $"""<div class="notice kept"><p>{texts["design.form.kept", kept.At, kept.At.ToString("t", texts.Culture)]}</p></div>"""
            );

    private Markup Hidden(EnvelopedForm? envelope)
    {
        if (Method == "get")
            return Markup.None;
        var tokens = antiforgery.GetAndStoreTokens(View.HttpContext);
        var sealing = envelope is null
            ? Markup.None
            : Markup.Of($"""<input type="hidden" name="{FormEnvelope.Field}" value="{envelope.Sealed}">""");
        return Markup.Of($"""<input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">{sealing}""");
    }

    private Markup Keeping(EnvelopedForm? envelope) =>
        envelope is null
            ? Markup.None
            : Markup.Of(
                $" data-draft-url=\"{EnvelopedForm.KeepUrl}\" data-draft-kept=\"{texts["design.form.draft-kept"]}\" data-draft-lost=\"{texts["design.form.draft-lost"]}\""
            );
}

internal static class ErrorSummary
{
    public static Markup Of(Texts texts, IHtmlContent items) =>
        Markup.Of(
            $"""
            <div class="govuk-error-summary" role="alert" tabindex="-1" data-error-summary><h2 class="govuk-error-summary__title">{texts[
                "design.error.title"
            ]}</h2><ul>{items}</ul></div>
            """
        );
}

/// <summary>Errors no form has shown, at the top of the page, so that none is ever lost. The layout has it.</summary>
[HtmlTargetElement("c-unshown-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class UnshownErrorsTagHelper(Texts texts) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = Markup.Join(FormScope.Unshown(View, texts).Select(message => Markup.Of($"<li>{message}</li>")));
        output.Become(errors.IsEmpty ? Markup.None : ErrorSummary.Of(texts, errors));
    }
}
