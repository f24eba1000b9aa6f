using System.Text.RegularExpressions;
using Candour.Foundation.Wording;
using Candour.Web.Hosting;

namespace Candour.Tests.House;

/// <summary>Every text that is there is asked for: nobody translates what nobody reads.</summary>
public sealed class UnusedTextTests
{
    private static readonly Regex Quoted = new(@"(?<!\$)""([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)""", RegexOptions.Compiled);

    /// <summary>The beginning of a key whose end is put to it: $"ground.{key}.why", or "records.field." + name.</summary>
    private static readonly Regex Begun = new(
        @"\$""([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*[.-])\{|""([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*[.-])""\s*\+",
        RegexOptions.Compiled
    );

    [Fact]
    public void Texts_ThatAreThere_AreAskedFor()
    {
        var texts = TextCatalogue.Load(typeof(TextCatalogue).Assembly, typeof(CandourHost).Assembly);
        texts.Keys.Count.ShouldBeGreaterThan(10);
        var sources = Source.Below("src", ".cs", ".cshtml");
        var quoted = sources.SelectMany(s => Quoted.Matches(s.Code)).Select(m => m.Groups[1].Value).ToHashSet();
        var begun = sources
            .SelectMany(s => Begun.Matches(s.Code))
            .Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value)
            .Where(beginning => beginning.Contains('.'))
            .Distinct()
            .ToList();

        bool IsAskedFor(string key) =>
            Stems(key).Any(quoted.Contains) || begun.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal));

        texts.Keys.Where(key => !IsAskedFor(key)).ShouldBeEmpty();
    }

    /// <summary>A key, and what stands before each of its last words: "review.check.sent.waiting" is said of "review.check.sent".</summary>
    private static IEnumerable<string> Stems(string key)
    {
        for (var stem = key; stem.Contains('.'); stem = stem[..stem.LastIndexOf('.')])
            yield return stem;
    }
}
