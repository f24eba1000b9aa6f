using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Components;

/// <summary>A part of a page that stands for itself. `now` is the one the page is about, `quiet` lies further back.</summary>
/// <example>&lt;c-card title="@T["place.waiting"]"&gt;…&lt;/c-card&gt;</example>
[HtmlTargetElement("c-card")]
public sealed class CardTagHelper : TagHelper
{
    public string? Title { get; set; }

    public string Kind { get; set; } = "plain";

    /// <summary>`section`, `aside` or `article`.</summary>
    public string As { get; set; } = "section";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var element = Markup.Trusted(TagHelpers.OneOf(As, "c-card", "as", "section", "aside", "article", "div"));
        var kind = TagHelpers.OneOf(Kind, "c-card", "kind", "plain", "quiet", "now");
        var title = Title is null ? Markup.None : Markup.Of($"<h2>{Title}</h2>");
        output.Become(
            Markup.Of(
                $"""
                <{element} class="{output.Class("card", kind == "plain" ? null : kind)}"{output.Rest(
                    "class"
                )}>{title}{await output.GetChildContentAsync()}</{element}>
                """
            )
        );
    }
}

/// <summary>A statement in its voice: colour, mark and word.</summary>
/// <example>&lt;c-voice voice="peers" who="@T["…"]"&gt;…&lt;/c-voice&gt;</example>
[HtmlTargetElement("c-voice")]
public sealed class VoiceTagHelper(Texts texts) : TagHelper
{
    /// <summary>`school`, `peers`, `people` or `data`.</summary>
    public string Voice { get; set; } = "";

    /// <summary>The word beside the mark, where “Peers” can be said better: “Schools who visited”.</summary>
    public string? Who { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var mark = Icons.Voice(Voice);
        output.Become(
            Markup.Of(
                $"""
                <section class="{output.Class("voice", Voice)}"{output.Rest("class")}><p class="who">{mark}{Who
                    ?? texts[$"design.voice.{Voice}"]}</p>{await output.GetChildContentAsync()}</section>
                """
            )
        );
    }
}

/// <summary>Who can see this, in a sentence, with the way to the reasons.</summary>
/// <example>&lt;c-sight href="/reviews/…/sight"&gt;@T["review.sight.notes"]&lt;/c-sight&gt;</example>
[HtmlTargetElement("c-sight")]
public sealed class SightTagHelper(Texts texts) : TagHelper
{
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var link = Href is null ? Markup.None : Markup.Of($""" <a href="{Href}">{texts["design.sight.link"]}</a>""");
        output.Become(
            Markup.Of(
                $"""
                <p class="{output.Class("sight")}"{output.Rest(
                    "class"
                )}>{Icons.Eye}<span>{await output.GetChildContentAsync()}{link}</span></p>
                """
            )
        );
    }
}

/// <summary>Why there is nothing here: a blank is never silent.</summary>
/// <example>&lt;c-blank&gt;@T["card.blank.too-few", 10]&lt;/c-blank&gt;</example>
[HtmlTargetElement("c-blank")]
public sealed class BlankTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var reason = await output.GetChildContentAsync();
        if (reason.IsEmptyOrWhiteSpace)
            throw new InvalidOperationException("<c-blank> needs its reason.");
        output.Become(Markup.Of($"""<p class="{output.Class("blank")}"{output.Rest("class")}>{reason}</p>"""));
    }
}

/// <summary>A word about a thing's state. Never a judgement of a school.</summary>
[HtmlTargetElement("c-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>`plain`, `done`, `wait` or `warn`.</summary>
    public string Kind { get; set; } = "plain";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var kind = TagHelpers.OneOf(Kind, "c-tag", "kind", "plain", "done", "wait", "warn");
        output.Become(
            Markup.Of(
                $"""
                <span class="{output.Class("tag", kind == "plain" ? null : kind)}"{output.Rest(
                    "class"
                )}>{await output.GetChildContentAsync()}</span>
                """
            )
        );
    }
}

/// <summary>Nothing here yet: what will be, why it is worth it, and the one act that starts it.</summary>
/// <example>&lt;c-empty title="@T["…"]" act="@T["…"]" href="/reviews/new"&gt;@T["…why"]&lt;/c-empty&gt;</example>
[HtmlTargetElement("c-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public string? Title { get; set; }

    public string? Act { get; set; }

    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var title = TagHelpers.Need(Title, "c-empty", "title");
        var why = await output.GetChildContentAsync();
        if (why.IsEmptyOrWhiteSpace)
            throw new InvalidOperationException("<c-empty> needs its reason.");
        var act = string.IsNullOrEmpty(Act)
            ? Markup.None
            : Markup.Of($"""<p><a class="button" href="{TagHelpers.Need(Href, "c-empty", "href for its act")}">{Act}</a></p>""");
        output.Become(Markup.Of($"""<div class="{output.Class("empty")}"{output.Rest("class")}><h2>{title}</h2><p>{why}</p>{act}</div>"""));
    }
}

/// <summary>Something that has happened, or should be known before going on.</summary>
/// <example>&lt;c-notice kind="warn"&gt;@T["…"]&lt;/c-notice&gt;</example>
[HtmlTargetElement("c-notice")]
public sealed class NoticeTagHelper(Texts texts) : TagHelper
{
    /// <summary>`done`, `warn` or `note`.</summary>
    public string Kind { get; set; } = "note";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var kind = TagHelpers.OneOf(Kind, "c-notice", "kind", "done", "warn", "note");
        var word = kind == "note" ? Markup.None : Markup.Of($"""<span class="visually-hidden">{texts[$"design.notice.{kind}"]} </span>""");
        output.Become(
            Markup.Of(
                $"""
                <div class="{output.Class("notice", kind)}"{output.Rest(
                    "class"
                )}><div>{word}{await output.GetChildContentAsync()}</div></div>
                """
            )
        );
    }
}
