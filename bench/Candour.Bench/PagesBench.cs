using System.Collections.Concurrent;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.ReportCards;
using Candour.Sample.Loading;
using Candour.Testing;
using Candour.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Bench;

/// <summary>
/// The place, a school, a review and a public card, asked for by sixteen at once on the real host over loopback, held
/// against a Razor page with nothing on it of the same host in the same run. It reports; nothing here fails.
/// </summary>
internal sealed class PagesBench : IBench
{
    private const int AtOnce = 16;
    private const int Requests = 800;
    private const int Rounds = 3;

    /// <summary>The emptiest page there is: no command, a heading and one field. Asked for signed out.</summary>
    private const string Empty = "/forgotten";

    public string Name => "pages";

    public async Task<bool> RunAsync(TextWriter say)
    {
        foreach (var kind in DatabaseKinds.OfThisRun)
        {
            if (DatabaseKinds.WhyMissing(kind) is { } why)
                say.WriteLine($"  {kind}: not measured. {why}");
            else
                await OnAsync(kind, say);
        }
        return true;
    }

    private static async Task OnAsync(DatabaseKind kind, TextWriter say)
    {
        await using var app = await CandourApp.StartAsync(kind, change: Unlimited, onPort: true);
        await using (var scope = app.As(Viewer.Nobody))
            _ = (await scope.Get<LoadSample>().RunAsync(new())).Value;
        await app.RunJobsAsync();
        var pages = await PagesAsync(app);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = AtOnce })
        {
            BaseAddress = app.Address,
        };
        foreach (var page in pages)
            await AskAsync(client, page, AtOnce * 4);
        var times = pages.ToDictionary(p => p.Name, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var page in pages)
                times[page.Name].AddRange(await AskAsync(client, page, Requests));
        }
        var (median, slow) = (times["empty"].At(0.5), times["empty"].At(0.95));
        say.WriteLine($"  {kind}, the sample place, {AtOnce} at once, {Rounds * Requests} requests of each");
        foreach (var page in pages)
        {
            var (own, ownSlow) = (times[page.Name].At(0.5), times[page.Name].At(0.95));
            say.WriteLine(
                $"    {page.Name, -8} median {own, 7:N1} ms  {own / median, 5:N1} ×   p95 {ownSlow, 7:N1} ms  {ownSlow / slow, 5:N1} ×"
            );
        }
    }

    /// <summary>The door of the empty page lets nobody through thousands of times; here it does.</summary>
    private static void Unlimited(WebApplicationBuilder builder) =>
        builder.Services.Replace(
            ServiceDescriptor.Singleton(
                new DoorLimitSettings
                {
                    Doors = int.MaxValue,
                    Links = int.MaxValue,
                    PublicForms = int.MaxValue,
                }
            )
        );

    private sealed record Page(string Name, string Path, string? Cookie);

    private static async Task<List<Page>> PagesAsync(CandourApp app)
    {
        var posts = await app.Database.RowsAsync<Appointment>();
        var lead = posts.First(a => a.Role == Roles.PartnershipLead).PersonId;
        var review = (await app.Database.RowsAsync<Review>()).Where(r => r.Stage == "check").OrderBy(r => r.Id).First();
        var head = posts.First(a => a.Role == Roles.Head && a.OwnerId == review.HostId && a.To is null).PersonId;
        var (asLead, asHead) = (await CookieAsync(app, lead), await CookieAsync(app, head));
        List<Page> pages =
        [
            new("empty", Empty, null),
            new("place", "/", asLead),
            new("school", $"/schools/{review.HostId}", asHead),
            new("review", $"/reviews/{review.Id}", asHead),
        ];
        var card = (await app.Database.RowsAsync<CardEdition>()).FirstOrDefault(e => e.PublishedAt != null && e.WithdrawnAt == null);
        if (card is not null)
            pages.Add(new("card", $"/cards/{card.Slug}", null));
        return pages;
    }

    private static async Task<string> CookieAsync(CandourApp app, Guid person)
    {
        var (name, value) = await app.SignInCookieAsync(person);
        return $"{name}={value}";
    }

    /// <summary>The times of so many requests, sixteen of them under way at any moment.</summary>
    private static async Task<IReadOnlyCollection<double>> AskAsync(HttpClient client, Page page, int requests)
    {
        var times = new ConcurrentBag<double>();
        var left = requests;
        await Task.WhenAll(
            Enumerable
                .Range(0, AtOnce)
                .Select(async _ =>
                {
                    while (Interlocked.Decrement(ref left) >= 0)
                        times.Add(await Ratios.TimedAsync(() => OneAsync(client, page)));
                })
        );
        return times;
    }

    private static async Task OneAsync(HttpClient client, Page page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page.Path);
        if (page.Cookie is not null)
            request.Headers.Add("Cookie", page.Cookie);
        using var answer = await client.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{page.Path} was answered with {(int)answer.StatusCode}.");
        await answer.Content.ReadAsByteArrayAsync();
    }
}
