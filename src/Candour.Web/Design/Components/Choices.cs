using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Components;

/// <summary>Something to choose: what is stored, what is read, and a line of help. One that cannot be chosen says why in its hint.</summary>
public sealed record Choice(string Value, string Label, string? Hint = null, bool Disabled = false);

public abstract class ChoiceTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public IEnumerable<Choice>? Options { get; set; }

    protected IReadOnlyList<Choice> Choices =>
        [.. Options ?? throw new InvalidOperationException($"<{Tag} for=\"{Model.Name}\"> needs options.")];

    // A draft keeps several choices one a line.
    protected bool IsChosen(Choice choice) =>
        Values().SelectMany(value => value.Split('\n')).Contains(choice.Value, StringComparer.OrdinalIgnoreCase);
}

/// <example>&lt;c-select for="Input.School" options="Model.Schools" prompt="@T["…"]" /&gt;</example>
[HtmlTargetElement("c-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper(Texts texts) : ChoiceTagHelper(texts)
{
    /// <summary>The first line, which chooses nothing.</summary>
    public string? Prompt { get; set; }

    protected override string Tag => "c-select";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var prompt = Prompt is null ? Markup.None : Markup.Of($"""<option value="">{Prompt}</option>""");
        var options = Markup.Join(
            Choices.Select(choice =>
                Markup.Of(
                    $"""<option value="{choice.Value}"{Markup.Flag("selected", IsChosen(choice))}{Markup.Flag("disabled", choice.Disabled)}>{choice.Label}</option>"""
                )
            )
        );
        output.Become(
            Group(
                Markup.Of(
                    $"""<select class="{output.Class("govuk-select")}" id="{Id}" name="{Name}"{DescribedBy()}{Invalid}{output.Rest("class")}>{prompt}{options}</select>"""
                )
            )
        );
    }
}

/// <summary>One of a few, all in sight.</summary>
/// <example>&lt;c-radios for="Input.Strength" options="Model.Strengths" inline="true" /&gt;</example>
[HtmlTargetElement("c-radios", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RadiosTagHelper(Texts texts) : ChoiceTagHelper(texts)
{
    /// <summary>Side by side, for two or three short ones.</summary>
    public bool Inline { get; set; }

    protected override string Tag => "c-radios";

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Fieldset(ChoiceList.Of("radio", "radios", Id, Name, Choices, IsChosen, Inline)));
}

/// <summary>Any number of a few.</summary>
/// <example>&lt;c-checkboxes for="Input.Kinds" options="Model.Kinds" /&gt;</example>
[HtmlTargetElement("c-checkboxes", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxesTagHelper(Texts texts) : ChoiceTagHelper(texts)
{
    protected override string Tag => "c-checkboxes";

    protected override bool CanBeOptional => false;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Fieldset(ChoiceList.Of("checkbox", "checkboxes", Id, Name, Choices, IsChosen, inline: false)));
}

/// <summary>One box to tick, for a yes or no.</summary>
/// <example>&lt;c-checkbox for="Input.Agreed" /&gt;</example>
[HtmlTargetElement("c-checkbox", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxTagHelper(Texts texts) : FieldTagHelper(texts)
{
    protected override string Tag => "c-checkbox";

    protected override bool CanBeOptional => false;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var hint = HintText is { } text
            ? Markup.Of($"""<div class="govuk-hint govuk-checkboxes__hint" id="{Id}-hint">{text}</div>""")
            : Markup.None;
        output.Become(
            Wrap(
                Markup.Of(
                    $"""
                    {ErrorMarkup}<div class="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="{Id}" name="{Name}" type="checkbox" value="true"{Markup.Flag(
                        "checked",
                        Value == "true"
                    )}{DescribedBy()}{Invalid}{output.Rest()}><label class="govuk-label govuk-checkboxes__label" for="{Id}">{LabelText}</label>{hint}</div></div>
                    """
                )
            )
        );
    }
}

internal static class ChoiceList
{
    public static Markup Of(
        string type,
        string kind,
        string id,
        string name,
        IReadOnlyList<Choice> choices,
        Func<Choice, bool> isChosen,
        bool inline
    )
    {
        var items = choices.Select(
            (choice, index) =>
            {
                // The first choice bears the field's own id: the summary's link leads there.
                var own = index == 0 ? id : $"{id}-{index + 1}";
                var hint = choice.Hint is null
                    ? Markup.None
                    : Markup.Of($"""<div class="govuk-hint govuk-{Markup.Trusted(kind)}__hint" id="{own}-item-hint">{choice.Hint}</div>""");
                var described = Markup.Attribute("aria-describedby", choice.Hint is null ? null : $"{own}-item-hint");
                return Markup.Of(
                    $"""
                    <div class="govuk-{kind}__item"><input class="govuk-{kind}__input" id="{own}" name="{name}" type="{type}" value="{choice.Value}"{described}{Markup.Flag(
                        "checked",
                        isChosen(choice)
                    )}{Markup.Flag(
                        "disabled",
                        choice.Disabled
                    )}><label class="govuk-label govuk-{kind}__label" for="{own}">{choice.Label}</label>{hint}</div>
                    """
                );
            }
        );
        return Markup.Of($"""<div class="govuk-{kind}{(inline ? " inline-choices" : "")}">{Markup.Join(items)}</div>""");
    }
}
