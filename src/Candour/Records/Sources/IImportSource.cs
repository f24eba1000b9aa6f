using Candour.Records.Tables;

namespace Candour.Records.Sources;

/// <summary>
/// A kind of file that can be imported. A new kind is a new class in this folder: the catalogue finds it by itself,
/// and its key is what is stored.
/// </summary>
public interface IImportSource
{
    /// <summary>The word it is stored under.</summary>
    string Key { get; }

    /// <summary>Whether a table with these headings is of this kind, and how to read its rows if so.</summary>
    SourceMatch Recognise(IReadOnlyList<string> header, DateOnly asAt);
}

/// <summary>How well a source knows a table.</summary>
/// <param name="Known">How many of the table's headings the source knows.</param>
/// <param name="Missing">The headings it cannot do without and did not find.</param>
/// <param name="Rows">The reader of rows, when it is of this kind.</param>
/// <param name="Broken">Why a table of this kind cannot be read all the same.</param>
public sealed record SourceMatch(int Known, IReadOnlyList<string> Missing, RegisterRowReader? Rows, Sentence? Broken = null);

/// <summary>All kinds of file that can be imported.</summary>
public sealed class ImportSources
{
    private readonly SortedDictionary<string, IImportSource> _byKey = new(StringComparer.Ordinal);

    /// <summary>The kinds in this assembly.</summary>
    public ImportSources()
    {
        foreach (var type in typeof(ImportSources).Assembly.GetTypes())
        {
            if (type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IImportSource)))
            {
                var source = (IImportSource)Activator.CreateInstance(type)!;
                _byKey.Add(source.Key, source);
            }
        }
    }

    /// <summary>By key, in order of their keys.</summary>
    public IReadOnlyDictionary<string, IImportSource> ByKey => _byKey;

    /// <summary>
    /// Finds what kind of file it is by its headings alone. Files that look alike but are something else are named
    /// first; then the source that knows most of the headings has it.
    /// </summary>
    public SourceChoice Choose(TableReader table, DateOnly asAt)
    {
        var header = table.Header;
        if (Lookalikes.Find(header) is { } lookalike)
        {
            return Sentence.Of($"records.file.is.{lookalike}");
        }

        var matches = _byKey
            .Values.Select(s => (Source: s, Match: s.Recognise(header, asAt)))
            .OrderByDescending(m => m.Match.Known)
            .ToList();
        var best = matches.Find(m => m.Match.Rows is not null);
        if (best.Match is not null)
        {
            return new SourceChoice(best.Source, best.Match.Rows, null);
        }

        if (matches.Find(m => m.Match.Broken is not null).Match is { } broken)
        {
            return broken.Broken!;
        }

        var nearest = matches[0];
        return nearest.Match.Known * 2 > header.Count && nearest.Match.Missing.Count > 0
            ? Sentence.Of($"records.file.lacks.{nearest.Source.Key}", string.Join(", ", nearest.Match.Missing))
            : Sentence.Of("records.file.is.unknown", Beginning(header));
    }

    private static string Beginning(IReadOnlyList<string> header)
    {
        var first = header.Take(4).Select(h => h.Length > 40 ? h[..40] + "…" : h);
        return string.Join(", ", first.Select(Printable)) + (header.Count > 4 ? "…" : "");
    }

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '·' : c));
}

/// <summary>The kind of file it is, or the sentence that says what it looks like.</summary>
public readonly record struct SourceChoice(IImportSource? Source, RegisterRowReader? Rows, Sentence? Refused)
{
    /// <summary>None of ours.</summary>
    public static implicit operator SourceChoice(Sentence refused) => new(null, null, refused);
}
