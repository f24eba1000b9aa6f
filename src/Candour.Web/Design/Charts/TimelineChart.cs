using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Charts;

/// <summary>What a school belonged to and when.</summary>
/// <param name="To">The last day; null while it lasts.</param>
public sealed record TimelineRow(string Label, DateOnly From, DateOnly? To);

/// <summary>Lines of time, one below another, over the school years they cover.</summary>
/// <example>&lt;c-timeline-chart title="@T["…"]" rows="Model.Memberships" today="Model.Today" /&gt;</example>
[HtmlTargetElement("c-timeline-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimelineChartTagHelper(Texts texts) : ChartTagHelper(texts)
{
    private const int Letters = 30;

    [HtmlAttributeName("rows")]
    public IReadOnlyList<TimelineRow>? Lines { get; set; }

    /// <summary>Where what still lasts is drawn to.</summary>
    public DateOnly Today { get; set; }

    protected override string Tag => "c-timeline-chart";

    private IReadOnlyList<TimelineRow> All => Lines ?? throw new InvalidOperationException($"<{Tag}> needs rows.");

    protected override void Check()
    {
        if (All.Count == 0 || Today == default || All.Any(row => row.To < row.From))
            throw new InvalidOperationException($"<{Tag}> needs today and rows, none ending before it begins.");
    }

    protected override string Description() =>
        string.Join(
            ' ',
            All.Select(row =>
                row.To is { } to
                    ? T["design.chart.timeline.row", row.Label, row.From, to]
                    : T["design.chart.timeline.open", row.Label, row.From]
            )
        );

    protected override Markup Drawing(string title, string description)
    {
        var canvas = new Canvas(Mirrored, 1, 99);
        var (first, last) = Span();
        double At(DateOnly day) => (double)(day.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber);
        List<Markup> shapes = [];
        var y = 0.3;
        foreach (var row in All)
        {
            foreach (var line in Wrapped(row.Label, Letters))
            {
                y += 1.25;
                shapes.Add(Words(canvas.X(0), y, line, "start"));
            }
            var (from, to) = (At(row.From), At(row.To ?? last));
            shapes.Add(Bar(canvas.Start(from, to), y + .45, canvas.Width(from, Math.Max(to, from + .01)), .6, "bar-fill", round: .3));
            // What still lasts has no round end but an open one.
            if (row.To is null)
                shapes.Add(Bar(canvas.Start(to - .02, to), y + .45, canvas.Width(to - .02, to), .6, "bar-fill"));
            y += 1.6;
        }
        var ticks = Ticks(first, last).ToList();
        var named = Math.Max(1, (int)Math.Ceiling(ticks.Count / 4.0));
        return Svg(
            y + 1.9,
            title,
            description,
            Markup.Join(
                ticks
                    .Select(
                        (day, i) =>
                            Markup.Join([
                                Line(canvas.X(At(day)), .2, canvas.X(At(day)), y + .3, "tick"),
                                i % named == 0
                                    ? Words(
                                        canvas.X(At(day)),
                                        y + 1.5,
                                        day.Year.ToString(CultureInfo.InvariantCulture),
                                        Canvas.Anchor(At(day), .06),
                                        "soft"
                                    )
                                    : Markup.None,
                            ])
                    )
                    .Concat(shapes)
            )
        );
    }

    protected override Markup Table() =>
        Rows(
            [T["design.chart.column.what"], T["design.chart.column.from"], T["design.chart.column.to"]],
            All.Select(row => new[] { row.Label, T.Day(row.From), row.To is { } to ? T.Day(to) : T["design.chart.still"] })
        );

    private (DateOnly First, DateOnly Last) Span()
    {
        var first = All.Min(row => row.From);
        var last = All.Max(row => row.To ?? Today);
        if (last < Today)
            last = Today;
        // At least a year, from the beginning of a school year.
        var start = new DateOnly(first.Month >= 9 ? first.Year : first.Year - 1, 9, 1);
        return (start, last < start.AddYears(1) ? start.AddYears(1) : last);
    }

    private static IEnumerable<DateOnly> Ticks(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddYears(1))
            yield return day;
    }
}
