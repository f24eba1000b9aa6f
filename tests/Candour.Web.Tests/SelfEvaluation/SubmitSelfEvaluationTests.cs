using System.Net;
using Candour.SelfEvaluation;
using Candour.Testing;
using Locked = Candour.SelfEvaluation.Snapshot;

namespace Candour.Web.Tests.SelfEvaluation;

public sealed class SubmitSelfEvaluationTests
{
    [Fact]
    public async Task Checklist_SaysWhatBlocksAndWhatIsThin()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await schools.StartedAsync();
        await schools.WriteAsync("Hana", id, "welcome", new("Warm."));
        var hana = await app.SignInAsAsync(schools.People["Hana"]);

        var page = await hana.GetAsync($"/self-evaluations/{id}/submit");

        page.Text.ShouldContain("This still stands in the way");
        page.Text.ShouldContain("“Everyone learns” is still silent.");
        page.Text.ShouldContain("These judgements rest on no evidence yet.");
        page.Links.ShouldContain($"/self-evaluations/{id}/aspects/talk");
        page.Forms.ShouldNotContain(f => f.Has("Input.ReviewId"));
        page.Text.ShouldNotContain("Submit and lock it");
    }

    [Fact]
    public async Task Submit_ByTheHeadForTheReview_LocksAndShowsTheSnapshot()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await WrittenAsync(schools);
        var hana = await app.SignInAsAsync(schools.People["Hana"]);

        var snapshot = await hana.FollowAsync(
            await hana.SubmitAsync(await hana.GetAsync($"/self-evaluations/{id}/submit"), f => f.Has("Input.ReviewId"))
        );

        snapshot.Status.ShouldBe(HttpStatusCode.OK, app.Log.ToString());
        snapshot.Text.ShouldContain("Your self-evaluation is submitted and locked.");
        snapshot.Text.ShouldContain("Submitted by Hana and locked on");
        snapshot.Text.ShouldContain("The school has not looked at this aspect.");
        var stored = (await app.Database.RowsAsync<Locked>()).ShouldHaveSingleItem("handing it in makes no second copy");
        stored.ReviewId.ShouldBe(schools.Review);
        snapshot.Text.ShouldContain(stored.Digest[..8]);
        (await hana.GetAsync($"/self-evaluations/{id}/submit")).Location.ShouldBe($"/self-evaluations/{id}");
        (await hana.GetAsync($"/self-evaluations/{id}/aspects/welcome")).Forms.ShouldNotContain(f => f.Has("Input.Strong"));
    }

    [Fact]
    public async Task Submit_ForTheSchoolAlone_NamesNoReview()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await WrittenAsync(schools);
        var hana = await app.SignInAsAsync(schools.People["Hana"]);

        var page = await hana.GetAsync($"/self-evaluations/{id}/submit");
        await hana.SubmitAsync(page, f => f.Has("Input.ReviewId"), ("Input.ReviewId", Guid.Empty.ToString()));

        (await app.Database.RowsAsync<Locked>()).ShouldHaveSingleItem().ReviewId.ShouldBeNull();
    }

    [Fact]
    public async Task Submit_Twice_LocksOnce()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await WrittenAsync(schools);
        var hana = await app.SignInAsAsync(schools.People["Hana"]);
        var page = await hana.GetAsync($"/self-evaluations/{id}/submit");

        await hana.SubmitAsync(page, f => f.Has("Input.ReviewId"));
        var again = await hana.SubmitAsync(page, f => f.Has("Input.ReviewId"));

        again.Location.ShouldBe($"/self-evaluations/{id}");
        (await app.Database.RowsAsync<Locked>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Submit_SeniorLeader_SeesThatTheHeadDoesIt()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await WrittenAsync(schools);
        var sam = await app.SignInAsAsync(schools.People["Sam"]);

        var page = await sam.GetAsync($"/self-evaluations/{id}/submit");
        page.Text.ShouldContain("the head of your school submits it");
        page.Forms.ShouldNotContain(f => f.Has("Input.ReviewId"));
        var forced = await sam.PostWithTokenAsync($"/self-evaluations/{id}/submit", $"/self-evaluations/{id}/aspects/welcome");

        forced.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        forced.Text.ShouldContain("Only the head of the school submits a self-evaluation.");
        (await app.Database.RowsAsync<Locked>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Snapshot_AlteredInTheDatabase_SaysSo()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var content = new SnapshotContent("Mill Lane Primary", "Small and true", 1, 2026, "Hana", app.Database.Calendar.Now, []).Write();
        var altered = new Locked
        {
            Id = Guid.NewGuid(),
            OwnerId = schools.Mill,
            SelfEvaluationId = Guid.NewGuid(),
            Title = "Small and true",
            LockedAt = app.Database.Calendar.Now,
            LockedById = schools.People["Hana"],
            Canonical = content.Replace("Hana", "Hans", StringComparison.Ordinal),
            Digest = SnapshotContent.Digest(content),
        };
        await app.SeedAsync(altered);

        (await (await app.SignInAsAsync(schools.People["Hana"])).GetAsync($"/snapshots/{altered.Id}")).Text.ShouldContain(
            "This text is no longer what was locked."
        );
    }

    [Fact]
    public async Task Pages_AskNoMoreThanEightCommandsEach()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        await schools.OpenedAsync("snapshot", "group");
        var id = await WrittenAsync(schools);
        var use = await schools.NoteAsync("Sam", id, "talk");
        var framework = (await app.Database.RowsAsync<Candour.SelfEvaluation.SelfEvaluation>()).Single().FrameworkId;
        var item = (await app.Database.RowsAsync<Candour.Evidence.EvidenceItem>())[0].Id;
        var hana = await app.SignInAsAsync(schools.People["Hana"]);
        var paths = new List<string>
        {
            "/frameworks",
            $"/frameworks/{framework}",
            $"/schools/{schools.Mill}/self-evaluation",
            $"/schools/{schools.Mill}/evidence",
            $"/self-evaluations/{id}",
            $"/self-evaluations/{id}/read",
            $"/self-evaluations/{id}/submit",
            $"/self-evaluations/{id}/aspects/talk",
            $"/self-evaluations/{id}/aspects/known/add/ours",
            $"/self-evaluations/{id}/aspects/known/add/figure",
            $"/who-can-see/evidence/{item}",
            $"/who-can-see/self-evaluation/{id}",
        };
        foreach (var path in paths)
            await ShouldKeepBudgetAsync(app, hana, path);
        var snapshot = (await schools.AsAsync("Hana", s => s.Get<SubmitSelfEvaluation>().RunAsync(new(id, schools.Review)))).Value;
        var rita = await app.SignInAsAsync(schools.People["Rita"]);
        await ShouldKeepBudgetAsync(app, rita, $"/snapshots/{snapshot}");
        await ShouldKeepBudgetAsync(app, rita, $"/who-can-see/snapshot/{snapshot}");
        use.ShouldNotBe(Guid.Empty);
    }

    private static async Task ShouldKeepBudgetAsync(CandourApp app, Visitor visitor, string path)
    {
        var answer = await visitor.GetAsync(path);
        answer.Status.ShouldBe(HttpStatusCode.OK, path);
        app.Requests.Last(path).Tally.Commands.Count.ShouldBeLessThanOrEqualTo(2 + 8, path);
        answer.Body.Length.ShouldBeLessThan(60_000, path);
    }

    private static async Task<Guid> WrittenAsync(SchoolsAtWork schools)
    {
        var id = await schools.StartedAsync();
        await schools.WriteAsync("Sam", id, "welcome", new("New families are met at the gate.", "Families who come in spring."));
        await schools.WriteAsync("Hana", id, "talk", new("Children explain their thinking."));
        await schools.NoteAsync("Sam", id, "welcome");
        return id;
    }
}
