using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Components;

/// <summary>What a form sends along unseen: the key of the thing it is about. It is read as anything typed is read.</summary>
/// <example>&lt;c-hidden name="grant" value="@line.Id" /&gt;</example>
[HtmlTargetElement("c-hidden", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HiddenTagHelper : TagHelper
{
    public string? Name { get; set; }

    /// <summary>Nothing is sent when there is none.</summary>
    public string? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = TagHelpers.Need(Name, "c-hidden", "name");
        output.Become(Value is { Length: > 0 } value ? Markup.Of($"""<input type="hidden" name="{name}" value="{value}">""") : Markup.None);
    }
}

/// <summary>Narrows a list, beside its search: stands inside &lt;c-search&gt;.</summary>
/// <example>&lt;c-filter name="in" label="@T["schools.in"]" value="@Model.In" any="@T["schools.in.any"]" options="Model.Filters" /&gt;</example>
[HtmlTargetElement("c-filter", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FilterTagHelper : TagHelper
{
    public string? Name { get; set; }

    public string? Label { get; set; }

    public string? Value { get; set; }

    /// <summary>The first line, which narrows nothing.</summary>
    public string? Any { get; set; }

    public IEnumerable<Choice>? Options { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (name, label, any) = (TagHelpers.Need(Name, "c-filter", "name"), TagHelpers.Need(Label, "c-filter", "label"), TagHelpers.Need(Any, "c-filter", "any"));
        var options = Markup.Join((Options ?? []).Select(o => Markup.Of($"""<option value="{o.Value}"{Markup.Flag("selected", o.Value == Value)}>{o.Label}</option>""")));
        output.Become(Markup.Of($"""
            <div class="govuk-form-group"><label class="govuk-label" for="filter-{name}">{label}</label><select class="govuk-select" id="filter-{name}" name="{name}"><option value="">{any}</option>{options}</select></div>
            """));
    }
}
