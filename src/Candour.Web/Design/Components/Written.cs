using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Components;

/// <summary>What somebody wrote, as they wrote it: an empty line makes a paragraph, a line end a new line.</summary>
/// <example>&lt;c-written text="@Model.Words" /&gt;</example>
[HtmlTargetElement("c-written", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WrittenTagHelper : TagHelper
{
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Markup.Join(
                (Text ?? "")
                    .ReplaceLineEndings("\n")
                    .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(paragraph => Markup.Of($"<p>{Lines(paragraph)}</p>"))
            )
        );

    private static Markup Lines(string paragraph) =>
        Markup.Join(paragraph.Split('\n').Select((line, index) => index == 0 ? Markup.Of($"{line}") : Markup.Of($"<br>{line}")));
}

/// <summary>What a form carries along unseen. Like every field it keeps what was sent, and what was kept as a draft.</summary>
/// <example>&lt;c-hidden for="Input.Base" /&gt;</example>
[HtmlTargetElement("c-hidden", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HiddenTagHelper(Texts texts) : FieldTagHelper(texts)
{
    /// <summary>Stands above the model, where several forms of a page carry different values of one property.</summary>
    [HtmlAttributeName("value")]
    public string? Given { get; set; }

    protected override string Tag => "c-hidden";

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Markup.Of($"""<input type="hidden" name="{Name}" value="{Given ?? Value}">"""));
}
