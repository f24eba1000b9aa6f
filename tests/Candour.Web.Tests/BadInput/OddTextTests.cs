using System.Net;
using System.Text;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Records;
using Candour.SelfEvaluation;
using Candour.Testing;

namespace Candour.Web.Tests.BadInput;

/// <summary>javascript: links, NUL and lone surrogates in text, and names with every European and Arabic letter. Both databases.</summary>
public sealed class OddTextTests
{
    private const string Page = "Input.Strong";

    /// <summary>As bytes of a form: NUL; the halves of a pair as UTF-8 may not write them; bytes that are no text; a half by its number.</summary>
    public static TheoryData<string> Odd => ["a%00b", "a%ED%A0%80b", "a%ED%BF%BFb", "a%FF%FEb", "a%EF%BF%BFb", "a%E2%80%AEb", "a%1Bb"];

    [Theory, MemberData(nameof(Odd))]
    public async Task What_no_text_holds_is_refused_or_cleaned_and_never_a_fault(string typed)
    {
        foreach (var kind in Kinds)
        {
            await using var app = await CandourApp.StartAsync(kind);
            var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
            var path = $"/self-evaluations/{await schools.StartedAsync()}/aspects/welcome";
            var hana = await app.SignInAsAsync(schools.People["Hana"]);
            var form = (await hana.GetAsync(path)).Forms.Single(f => f.Has(Page));
            var body = string.Join(
                '&',
                form.Fields.Where(f => f.Name != Page).Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}")
            );

            var answer = await hana.SendAsync(
                new(HttpMethod.Post, path)
                {
                    Content = new StringContent($"{body}&{Page}={typed}", Encoding.ASCII, "application/x-www-form-urlencoded"),
                }
            );

            ((int)answer.Status).ShouldBeLessThan(500, answer.ToString());
            var stored = (await app.Database.RowsAsync<AspectEvaluation>()).Single(a => a.AspectKey == "welcome").Words.Strong;
            stored.ShouldBe(Fold.Cleaned(stored));
            if (answer.Status == HttpStatusCode.Redirect)
                (await hana.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
            else
                stored.ShouldBe("");
        }
    }

    [Fact]
    public async Task A_search_for_what_no_text_holds_finds_nothing_and_is_no_fault()
    {
        foreach (var kind in Kinds)
        {
            await using var app = await CandourApp.StartAsync(kind);
            var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
            var lea = await app.SignInAsAsync(schools.People["Lea"]);
            foreach (var page in new[] { "/people", "/schools", "/register" })
            {
                foreach (var typed in Odd.Select(o => (string)o.Data))
                    ((int)(await lea.GetAsync($"{page}?q={typed}")).Status).ShouldBeLessThan(500, $"{page} {typed}");
            }
        }
    }

    [Fact]
    public async Task A_javascript_address_from_the_register_is_shown_as_text_and_never_a_link()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        await app.SeedAsync(
            new RegisterEntry
            {
                Urn = 900_001,
                PartyId = schools.Mill,
                Name = "Mill Lane Primary",
                SortKey = "mill lane primary",
                SearchKey = " mill lane primary ",
                Status = RegisterStatus.Open,
                Website = "javascript:alert(1)",
            }
        );
        foreach (var person in new[] { "Hana", "Lea", "Rita" })
        {
            var page = await (await app.SignInAsAsync(schools.People[person])).GetAsync($"/schools/{schools.Mill}");
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Links.ShouldNotContain(l => l.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Names_with_every_letter_of_Europe_and_of_Arabic_are_kept_shown_found_and_sorted(DatabaseKind kind)
    {
        await using var app = await CandourApp.StartAsync(kind);
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var names = Alphabet().Chunk(12).Select(letters => string.Concat(letters.Select(l => $"{l}a")).Normalize()).ToList();
        names.Count.ShouldBeGreaterThan(60);
        var people = names.ConvertAll(name => Make.Person($"Zz {name}"));
        var mill = Make.Party(PartyKinds.School, "Mill Lane Primary", Party.Installation, schools.Mill);
        await app.SeedAsync([.. people, .. people.Select(p => Make.Appointed(p, Roles.Teacher, mill))]);
        var hana = await app.SignInAsAsync(schools.People["Hana"]);

        foreach (var name in names)
        {
            var found = await hana.GetAsync($"/people?q={Uri.EscapeDataString(name)}");
            found.Text.ShouldContain($"Zz {name}");
        }
        var first = (await hana.GetAsync("/people?q=Zz")).Text;
        names
            .Where(n => first.Contains($"Zz {n}", StringComparison.Ordinal))
            .Select(n => Fold.Sort($"Zz {n}"))
            .Select(key => first.IndexOf(people.First(p => p.SortKey == key).Name, StringComparison.Ordinal))
            .Count()
            .ShouldBeGreaterThan(5);
        var shown = people
            .Where(p => first.Contains(p.Name, StringComparison.Ordinal))
            .OrderBy(p => first.IndexOf(p.Name, StringComparison.Ordinal));
        shown.Select(p => p.SortKey).ShouldBe(shown.Select(p => p.SortKey).Order(StringComparer.Ordinal));
    }

    private static DatabaseKind[] Kinds =>
        Environment.GetEnvironmentVariable("CANDOUR_TEST_POSTGRES") is { Length: > 0 }
            ? [DatabaseKind.Sqlite, DatabaseKind.PostgreSql]
            : [DatabaseKind.Sqlite];

    /// <summary>Every letter of the Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic blocks, each once.</summary>
    private static IEnumerable<string> Alphabet()
    {
        (int From, int To)[] blocks =
        [
            (0xC0, 0x24F),
            (0x370, 0x3FF),
            (0x400, 0x52F),
            (0x531, 0x587),
            (0x5D0, 0x5EA),
            (0x620, 0x6D3),
            (0x750, 0x77F),
            (0x10A0, 0x10FF),
            (0x1E00, 0x1EFF),
        ];
        return blocks
            .SelectMany(b => Enumerable.Range(b.From, b.To - b.From + 1))
            .Select(code => char.ConvertFromUtf32(code))
            .Where(letter => char.IsLetter(letter, 0));
    }
}
