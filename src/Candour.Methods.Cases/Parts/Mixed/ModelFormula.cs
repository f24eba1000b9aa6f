namespace Candour.Methods.Cases.Parts.Mixed;

/// <summary>What explains what, as it is written in R: y ~ 1 + temp + (1 | school) + (1 | school:reviewer).</summary>
/// <param name="Response">What is observed.</param>
/// <param name="Fixed">Columns whose effect is fixed, beside the constant.</param>
/// <param name="Random">Of each random effect the columns that make its levels together.</param>
internal sealed record ModelFormula(string Response, IReadOnlyList<string> Fixed, IReadOnlyList<IReadOnlyList<string>> Random)
{
    private const string Notation = "response ~ 1 + column + (1 | column) + (1 | column:column)";

    /// <summary>Reads a formula.</summary>
    /// <exception cref="CaseException">It is none, or names a column that is not there.</exception>
    public static ModelFormula Of(string text, CsvTable table)
    {
        if (text.Split('~') is not [var left, var right] || left.Trim().Length == 0)
            throw Wrong(text, Notation);
        var (columns, groups) = (new List<string>(), new List<string[]>());
        foreach (var term in Terms(text, right))
        {
            if (term.StartsWith('('))
                groups.AddRange(Groups(term));
            else if (term != "1")
                columns.Add(term);
        }
        string[] names = [left.Trim(), .. columns, .. groups.SelectMany(g => g)];
        foreach (var name in names)
        {
            if (name.Length == 0)
                throw Wrong(text, Notation);
            if (!table.Has(name))
                throw Wrong(name, $"a column of {table.File}: {string.Join(", ", table.Columns.Take(12))}, or {Notation}");
        }
        if (columns.Distinct(StringComparer.Ordinal).Count() < columns.Count || groups.DistinctBy(Joined).Count() < groups.Count)
            throw Wrong(text, "every term once");
        if (names.Skip(1).Contains(names[0], StringComparer.Ordinal))
            throw Wrong(text, $"{names[0]} on the left only");
        return new(names[0], columns, groups);
    }

    public override string ToString() => $"{Response} ~ {string.Join(" + ", ["1", .. Fixed, .. Random.Select(g => $"(1 | {Joined(g)})")])}";

    private static string Joined(IReadOnlyList<string> names) => string.Join(':', names);

    // Split at the plus signs outside brackets.
    private static List<string> Terms(string text, string right)
    {
        var (terms, begin, depth) = (new List<string>(), 0, 0);
        for (var at = 0; at <= right.Length; at++)
        {
            var c = at < right.Length ? right[at] : '+';
            depth += c switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (depth is < 0 or > 1 || at == right.Length && depth != 0)
                throw Wrong(text, "a closing bracket for each opening one");
            if (c != '+' || depth != 0)
                continue;
            terms.Add(right[begin..at].Trim());
            begin = at + 1;
        }
        return terms;
    }

    // (1 | a:b) is both together; (1 | a/b) is a, and b within a.
    private static IEnumerable<string[]> Groups(string term)
    {
        if (!term.EndsWith(')') || term[1..^1].Split('|') is not [var slope, var by] || slope.Trim() != "1")
            throw Wrong(term, "(1 | column): a constant for each level is what can be random");
        var nested = by.Split('/', StringSplitOptions.TrimEntries);
        for (var depth = 1; depth <= nested.Length; depth++)
            yield return [.. nested.Take(depth).SelectMany(n => n.Split(':', StringSplitOptions.TrimEntries))];
    }

    private static CaseException Wrong(string found, string expected) =>
        CaseException.At("--formula", null, null, CaseException.Quoted(found), expected);
}
