using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Components;

/// <summary>A date as three small boxes: everyone can type a date they know. Binds to DateOnly.</summary>
/// <example>&lt;c-date for="Input.VisitOn" /&gt;</example>
[HtmlTargetElement("c-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper(Texts texts) : FieldTagHelper(texts)
{
    protected override string Tag => "c-date";

    protected override string FirstId => $"{Id}_Day";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var day = Model.Model as DateOnly?;
        var boxes = Markup.Join([Box("Day", "2", day?.Day), Box("Month", "2", day?.Month), Box("Year", "4", day?.Year)]);
        output.Become(Fieldset(Markup.Of($"""<div class="date">{boxes}</div>""")));
    }

    private Markup Box(string part, string width, int? own)
    {
        var value = Values(part) is [var typed, ..] ? typed : own?.ToString(CultureInfo.InvariantCulture);
        var id = $"{Id}_{part}";
        var word = T[$"design.date.{part.ToLowerInvariant()}"];
        return Markup.Of(
            $"""
            <div><label class="govuk-label" for="{id}">{word}</label><input class="govuk-input w{width}" id="{id}" name="{Name}.{part}" type="text" inputmode="numeric" autocomplete="off"{Markup.Attribute(
                "value",
                value
            )}{Invalid}></div>
            """
        );
    }
}
