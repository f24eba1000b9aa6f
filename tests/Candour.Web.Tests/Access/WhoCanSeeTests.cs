using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Access;

public sealed class WhoCanSeeTests
{
    [Fact]
    public async Task Snapshot_SaysWhoWhyAndWhoseInWords()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        await schools.OpenedAsync("snapshot", "group");
        var id = await schools.LockedAsync();
        var appointment = await schools.Place.AppointAsync(schools.People["Tess"], Roles.Governor, schools.Far);
        await app.SeedAsync(
            new Grant
            {
                Id = Guid.NewGuid(),
                OwnerId = schools.Mill,
                RecordKindKey = "snapshot",
                RecordId = id,
                AppointmentId = appointment,
                Until = app.Database.Calendar.Today.AddDays(30),
                Reason = "To learn from it.",
                MadeAt = app.Database.Calendar.Now,
            }
        );

        var rita = await (await app.SignInAsAsync(schools.People["Rita"])).GetAsync($"/who-can-see/snapshot/{id}");
        rita.Text.ShouldContain("The head and senior leaders of the school");
        rita.Text.ShouldContain("The lead reviewer, reviewers, moderator and facilitator of the review it was locked for");
        rita.Text.ShouldContain("You are in the team of the review it was locked for.");
        rita.Text.ShouldContain("It belongs to Mill Lane Primary. That never changes.");
        rita.Text.ShouldContain("schools of the same group");
        rita.Text.ShouldContain($"governor, Far End Primary, until");
        rita.Text.ShouldNotContain("Tess");
        var tess = await (await app.SignInAsAsync(schools.People["Tess"])).GetAsync($"/snapshots/{id}");
        tess.Text.ShouldContain("New families are met at the gate.", customMessage: "whom the owner let in reads it");
    }

    [Fact]
    public async Task WithoutAgreementOrReview_SaysNothingOfThem()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var evaluation = await schools.StartedAsync();

        var page = await (await app.SignInAsAsync(schools.People["Sam"])).GetAsync($"/who-can-see/self-evaluation/{evaluation}");

        page.Text.ShouldContain("Who can see this?");
        page.Text.ShouldNotContain("agreement");
        page.Text.ShouldNotContain("reviewer");
        page.Text.ShouldContain("Reading it is not written down anywhere.");
    }

    [Fact]
    public async Task Explainers_OneForEachKind()
    {
        await using var app = await CandourApp.StartAsync();
        await using var scope = app.As(Viewer.Nobody);

        var kinds = scope.Get<IEnumerable<ISightExplainer>>().Select(e => e.Kind).ToList();

        kinds.ShouldBeUnique();
        new[]
        {
            "framework",
            "evidence",
            "self-evaluation",
            "snapshot",
            "review",
            "team-member",
            "focus",
            "note",
            "judgement",
            "agreed-judgement",
            "finding",
            "feedback",
            "draft-report",
            "accuracy",
            "report",
            "pledge",
            "card",
            "card-edition",
            "agreement",
            "local-detail",
        }.ShouldBeSubsetOf(kinds);
    }
}
