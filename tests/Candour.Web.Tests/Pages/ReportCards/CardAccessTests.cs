using System.Net;
using Candour.ReportCards;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.ReportCards;

/// <summary>Who comes to which page of a card, in each of its states.</summary>
public sealed class CardAccessTests
{
    private static readonly string[] Leaders = ["/card", "/card/proof"];
    private static readonly string[] HeadOnly = ["/card/publish", "/card/withdraw"];

    [Fact]
    public async Task The_head_comes_to_all_pages_the_deputy_to_those_that_only_show()
    {
        await using var town = await CardTown.StartAsync();
        await town.Desk.PublishAsync();
        var head = await town.HeadAsync();
        var deputy = await town.AsAsync(town.Deputy);

        foreach (var page in Leaders.Concat(HeadOnly))
            (await head.GetAsync($"/schools/{town.Walk.Host}{page}")).Status.ShouldBe(HttpStatusCode.OK, page);
        foreach (var page in Leaders)
            (await deputy.GetAsync($"/schools/{town.Walk.Host}{page}")).Status.ShouldBe(HttpStatusCode.OK, page);
        foreach (var page in HeadOnly)
            (await deputy.GetAsync($"/schools/{town.Walk.Host}{page}")).Status.ShouldBe(HttpStatusCode.NotFound, page);
        (await deputy.GetAsync(town.Card)).ShouldSatisfyAllConditions(
            p => p.Text.ShouldContain(CardDesk.Story),
            p => p.Forms.ShouldNotContain(f => f.Has("Input.Story"))
        );
    }

    [Fact]
    public async Task Nobody_else_learns_that_a_school_writes_a_card()
    {
        await using var town = await CardTown.StartAsync();
        await town.Desk.SaveAsync();
        var nowhere = Guid.NewGuid();

        foreach (var (who, person) in town.Others)
        {
            var visitor = await town.AsAsync(person);
            foreach (var page in Leaders.Concat(HeadOnly))
            {
                var refused = await visitor.GetAsync($"/schools/{town.Walk.Host}{page}");
                var absent = await visitor.GetAsync($"/schools/{nowhere}{page}");
                refused.Status.ShouldBe(person is null ? HttpStatusCode.Redirect : HttpStatusCode.NotFound, $"{who} at {page}");
                Same(refused, absent, $"{who} at {page}", town.Walk.Host, nowhere);
            }
        }
    }

    [Fact]
    public async Task Nobody_else_saves_publishes_or_withdraws()
    {
        await using var town = await CardTown.StartAsync();
        await town.Desk.PublishAsync();
        var version = await town.Desk.VersionAsync();

        foreach (var (who, person) in town.Others.Append(("deputy", town.Deputy)))
        {
            var visitor = await town.AsAsync(person);
            var token = await TokenAsync(visitor, person);
            foreach (
                var (path, fields) in (IEnumerable<(string, (string, string)[])>)
                    [
                        ($"{town.Card}?v={version}", [("Input.Story", "Not theirs.")]),
                        ($"{town.Card}/publish?v={version}", [("HasRead", "true")]),
                        ($"{town.Card}/withdraw", [("Edition", "1"), ("Reason", "No.")]),
                    ]
            )
            {
                var answer = await visitor.PostAsync(path, [.. fields, (HtmlForm.TokenField, token)]);
                answer.Status.ShouldBe(person is null ? HttpStatusCode.Redirect : HttpStatusCode.NotFound, $"{who} at {path}");
            }
        }
        (await town.App.Database.RowsAsync<CardEdition>()).ShouldHaveSingleItem().WithdrawnAt.ShouldBeNull();
        (await town.App.Database.RowsAsync<Card>()).Single().Story.ShouldBe(CardDesk.Story);
    }

    [Fact]
    public async Task Until_it_is_published_a_card_answers_as_one_that_is_not_there()
    {
        await using var town = await CardTown.StartAsync();
        await town.Desk.SaveAsync();

        foreach (var (who, person) in town.Others.Append(("head", town.Walk.Head)))
        {
            var visitor = await town.AsAsync(person);
            foreach (var page in (string[])["", "/1", "/versions", "/1/data"])
            {
                var unpublished = await visitor.GetAsync($"{CardTown.Public}{page}");
                var absent = await visitor.GetAsync($"/cards/no-such-school{page}");
                unpublished.Status.ShouldBe(HttpStatusCode.NotFound, $"{who} at {page}");
                Same(unpublished, absent, $"{who} at {page}");
            }
        }
    }

    [Fact]
    public async Task Once_it_is_published_anybody_reads_it_and_its_data()
    {
        await using var town = await CardTown.StartAsync();
        await town.Desk.PublishAsync();

        foreach (var (who, person) in town.Others.Append(("head", town.Walk.Head)))
        {
            var visitor = await town.AsAsync(person);
            foreach (var page in (string[])["", "/1", "/versions", "/1/data"])
                (await visitor.GetAsync($"{CardTown.Public}{page}")).Status.ShouldBe(HttpStatusCode.OK, $"{who} at {page}");
            (await visitor.GetAsync($"{CardTown.Public}/2")).Status.ShouldBe(HttpStatusCode.NotFound, who);
        }
    }

    [Fact]
    public async Task What_was_withdrawn_is_nowhere_before_and_after_it_is_purged()
    {
        await using var town = await CardTown.StartAsync();
        await town.Desk.PublishAsync();
        await town.Desk.WithdrawAsync(1, "A figure was wrong.");

        for (var purged = 0; purged < 2; purged++)
        {
            foreach (var (who, person) in town.Others.Append(("head", town.Walk.Head)))
            {
                var visitor = await town.AsAsync(person);
                foreach (var page in (string[])["", "/1", "/versions", "/1/data"])
                {
                    var answer = await visitor.GetAsync($"{CardTown.Public}{page}");
                    answer.Body.ShouldNotContain("Forty children", Case.Sensitive, $"{who} at {page}");
                    answer.Status.ShouldBe(
                        page switch
                        {
                            "/versions" => HttpStatusCode.OK,
                            "/1/data" => HttpStatusCode.NotFound,
                            _ => HttpStatusCode.Gone,
                        },
                        $"{who} at {page}"
                    );
                }
            }
            town.App.Clock.Advance(TimeSpan.FromMinutes(59));
            await town.App.RunJobsAsync();
        }
        (await town.App.Database.RowsAsync<EditionContent>()).ShouldBeEmpty();
    }

    private static void Same(Answer one, Answer other, string what, Guid oneId = default, Guid otherId = default)
    {
        other.Status.ShouldBe(one.Status, what);
        other.Body.ShouldBe(one.Body, what);
        Headers(other).Select(h => h.Replace($"{otherId}", "ID")).ShouldBe(Headers(one).Select(h => h.Replace($"{oneId}", "ID")), what);
    }

    private static IEnumerable<string> Headers(Answer answer) =>
        answer
            .Headers.Where(h => h.Key is not ("Date" or "Set-Cookie"))
            .OrderBy(h => h.Key, StringComparer.Ordinal)
            .Select(h => $"{h.Key}: {h.Value}");

    /// <summary>A good token, where the person sees any form at all.</summary>
    private static async Task<string> TokenAsync(Visitor visitor, Guid? person) =>
        person is null ? "" : (await visitor.GetAsync("/me")).Token ?? "";
}
