using System.Text;

namespace Candour.Methods.Cases;

/// <summary>Cuts CSV text into rows of cells, each with the line that it begins on.</summary>
internal static class CsvLines
{
    public static IEnumerable<(int Line, string[] Cells)> Of(string file, string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, begun, at) = (1, 1, 0);
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '"' && cell.Length == 0)
            {
                (at, line) = Quoted(file, text, at, line, cell);
                continue;
            }
            at++;
            if (c == ',')
            {
                cells.Add(Taken(cell));
                continue;
            }
            if (c is not ('\n' or '\r'))
            {
                cell.Append(c);
                continue;
            }
            if (c == '\r' && at < text.Length && text[at] == '\n')
                at++;
            if (cells.Count > 0 || cell.Length > 0)
            {
                cells.Add(Taken(cell));
                yield return (begun, cells.ToArray());
                cells.Clear();
            }
            begun = ++line;
        }
        if (cells.Count > 0 || cell.Length > 0)
        {
            cells.Add(Taken(cell));
            yield return (begun, cells.ToArray());
        }
    }

    // From the opening mark to behind the closing one; two marks within are one.
    private static (int At, int Line) Quoted(string file, string text, int at, int line, StringBuilder cell)
    {
        var opened = line;
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                if (at + 1 >= text.Length || text[at + 1] != '"')
                    return (at + 1, line);
                at++;
            }
            else if (text[at] == '\n')
                line++;
            cell.Append(text[at]);
        }
        throw CaseException.At(file, opened, null, "a quotation mark that is never closed", "a second one");
    }

    private static string Taken(StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        return text;
    }
}
