using System.Net;
using Candour.Evidence;
using Candour.SelfEvaluation;
using Candour.Testing;
using Microsoft.Extensions.Logging;

namespace Candour.Web.Tests.SelfEvaluation;

/// <summary>Route × person: who is let in, and that everybody else gets the answer of a page that is not there.</summary>
public sealed class SelfEvaluationDoorsTests
{
    private static readonly string[] Everybody = ["Lea", "Hana", "Sam", "Tess", "Gil", "Rita", "Ros", "Fay", "Mo", "Otto", "Opal"];

    [Fact]
    public async Task Open_EveryRoute_IsForTheLeadersOfTheSchool()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var framework = await schools.FrameworkAsync();
        await schools.OpenedAsync("snapshot", "group");
        var id = await schools.StartedAsync(framework);
        await schools.WriteAsync("Hana", id, "welcome", new("Canary of the judgement."));
        await schools.NoteAsync("Sam", id, "welcome", "Canary of the note.");
        var item = (await app.Database.RowsAsync<EvidenceItem>()).Single();

        await ShouldAdmitAsync(
            app,
            schools,
            ["Hana", "Sam"],
            [
                $"/schools/{schools.Mill}/self-evaluation",
                $"/schools/{schools.Mill}/evidence",
                $"/self-evaluations/{id}",
                $"/self-evaluations/{id}/read",
                $"/self-evaluations/{id}/submit",
                $"/self-evaluations/{id}/aspects/welcome",
                $"/self-evaluations/{id}/aspects/talk/add/note",
                $"/self-evaluations/{id}/aspects/talk/add/file",
                $"/self-evaluations/{id}/aspects/talk/add/link",
                $"/self-evaluations/{id}/aspects/talk/add/figure",
                $"/self-evaluations/{id}/aspects/talk/add/ours",
                $"/who-can-see/self-evaluation/{id}",
                $"/who-can-see/evidence/{item.Id}",
            ]
        );
        await ShouldAdmitAsync(
            app,
            schools,
            ["Lea", "Hana", "Sam", "Tess", "Gil", "Rita", "Ros", "Fay", "Mo"],
            [$"/frameworks/{framework}", $"/who-can-see/framework/{framework}"]
        );
    }

    [Fact]
    public async Task Submitted_ReviewTeamAndWhomTheAgreementNames_ReadTheSnapshotAndNothingElse()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        await schools.OpenedAsync("snapshot", "group");
        var snapshot = await schools.LockedAsync();
        var id = (await app.Database.RowsAsync<Candour.SelfEvaluation.SelfEvaluation>()).Single().Id;

        await ShouldAdmitAsync(
            app,
            schools,
            ["Hana", "Sam", "Rita", "Ros", "Mo"],
            [$"/snapshots/{snapshot}", $"/who-can-see/snapshot/{snapshot}"]
        );
        await ShouldAdmitAsync(app, schools, ["Hana", "Sam"], [$"/self-evaluations/{id}", $"/self-evaluations/{id}/aspects/welcome"]);
        await ShouldAdmitAsync(
            app,
            schools,
            [],
            [$"/self-evaluations/{id}/aspects/welcome/add/note", $"/self-evaluations/{id}/evidence/{Guid.NewGuid()}/restore"]
        );
    }

    [Fact]
    public async Task NotThere_IsAnsweredAsForbidden()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await schools.StartedAsync();
        var rita = await app.SignInAsAsync(schools.People["Rita"]);
        var hana = await app.SignInAsAsync(schools.People["Hana"]);

        var forbidden = await rita.GetAsync($"/self-evaluations/{id}");
        var missing = await rita.GetAsync($"/self-evaluations/{Guid.NewGuid()}");

        (forbidden.Status, forbidden.Body).ShouldBe((HttpStatusCode.NotFound, missing.Body));
        forbidden.Headers.Keys.ShouldBe(missing.Headers.Keys, ignoreOrder: true);
        foreach (
            var path in new[]
            {
                $"/self-evaluations/{id}/aspects/nowhere",
                $"/self-evaluations/{id}/aspects/welcome/add/gossip",
                $"/who-can-see/nothing/{id}",
                $"/snapshots/{id}",
                $"/files/{id}",
            }
        )
            (await hana.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task Posts_OfAnOutsider_ChangeNothing()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var framework = await schools.FrameworkAsync();
        var id = await schools.StartedAsync(framework);
        var use = await schools.NoteAsync("Sam", id, "welcome");
        var item = (await app.Database.RowsAsync<EvidenceItem>()).Single();

        foreach (var name in Everybody.Except(["Hana", "Sam"]))
        {
            var visitor = await app.SignInAsAsync(schools.People[name]);
            foreach (
                var (path, field, value) in new[]
                {
                    ($"/schools/{schools.Mill}/self-evaluation", "Input.FrameworkId", framework.ToString()),
                    ($"/self-evaluations/{id}/aspects/welcome", "Input.Strong", "Forged."),
                    ($"/self-evaluations/{id}/aspects/welcome?handler=Settle", "Mine.Strong", "Forged."),
                    ($"/self-evaluations/{id}/aspects/welcome?handler=Remove&use={use}", "x", "y"),
                    ($"/self-evaluations/{id}/aspects/welcome/add/note", "Input.Note", "Forged."),
                    ($"/self-evaluations/{id}/submit", "x", "y"),
                    ($"/self-evaluations/{id}/evidence/{use}/restore", "x", "y"),
                    ($"/schools/{schools.Mill}/evidence?handler=Withdraw&piece={item.Id}", "x", "y"),
                }
            )
            {
                var answer = await visitor.PostWithTokenAsync(path, "/frameworks", (field, value));
                answer.Status.ShouldBe(HttpStatusCode.NotFound, $"{name} posts {path}");
            }
        }
        (await app.Database.RowsAsync<AspectEvaluation>()).ShouldAllBe(a => a.Version == 0);
        (await app.Database.RowsAsync<EvidenceItem>()).ShouldHaveSingleItem().WithdrawnAt.ShouldBeNull();
        (await app.Database.RowsAsync<EvidenceUse>()).ShouldHaveSingleItem().WithdrawnAt.ShouldBeNull();
        app.Log.Lines.Where(l => l.Level >= LogLevel.Error).ShouldBeEmpty("an outsider is refused in words, not by an error");
    }

    private static async Task ShouldAdmitAsync(CandourApp app, SchoolsAtWork schools, string[] admitted, string[] paths)
    {
        foreach (var name in Everybody)
        {
            var visitor = await app.SignInAsAsync(schools.People[name]);
            foreach (var path in paths)
            {
                var answer = await visitor.GetAsync(path);
                answer.Status.ShouldBe(
                    admitted.Contains(name) ? HttpStatusCode.OK : HttpStatusCode.NotFound,
                    $"{name} at {path}: {app.Log}"
                );
                if (!admitted.Contains(name))
                    answer.Text.ShouldNotContain("Canary");
            }
        }
        var nobody = app.Visit();
        foreach (var path in paths)
            (await nobody.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Redirect, $"signed out at {path}");
    }
}
