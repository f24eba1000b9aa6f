using System.Text;
using System.Text.RegularExpressions;
using Candour.Methods.Reading;

namespace Candour.ReportCards;

/// <summary>One line of the checklist before publishing.</summary>
/// <param name="Key">The stable word.</param>
/// <param name="State">"done", "warn" (read it again) or "wait" (it stands in the way).</param>
public sealed record CheckLine(string Key, string State, Told Words)
{
    public const string Done = "done";
    public const string Warn = "warn";
    public const string Wait = "wait";

    /// <summary>Whether the card cannot be published as it is.</summary>
    public bool Blocks => State == Wait;
}

/// <summary>What is looked at before a card is published: what stands in the way, and what deserves a second reading.</summary>
public static partial class CardChecklist
{
    /// <summary>The age families are written for.</summary>
    public const int FamiliesAge = 11;

    /// <summary>The heaviest page, in bytes before compression.</summary>
    public const int HeaviestPage = 60 * 1024;

    /// <param name="page">The page as it would be published.</param>
    public static IReadOnlyList<CheckLine> Of(CardProof proof, byte[] page)
    {
        var html = Encoding.UTF8.GetString(page);
        return [Story(proof), Chosen(proof), Peers(proof), Standing(proof), Names(proof), Pictures(html), Weight(page), Age(proof)];
    }

    private static CheckLine Story(CardProof proof) =>
        string.IsNullOrWhiteSpace(proof.Card?.Story)
            ? new("story", CheckLine.Wait, new("card.check.story.wait"))
            : new("story", CheckLine.Done, new("card.check.story.done"));

    private static CheckLine Chosen(CardProof proof) =>
        proof.Card is { Proud.Count: > 0, WorkingOn.Count: > 0 }
            ? new("chosen", CheckLine.Done, new("card.check.chosen.done"))
            : new("chosen", CheckLine.Warn, new("card.check.chosen.warn"));

    private static CheckLine Peers(CardProof proof) =>
        proof.Card?.PeersResultId is null
            ? new("peers", CheckLine.Warn, new("card.check.peers.warn"))
            : new("peers", CheckLine.Done, new("card.check.peers.done"));

    /// <summary>A finding or a pledge can change after it was chosen; the card then rests on something nobody says any more.</summary>
    private static CheckLine Standing(CardProof proof) =>
        proof.Missing.Count > 0
            ? new("standing", CheckLine.Wait, new("card.check.standing.wait", proof.Missing.Count))
            : new("standing", CheckLine.Done, new("card.check.standing.done"));

    private static CheckLine Names(CardProof proof)
    {
        var words = proof
            .Composed.Panels.SelectMany(p => p.Lines)
            .Select(line =>
                line switch
                {
                    SaidLine said => said.Words,
                    QuotedLine quoted => quoted.Words,
                    _ => "",
                }
            );
        var suspects = NameScreen.Suspects(string.Join('\n', words), [proof.School, .. proof.Composed.Lede.Arguments.OfType<string>()]);
        return suspects.Count == 0
            ? new("names", CheckLine.Done, new("card.check.names.done"))
            : new("names", CheckLine.Warn, new("card.check.names.warn", string.Join(", ", suspects.Take(12))));
    }

    /// <summary>Each picture says in words what it shows; one that only adorns says that it does.</summary>
    private static CheckLine Pictures(string html)
    {
        var silent = Picture().Matches(html).Count(m => !Described().IsMatch(m.Value));
        return silent > 0
            ? new("pictures", CheckLine.Wait, new("card.check.pictures.wait", silent))
            : new("pictures", CheckLine.Done, new("card.check.pictures.done"));
    }

    private static CheckLine Weight(byte[] page) =>
        page.Length > HeaviestPage
            ? new("weight", CheckLine.Wait, new("card.check.weight.wait", page.Length / 1024, HeaviestPage / 1024))
            : new("weight", CheckLine.Done, new("card.check.weight.done"));

    private static CheckLine Age(CardProof proof)
    {
        var words = string.Join('\n', proof.Composed.Panels.SelectMany(p => p.Lines).OfType<SaidLine>().Select(l => l.Words));
        return ReadingAge
            .Of(words)
            .Match(
                age =>
                    age > FamiliesAge
                        ? new CheckLine("age", CheckLine.Warn, new("card.check.age.warn", age, FamiliesAge))
                        : new("age", CheckLine.Done, new("card.check.age.done", age)),
                reason => new("age", CheckLine.Done, new("card.check.age.short", reason.Limit!.Value)),
                _ => new("age", CheckLine.Done, new("card.check.age.short", ReadingAge.FewestWords)),
                () => new("age", CheckLine.Done, new("card.check.age.short", ReadingAge.FewestWords))
            );
    }

    [GeneratedRegex(@"<img\b[^>]*>|<svg\b[^>]*>(?:\s*<title\b)?", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\salt=""|aria-hidden=""true""|<title\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Described();
}
