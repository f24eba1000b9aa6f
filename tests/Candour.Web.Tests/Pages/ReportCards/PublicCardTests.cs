using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Candour.Foundation;
using Candour.Records;
using Candour.ReportCards;
using Candour.Results;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.ReportCards;

public sealed partial class PublicCardTests
{
    private const int WireBudget = 100 * 1024;

    [Fact]
    public async Task A_first_visit_weighs_less_than_a_hundred_kilobytes_with_everything_counted()
    {
        await using var town = await CardTown.StartAsync("check");
        await FillAsync(town);
        var visitor = town.App.Visit();

        var page = await visitor.GetAsync(CardTown.Public);
        var parts = new Dictionary<string, int> { ["page"] = Bytes(page) };
        foreach (var address in Linked().Matches(page.Body).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct())
            parts[address] = await WeighAsync(town, address);
        var sheet = await visitor.GetAsync(parts.Keys.Single(k => k.Contains("card.css")));
        // What a browser fetches for a page in Latin letters, and no more: faces whose range covers them, each once.
        foreach (
            var face in Face()
                .Matches(sheet.Body)
                .Where(m => !m.Value.Contains("unicode-range") || m.Value.Contains("U+0-FF") || m.Value.Contains("U+00"))
                .Select(m => Source().Match(m.Value).Groups[1].Value)
        )
            parts.TryAdd(face.StartsWith('/') ? face : $"/{face}", await WeighAsync(town, face.StartsWith('/') ? face : $"/{face}"));

        parts.Keys.Count(k => k.EndsWith(".woff2", StringComparison.Ordinal)).ShouldBe(1, string.Join(", ", parts.Keys));
        parts.Values.Sum().ShouldBeLessThan(WireBudget, string.Join(", ", parts));
        parts["page"].ShouldBeLessThan(CardChecklist.HeaviestPage);
    }

    [Fact]
    public async Task It_runs_no_script_and_asks_nobody_else()
    {
        await using var town = await CardTown.StartAsync();
        await town.Desk.PublishAsync();

        var page = await town.App.Visit().GetAsync(CardTown.Public);

        page.Body.ShouldNotContain("<script");
        page.Body.ShouldNotContain(" style=");
        Regex.Matches(page.Body, "(?:src|href)=\"(https?:)?//").ShouldBeEmpty();
        page.Headers.Keys.ShouldNotContain("Set-Cookie");
    }

    [Fact]
    public async Task Four_voices_stand_in_their_order_each_with_its_word_and_each_blank_with_its_reason()
    {
        await using var town = await CardTown.StartAsync();
        await town.Desk.PublishAsync();

        var page = await town.App.Visit().GetAsync(CardTown.Public);

        Regex.Matches(page.Body, "class=\"voice ([a-z]+)\"").Select(m => m.Groups[1].Value).ShouldBe(Voices.All);
        Regex
            .Matches(page.Body, "<p class=\"who\">.*?</svg>([^<]+)<", RegexOptions.Singleline)
            .Select(m => m.Groups[1].Value)
            .ShouldBe(["The school", "Schools who visited", "Children and families", "The figures"]);
        Regex
            .Matches(page.Body, "class=\"blank\">([^<]*)<")
            .Select(m => m.Groups[1].Value.Trim())
            .ShouldAllBe(reason => reason.Length > 20);
        Regex
            .Matches(page.Body, "<h([1-6])")
            .Select(m => int.Parse(m.Groups[1].Value))
            .Aggregate(0, (before, level) => before < 99 && level <= before + 1 ? level : 99)
            .ShouldBeLessThan(7, "no heading is skipped");
    }

    [Fact]
    public async Task What_the_head_typed_is_words_and_never_markup()
    {
        await using var town = await CardTown.StartAsync();
        var filled = await town.Desk.FilledAsync() with { Story = "<script>alert(1)</script> \0 \uD800 & “José’s” <b>" };
        await town.Walk.As<SaveCard, int>(town.Walk.Head, u => u.RunAsync(filled));
        await town.Walk.As<PublishEdition, PublishEdition.Published>(
            town.Walk.Head,
            u => u.RunAsync(new(town.Walk.Host, 1, HasRead: true))
        );

        var page = await town.App.Visit().GetAsync(CardTown.Public);

        page.Body.ShouldNotContain("<script");
        page.Body.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.Text.ShouldContain("& “José’s” <b>");
        page.Body.ShouldNotContain("\0");
    }

    [Fact]
    public async Task A_browser_that_has_it_is_told_that_it_is_the_same_until_it_is_withdrawn()
    {
        await using var town = await CardTown.StartAsync();
        await town.Desk.PublishAsync();
        var visitor = town.App.Visit();
        var tag = (await visitor.GetAsync(CardTown.Public)).Headers["ETag"];

        async Task<Answer> AgainAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, CardTown.Public);
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            return await visitor.SendAsync(request);
        }

        (await AgainAsync()).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(HttpStatusCode.NotModified), a => a.Body.ShouldBe(""));
        await town.Desk.WithdrawAsync(1);
        (await AgainAsync()).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task The_newest_version_is_the_card_and_earlier_ones_are_listed_and_kept()
    {
        await using var town = await CardTown.StartAsync();
        await town.Desk.PublishAsync();
        var visitor = town.App.Visit();
        var first = (await visitor.GetAsync(CardTown.Public)).Body;
        town.App.Clock.Advance(TimeSpan.FromDays(30));
        await town.Desk.PublishAsync();

        (await visitor.GetAsync($"{CardTown.Public}/1")).Body.ShouldBe(first);
        var newest = (await visitor.GetAsync(CardTown.Public)).Body;
        newest.ShouldContain("This is version 2.");
        newest.ShouldBe((await visitor.GetAsync($"{CardTown.Public}/2")).Body);
        var versions = await visitor.GetAsync($"{CardTown.Public}/versions");
        versions
            .Links.Where(l => l.StartsWith("/cards/", StringComparison.Ordinal))
            .ShouldBe([$"{CardTown.Public}/2", $"{CardTown.Public}/1"]);
        await town.Desk.WithdrawAsync(1);
        (await visitor.GetAsync($"{CardTown.Public}/versions")).Text.ShouldContain(
            "Published on 8 October 2026 and withdrawn by the school on 7 November 2026"
        );
        (await visitor.GetAsync(CardTown.Public)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_register_speaks_on_the_card_as_it_was_published_with_its_gaps()
    {
        await using var town = await CardTown.StartAsync();
        await town.App.SeedAsync(Entry(town.Walk.Host));
        await town.Desk.PublishAsync();

        var page = await town.App.Visit().GetAsync(CardTown.Public);

        page.Text.ShouldContain("A school for 412 children aged 3 to 11 in Wharfdale.");
        page.Text.ShouldContain("Children 412");
        page.Text.ShouldContain("Places none");
        page.Text.ShouldContain("Can have free school meals held back by the publisher, so that no child can be guessed");
        page.Text.ShouldContain("Who runs it the register does not say");
        page.Text.ShouldContain("Get Information About Schools, the national register, as it stood on 17 June 2026.");
        (await town.App.Database.RowsAsync<CardEdition>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Its_data_say_what_its_page_says()
    {
        await using var town = await CardTown.StartAsync();
        await town.App.SeedAsync(Entry(town.Walk.Host));
        await town.Desk.PublishAsync();

        var data = await town.App.Visit().GetAsync($"{CardTown.Public}/1/data");

        data.Headers["Content-Disposition"].ShouldContain("ellerbeck-primary-1.json");
        using var json = JsonDocument.Parse(data.Body);
        json.RootElement.GetProperty("school").GetString().ShouldBe("Ellerbeck Primary");
        var panels = json.RootElement.GetProperty("panels").EnumerateArray().ToList();
        panels.Select(p => p.GetProperty("key").GetString()).ShouldBe(CardDesign.FourVoices.Panels);
        var peers = panels.Single(p => p.GetProperty("key").GetString() == "peers").GetProperty("lines")[0];
        peers.GetProperty("$type").GetString().ShouldBe("quoted");
        peers.GetProperty("words").GetString().ShouldBe("A school that knows itself.");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task No_page_asks_the_database_more_than_its_budget(DatabaseKind kind)
    {
        Assert.SkipWhen(DatabaseKinds.WhyMissing(kind) is not null || !DatabaseKinds.OfThisRun.Contains(kind), "Not in this run.");
        await using var town = await CardTown.StartAsync("check", kind);
        for (var version = 0; version < 3; version++)
            await town.Desk.PublishAsync();
        var head = await town.HeadAsync();

        foreach (
            var path in (string[])
                [
                    town.Card,
                    $"{town.Card}/proof",
                    $"{town.Card}/publish",
                    $"{town.Card}/withdraw",
                    CardTown.Public,
                    $"{CardTown.Public}/versions",
                    $"{CardTown.Public}/1/data",
                ]
        )
        {
            var answer = await head.GetAsync(path);
            answer.Status.ShouldBe(HttpStatusCode.OK, path);
            Bytes(answer).ShouldBeLessThan(60 * 1024, path);
            var asked = town.App.Requests.Last(path).Tally;
            asked.Commands.Count.ShouldBeLessThanOrEqualTo(2 + 8, $"{path}\n{asked}");
        }
    }

    private static async Task FillAsync(CardTown town)
    {
        await town.App.SeedAsync(Entry(town.Walk.Host));
        var long3 = (SaveCard.Item item) => item with { Words = new string('w', ChosenResult.WordsLength) };
        var filled = await town.Desk.FilledAsync();
        await town.Walk.As<SaveCard, int>(
            town.Walk.Head,
            u =>
                u.RunAsync(
                    filled with
                    {
                        Story = string.Join(' ', Enumerable.Repeat("storytelling", 115)),
                        Proud = [.. filled.Proud.Select(long3)],
                        WorkingOn = [.. filled.WorkingOn.Select(long3)],
                    }
                )
        );
        await town.Walk.As<PublishEdition, PublishEdition.Published>(
            town.Walk.Head,
            u => u.RunAsync(new(town.Walk.Host, 1, HasRead: true))
        );
    }

    private static RegisterEntry Entry(Guid school) =>
        new()
        {
            Urn = 100001,
            PartyId = school,
            Name = "Ellerbeck Primary",
            SortKey = Fold.Sort("Ellerbeck Primary"),
            SearchKey = Fold.Search("Ellerbeck Primary"),
            Version = 1,
            AsAt = new(2026, 6, 17),
            ImportId = Ids.New(),
            Status = RegisterStatus.Open,
            Phase = "Primary",
            LowAge = 3,
            HighAge = 11,
            Town = "Wharfdale",
            Pupils = 412,
            Capacity = 0,
            Withheld = RegisterField.FreeMealsPercent.Key,
        };

    private static async Task<int> WeighAsync(CardTown town, string address)
    {
        var answer = await town.App.Visit().GetAsync(address);
        answer.Status.ShouldBe(HttpStatusCode.OK, $"{address}: build the front end with ./dev setup");
        return answer.Headers.TryGetValue("Content-Length", out var length) ? int.Parse(length) : Bytes(answer);
    }

    private static int Bytes(Answer answer) => System.Text.Encoding.UTF8.GetByteCount(answer.Body);

    [GeneratedRegex("<link[^>]*\\shref=\"([^\"]+)\"")]
    private static partial Regex Linked();

    [GeneratedRegex("@font-face\\s*\\{[^}]*\\}")]
    private static partial Regex Face();

    [GeneratedRegex("url\\([\"']?([^)\"']+)")]
    private static partial Regex Source();
}
