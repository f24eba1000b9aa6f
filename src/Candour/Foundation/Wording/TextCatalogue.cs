using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Candour.Foundation.Wording;

/// <summary>
/// Every sentence the product can say, read once from the `*.{language}.json` files embedded beside the rooms and
/// pages that use them. A key that stands twice, or a translation of a key English lacks, fails at start.
/// </summary>
public sealed class TextCatalogue
{
    /// <summary>The language every text exists in.</summary>
    public const string Fallback = "en";

    private readonly FrozenDictionary<string, FrozenDictionary<string, CompositeFormat>> languages;

    private TextCatalogue(Dictionary<string, Dictionary<string, CompositeFormat>> languages) =>
        this.languages = languages.ToFrozenDictionary(
            language => language.Key,
            language => language.Value.ToFrozenDictionary(StringComparer.Ordinal)
        );

    /// <summary>The languages there is at least one text in.</summary>
    public IReadOnlyCollection<string> Languages => languages.Keys;

    /// <summary>Every key there is.</summary>
    public IReadOnlyCollection<string> Keys => languages[Fallback].Keys;

    public static TextCatalogue Load(params IEnumerable<Assembly> assemblies) =>
        Read(
            from assembly in assemblies.Distinct()
            from name in assembly.GetManifestResourceNames()
            where LanguageOf(name) is not null
            orderby name
            select (name, assembly.GetManifestResourceStream(name)!)
        );

    /// <summary>Reads files by name; the name's last part but one is the language, as in `Voice.en.json`.</summary>
    public static TextCatalogue Read(IEnumerable<(string Name, Stream Json)> files)
    {
        var found = new Dictionary<string, Dictionary<string, CompositeFormat>> { [Fallback] = [] };
        var origins = new Dictionary<(string Language, string Key), string>();
        foreach (var (name, json) in files)
        {
            using (json)
            {
                var language = LanguageOf(name) ?? throw new FormatException($"{name} does not name its language.");
                if (!found.TryGetValue(language, out var texts))
                    found[language] = texts = [];
                foreach (var (key, text) in Entries(name, json))
                {
                    if (!origins.TryAdd((language, key), name))
                        throw new FormatException($"The text “{key}” stands in {origins[(language, key)]} and in {name}.");
                    texts[key] = Parsed(name, key, text);
                }
            }
        }
        RefuseOrphans(found);
        return new(found);
    }

    internal bool TryFind(string language, string key, out CompositeFormat format)
    {
        format = null!;
        return (languages.TryGetValue(language, out var texts) && texts.TryGetValue(key, out format!))
            || languages[Fallback].TryGetValue(key, out format!);
    }

    /// <summary>The best language we have for a culture: `ur-PK` reads `ur`, a language we lack reads English.</summary>
    internal string LanguageFor(CultureInfo culture)
    {
        for (var c = culture; c.Name.Length > 0; c = c.Parent)
            if (languages.ContainsKey(c.Name))
                return c.Name;
        return Fallback;
    }

    private static string? LanguageOf(string name)
    {
        var parts = name.Split('.');
        return parts.Length >= 3 && parts[^1] == "json" && parts[^2].Length is >= 2 and <= 7 && char.IsAsciiLetterLower(parts[^2][0])
            ? parts[^2]
            : null;
    }

    // Read by hand: a document object would keep the last of two equal keys without a word.
    private static List<(string Key, string Text)> Entries(string name, Stream json)
    {
        using var copy = new MemoryStream();
        json.CopyTo(copy);
        var bytes = copy.ToArray().AsSpan();
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        var reader = new Utf8JsonReader(bytes);
        var entries = new List<(string, string)>();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                throw new FormatException($"In {name}, “{key}” is not a plain text.");
            entries.Add((key, reader.GetString()!));
        }
        return entries;
    }

    private static CompositeFormat Parsed(string name, string key, string text)
    {
        try
        {
            return CompositeFormat.Parse(text);
        }
        catch (FormatException problem)
        {
            throw new FormatException($"In {name}, “{key}” has a brace that is no placeholder: {text}", problem);
        }
    }

    private static void RefuseOrphans(Dictionary<string, Dictionary<string, CompositeFormat>> languages)
    {
        var english = languages[Fallback];
        foreach (var (language, texts) in languages)
        {
            foreach (var (key, text) in texts)
            {
                if (!english.TryGetValue(key, out var original))
                    throw new FormatException($"The text “{key}” exists in {language} and not in English.");
                if (original.MinimumArgumentCount != text.MinimumArgumentCount)
                    throw new FormatException($"The text “{key}” takes other arguments in {language} than in English.");
            }
        }
    }
}
