using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Components;

/// <summary>One line of text. Attributes such as autocomplete go to the control.</summary>
/// <example>&lt;c-input for="Input.Email" type="email" autocomplete="username" /&gt;</example>
[HtmlTargetElement("c-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public string Type { get; set; } = "text";

    /// <summary>How wide, by what goes in: `2`, `4`, `10` or `20` letters; full measure when left out.</summary>
    public string? Width { get; set; }

    protected override string Tag => "c-input";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        TagHelpers.OneOf(Type, Tag, "type", "text", "email", "password", "number", "tel", "url", "search");
        var width = Width is null ? null : "w" + TagHelpers.OneOf(Width, Tag, "width", "2", "4", "10", "20");
        // A number field of the browser loses what it cannot read and turns with the wheel: text that asks for digits is kinder.
        var (type, mode) = Type == "number" ? ("text", "numeric") : (Type, null);
        var value = Type == "password" ? null : Value;
        output.Become(
            Group(
                Markup.Of(
                    $"""
                    <input class="{output.Class("govuk-input", width)}" id="{Id}" name="{Name}" type="{type}"{Markup.Attribute(
                        "inputmode",
                        mode
                    )}{Markup.Attribute("value", value)}{DescribedBy()}{Invalid}{output.Rest("class")}>
                    """
                )
            )
        );
    }
}

/// <summary>Several lines. Says how much may be written when the model has a longest length.</summary>
/// <example>&lt;c-textarea for="Input.Seen" rows="4" /&gt;</example>
[HtmlTargetElement("c-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public int Rows { get; set; } = 5;

    /// <summary>The most letters; follows the model's StringLength or MaxLength when left out.</summary>
    public int? MaxLength { get; set; }

    protected override string Tag => "c-textarea";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var most = MaxLength ?? MostByModel();
        var count = most is null
            ? Markup.None
            : Markup.Of(
                $"""
                <p class="count-hint" id="{Id}-count" data-left="{T.Template("design.count.left")}" data-over="{T.Template(
                    "design.count.over"
                )}">{T["design.count.most", most]}</p>
                """
            );
        // The line after the tag belongs to HTML, not to the text: without it a text's own first line break would be lost.
        output.Become(
            Group(
                Markup.Of(
                    $"""
                    <textarea class="{output.Class("govuk-textarea")}" id="{Id}" name="{Name}" rows="{Rows}"{Markup.Attribute(
                        "data-most",
                        most?.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    )}{DescribedBy(most is null ? null : $"{Id}-count")}{Invalid}{output.Rest("class")}>
                    {Value}</textarea>
                    """
                ),
                count
            )
        );
    }

    private int? MostByModel() =>
        Model
            .Metadata.ValidatorMetadata.Select(rule =>
                rule switch
                {
                    StringLengthAttribute length => length.MaximumLength,
                    MaxLengthAttribute length => length.Length,
                    _ => (int?)null,
                }
            )
            .FirstOrDefault(length => length is not null);
}

/// <summary>A file, or several. The form around it is sent as multipart by construction.</summary>
/// <example>&lt;c-file for="Input.File" accept=".csv,.gz" /&gt;</example>
[HtmlTargetElement("c-file", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileTagHelper(Texts texts) : FieldTagHelper(texts)
{
    protected override string Tag => "c-file";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (FormScope.Of(View) is { } form)
            form.HasFile = true;
        output.Become(
            Group(
                Markup.Of(
                    $"""<input class="{output.Class("upload")}" id="{Id}" name="{Name}" type="file"{DescribedBy()}{Invalid}{output.Rest("class")}>"""
                )
            )
        );
    }
}
