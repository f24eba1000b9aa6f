using System.Globalization;

namespace Candour.Methods.Cases;

/// <summary>
/// What is said about a case beside its data: on the command line as --reverse-keyed A1,A3, in a list of cases as
/// "reverse_keyed": ["A1", "A3"]. The command line goes first.
/// </summary>
public sealed class CaseSettings
{
    private readonly IReadOnlyDictionary<string, string> _options;
    private readonly CaseJson? _case;

    /// <param name="options">What was said on the command line, by the option's name without dashes before it.</param>
    /// <param name="ofCase">The case in a list of cases; null when a file is run alone.</param>
    public CaseSettings(IReadOnlyDictionary<string, string> options, CaseJson? ofCase = null) => (_options, _case) = (options, ofCase);

    /// <summary>The same options for one case of a list.</summary>
    public CaseSettings For(CaseJson ofCase) => new(_options, ofCase);

    /// <summary>Numbers separated by commas; null when nothing was said.</summary>
    public IReadOnlyList<double>? Numbers(string name) =>
        Option(name) is { } said ? [.. Parts(said).Select(p => NumberOf(name, p))]
        : InCase(name) is { } list ? [.. list.Items.Select(i => i.Number())]
        : null;

    /// <summary>Names separated by commas; null when nothing was said.</summary>
    public IReadOnlyList<string>? Names(string name) =>
        Option(name) is { } said ? [.. Parts(said)]
        : InCase(name) is { } list ? [.. list.Items.Select(i => i.Name())]
        : null;

    /// <summary>One word; null when nothing was said.</summary>
    public string? Word(string name) => Option(name) ?? InCase(name)?.Name();

    /// <summary>One of some words; null when nothing was said.</summary>
    public string? OneOf(string name, params string[] words)
    {
        if (Word(name) is not { } said)
            return null;
        return words.Contains(said, StringComparer.Ordinal)
            ? said
            : throw CaseException.At($"--{name}", null, null, CaseException.Quoted(said), string.Join(" or ", words));
    }

    /// <summary>One number; null when nothing was said.</summary>
    public double? Number(string name) => Option(name) is { } said ? NumberOf(name, said) : InCase(name)?.Number();

    /// <summary>One whole number; null when nothing was said.</summary>
    public int? Whole(string name, int least = int.MinValue, int most = int.MaxValue) =>
        Option(name) is not { } said ? InCase(name)?.Whole(least, most)
        : int.TryParse(said, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
        : throw CaseException.At($"--{name}", null, null, CaseException.Quoted(said), CsvTable.Range(least, most));

    /// <summary>Whether something was said on the command line.</summary>
    public bool Has(string name) => _options.ContainsKey(name);

    /// <summary>Whatever the list of cases says of it; null on the command line and where it says nothing.</summary>
    public CaseJson? InCase(string name) => _case?.Find(name.Replace('-', '_')) is { IsNull: false } found ? found : null;

    private string? Option(string name) => _options.GetValueOrDefault(name);

    private static string[] Parts(string said) => said.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static double NumberOf(string name, string said) =>
        double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw CaseException.At($"--{name}", null, null, CaseException.Quoted(said), "a number");
}
