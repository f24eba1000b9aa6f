using System.Net;
using Candour.SelfEvaluation;
using Candour.Testing;

namespace Candour.Web.Tests.SelfEvaluation;

public sealed class WriteSelfEvaluationTests
{
    [Fact]
    public async Task Start_FromNothing_LeadsToTheOverviewAndTheFirstAspect()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var hana = await app.SignInAsAsync(schools.People["Hana"]);
        (await hana.GetAsync($"/schools/{schools.Mill}/self-evaluation")).Text.ShouldContain(
            "There is no framework to look at yourselves by yet"
        );
        await schools.FrameworkAsync();

        var begun = await hana.FollowAsync(await hana.SubmitAsync($"/schools/{schools.Mill}/self-evaluation"));

        begun.Text.ShouldContain("How we see ourselves: Small and true");
        begun.Text.ShouldContain("None of the 3 aspects has a judgement yet");
        begun.Text.ShouldContain("Go on with: The welcome");
        begun.Text.ShouldContain("Hana, head, Mill Lane Primary");
    }

    [Fact]
    public async Task Start_NothingChosen_SaysSoBesideTheField()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        await schools.FrameworkAsync();
        await schools.FrameworkAsync("other", "Another one");
        var hana = await app.SignInAsAsync(schools.People["Hana"]);

        var again = await hana.SubmitAsync($"/schools/{schools.Mill}/self-evaluation");

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Title.ShouldStartWith("Error:");
        again.Text.ShouldContain("Please choose a framework that is open to your school.");
    }

    [Fact]
    public async Task Save_AndOn_KeepsTheWordsAndGoesToTheNextAspect()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await schools.StartedAsync();
        var sam = await app.SignInAsAsync(schools.People["Sam"]);
        var page = await sam.GetAsync($"/self-evaluations/{id}/aspects/welcome");
        var form = page.Forms.Single(f => f.Has("Input.Strong"));

        var saved = await sam.PostAsync(
            $"/self-evaluations/{id}/aspects/welcome?handler=On",
            form.With(("Input.Strong", "Families are <b>met</b>.\r\n\r\nBy name."), ("Input.LeastSure", "Spring joiners."))
        );
        var next = await sam.FollowAsync(saved);

        saved.Location.ShouldBe($"/self-evaluations/{id}/aspects/known");
        next.Text.ShouldContain("Saved.");
        var read = await sam.GetAsync($"/self-evaluations/{id}/read");
        read.Body.ShouldContain("<p>Families are &lt;b&gt;met&lt;/b&gt;.</p><p>By name.</p>");
        (await sam.GetAsync($"/self-evaluations/{id}")).Text.ShouldContain("One of 3 aspects has a judgement");
        (await sam.GetAsync($"/self-evaluations/{id}/aspects/welcome")).Text.ShouldContain("Last saved by Sam on");
    }

    [Fact]
    public async Task Save_TooLong_KeepsWhatWasTyped()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await schools.StartedAsync();
        var sam = await app.SignInAsAsync(schools.People["Sam"]);
        var page = await sam.GetAsync($"/self-evaluations/{id}/aspects/welcome");

        var again = await sam.SubmitAsync(
            page,
            f => f.Has("Input.Strong"),
            ("Input.Strong", "Short."),
            ("Input.Helps", new string('a', AspectWords.Length + 1))
        );

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Body.ShouldContain("id=\"Input_Helps-error\"");
        var form = again.Forms.Single(f => f.Has("Input.Strong"));
        form.Fields.ShouldContain(("Input.Strong", "Short."));
        form.Fields.ShouldContain(f => f.Name == "Input.Helps" && f.Value.Length == AspectWords.Length + 1);
    }

    [Fact]
    public async Task Save_TwoPeopleOnePart_SecondSeesBothAndChooses()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await schools.StartedAsync();
        var (path, hana, sam) = (
            $"/self-evaluations/{id}/aspects/welcome",
            await app.SignInAsAsync(schools.People["Hana"]),
            await app.SignInAsAsync(schools.People["Sam"])
        );
        var (first, second) = (await hana.GetAsync(path), await sam.GetAsync(path));
        await hana.SubmitAsync(first, f => f.Has("Input.Strong"), ("Input.Strong", "Warm."), ("Input.Helps", "A named adult."));

        var both = await sam.SubmitAsync(second, f => f.Has("Input.Strong"), ("Input.Strong", "Quick."), ("Input.Next", "Ask families."));

        both.Status.ShouldBe(HttpStatusCode.Conflict);
        both.Text.ShouldContain("What Hana wrote Warm.");
        both.Text.ShouldContain("Nothing is lost: both versions are below.");
        var form = both.Forms.Single(f => f.Has("Mine.Strong"));
        form.Fields.ShouldContain(("Mine.Strong", "Quick."));
        form.Fields.ShouldContain(("Mine.Helps", "A named adult."), "what only Hana touched is taken from her");

        var unchosen = await sam.SubmitAsync(both, f => f.Has("Mine.Strong"));
        unchosen.Text.ShouldContain("Please choose for each part what should stand.");
        var settled = await sam.SubmitAsync(unchosen, f => f.Has("Mine.Strong"), ("Choice[strong]", "both"));

        (await sam.FollowAsync(settled)).Text.ShouldContain("Saved as you chose.");
        var stored = (await app.Database.RowsAsync<AspectEvaluation>()).Single(a => a.AspectKey == "welcome");
        stored.Words.ShouldBe(new AspectWords("Quick.\n\nWarm.", "", "A named adult.", "", "Ask families."));
    }

    [Theory]
    [InlineData("mine", "Quick.")]
    [InlineData("theirs", "Warm.")]
    public async Task Settle_OneOrTheOther_Stands(string choice, string expected)
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await schools.StartedAsync();
        var sam = await app.SignInAsAsync(schools.People["Sam"]);
        var page = await sam.GetAsync($"/self-evaluations/{id}/aspects/welcome");
        await schools.WriteAsync("Hana", id, "welcome", new("Warm."));
        var both = await sam.SubmitAsync(page, f => f.Has("Input.Strong"), ("Input.Strong", "Quick."));

        await sam.SubmitAsync(both, f => f.Has("Mine.Strong"), ("Choice[strong]", choice));

        (await app.Database.RowsAsync<AspectEvaluation>()).Single(a => a.AspectKey == "welcome").Strong.ShouldBe(expected);
    }

    [Fact]
    public async Task Settle_SomebodySavedOnceMore_ShowsTheNewestAndLosesNothing()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await schools.StartedAsync();
        var sam = await app.SignInAsAsync(schools.People["Sam"]);
        var page = await sam.GetAsync($"/self-evaluations/{id}/aspects/welcome");
        await schools.WriteAsync("Hana", id, "welcome", new("Warm."));
        var both = await sam.SubmitAsync(page, f => f.Has("Input.Strong"), ("Input.Strong", "Quick."));
        await schools.WriteAsync("Hana", id, "welcome", new("Warmer."));

        var newest = await sam.SubmitAsync(both, f => f.Has("Mine.Strong"), ("Choice[strong]", "mine"));

        newest.Status.ShouldBe(HttpStatusCode.Conflict);
        newest.Text.ShouldContain("Warmer.");
        newest.Forms.Single(f => f.Has("Mine.Strong")).Fields.ShouldContain(("Mine.Strong", "Quick."));
        await sam.SubmitAsync(newest, f => f.Has("Mine.Strong"), ("Choice[strong]", "both"));
        (await app.Database.RowsAsync<AspectEvaluation>()).Single(a => a.AspectKey == "welcome").Strong.ShouldBe("Quick.\n\nWarmer.");
    }

    [Fact]
    public async Task Save_DifferentParts_ArePutTogetherAndSaidSo()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await schools.StartedAsync();
        var sam = await app.SignInAsAsync(schools.People["Sam"]);
        var page = await sam.GetAsync($"/self-evaluations/{id}/aspects/welcome");
        await schools.WriteAsync("Hana", id, "welcome", new("Warm."));

        var saved = await sam.FollowAsync(await sam.SubmitAsync(page, f => f.Has("Input.Strong"), ("Input.Hinders", "No room.")));

        saved.Text.ShouldContain("so we put both together");
        (await app.Database.RowsAsync<AspectEvaluation>())
            .Single(a => a.AspectKey == "welcome")
            .Words.ShouldBe(new AspectWords("Warm.", Hinders: "No room."));
    }
}
