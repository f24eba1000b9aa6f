using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace Candour.Web.Design.Components;

/// <summary>
/// A table that stays inside a narrow screen. It scrolls in a frame of its own, or with <c>stack="true"</c> each row
/// becomes a short list: then every cell needs <c>data-label</c>. Figures stand in cells of class n.
/// </summary>
/// <example>&lt;c-table caption="@T["…"]" stack="true"&gt;&lt;thead&gt;…&lt;/thead&gt;&lt;tbody&gt;…&lt;/tbody&gt;&lt;/c-table&gt;</example>
[HtmlTargetElement("c-table")]
public sealed class TableTagHelper : TagHelper
{
    public string? Caption { get; set; }

    /// <summary>The caption is for readers by ear only, when a heading right above says the same.</summary>
    public bool HideCaption { get; set; }

    public bool Stack { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var caption = TagHelpers.Need(Caption, "c-table", "caption");
        var id = PageIds.Next(View.HttpContext, "table");
        var hidden = Markup.Of($"""<span class="visually-hidden">{caption}</span>""");
        var table = Markup.Of(
            $"""
            <table class="{output.Class(Stack ? "stack" : null)}"{output.Rest("class")}><caption id="{id}">{(
                HideCaption ? hidden : Markup.Of($"{caption}")
            )}</caption>{await output.GetChildContentAsync()}</table>
            """
        );
        // A frame that scrolls must be reachable by keyboard, and then it needs a name.
        output.Become(
            Stack ? table : Markup.Of($"""<div class="scroll" role="region" aria-labelledby="{id}" tabindex="0">{table}</div>""")
        );
    }
}

/// <summary>The way through a list in pages. Keeps the rest of the address as it is.</summary>
/// <example>&lt;c-paging page="Model.PageNumber" size="50" total="Model.Total" /&gt;</example>
[HtmlTargetElement("c-paging", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagingTagHelper(Texts texts) : TagHelper
{
    /// <summary>The name in the address that carries the page.</summary>
    public const string Parameter = "p";

    public int Page { get; set; } = 1;

    public int Size { get; set; } = 50;

    public int Total { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var pages = (Total + Size - 1) / Size;
        if (pages <= 1)
        {
            output.Become(Markup.None);
            return;
        }
        var last = Math.Min(Page * Size, Total);
        output.Become(
            Markup.Of(
                $"""
                <nav class="{output.Class("paging")}" aria-label="{texts["design.paging"]}">{Link(Page - 1, Page > 1, "prev")}<p>{texts[
                    "design.paging.range",
                    ((Page - 1) * Size) + 1,
                    last,
                    Total
                ]}</p>{Link(Page + 1, Page < pages, "next")}</nav>
                """
            )
        );
    }

    private Markup Link(int page, bool exists, string direction) =>
        exists ? Markup.Of($"""<a rel="{direction}" href="{Address(page)}">{texts[$"design.paging.{direction}"]}</a>""") : Markup.None;

    private string Address(int page)
    {
        var request = View.HttpContext.Request;
        var query = request.Query.Where(pair => pair.Key != Parameter).ToDictionary(pair => pair.Key, pair => pair.Value);
        if (page > 1)
            query[Parameter] = page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(request.PathBase + request.Path, query);
    }
}

/// <summary>Search in a list: a question, so it is asked by address and can be kept as a link.</summary>
/// <example>&lt;c-search label="@T["schools.search"]" value="@Model.Q" /&gt;</example>
[HtmlTargetElement("c-search")]
public sealed class SearchTagHelper(Texts texts) : TagHelper
{
    public string Name { get; set; } = "q";

    public string? Label { get; set; }

    public string? Hint { get; set; }

    public string? Value { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    /// <summary>Further filters stand inside the element.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var label = TagHelpers.Need(Label, "c-search", "label");
        var id = PageIds.Next(View.HttpContext, "search");
        var hint = Hint is null ? Markup.None : Markup.Of($"""<div class="govuk-hint" id="{id}-hint">{Hint}</div>""");
        output.Become(
            Markup.Of(
                $"""
                <form class="{output.Class("search")}" method="get" role="search"{output.Rest(
                    "class"
                )}><div class="row"><div class="words"><label class="govuk-label" for="{id}">{label}</label>{hint}<input class="govuk-input" id="{id}" name="{Name}" type="search"{Markup.Attribute(
                    "value",
                    Value
                )}{Markup.Attribute("aria-describedby", Hint is null ? null : $"{id}-hint")}></div>{await output.GetChildContentAsync()}<button class="button" type="submit">{texts[
                    "design.search"
                ]}</button></div></form>
                """
            )
        );
    }
}

/// <summary>Ids that are unique on a page and the same each time it is drawn.</summary>
internal static class PageIds
{
    public static string Next(HttpContext http, string kind)
    {
        var key = $"candour.id.{kind}";
        var number = (http.Items[key] as int? ?? 0) + 1;
        http.Items[key] = number;
        return $"{kind}-{number.ToString(CultureInfo.InvariantCulture)}";
    }
}
