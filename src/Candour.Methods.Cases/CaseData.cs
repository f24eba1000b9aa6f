namespace Candour.Methods.Cases;

/// <summary>A file that a method is run on, with what was said about it.</summary>
/// <param name="File">Its name, for what is said of errors.</param>
/// <param name="Text">All of it.</param>
/// <param name="Settings">What was said on the command line or in the list of cases.</param>
/// <param name="Beside">Reads a file that is named in this one, from the same folder; null when it is not there.</param>
public sealed record CaseData(string File, string Text, CaseSettings Settings, Func<string, string?> Beside)
{
    /// <summary>Whether it is JSON; else it is read as CSV.</summary>
    public bool IsJson => Text.AsSpan().TrimStart() is ['{' or '[', ..];

    /// <summary>It as a table.</summary>
    /// <exception cref="CaseException">It is JSON, or no table.</exception>
    public CsvTable Table() =>
        IsJson
            ? throw CaseException.At(File, 1, null, "JSON", "a CSV file: a line of headings and rows under it")
            : CsvTable.Of(File, Text);

    /// <summary>It as JSON.</summary>
    public CaseJson Json() => CaseJson.Of(File, Text);

    /// <summary>A file beside it.</summary>
    /// <exception cref="CaseException">There is none of that name.</exception>
    public CaseData Next(string name) =>
        Beside(name) is { } text
            ? this with
            {
                File = name,
                Text = text,
            }
            : throw CaseException.At(File, null, null, $"the name {CaseException.Quoted(name)}", "the name of a file beside it");
}
