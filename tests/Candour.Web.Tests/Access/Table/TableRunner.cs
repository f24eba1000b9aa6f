using System.Net;
using System.Text.RegularExpressions;
using Candour.Testing;

namespace Candour.Web.Tests.Access.Table;

/// <summary>Asks what a row says, and tells every way in which the answer is another.</summary>
internal sealed partial class TableRunner(AccessPlace place)
{
    private readonly List<string> _wrong = [];

    /// <summary>What was wrong, one line each.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Asks one row of everybody it names.</summary>
    public async Task AskAsync(AccessRoute route, string state, Cell cell)
    {
        switch (cell)
        {
            case Read read:
                await ReadAsync(state, read);
                break;
            case Send send:
                await SendAsync(state, send);
                break;
            case Twice twice:
                await TwiceAsync(route, state, twice);
                break;
        }
    }

    private async Task ReadAsync(string state, Read row)
    {
        var address = place.Address(row.At);
        foreach (var who in Names(row.May))
            Expect(await (await place.AsAsync(who, row.At)).GetAsync(address), row.Gets, row.Shows, $"{state}: {who} reads {row.At}");
        var closed = place.Address(row.NotAt ?? row.At);
        foreach (var who in Names(row.Not))
        {
            var visitor = await place.AsAsync(who, row.At);
            var answer = await visitor.GetAsync(closed);
            var where = $"{state}: {who} must not read {row.NotAt ?? row.At}";
            if (Refused(answer, who, where) && answer.Status == HttpStatusCode.NotFound && row.NotAt is null)
                Same(answer, await visitor.GetAsync(place.Missing(row.At)), where);
        }
    }

    private async Task SendAsync(string state, Send row)
    {
        var before = await place.FactsAsync();
        foreach (var who in Names(row.May))
        {
            var visitor = await place.AsAsync(who, row.At);
            var open = await visitor.GetAsync(place.Address(row.At));
            Expect(
                await place.SendAsync(visitor, open, row.At, row.Handler, row.Fields),
                row.Gets,
                row.Shows,
                $"{state}: {who} sends {row.At} {row.Handler}"
            );
        }
        await RefuseAsync(state, row, row.Handler, row.Fields);
        await NothingWrittenAsync(before, $"{state}: sending {row.At} {row.Handler}");
    }

    private async Task TwiceAsync(AccessRoute route, string state, Twice row)
    {
        _wrong.AddRange(await new OthersIds(place).SendAsync(route, row, row.Handler, row.Fields));
        await place.ForgetDraftsAsync();
        await RefuseAsync(state, row, row.Handler, row.Fields);
        var people = Names(row.May);
        var (first, second) = (await place.AsAsync(people[0], row.At), await place.AsAsync(people[^1], row.At));
        var address = place.Address(row.At);
        var (one, other) = (await first.GetAsync(address), await second.GetAsync(address));
        var sent = await place.SendAsync(first, one, row.At, row.Handler, row.Fields);
        if ((int)sent.Status != row.First)
            _wrong.Add($"{state}: {people[0]} sends {row.At} {row.Handler}: {row.First} expected, {Cut(sent)}");
        var before = await place.FactsAsync();
        var again = await place.SendAsync(second, other, row.At, row.Handler, row.Second ?? row.Fields);
        Expect(again, row.Gets, row.Shows, $"{state}: {people[^1]} sends {row.At} {row.Handler} from a second tab");
        if (row.Gets >= 400)
            await NothingWrittenAsync(before, $"{state}: the second tab of {row.At} {row.Handler}");
    }

    private async Task RefuseAsync(string state, Asked row, string handler, string[] fields)
    {
        var before = await place.FactsAsync();
        foreach (var who in Names(row.Not))
        {
            var visitor = await place.AsAsync(who, row.At);
            var answer = await place.ForgeAsync(visitor, row.At, handler, fields);
            Refused(answer, who, $"{state}: {who} must not send {row.At} {handler}");
        }
        await NothingWrittenAsync(before, $"{state}: refusing {row.At} {handler}");
    }

    private void Expect(Answer answer, int status, string shows, string where)
    {
        if ((int)answer.Status != status)
            _wrong.Add($"{where}: {status} expected, {Cut(answer)}");
        else if (!place.Shows(answer, shows))
            _wrong.Add($"{where}: does not show “{shows}”, {Cut(answer)}");
    }

    /// <summary>Somebody signed in is told that there is no such page; somebody who is not is asked to sign in, wherever they knock.</summary>
    private bool Refused(Answer answer, string who, string where)
    {
        var asked = answer.Status == HttpStatusCode.Redirect && answer.Location?.StartsWith("/sign-in", StringComparison.Ordinal) == true;
        var right = answer.Status == HttpStatusCode.NotFound || (who == AccessPlace.Nobody && asked);
        if (!right)
            _wrong.Add($"{where}: {Cut(answer)}");
        return right;
    }

    /// <summary>What may not be seen answers with the same status, headers and bytes as what is not there.</summary>
    private void Same(Answer refused, Answer missing, string where)
    {
        if (refused.Status != missing.Status || Plain(refused.Body) != Plain(missing.Body))
            _wrong.Add($"{where}: it can be told from what is not there, {Cut(refused)} / {Cut(missing)}");
        foreach (var header in refused.Headers.Keys.Union(missing.Headers.Keys).Except(["Date", "Content-Length"]))
        {
            if (refused.Headers.GetValueOrDefault(header) != missing.Headers.GetValueOrDefault(header) && header != "Set-Cookie")
                _wrong.Add($"{where}: the header {header} tells it from what is not there");
        }
    }

    private async Task NothingWrittenAsync(int before, string where)
    {
        var after = await place.FactsAsync();
        if (after != before)
            _wrong.Add($"{where}: it wrote {after - before} facts");
    }

    /// <summary>A page without what differs each time: tokens, the number by which a fault is found in the log.</summary>
    private static string Plain(string body) => Once().Replace(body, "");

    private static string[] Names(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Cut(Answer answer)
    {
        var text = answer.ToString().ReplaceLineEndings(" ");
        return text.Length <= 330 ? text : $"{text[..120]} … {text[120..330]}";
    }

    [GeneratedRegex("value=\"CfDJ[^\"]*\"|[0-9a-f]{32}|[0-9A-Z]{13}:[0-9A-F]{8}")]
    private static partial Regex Once();
}
