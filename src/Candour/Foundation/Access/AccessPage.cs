using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Candour.Partnerships.Agreements;
using Candour.Partnerships.Endings;

namespace Candour.Foundation.Access;

/// <summary>
/// Makes docs/access.md: who may read what is written by hand in access.template.md beside this file, with the
/// sentences that the product itself says; write scopes, appointments, endings and viewers without a person are made
/// from their tables.
/// </summary>
public sealed partial class AccessPage(CandourDb db, Texts texts) : IGeneratedPage
{
    /// <inheritdoc />
    public string Name => "access.md";

    /// <inheritdoc />
    public async Task<string> WriteAsync(CancellationToken cancel)
    {
        await using var stream = typeof(AccessPage).Assembly.GetManifestResourceStream("Candour.access.template.md")!;
        using var reader = new StreamReader(stream);
        var page = (await reader.ReadToEndAsync(cancel))
            .Replace("{{openable}}", Openable(), StringComparison.Ordinal)
            .Replace("{{writes}}", Writes(), StringComparison.Ordinal)
            .Replace("{{convened}}", Words(Roles.ConvenedKinds), StringComparison.Ordinal)
            .Replace("{{appointments}}", Appointments(), StringComparison.Ordinal)
            .Replace("{{endings}}", Endings(), StringComparison.Ordinal)
            .Replace("{{viewers}}", WithoutPerson(), StringComparison.Ordinal);
        page = Ground()
            .Replace(page, m => $"{texts[$"ground.{m.Groups["key"].Value}.who"]} | *{texts[$"ground.{m.Groups["key"].Value}.why"]}*");
        return Why().Replace(page, m => texts[$"ground.{m.Groups["key"].Value}.why"]);
    }

    private string Openable() =>
        Table(
            ["Kind", "What that is"],
            new OpenableKinds(db).Keys.Select(k => new[] { texts[$"kind.{k}.name"], texts[$"kind.{k}.opens"] })
        );

    private string Writes() =>
        Table(
            ["Role", "May write"],
            Roles.All.Select(r => new[] { texts[$"access.role.{r}"], Roles.WritesBy(r).Count == 0 ? "nothing" : Words(Roles.WritesBy(r)) })
        );

    private string Appointments() =>
        Table(
            ["At", "Role", "Appointed by", "Confirmed by the organisation's own address"],
            AppointmentRules.Table.Select(r => new[] { r.At, texts[$"access.role.{r.Role}"], By(r), r.Confirmed ? "yes, by a code" : "no" })
        );

    private string By(AppointmentRules.Row row) =>
        row.By == Roles.Operator ? "an operator"
        : row.ByPartnership ? $"the {texts[$"access.role.{row.By}"]} of a partnership it is in"
        : $"its own {texts[$"access.role.{row.By}"]}";

    private static string Endings() =>
        Table(
            ["What happens", "Who decides", "What ends", "What goes on"],
            EndingsTable.All.Select(r => new[] { r.What, r.Decides, r.Ends, r.Stays })
        );

    private static string WithoutPerson()
    {
        Viewer[] few = [Viewers.PublicReader, Viewers.Invitee, Viewers.Founder, Viewers.Doorkeeper, Viewers.Librarian];
        return Table(
            ["Viewer", "Reads whole", "Writes"],
            few.Concat(ClockJob.All.Select(Viewers.Clock)).Select(v => new[] { v.Name, Words(v.System!.Reads), Words(v.System.Writes) })
        );
    }

    private static string Words(IReadOnlyCollection<string> kinds) =>
        kinds.Count == 0 ? "–" : string.Join(", ", kinds.Select(k => k.Replace('-', ' ')).Order(StringComparer.Ordinal));

    private static string Table(string[] head, IEnumerable<string[]> rows)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", head)} |\n|{string.Concat(head.Select(_ => "---|"))}\n");
        foreach (var row in rows)
            page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        return page.ToString().TrimEnd();
    }

    [GeneratedRegex("\\{\\{ground:(?<key>[a-z-]+)\\}\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ground();

    [GeneratedRegex("\\{\\{why:(?<key>[a-z-]+)\\}\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Why();
}
