using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Charts;

/// <summary>How many of how many, with the range it likely lies in, and last year's share.</summary>
/// <param name="Low">The lower end of the likely range, a share between 0 and 1.</param>
/// <param name="LastYear">A share between 0 and 1; null when it was not asked or may not be shown.</param>
public sealed record Proportion(int Count, int Of, double Low, double High, double? LastYear = null)
{
    public double Share => (double)Count / Of;
}

/// <summary>A dot on a line from none to all, the likely range as a bar, last year as a hollow dot.</summary>
/// <example>&lt;c-proportion-chart title="@T["…"]" below="@T["…"]" voice="people" value="Model.Safe" /&gt;</example>
[HtmlTargetElement("c-proportion-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProportionChartTagHelper(Texts texts) : ChartTagHelper(texts)
{
    private const double Middle = 2.3;

    public Proportion? Value { get; set; }

    protected override string Tag => "c-proportion-chart";

    private Proportion Figure => Value ?? throw new InvalidOperationException($"<{Tag}> needs value.");

    protected override void Check()
    {
        var f = Figure;
        if (
            f.Of <= 0
            || f.Count < 0
            || f.Count > f.Of
            || f.Low < 0
            || f.High > 1
            || f.Low > f.Share
            || f.High < f.Share
            || f.LastYear is < 0 or > 1
        )
            throw new InvalidOperationException($"<{Tag}>: {f} is no proportion with its range.");
    }

    protected override string Description()
    {
        var f = Figure;
        var now = T["design.chart.proportion.desc", f.Count, f.Of, Percent(f.Share), Percent(f.Low), Percent(f.High)];
        return f.LastYear is { } last ? $"{now} {T["design.chart.proportion.desc-last", Percent(last)]}" : now;
    }

    protected override Markup Drawing(string title, string description)
    {
        var f = Figure;
        var canvas = new Canvas(Mirrored);
        List<Markup> shapes =
        [
            Line(canvas.X(0), Middle, canvas.X(1), Middle, "axis"),
            Bar(canvas.Start(f.Low, f.High), Middle - .3, canvas.Width(f.Low, f.High), .6, "range", round: .3),
        ];
        if (f.LastYear is { } last)
        {
            shapes.Add(Dot(canvas.X(last), Middle, .42, "hollow"));
            shapes.Add(Words(canvas.X(last), Middle + 1.6, T["design.chart.proportion.last"], Canvas.Anchor(last)));
        }
        shapes.Add(Dot(canvas.X(f.Share), Middle, .55, "dot"));
        shapes.Add(Words(canvas.X(f.Share), Middle - 1.1, Percent(f.Share), Canvas.Anchor(f.Share, .05), "strong"));
        var foot = Middle + (f.LastYear is null ? 1.6 : 2.8);
        shapes.Add(Words(canvas.X(0), foot, T["design.chart.proportion.none"], "start", "soft"));
        shapes.Add(Words(canvas.X(1), foot, T["design.chart.proportion.all"], "end", "soft"));
        return Svg(foot + .6, title, description, Markup.Join(shapes));
    }

    protected override Markup Table()
    {
        var f = Figure;
        List<string?[]> rows =
        [
            [
                T["design.chart.proportion.this"],
                T["design.chart.proportion.of", f.Count, f.Of],
                Percent(f.Share),
                Range(Percent(f.Low), Percent(f.High)),
            ],
        ];
        if (f.LastYear is { } last)
            rows.Add([T["design.chart.proportion.last"], null, Percent(last), null]);
        return Rows(
            [
                T["design.chart.column.when"],
                T["design.chart.column.answered"],
                T["design.chart.column.share"],
                T["design.chart.column.likely"],
            ],
            rows
        );
    }
}
