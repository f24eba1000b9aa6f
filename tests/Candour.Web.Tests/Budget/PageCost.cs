using System.Text;
using System.Text.RegularExpressions;
using Candour.Testing;

namespace Candour.Web.Tests.Budget;

/// <summary>What one page cost, held against the budget of every page.</summary>
internal sealed partial record PageCost(string Route, Ask Ask, int Commands, int Reads, int Shown, int Bytes, Tally Tally)
{
    /// <summary>Eight, and the viewer's two.</summary>
    public const int MostCommands = 8 + 2;

    public const int MostBytes = 60 * 1024;

    /// <summary>Five rows for each that is shown, and fifty more.</summary>
    public int MostReads => (5 * Shown) + 50;

    public bool IsKept => Commands <= MostCommands && Reads <= MostReads && Bytes <= MostBytes;

    public static PageCost Of(string route, Ask ask, Answer answer, Tally tally) =>
        new(
            route,
            ask,
            tally.Commands.Count,
            tally.Reads,
            Rows().Count(MainPart().Match(answer.Body).Value),
            IsPage(answer) ? Encoding.UTF8.GetByteCount(answer.Body) : 0,
            tally
        );

    /// <summary>The worst first: by what goes over, else by what comes nearest to it.</summary>
    public double Strain => new[] { (double)Commands / MostCommands, (double)Reads / MostReads, (double)Bytes / MostBytes }.Max();

    public override string ToString() =>
        $"{Mark(Commands, MostCommands)} {Mark(Reads, MostReads)} {Shown, 5} {Mark(Bytes, MostBytes)}  {Ask.Path}";

    public static string Table(IEnumerable<PageCost> costs) =>
        $"commands    reads shown    bytes   page\n{string.Join('\n', costs.OrderByDescending(c => c.Strain))}";

    private static string Mark(int value, int most) => $"{value, 7}{(value > most ? "!" : " ")}";

    private static bool IsPage(Answer answer) =>
        answer.Headers.TryGetValue("Content-Type", out var type) && type.StartsWith("text/html", StringComparison.Ordinal);

    [GeneratedRegex("<main\\b.*</main>", RegexOptions.Singleline)]
    private static partial Regex MainPart();

    /// <summary>What a reader counts as one thing: a line of a table or list, a card, something said, a choice.</summary>
    [GeneratedRegex("<(?:tr|li|option)\\b|class=\"(?:card|voice)[ \"]|type=\"(?:radio|checkbox)\"")]
    private static partial Regex Rows();
}
