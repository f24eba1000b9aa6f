using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Components;

/// <summary>
/// Says the act. `main` is the one large thing to do, `second` a lesser one, `grave` one that cannot be undone,
/// `link` a small one beside others. With <c>href</c> it is a link that looks like a button.
/// </summary>
/// <example>&lt;c-button&gt;@T["review.seal.do"]&lt;/c-button&gt; &lt;c-button kind="second" handler="Later"&gt;…&lt;/c-button&gt;</example>
[HtmlTargetElement("c-button")]
public sealed class ButtonTagHelper(IUrlHelperFactory urls) : TagHelper
{
    public string Kind { get; set; } = "main";

    public string? Href { get; set; }

    /// <summary>Sends the form around it to another handler of this page.</summary>
    public string? Handler { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var kind = TagHelpers.OneOf(Kind, "c-button", "kind", "main", "second", "grave", "link") switch
        {
            "main" => "button",
            "link" => "link",
            var other => $"button {other}",
        };
        var words = await output.GetChildContentAsync();
        var action = Handler is null ? null : urls.GetUrlHelper(View).Page(null, Handler);
        output.Become(
            Href is not null
                ? Markup.Of($"""<a class="{output.Class(kind)}" href="{Href}"{output.Rest("class")}>{words}</a>""")
                : Markup.Of(
                    $"""<button class="{output.Class(kind)}" type="submit"{Markup.Attribute("formaction", action)}{output.Rest("class", "type")}>{words}</button>"""
                )
        );
    }
}

/// <summary>Buttons that stand together.</summary>
[HtmlTargetElement("c-acts")]
public sealed class ActsTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Markup.Of($"""<div class="{output.Class("acts")}"{output.Rest("class")}>{await output.GetChildContentAsync()}</div>""")
        );
}

/// <summary>What is of no use on paper.</summary>
[HtmlTargetElement("c-print-hidden")]
public sealed class PrintHiddenTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Markup.Of($"""<div class="{output.Class("no-print")}"{output.Rest("class")}>{await output.GetChildContentAsync()}</div>""")
        );
}
