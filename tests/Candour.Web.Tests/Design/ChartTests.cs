using System.Xml.Linq;
using Candour.Web.Design.Charts;

namespace Candour.Web.Tests.Design;

public sealed class ChartTests
{
    private readonly Render page = new();

    [Fact]
    public async Task A_proportion_says_frequency_share_and_range_in_words_drawing_and_table()
    {
        var html = await Draw(
            new ProportionChartTagHelper(page.T)
            {
                Voice = "people",
                Below = "Too close to be sure.",
                Value = new(148, 174, .79, .90, .79),
            }
        );

        html.ShouldStartWith(
            "<figure class=\"chart people\"><figcaption>The point</figcaption><svg role=\"img\" aria-labelledby=\"chart-1 chart-1-desc\""
        );
        html.ShouldContain("<desc id=\"chart-1-desc\">148 of 174, which is 85%; likely between 79% and 90%. Last year 79%.</desc>");
        html.ShouldContain("<p>Too close to be sure.</p>");
        html.ShouldContain(
            "<th scope=\"row\">this year</th><td class=\"n\">148 of 174</td><td class=\"n\">85%</td><td class=\"n\">79% to 90%</td>"
        );
    }

    [Fact]
    public async Task Shapes_lie_where_their_figures_say()
    {
        var html = await Draw(new ProportionChartTagHelper(page.T) { Value = new(50, 100, .25, .75, 1) });

        // The line runs from 3 to 97 per cent of the width.
        Shape(html, "dot").Attribute("cx")!.Value.ShouldBe("50%");
        Shape(html, "range").Attribute("x")!.Value.ShouldBe("26.5%");
        Shape(html, "range").Attribute("width")!.Value.ShouldBe("47%");
        Shape(html, "hollow").Attribute("cx")!.Value.ShouldBe("97%");
    }

    [Fact]
    public async Task From_right_to_left_the_drawing_is_mirrored()
    {
        var arabic = new Render(language: "ar");

        var html = await arabic.Html(
            new ProportionChartTagHelper(arabic.T)
            {
                View = arabic.View,
                Title = "x",
                Value = new(0, 100, 0, .25),
            }
        );

        Shape(html, "dot").Attribute("cx")!.Value.ShouldBe("97%");
        Shape(html, "range").Attribute("x")!.Value.ShouldBe("73.5%");
    }

    [Theory]
    [InlineData(5, 0, 0, 1)]
    [InlineData(11, 10, 0, 1)]
    [InlineData(5, 10, .6, 1)]
    [InlineData(5, 10, .1, .4)]
    public async Task A_proportion_outside_its_range_throws(int count, int of, double low, double high) =>
        await Should.ThrowAsync<InvalidOperationException>(() =>
            Draw(new ProportionChartTagHelper(page.T) { Value = new(count, of, low, high) })
        );

    [Fact]
    public async Task A_trend_leaves_a_gap_where_a_year_is_blank_and_says_why()
    {
        var trend = new Trend([new("2019", 5.0), new("2020", null, Blank: "no figures were taken"), new("2021", 6.0), new("2022", 5.8)]);

        var html = await Draw(new TrendChartTagHelper(page.T) { Value = trend });

        Shapes(html, "thread").Count.ShouldBe(1);
        html.ShouldContain("<th scope=\"row\">2020</th><td class=\"n\">no figures were taken</td>");
        html.ShouldContain("2020: no figures were taken.");
    }

    [Fact]
    public async Task A_blank_year_that_does_not_say_why_throws() =>
        await Should.ThrowAsync<InvalidOperationException>(() =>
            Draw(new TrendChartTagHelper(page.T) { Value = new([new("2019", 5), new("2020", null)]) })
        );

    [Fact]
    public async Task A_trend_shows_the_band_of_similar_schools_with_its_key()
    {
        var trend = new Trend(
            [new("2024", 6.4, SimilarLow: 5, SimilarHigh: 7), new("2025", 5.8, SimilarLow: 5.1, SimilarHigh: 7.4)],
            SimilarSchools: 30
        );

        var html = await Draw(new TrendChartTagHelper(page.T) { Value = trend });

        html.ShouldContain("<polygon points=");
        html.ShouldContain("</svg>30 similar schools</li>");
        html.ShouldContain("2025: similar schools lie between 5.1 and 7.4.");
    }

    [Fact]
    public async Task A_trend_can_be_told_where_its_axis_begins()
    {
        var html = await Draw(new TrendChartTagHelper(page.T) { Value = new([new("2024", 50), new("2025", 100)], From: 0, To: 100) });

        // 7 em high from 1.8 em down: the whole range to 100, half of it to 50.
        Shapes(html, "dot")
            .Where(dot => dot.Attribute("cy")!.Value.EndsWith("em", StringComparison.Ordinal))
            .Select(dot => dot.Attribute("cy")!.Value)
            .ShouldBe(["5.3em", "1.8em"]);
    }

    [Fact]
    public async Task A_stream_is_drawn_both_ways_and_told_once_in_a_table()
    {
        var html = await Draw(new StreamChartTagHelper(page.T) { Stages = [new("Self-review", 2), new("On site", 0), new("Issued", 7)] });

        html.ShouldContain("<div class=\"stream\"><div class=\"narrow\">");
        html.ShouldContain("<div class=\"wide\">");
        html.ShouldContain("<desc id=\"chart-1-desc\">Self-review: 2, On site: 0, Issued: 7.</desc>");
        html.ShouldContain("<th scope=\"row\">On site</th><td class=\"n\">0</td>");
        html.Split("<table>").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_stream_of_many_stages_runs_down_on_every_screen()
    {
        var html = await Draw(
            new StreamChartTagHelper(page.T) { Stages = [.. Enumerable.Range(1, 10).Select(i => new StreamStage($"Stage {i}", i))] }
        );

        html.ShouldNotContain("class=\"wide\"");
    }

    [Fact]
    public async Task Bars_begin_at_nought_and_a_blank_has_none()
    {
        var html = await Draw(
            new CountBarsTagHelper(page.T) { Bars = [new("Year 1", 60), new("Year 2", 30), new("Meals", null, "fewer than 10")] }
        );

        Shapes(html, "bar-fill").Select(bar => bar.Attribute("width")!.Value).ShouldBe(["80%", "40%"]);
        html.ShouldContain("Meals: fewer than 10");
        html.ShouldStartWith("<figure class=\"chart data\">");
    }

    [Fact]
    public async Task A_time_line_ends_open_while_it_lasts()
    {
        TimelineRow[] rows = [new("Hart valley cluster", new(2022, 9, 1), null), new("Triad 3", new(2022, 9, 1), new(2024, 7, 19))];

        var html = await Draw(new TimelineChartTagHelper(page.T) { Lines = rows, Today = new(2026, 9, 1) });

        html.ShouldContain("Hart valley cluster, since 1 September 2022. Triad 3, from 1 September 2022 until 19 July 2024.");
        html.ShouldContain("<td class=\"n\">still</td>");
        Shapes(html, "bar-fill").First().Attribute("width")!.Value.ShouldBe("98%");
    }

    [Fact]
    public async Task Charts_hold_no_inline_style_and_are_well_formed()
    {
        string[] all =
        [
            await Draw(new ProportionChartTagHelper(page.T) { Value = new(1, 3, .1, .8) }),
            await Draw(new TrendChartTagHelper(page.T) { Value = new([new("2025", 5.8, 5, 6, 5.1, 7.4)], 1) }),
            await Draw(new StreamChartTagHelper(page.T) { Stages = [new("A & <b>", 0), new("B", 0)] }),
            await Draw(new CountBarsTagHelper(page.T) { Bars = [new("None", 0)] }),
            await Draw(new TimelineChartTagHelper(page.T) { Lines = [new("Today", new(2026, 9, 1), null)], Today = new(2026, 9, 1) }),
        ];

        foreach (var html in all)
        {
            html.ShouldNotContain("style=");
            html.ShouldNotContain("NaN");
            XElement
                .Parse(html)
                .Descendants("svg")
                .First(svg => svg.Attribute("role") is not null)
                .Elements()
                .Take(2)
                .Select(e => e.Name.LocalName)
                .ShouldBe(["title", "desc"]);
        }
    }

    private Task<string> Draw(ChartTagHelper chart)
    {
        chart.View = page.View;
        chart.Title ??= "The point";
        return page.Html(chart);
    }

    private static XElement Shape(string html, string css) => Shapes(html, css).Single();

    private static List<XElement> Shapes(string html, string css) =>
        [.. XElement.Parse(html).Descendants().Where(e => e.Attribute("class")?.Value == css)];
}
