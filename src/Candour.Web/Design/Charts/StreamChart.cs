using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Charts;

/// <summary>How many things are at a stage.</summary>
public sealed record StreamStage(string Label, int Count);

/// <summary>Where things are on their way, as beads on a thread: side by side where there is room, one below another on a phone.</summary>
/// <example>&lt;c-stream-chart title="@T["…"]" stages="Model.Stages" /&gt;</example>
[HtmlTargetElement("c-stream-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StreamChartTagHelper(Texts texts) : ChartTagHelper(texts)
{
    private const double Row = 2.5;

    // More beads than this do not fit side by side with their names.
    private const int Beside = 8;

    public IReadOnlyList<StreamStage>? Stages { get; set; }

    protected override string Tag => "c-stream-chart";

    private IReadOnlyList<StreamStage> All => Stages ?? throw new InvalidOperationException($"<{Tag}> needs stages.");

    protected override void Check()
    {
        if (All.Count < 2 || All.Any(stage => stage.Count < 0))
            throw new InvalidOperationException($"<{Tag}> needs two stages or more, none below nought.");
    }

    protected override string Description() =>
        string.Join(", ", All.Select(stage => T["design.chart.item", stage.Label, stage.Count])) + ".";

    protected override Markup Drawing(string title, string description)
    {
        var down = Svg(All.Count * Row, title, description, Down());
        return All.Count > Beside
            ? Markup.Of($"""<div class="narrow">{down}</div>""")
            : Markup.Of(
                $"""
                <div class="stream"><div class="narrow">{down}</div><div class="wide">{Svg(
                    Height(),
                    title,
                    description,
                    Across()
                )}</div></div>
                """
            );
    }

    protected override Markup Table() =>
        Rows(
            [T["design.chart.column.stage"], T["design.chart.column.count"]],
            All.Select(stage => new[] { stage.Label, Whole(stage.Count) })
        );

    private Markup Across()
    {
        const double middle = 2.2;
        var canvas = new Canvas(Mirrored, 50.0 / All.Count, 100 - (50.0 / All.Count));
        List<Markup> shapes = [Line(canvas.X(0), middle, canvas.X(1), middle, "axis rope")];
        for (var i = 0; i < All.Count; i++)
        {
            var x = canvas.X((double)i / (All.Count - 1));
            shapes.AddRange(Bead(x, middle, All[i].Count));
            var lines = Wrapped(All[i].Label, Letters);
            for (var line = 0; line < lines.Count; line++)
                shapes.Add(Words(x, 5.2 + (line * 1.15), lines[line]));
        }
        return Markup.Join(shapes);
    }

    private Markup Down()
    {
        // The thread runs at a fixed distance from the edge, in letters: per cent would move it on wide screens.
        List<Markup> shapes = [];
        var canvas = new Canvas(Mirrored, 8, 92);
        var x = canvas.X(0);
        var words = canvas.X(.12);
        shapes.Add(Line(x, Row / 2, x, (All.Count - .5) * Row, "axis rope"));
        for (var i = 0; i < All.Count; i++)
        {
            var y = (i + .5) * Row;
            shapes.AddRange(Bead(x, y, All[i].Count, .62));
            shapes.Add(Words(words, y + .35, All[i].Label, "start"));
        }
        return Markup.Join(shapes);
    }

    private IEnumerable<Markup> Bead(string x, double y, int count, double scale = 1)
    {
        if (count == 0)
        {
            yield return Dot(x, y, .45, "hollow");
            yield break;
        }
        // The area tells the number, within what still holds its figure.
        var most = All.Max(stage => stage.Count);
        var radius = (1 + (.9 * Math.Sqrt((double)count / most))) * scale;
        yield return Dot(x, y, radius, "dot");
        yield return Words(x, y + .35, Whole(count), css: "on-dot");
    }

    private int Letters => 64 / All.Count;

    private double Height() => 5.2 + (All.Max(stage => Wrapped(stage.Label, Letters).Count) * 1.15) - .5;
}
