using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Charts;

/// <summary>A figure year by year.</summary>
/// <param name="Points">In order of time.</param>
/// <param name="SimilarSchools">How many schools the grey band is made of; 0 without a band.</param>
/// <param name="Format">How a value is written: "0.0".</param>
/// <param name="From">Where the axis begins, when the data's own range would mislead: 0 for shares.</param>
public sealed record Trend(
    IReadOnlyList<TrendPoint> Points,
    int SimilarSchools = 0,
    string Format = "0.0",
    double? From = null,
    double? To = null
);

/// <param name="Value">Null leaves a gap, and <paramref name="Blank"/> says why.</param>
/// <param name="Low">The likely range, drawn as a whisker.</param>
/// <param name="SimilarLow">Where most similar schools lie.</param>
public sealed record TrendPoint(
    string Label,
    double? Value,
    double? Low = null,
    double? High = null,
    double? SimilarLow = null,
    double? SimilarHigh = null,
    string? Blank = null
);

/// <summary>A line over the years with the band of similar schools behind it. No arrow: the words say what it means.</summary>
/// <example>&lt;c-trend-chart title="@T["…"]" below="@T["…"]" voice="data" value="Model.Absence" /&gt;</example>
[HtmlTargetElement("c-trend-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TrendChartTagHelper(Texts texts) : ChartTagHelper(texts)
{
    private const double Top = 1.8,
        Height = 7,
        Foot = Top + Height + 2.3;

    public Trend? Value { get; set; }

    protected override string Tag => "c-trend-chart";

    private Trend Figure => Value ?? throw new InvalidOperationException($"<{Tag}> needs value.");

    private IReadOnlyList<TrendPoint> Points => Figure.Points;

    protected override void Check()
    {
        if (Points.All(point => point.Value is null))
            throw new InvalidOperationException($"<{Tag}> has no value at all.");
        if (Points.FirstOrDefault(point => point.Value is null && point.Blank is null) is { } silent)
            throw new InvalidOperationException($"<{Tag}>: {silent.Label} is blank and does not say why.");
    }

    protected override string Description() =>
        string.Join(
            ' ',
            Points
                .Select(point =>
                    point switch
                    {
                        { Value: { } value } => T["design.chart.trend.point", point.Label, Written(value, Figure.Format)],
                        _ => T["design.chart.trend.point", point.Label, point.Blank],
                    }
                )
                .Concat(
                    Points
                        .Where(HasBand)
                        .TakeLast(1)
                        .Select(point =>
                            T[
                                "design.chart.trend.band",
                                point.Label,
                                Written(point.SimilarLow!.Value, Figure.Format),
                                Written(point.SimilarHigh!.Value, Figure.Format)
                            ]
                        )
                )
        );

    protected override Markup Drawing(string title, string description)
    {
        var canvas = new Canvas(Mirrored, 8, 92);
        var (low, high) = Axis();
        double Y(double value) => Top + (Height * (1 - ((value - low) / (high - low))));
        List<Markup> shapes = [Bands(canvas, Y), Line("0%", Top + Height + .9, "100%", Top + Height + .9, "axis")];
        for (var i = 1; i < Points.Count; i++)
        {
            if (Points[i - 1].Value is { } before && Points[i].Value is { } after)
                shapes.Add(Line(canvas.X(At(i - 1)), Y(before), canvas.X(At(i)), Y(after), "thread"));
        }
        for (var i = 0; i < Points.Count; i++)
            shapes.AddRange(Point(canvas, i, Y));
        return Svg(Foot + .5, title, description, Markup.Join(shapes));
    }

    protected override Markup Key()
    {
        var items = new List<Markup> { Item("""<circle cx="50%" cy="50%" r="5" class="dot"/>""", T["design.chart.key.value"]) };
        if (Points.Any(point => point.Low is not null))
            items.Add(Item("""<line x1="50%" y1="5%" x2="50%" y2="95%" class="whisker"/>""", T["design.chart.key.likely"]));
        if (Points.Any(HasBand))
            items.Add(
                Item("""<rect width="100%" height="100%" class="band"/>""", T.Count("design.chart.key.similar", Figure.SimilarSchools))
            );
        return items.Count == 1 ? Markup.None : Markup.Of($"""<ul class="key">{Markup.Join(items)}</ul>""");
    }

    protected override Markup Table() =>
        Rows(
            [
                T["design.chart.column.when"],
                T["design.chart.column.value"],
                T["design.chart.column.likely"],
                T["design.chart.column.similar"],
            ],
            Points.Select(point =>
                new[]
                {
                    point.Label,
                    point.Value is { } value ? Written(value, Figure.Format) : point.Blank,
                    Both(point.Low, point.High),
                    Both(point.SimilarLow, point.SimilarHigh),
                }
            )
        );

    private IEnumerable<Markup> Point(Canvas canvas, int i, Func<double, double> y)
    {
        var point = Points[i];
        var x = canvas.X(At(i));
        // On a phone eight years fit side by side; of more, every other one is named.
        var named = Points.Count <= 8 || (Points.Count - 1 - i) % 2 == 0;
        if (named)
            yield return Words(x, Foot, point.Label, css: "soft");
        if (point.Value is not { } value)
            yield break;
        if (point is { Low: { } low, High: { } high })
            yield return Line(x, y(low), x, y(high), "whisker");
        yield return Dot(x, y(value), .4, "dot");
        if (Points.Count <= 6 || i == 0 || i == Points.Count - 1)
            yield return Words(x, BesideThread(i, y), Written(value, Figure.Format), css: "strong");
    }

    // At either end the thread leaves upwards or downwards; the figure stands on the other side.
    private double BesideThread(int i, Func<double, double> y)
    {
        var point = Points[i];
        var neighbour =
            i == 0 ? Points.ElementAtOrDefault(1)
            : i == Points.Count - 1 ? Points[i - 1]
            : null;
        return neighbour?.Value > point.Value ? y(point.Low ?? point.Value!.Value) + 1.25 : y(point.High ?? point.Value!.Value) - .75;
    }

    private Markup Bands(Canvas canvas, Func<double, double> y) =>
        Markup.Join(
            from run in Runs()
            select run.Count == 1
                ? Bar(
                    canvas.Start(Inside(At(run[0]) - .07), Inside(At(run[0]) + .07)),
                    y(Points[run[0]].SimilarHigh!.Value),
                    canvas.Width(Inside(At(run[0]) - .07), Inside(At(run[0]) + .07)),
                    y(Points[run[0]].SimilarLow!.Value) - y(Points[run[0]].SimilarHigh!.Value),
                    "band"
                )
                : Polygon(canvas, run, y)
        );

    // A polygon knows no per cent: it is drawn in a box of its own that stretches, and has no letters to spoil.
    private Markup Polygon(Canvas canvas, List<int> run, Func<double, double> y)
    {
        double Across(int i) => (At(i) - At(run[0])) / (At(run[^1]) - At(run[0])) * 100;
        double Down(double value) => (y(value) - Top) / Height * 100;
        var upper = run.Select(i => (Across(i), Down(Points[i].SimilarHigh!.Value)));
        var lower = run.AsEnumerable().Reverse().Select(i => (Across(i), Down(Points[i].SimilarLow!.Value)));
        var corners = string.Join(
            ' ',
            upper.Concat(lower).Select(c => $"{Canvas.Number(Mirrored ? 100 - c.Item1 : c.Item1)},{Canvas.Number(c.Item2)}")
        );
        return Markup.Of(
            $"""
            <svg x="{canvas.Start(At(run[0]), At(run[^1]))}" y="{Canvas.Em(Top)}" width="{canvas.Width(
                At(run[0]),
                At(run[^1])
            )}" height="{Canvas.Em(
                Height
            )}" viewBox="0 0 100 100" preserveAspectRatio="none"><polygon points="{corners}" class="band"/></svg>
            """
        );
    }

    private List<List<int>> Runs()
    {
        var runs = new List<List<int>>();
        for (var i = 0; i < Points.Count; i++)
        {
            if (!HasBand(Points[i]))
                continue;
            if (i > 0 && HasBand(Points[i - 1]))
                runs[^1].Add(i);
            else
                runs.Add([i]);
        }
        return runs;
    }

    // From the least to the most of all that is drawn, with a little air, unless the figure says where it means something.
    private (double Low, double High) Axis()
    {
        var all = Points.SelectMany(p => new[] { p.Value, p.Low, p.High, p.SimilarLow, p.SimilarHigh }).OfType<double>().ToList();
        var (least, most) = (all.Min(), all.Max());
        var air = most > least ? (most - least) * .12 : Math.Max(Math.Abs(most) * .1, 1);
        var low = Figure.From ?? (least >= 0 ? Math.Max(0, least - air) : least - air);
        return (low, Math.Max(Figure.To ?? (most + air), low + 1e-9));
    }

    private double At(int i) => Points.Count == 1 ? .5 : (double)i / (Points.Count - 1);

    private static double Inside(double fraction) => Math.Clamp(fraction, -.09, 1.09);

    private static bool HasBand(TrendPoint point) => point is { SimilarLow: not null, SimilarHigh: not null };

    private string? Both(double? low, double? high) =>
        low is { } l && high is { } h ? Range(Written(l, Figure.Format), Written(h, Figure.Format)) : null;

    private static Markup Item(string shape, string words) =>
        Markup.Of($"""<li><svg aria-hidden="true">{Markup.Trusted(shape)}</svg>{words}</li>""");
}
