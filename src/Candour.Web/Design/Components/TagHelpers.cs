using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Components;

internal static class TagHelpers
{
    /// <summary>The component is this markup and nothing else.</summary>
    public static void Become(this TagHelperOutput output, Markup markup)
    {
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(markup);
    }

    /// <summary>What the page wrote on the element beyond the component's own attributes, to be handed on.</summary>
    public static Markup Rest(this TagHelperOutput output, params string[] except) =>
        Markup.Join(
            from attribute in output.Attributes
            where !except.Contains(attribute.Name)
            select attribute.ValueStyle == HtmlAttributeValueStyle.Minimized
                ? Markup.Flag(attribute.Name, true)
                : Markup.Of($" {Markup.Trusted(attribute.Name)}=\"{Value(attribute)}\"")
        );

    /// <summary>The page's own class beside the component's.</summary>
    public static string Class(this TagHelperOutput output, params string?[] own) =>
        string.Join(' ', own.Append(output.Attributes["class"]?.Value?.ToString()).Where(c => !string.IsNullOrEmpty(c)));

    public static string Need(string? value, string tag, string attribute) =>
        string.IsNullOrWhiteSpace(value) ? throw new InvalidOperationException($"<{tag}> needs {attribute}.") : value;

    public static string OneOf(string? value, string tag, string attribute, params ReadOnlySpan<string> allowed)
    {
        foreach (var candidate in allowed)
            if (candidate == value)
                return candidate;
        throw new InvalidOperationException($"<{tag} {attribute}=\"{value}\">: one of {string.Join(", ", allowed.ToArray())}.");
    }

    private static IHtmlContent Value(TagHelperAttribute attribute) =>
        attribute.Value switch
        {
            // Literal attributes come as markup that is encoded already; values from code come as plain objects.
            IHtmlContent html => html,
            var value => Markup.Of($"{value?.ToString()}"),
        };
}
