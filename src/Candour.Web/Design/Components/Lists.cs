using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Components;

/// <summary>What is done, what is waited for, what to take note of.</summary>
/// <example>&lt;c-checklist&gt;&lt;c-check state="done"&gt;…&lt;/c-check&gt;&lt;/c-checklist&gt;</example>
[HtmlTargetElement("c-checklist")]
public sealed class ChecklistTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Markup.Of($"""<ul class="{output.Class("check")}"{output.Rest("class")}>{await output.GetChildContentAsync()}</ul>""")
        );
}

[HtmlTargetElement("c-check")]
public sealed class CheckTagHelper(Texts texts) : TagHelper
{
    /// <summary>`done`, `wait` or `warn`.</summary>
    public string State { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var state = TagHelpers.OneOf(State, "c-check", "state", "done", "wait", "warn");
        output.Become(
            Markup.Of(
                $"""
                <li class="{output.Class(state)}"{output.Rest("class")}><div class="body"><span class="visually-hidden">{texts[
                    $"design.check.{state}"
                ]} </span>{await output.GetChildContentAsync()}</div></li>
                """
            )
        );
    }
}

/// <summary>The way through something long, with where we are.</summary>
/// <example>&lt;c-steps&gt;&lt;c-step state="now" note="@T["…"]"&gt;@T["…"]&lt;/c-step&gt;&lt;/c-steps&gt;</example>
[HtmlTargetElement("c-steps")]
public sealed class StepsTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Markup.Of($"""<ol class="{output.Class("steps")}"{output.Rest("class")}>{await output.GetChildContentAsync()}</ol>""")
        );
}

[HtmlTargetElement("c-step")]
public sealed class StepTagHelper(Texts texts) : TagHelper
{
    /// <summary>`done`, `now` or `next`.</summary>
    public string State { get; set; } = "next";

    /// <summary>When, or by whom.</summary>
    public string? Note { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var state = TagHelpers.OneOf(State, "c-step", "state", "done", "now", "next");
        var current = Markup.Attribute("aria-current", state == "now" ? "step" : null);
        var word = state == "done" ? Markup.Of($"""<span class="visually-hidden">{texts["design.check.done"]} </span>""") : Markup.None;
        var note = Note is null ? Markup.None : Markup.Of($"<small>{Note}</small>");
        output.Become(
            Markup.Of(
                $"""
                <li class="{output.Class(state)}"{current}{output.Rest("class")}>{word}{await output.GetChildContentAsync()}{note}</li>
                """
            )
        );
    }
}

/// <summary>Waiting on you: the thing, by when, why.</summary>
/// <example>&lt;c-todo-list&gt;&lt;c-todo href="…" title="@T["…"]" by="@T["…"]" soon="true"&gt;why&lt;/c-todo&gt;&lt;/c-todo-list&gt;</example>
[HtmlTargetElement("c-todo-list")]
public sealed class TodoListTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Markup.Of($"""<ul class="{output.Class("todo")}"{output.Rest("class")}>{await output.GetChildContentAsync()}</ul>""")
        );
}

[HtmlTargetElement("c-todo")]
public sealed class TodoTagHelper : TagHelper
{
    public string? Href { get; set; }

    public string? Title { get; set; }

    /// <summary>By when, as a whole phrase: “by Thursday”, “no date”.</summary>
    public string? By { get; set; }

    public bool Soon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var title = TagHelpers.Need(Title, "c-todo", "title");
        var what = Href is null ? Markup.Of($"{title}") : Markup.Of($"""<a href="{Href}">{title}</a>""");
        var due = By is null ? Markup.None : Markup.Of($"""<span class="due{(Soon ? " soon" : "")}">{By}</span>""");
        var why = await output.GetChildContentAsync();
        output.Become(
            Markup.Of(
                $"""
                <li{output.Rest()}><span class="what">{what}</span>{due}{(
                    why.IsEmptyOrWhiteSpace ? Markup.None : Markup.Of($"""<span class="why">{why}</span>""")
                )}</li>
                """
            )
        );
    }
}

/// <summary>What has been said, line by line, with the way to change it.</summary>
/// <example>&lt;c-summary-list&gt;&lt;c-summary key="@T["…"]" change="…"&gt;…&lt;/c-summary&gt;&lt;/c-summary-list&gt;</example>
[HtmlTargetElement("c-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Markup.Of($"""<dl class="{output.Class("summary")}"{output.Rest("class")}>{await output.GetChildContentAsync()}</dl>""")
        );
}

[HtmlTargetElement("c-summary")]
public sealed class SummaryTagHelper(Texts texts) : TagHelper
{
    public string? Key { get; set; }

    /// <summary>The address of the page where it is changed.</summary>
    public string? Change { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var key = TagHelpers.Need(Key, "c-summary", "key");
        var change = Change is null
            ? Markup.None
            : Markup.Of(
                $"""
                <dd><a href="{Change}">{texts["design.summary.change"]}<span class="visually-hidden"> {key}</span></a></dd>
                """
            );
        output.Become(Markup.Of($"<div{output.Rest()}><dt>{key}</dt><dd>{await output.GetChildContentAsync()}</dd>{change}</div>"));
    }
}

/// <summary>Where this page lies. The page itself is not in the list: its title says it.</summary>
/// <example>&lt;c-breadcrumb&gt;&lt;c-crumb href="/reviews"&gt;@T["…"]&lt;/c-crumb&gt;&lt;/c-breadcrumb&gt;</example>
[HtmlTargetElement("c-breadcrumb")]
public sealed class BreadcrumbTagHelper(Texts texts) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Markup.Of(
                $"""
                <nav class="{output.Class("crumbs")}" aria-label="{texts["design.crumbs"]}"{output.Rest(
                    "class"
                )}><ol>{await output.GetChildContentAsync()}</ol></nav>
                """
            )
        );
}

[HtmlTargetElement("c-crumb")]
public sealed class CrumbTagHelper : TagHelper
{
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Markup.Of(
                $"""
                <li><a href="{TagHelpers.Need(Href, "c-crumb", "href")}"{output.Rest()}>{await output.GetChildContentAsync()}</a></li>
                """
            )
        );
}
