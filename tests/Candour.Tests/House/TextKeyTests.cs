using System.Text.RegularExpressions;
using Candour.Foundation.Wording;
using Candour.Web.Hosting;

namespace Candour.Tests.House;

/// <summary>Every text that is asked for is there, by its key or by the beginning of it ("review.check.sent", to which ".waiting" is put).</summary>
public sealed class TextKeyTests
{
    private static readonly Regex Quoted = new(@"(?<!\$)""([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)""", RegexOptions.Compiled);

    /// <summary>Endings of file names, which look like keys.</summary>
    private static readonly string[] Files =
    [
        "css",
        "js",
        "mjs",
        "json",
        "csv",
        "db",
        "html",
        "svg",
        "txt",
        "md",
        "pdf",
        "png",
        "jpg",
        "jpeg",
        "woff2",
        "eml",
        "gz",
        "zip",
        "key",
        "xlsx",
        "ts",
        "scss",
        "local",
        "org",
        "uk",
    ];

    private readonly TextCatalogue _texts = TextCatalogue.Load(typeof(TextCatalogue).Assembly, typeof(CandourHost).Assembly);
    private readonly IReadOnlyList<Source> _sources = Source.Below("src", ".cs", ".cshtml");

    [Fact]
    public void Texts_ThatAreAskedFor_AreThere()
    {
        var rooms = _texts.Keys.Select(FirstWord).ToHashSet();
        var asked = (
            from source in _sources
            from place in source.Places(Quoted)
            let key = Quoted.Match(place).Groups[1].Value
            where rooms.Contains(FirstWord(key)) && !IsFile(key)
            select (place, key)
        ).ToList();
        asked.Count.ShouldBeGreaterThan(10, "the pattern finds nobody who asks");

        asked
            .Where(a => !_texts.Keys.Contains(a.key) && !_texts.Keys.Any(key => key.StartsWith($"{a.key}.", StringComparison.Ordinal)))
            .Select(a => a.place)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Keys_AreLowerCaseWordsWithDots() =>
        _texts.Keys.Where(key => !Regex.IsMatch(key, @"^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$")).ShouldBeEmpty();

    private static string FirstWord(string key) => key[..key.IndexOf('.')];

    private static bool IsFile(string key) => Files.Contains(key[(key.LastIndexOf('.') + 1)..]);
}
