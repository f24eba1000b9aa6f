using System.Text;
using System.Text.RegularExpressions;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Foundation.Keeping;
using Candour.Foundation.Wording;
using Candour.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Candour.Browser.Tests;

/// <summary>The place of a school's year: a Candour without a single row, its clock, its post, and the people at their browsers.</summary>
internal sealed class SchoolsYear : IAsyncDisposable
{
    private readonly Browser _browser;
    private readonly Look _look;
    private readonly List<SchoolsYearPerson> _people = [];
    private readonly string? _pictures;

    private SchoolsYear(CandourApp app, Browser browser, Look look, string? pictures)
    {
        _pictures = pictures;
        App = app;
        _browser = browser;
        _look = look;
        Texts = app.Services.GetRequiredService<Texts>();
    }

    public CandourApp App { get; }

    public Texts Texts { get; }

    public DateOnly Today => DateOnly.FromDateTime(App.Clock.GetUtcNow().UtcDateTime);

    /// <param name="browser">The browser everybody has.</param>
    /// <param name="look">How everybody looks at it.</param>
    /// <param name="pictures">Where pictures are kept; nowhere when null.</param>
    public static async Task<SchoolsYear> BeginAsync(Browser browser, Look look, string? pictures = null) =>
        new(await CandourApp.StartAsync(onPort: true), browser, look, pictures);

    /// <summary>Somebody sits down at a browser of their own.</summary>
    public async Task<SchoolsYearPerson> SeatAsync(string name, string address)
    {
        var person = new SchoolsYearPerson(name, address, await _browser.OpenAsync(App.Address, _look), Texts, _look.Script).Seated();
        _people.Add(person);
        return person;
    }

    /// <summary>A new operator: the machine prints a link, and they open it.</summary>
    public async Task<SchoolsYearPerson> OperatorAsync(string name, string address)
    {
        await using var scope = App.As(Viewer.Nobody);
        var invited = (await scope.Get<InviteOperator>().RunAsync(new(address, name))).Value;
        var person = await SeatAsync(name, address);
        await AcceptAsync(person, new Uri(invited.Link).PathAndQuery);
        return person;
    }

    /// <summary>Somebody who was invited finds the letter, opens its link and comes in.</summary>
    public async Task<SchoolsYearPerson> ComesInAsync(string name, string address)
    {
        var person = await SeatAsync(name, address);
        await AcceptAsync(person, await LinkToAsync(address));
        return person;
    }

    /// <summary>The path of the link in the last letter to an address.</summary>
    public async Task<string> LinkToAsync(string address) =>
        Regex.Match(await LetterToAsync(address), @"https?://[^/\s]+(/\S+)") is { Success: true } link
            ? link.Groups[1].Value
            : throw new InvalidOperationException($"The letter to {address} has no link.");

    /// <summary>The last letter to an address.</summary>
    public async Task<string> LetterToAsync(string address)
    {
        await RestAsync();
        return App.Mail.LastTo(address).Body;
    }

    /// <summary>Days pass; what falls due on each is done, and sessions end.</summary>
    public async Task PassAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            App.Clock.Advance(TimeSpan.FromDays(1));
            await App.RunJobsAsync();
        }
    }

    /// <summary>Days pass until this one.</summary>
    public Task PassToAsync(DateOnly day) => PassAsync(day.DayNumber - Today.DayNumber);

    /// <summary>A minute passes, in which letters go out and the work of machines is done.</summary>
    public Task<int> RestAsync()
    {
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        return App.RunJobsAsync();
    }

    /// <summary>
    /// A page that may be shown to anybody: it names no school of the register, beside which a made-up person, review or
    /// card could be taken for a real one.
    /// </summary>
    public async Task PictureAsync(SchoolsYearPerson person, string name)
    {
        var page = await person.Page.Locator("body").InnerTextAsync();
        RealSchools
            .Value.Where(school => page.Contains(school, StringComparison.OrdinalIgnoreCase))
            .ShouldBeEmpty($"{name} names real schools");
        if (_pictures is not null)
            await person.Page.ScreenshotAsync(new() { Path = Path.Combine(_pictures, $"a-year-{name}.png"), FullPage = true });
    }

    /// <summary>What went wrong behind anybody's page, and in the log.</summary>
    public IReadOnlyList<string> Troubles =>
        [
            .. _people.SelectMany(p => p.Troubles),
            .. App.Log.Lines.Where(l => l.Level >= LogLevel.Error).Select(l => $"{l.Level}: {l.Text}"),
        ];

    /// <summary>What <c>candour check-data</c> finds broken.</summary>
    public async Task<IReadOnlyList<Broken>> BrokenAsync()
    {
        await using var scope = App.As(Viewer.Nobody);
        return await scope.Get<DataCheck>().RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
            await person.DisposeAsync();
        await App.DisposeAsync();
    }

    private static readonly Lazy<HashSet<string>> RealSchools = new(() =>
        [
            .. File.ReadLines(Repository.At("tests", "data", "register", "ealing_surrey_basic_20240617.csv"), Encoding.Latin1)
                .Skip(1)
                .Select(line => Regex.Match(line, "^[0-9]+,(?:\"([^\"]+)\"|([^,]+)),"))
                .Select(m => m.Groups[1].Value + m.Groups[2].Value)
                .Where(name => name.Contains(' ', StringComparison.Ordinal)),
        ]
    );

    private static async Task AcceptAsync(SchoolsYearPerson person, string link)
    {
        await person.GoAsync(link);
        await person.SendAsync("accounts.invitation.accept", ("Name", person.Name), ("Password", SchoolsYearPerson.Password));
    }
}
