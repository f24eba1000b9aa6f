using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Charts;

/// <summary>
/// What every chart has: words above that say the point, the drawing with title and description, words below that say
/// how sure it is, and the same figures as a table.
/// </summary>
public abstract class ChartTagHelper(Texts texts) : TagHelper
{
    /// <summary>The point, in a sentence: “I feel safe at school”: 148 of 174 older children said yes.</summary>
    public string? Title { get; set; }

    /// <summary>How sure: “Probably a little better than last year; it is too close to be sure.”</summary>
    public string? Below { get; set; }

    /// <summary>`school`, `peers`, `people` or `data`; in the colour of acting when left out.</summary>
    public string? Voice { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    protected Texts T => texts;

    protected bool Mirrored => T.Direction == "rtl";

    protected abstract string Tag { get; }

    /// <summary>The drawing's description for readers by ear.</summary>
    protected abstract string Description();

    protected abstract Markup Drawing(string title, string description);

    protected abstract Markup Table();

    protected virtual Markup Key() => Markup.None;

    /// <summary>A chart without figures is a blank, and says so with &lt;c-blank&gt; instead.</summary>
    protected abstract void Check();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var title = TagHelpers.Need(Title, Tag, "title");
        if (Voice is not null)
            TagHelpers.OneOf(Voice, Tag, "voice", "school", "peers", "people", "data");
        Check();
        var below = Below is null ? Markup.None : Markup.Of($"<p>{Below}</p>");
        output.Become(
            Markup.Of(
                $"""
                <figure class="{output.Class("chart", Voice)}"{output.Rest("class")}><figcaption>{title}</figcaption>{Drawing(
                    title,
                    Description()
                )}{Key()}{below}<details><summary>{T["design.chart.table"]}</summary>{Table()}</details></figure>
                """
            )
        );
    }

    /// <summary>An image with its title and description, `height` in em.</summary>
    protected Markup Svg(double height, string title, string description, IHtmlContent shapes)
    {
        var id = PageIds.Next(View.HttpContext, "chart");
        return Markup.Of(
            $"""
            <svg role="img" aria-labelledby="{id} {id}-desc" width="100%" height="{Canvas.Em(
                height
            )}"><title id="{id}">{title}</title><desc id="{id}-desc">{description}</desc>{shapes}</svg>
            """
        );
    }

    /// <summary>The table. A column in which nothing stands is left out.</summary>
    protected static Markup Rows(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var all = rows.ToList();
        var kept = Enumerable.Range(0, headings.Count).Where(column => all.Exists(row => row[column] is not null)).ToList();
        var head = Markup.Join(kept.Select(column => Markup.Of($"""<th scope="col"{N(column)}>{headings[column]}</th>""")));
        var body = Markup.Join(all.Select(row => Markup.Of($"<tr>{Markup.Join(kept.Select(column => Cell(column, row[column])))}</tr>")));
        return Markup.Of($"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>");
    }

    protected string Written(double value, string format) => value.ToString(format, T.Culture);

    protected string Percent(double share) =>
        T["design.chart.percent", Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString("0", T.Culture)];

    protected string Range(string from, string to) => T["design.chart.range", from, to];

    protected static Markup Words(string x, double y, string text, string anchor = "middle", string? css = null) =>
        Markup.Of($"""<text x="{x}" y="{Canvas.Em(y)}" text-anchor="{anchor}"{Markup.Attribute("class", css)}>{text}</text>""");

    protected static Markup Dot(string x, double y, double radius, string css) =>
        Markup.Of($"""<circle cx="{x}" cy="{Canvas.Em(y)}" r="{Canvas.Em(radius)}" class="{css}"/>""");

    protected static Markup Line(string x1, double y1, string x2, double y2, string css) =>
        Markup.Of($"""<line x1="{x1}" y1="{Canvas.Em(y1)}" x2="{x2}" y2="{Canvas.Em(y2)}" class="{css}"/>""");

    protected static Markup Bar(string x, double y, string width, double height, string css, double round = 0) =>
        Markup.Of(
            $"""
            <rect x="{x}" y="{Canvas.Em(y)}" width="{width}" height="{Canvas.Em(height)}"{Markup.Attribute(
                "rx",
                round > 0 ? Canvas.Em(round) : null
            )} class="{css}"/>
            """
        );

    /// <summary>A long label in lines that fit a phone.</summary>
    protected static IReadOnlyList<string> Wrapped(string text, int letters)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= letters)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        }
        return lines;
    }

    private static Markup N(int column) => Markup.Attribute("class", column == 0 ? null : "n");

    private static Markup Cell(int column, string? text) =>
        column == 0 ? Markup.Of($"""<th scope="row">{text}</th>""") : Markup.Of($"""<td class="n">{text}</td>""");

    protected string Whole(int number) => number.ToString("N0", T.Culture);
}
