using System.Globalization;
using System.Text;

namespace Candour.Foundation.Wording;

/// <summary>
/// The product's sentences in one language: <c>T["review.seal.title"]</c>, or with arguments
/// <c>T["review.seal.by", date]</c>. A key that does not exist, or too few or too many arguments, throws.
/// </summary>
/// <remarks>Speaks the language of the request (<see cref="CultureInfo.CurrentUICulture"/>) unless <see cref="In"/> says otherwise.</remarks>
public sealed class Texts(TextCatalogue catalogue, CultureInfo? culture = null)
{
    private const string Date = "d MMMM yyyy";

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The culture dates and numbers are written in.</summary>
    public CultureInfo Culture => Specific(culture ?? CultureInfo.CurrentUICulture);

    /// <summary>The language spoken, as in HTML's `lang`.</summary>
    public string Language => catalogue.LanguageFor(culture ?? CultureInfo.CurrentUICulture);

    /// <summary>`rtl` or `ltr`, as in HTML's `dir`.</summary>
    public string Direction => CultureInfo.GetCultureInfo(Language).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    public string this[string key, params ReadOnlySpan<object?> arguments] =>
        catalogue.TryFind(Language, key, out var format)
            ? Say(key, format, arguments)
            : throw new KeyNotFoundException($"There is no text “{key}”.");

    /// <summary>The same texts in another language, for a letter to someone else.</summary>
    public Texts In(string language) => new(catalogue, CultureInfo.GetCultureInfo(language));

    public bool Has(string key) => catalogue.TryFind(Language, key, out _);

    /// <summary>The text, or nothing when there is none by that key.</summary>
    public string? Find(string key, params ReadOnlySpan<object?> arguments) =>
        catalogue.TryFind(Language, key, out var format) ? Say(key, format, arguments) : null;

    /// <summary>The text with its placeholders, for callers that fill them by a rule of their own; null when there is none.</summary>
    public string? Template(string key) => catalogue.TryFind(Language, key, out var format) ? format.Format : null;

    /// <summary>
    /// A sentence about a number: `key.none` (if there is one), `key.one` or `key.other`; {0} is the number, the
    /// arguments follow as {1}, {2}.
    /// </summary>
    public string Count(string key, int count, params ReadOnlySpan<object?> arguments)
    {
        object?[] all = [count, .. arguments];
        var form =
            count == 0 && Has($"{key}.none") ? "none"
            : count == 1 ? "one"
            : "other";
        var found = catalogue.TryFind(Language, $"{key}.{form}", out var format)
            ? format
            : throw new KeyNotFoundException($"There is no text “{key}.{form}”.");
        // “No schools” and “One school” need not repeat the number, so more arguments than placeholders are right here.
        return string.Format(Culture, found.Format, Array.ConvertAll(all, Written));
    }

    /// <summary>9 October 2026.</summary>
    public string Day(DateOnly day) => day.ToString(Date, Culture);

    /// <summary>9 October, where the year is plain from what stands around it.</summary>
    public string ShortDay(DateOnly day) => day.ToString("d MMMM", Culture);

    /// <summary>A list in a sentence: a, b and c.</summary>
    public string List(params IReadOnlyList<string> items) =>
        items.Count switch
        {
            0 => "",
            1 => items[0],
            _ => this["words.list", string.Join(this["words.list-comma"], items.Take(items.Count - 1)), items[^1]],
        };

    private string Say(string key, CompositeFormat format, ReadOnlySpan<object?> arguments)
    {
        if (arguments.Length != format.MinimumArgumentCount)
            throw new ArgumentException(
                $"The text “{key}” takes {format.MinimumArgumentCount} arguments; it was given {arguments.Length}.",
                nameof(arguments)
            );
        // Given a parsed format without placeholders, the runtime hands back its text with doubled braces still doubled.
        return arguments.IsEmpty
            ? string.Format(Culture, format.Format, [])
            : string.Format(Culture, format, Array.ConvertAll(arguments.ToArray(), Written));
    }

    // Dates and whole numbers are written one way everywhere; a text that wants another passes a string.
    private object? Written(object? argument) =>
        argument switch
        {
            DateOnly day => Day(day),
            DateTime moment => Day(DateOnly.FromDateTime(moment)),
            int number => number.ToString("N0", Culture),
            long number => number.ToString("N0", Culture),
            _ => argument,
        };

    private static CultureInfo Specific(CultureInfo culture) => culture.Name is "" or "en" ? British : culture;
}
