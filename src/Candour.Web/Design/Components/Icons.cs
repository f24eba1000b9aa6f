namespace Candour.Web.Design.Components;

/// <summary>The marks. Each stands beside its word, so readers by ear miss nothing.</summary>
internal static class Icons
{
    public static Markup Eye { get; } =
        Svg(
            """<path d="M1.5 10C4 5.8 6.8 4 10 4s6 1.8 8.5 6c-2.5 4.2-5.3 6-8.5 6s-6-1.8-8.5-6z" fill="none" stroke="currentColor" stroke-width="1.6"/><circle cx="10" cy="10" r="2.7" fill="currentColor"/>"""
        );

    public static Markup Voice(string voice) =>
        voice switch
        {
            "school" => Svg("""<path d="M2 9 10 3l8 6v8H2z" fill="currentColor"/>"""),
            "peers" => Svg(
                """<circle cx="7" cy="7" r="4" fill="currentColor"/><circle cx="14" cy="12" r="4" fill="none" stroke="currentColor" stroke-width="2"/>"""
            ),
            "people" => Svg("""<path d="M3 4h14v9H9l-4 4v-4H3z" fill="currentColor"/>"""),
            "data" => Svg("""<path d="M3 17V9h3v8zm5 0V3h3v14zm5 0v-6h3v6z" fill="currentColor"/>"""),
            _ => throw new InvalidOperationException($"There is no voice “{voice}”: school, peers, people or data."),
        };

    private static Markup Svg(string shapes) =>
        Markup.Of($"""<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">{Markup.Trusted(shapes)}</svg>""");
}
