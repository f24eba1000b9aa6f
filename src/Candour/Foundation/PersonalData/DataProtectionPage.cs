using System.Globalization;
using System.Text;
using Candour.Foundation.Storage;

namespace Candour.Foundation.PersonalData;

/// <summary>
/// Makes docs/data-protection.md: the hand-written parts stand in data-protection.template.md beside this file, the
/// record of processing is made from the marks on the model.
/// </summary>
public sealed class DataProtectionPage(CandourDb db, Texts texts, IEnumerable<IRetentionRule> rules) : IGeneratedPage
{
    /// <inheritdoc />
    public string Name => "data-protection.md";

    /// <inheritdoc />
    public async Task<string> WriteAsync(CancellationToken cancel)
    {
        await using var stream = typeof(DataProtectionPage).Assembly.GetManifestResourceStream("Candour.data-protection.template.md")!;
        using var reader = new StreamReader(stream);
        var template = await reader.ReadToEndAsync(cancel);
        return template
            .Replace("{{record}}", Record(PersonalDataMap.Of(db.Model)), StringComparison.Ordinal)
            .Replace("{{retention}}", RetentionTable(), StringComparison.Ordinal);
    }

    private string Record(PersonalDataMap map)
    {
        var page = new StringBuilder();
        foreach (
            var subject in map.Properties.GroupBy(p => p.Mark.Subject, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"### {char.ToUpperInvariant(subject.Key[0])}{subject.Key[1..]}\n\n| What | Why | How long |\n|---|---|---|\n"
            );
            foreach (
                var same in subject
                    .GroupBy(p => (p.Mark.Purpose, p.Mark.Retention))
                    .OrderBy(g => g.First().Table, StringComparer.Ordinal)
                    .ThenBy(g => g.Key.Purpose, StringComparer.Ordinal)
            )
            {
                var what = same.GroupBy(p => p.Table, StringComparer.Ordinal)
                    .Select(t => $"`{t.Key}`: {string.Join(", ", t.Select(p => Naming.Snake(p.Property)))}");
                page.Append(CultureInfo.InvariantCulture, $"| {string.Join("; ", what)} | {same.Key.Purpose} | {same.Key.Retention} |\n");
            }
            page.Append('\n');
        }
        return page.ToString().TrimEnd();
    }

    private string RetentionTable()
    {
        var page = new StringBuilder("| Word | How long | Removed by the clock |\n|---|---|---|\n");
        foreach (var (word, _) in Retention.Days)
        {
            var removed = string.Join(", ", rules.Where(r => r.Retention == word).Select(r => r.Key).Order(StringComparer.Ordinal));
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {word} | {texts[$"people.retention.{word}"]} | {(removed.Length > 0 ? removed : "–")} |\n"
            );
        }
        return page.ToString().TrimEnd();
    }
}
