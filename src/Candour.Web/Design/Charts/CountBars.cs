using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Design.Charts;

/// <param name="Count">Null is a blank, and <paramref name="Blank"/> says why.</param>
public sealed record CountBar(string Label, int? Count, string? Blank = null);

/// <summary>Plain bars for counts, from nought.</summary>
/// <example>&lt;c-count-bars title="@T["…"]" bars="Model.Pupils" /&gt;</example>
[HtmlTargetElement("c-count-bars", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CountBarsTagHelper : ChartTagHelper
{
    private const int Letters = 30;

    public CountBarsTagHelper(Texts texts)
        : base(texts) => Voice = "data";

    public IReadOnlyList<CountBar>? Bars { get; set; }

    protected override string Tag => "c-count-bars";

    private IReadOnlyList<CountBar> All => Bars ?? throw new InvalidOperationException($"<{Tag}> needs bars.");

    protected override void Check()
    {
        if (All.Count == 0 || All.Any(bar => bar.Count is < 0))
            throw new InvalidOperationException($"<{Tag}> needs bars, none below nought.");
        if (All.FirstOrDefault(bar => bar.Count is null && bar.Blank is null) is { } silent)
            throw new InvalidOperationException($"<{Tag}>: {silent.Label} is blank and does not say why.");
    }

    protected override string Description() => string.Join(", ", All.Select(bar => T["design.chart.item", bar.Label, Figure(bar)])) + ".";

    protected override Markup Drawing(string title, string description)
    {
        // Room for the figure beside the longest bar.
        var canvas = new Canvas(Mirrored, 0, 80);
        var most = Math.Max(1, All.Max(bar => bar.Count ?? 0));
        List<Markup> shapes = [];
        var y = 0.0;
        foreach (var bar in All)
        {
            foreach (var line in Wrapped(bar.Count is null ? $"{bar.Label}: {bar.Blank}" : bar.Label, Letters))
            {
                y += 1.25;
                shapes.Add(Words(canvas.X(0), y, line, "start", bar.Count is null ? "soft" : null));
            }
            if (bar.Count is { } count)
            {
                var share = (double)count / most;
                shapes.Add(Bar(canvas.Start(0, share), y + .4, canvas.Width(0, share), 1.1, "bar-fill", round: .15));
                shapes.Add(Words(canvas.X(share + .025), y + 1.3, Whole(count), "start", "strong"));
                y += 1.5;
            }
            y += .6;
        }
        return Svg(y, title, description, Markup.Join(shapes));
    }

    protected override Markup Table() =>
        Rows([T["design.chart.column.what"], T["design.chart.column.count"]], All.Select(bar => new[] { bar.Label, Figure(bar) }));

    private string Figure(CountBar bar) => bar.Count is { } count ? Whole(count) : bar.Blank!;
}
