using System.Net;
using Candour.Testing;

namespace Candour.Web.Tests.PeerReview;

/// <summary>A review taken to a stage by the product's use cases, and from there on through its pages, as somebody would with a browser and no script.</summary>
internal sealed class ReviewByHand : IAsyncDisposable
{
    private readonly Dictionary<Guid, Visitor> _visitors = [];

    private ReviewByHand(CandourApp app, ReviewWalk walk)
    {
        App = app;
        Walk = walk;
    }

    public CandourApp App { get; }

    public ReviewWalk Walk { get; }

    public string Home => $"/reviews/{Walk.ReviewId}";

    public static async Task<ReviewByHand> StartAsync(string stage)
    {
        var app = await CandourApp.StartAsync();
        var walk = new ReviewWalk(app.Services, new TestPlace(app.Database));
        await walk.PlanAsync();
        await walk.ToAsync(stage);
        return new ReviewByHand(app, walk);
    }

    /// <summary>The address of a page of the review.</summary>
    public string To(string page) => page.Length == 0 ? Home : $"{Home}/{page}";

    public async Task<Visitor> AsAsync(Guid person) =>
        _visitors.TryGetValue(person, out var visitor) ? visitor : _visitors[person] = await App.SignInAsAsync(person);

    /// <summary>Opens a page of the review that is there for this person.</summary>
    public async Task<Answer> OpenAsync(Guid person, string page)
    {
        var answer = await (await AsAsync(person)).GetAsync(To(page));
        answer.Status.ShouldBe(HttpStatusCode.OK, $"{answer.Path}\n{App.Log}");
        return answer;
    }

    /// <summary>Whether a page of the review is there for somebody.</summary>
    public async Task<bool> IsThereAsync(Guid person, string page) =>
        (await (await AsAsync(person)).GetAsync(To(page))).Status != HttpStatusCode.NotFound;

    /// <summary>Opens a page, fills in the form that one of its buttons sends, and presses it.</summary>
    /// <param name="person">Who.</param>
    /// <param name="page">The page, within the review; an address when it begins with a slash.</param>
    /// <param name="button">The button's handler; the form's own when null.</param>
    /// <param name="fields">What is typed and chosen.</param>
    public async Task<Answer> PressAsync(Guid person, string page, string? button, params (string Name, string Value)[] fields)
    {
        var visitor = await AsAsync(person);
        var path = page.StartsWith('/') ? page : To(page);
        var open = await visitor.GetAsync(path);
        open.Status.ShouldBe(HttpStatusCode.OK, $"{path}\n{App.Log}");
        var forms = open.Forms.Where(f => f.IsPost && f.Action != "/sign-out").ToList();
        var form =
            forms.FirstOrDefault(f => button is not null && f.Action.EndsWith($"handler={button}", StringComparison.Ordinal))
            ?? forms.FirstOrDefault(f => fields.Any(field => f.Has(field.Name)))
            ?? forms.FirstOrDefault()
            ?? throw new InvalidOperationException($"{path} has no form:\n{open.Text}");
        open.Body.ShouldContain(button is null ? "<form" : $"handler={button}");
        var to = button is null ? form.Action : $"{path.Split('?')[0]}?handler={button}";
        var answer = await visitor.PostAsync(to.Length > 0 ? to : path, form.With(fields));
        ((int)answer.Status).ShouldBeLessThan(500, App.Log.ToString());
        return answer;
    }

    /// <summary>Presses a button that does its work, and reads the page that says so.</summary>
    public async Task<Answer> DoAsync(Guid person, string page, string? button, params (string Name, string Value)[] fields)
    {
        var answer = await PressAsync(person, page, button, fields);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.ToString());
        var then = await (await AsAsync(person)).FollowAsync(answer);
        then.Status.ShouldBe(HttpStatusCode.OK, then.ToString());
        return then;
    }

    /// <summary>Presses a button that refuses; the page says why in its title and keeps what was typed.</summary>
    public async Task<Answer> RefusedAsync(Guid person, string page, string? button, params (string Name, string Value)[] fields)
    {
        var answer = await PressAsync(person, page, button, fields);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.ToString());
        answer.Title.ShouldStartWith("Error");
        return answer;
    }

    /// <summary>Forgets who was signed in: on a later day everybody signs in again.</summary>
    public void SignInAgain() => _visitors.Clear();

    /// <summary>A day as the three boxes of a date.</summary>
    public static (string Name, string Value)[] Day(string name, DateOnly day) =>
        [($"{name}.Day", $"{day.Day}"), ($"{name}.Month", $"{day.Month}"), ($"{name}.Year", $"{day.Year}")];

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
