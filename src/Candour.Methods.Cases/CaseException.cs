namespace Candour.Methods.Cases;

/// <summary>Input that cannot be read: one line that says where, what was found and what was expected.</summary>
public sealed class CaseException : Exception
{
    private CaseException(string message)
        : base(message) { }

    /// <summary>Of a place in a file.</summary>
    /// <param name="file">The file, as it was named.</param>
    /// <param name="row">The line, from 1; the headings are line 1. Null when it is of no line.</param>
    /// <param name="column">The column's heading, or where in a JSON text: reviewers[3].home. Null when it is of no column.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="expected">What can be read there.</param>
    public static CaseException At(string file, int? row, string? column, string found, string expected)
    {
        var line = row is { } at ? $", line {at}" : "";
        var place = column is null ? "" : $", {column}";
        return new(OneLine($"{file}{line}{place}: found {found}, expected {expected}."));
    }

    /// <summary>Of what was found: a value in quotation marks, cut where it is long.</summary>
    public static string Quoted(string value) =>
        value.Length switch
        {
            0 => "nothing",
            > 40 => $"“{value[..40]}…”",
            _ => $"“{value}”",
        };

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
