using System.Net;
using System.Net.Http.Headers;
using Candour.Evidence;
using Candour.Foundation;
using Candour.Foundation.Files;
using Candour.Records;
using Candour.Testing;

namespace Candour.Web.Tests.Evidence;

public sealed class EvidencePagesTests
{
    private static readonly byte[] Pdf = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    [Fact]
    public async Task AddNote_ThenRemove_ThenUndo()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var (id, hana) = (await schools.StartedAsync(), await app.SignInAsAsync(schools.People["Hana"]));
        var aspect = $"/self-evaluations/{id}/aspects/welcome";

        var added = await hana.FollowAsync(
            await hana.SubmitAsync(
                await hana.GetAsync($"{aspect}/add/note"),
                f => f.Has("Input.Note"),
                ("Input.Note", "Eight families said so."),
                ("Input.Shows", "Families feel welcome."),
                ("Input.Strength", EvidenceStrengths.OneSource)
            )
        );
        added.Text.ShouldContain("Eight families said so.");
        added.Text.ShouldContain("One good source");
        var removed = await hana.FollowAsync(
            await hana.SubmitAsync(added, f => f.Action.Contains("handler=Remove", StringComparison.OrdinalIgnoreCase))
        );
        removed.Text.ShouldContain("taken away from this aspect");
        removed.Text.ShouldContain("No evidence here yet.");
        var undone = await hana.FollowAsync(await hana.SubmitAsync(removed, f => f.Action.EndsWith("/restore", StringComparison.Ordinal)));

        undone.Text.ShouldContain("The evidence is back where it was.");
        undone.Text.ShouldContain("Eight families said so.");
    }

    [Fact]
    public async Task AddLink_WithScript_IsRefusedInWordsAndKeptInTheForm()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var (id, hana) = (await schools.StartedAsync(), await app.SignInAsAsync(schools.People["Hana"]));

        var again = await hana.SubmitAsync(
            await hana.GetAsync($"/self-evaluations/{id}/aspects/welcome/add/link"),
            f => f.Has("Input.Link"),
            ("Input.Link", "javascript:alert(1)"),
            ("Input.Shows", "The plan."),
            ("Input.Strength", EvidenceStrengths.FirstHint)
        );

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Text.ShouldContain("This one begins with “javascript:”, which we do not follow");
        again.Body.ShouldContain("id=\"Input_Link-error\"");
        again.Forms.Single(f => f.Has("Input.Link")).Fields.ShouldContain(("Input.Shows", "The plan."));
        again.Links.ShouldNotContain(l => l.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
        (await app.Database.RowsAsync<EvidenceItem>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Link_StoredBeforeTheRule_IsShownWithoutBeingALink()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        await app.SeedAsync(
            new EvidenceItem
            {
                Id = Guid.NewGuid(),
                OwnerId = schools.Mill,
                Form = EvidenceForms.Link,
                Title = "Old",
                Shows = "Old.",
                Strength = EvidenceStrengths.FirstHint,
                Link = "javascript:alert(1)",
                AddedAt = app.Database.Calendar.Now,
                AddedById = schools.People["Hana"],
            }
        );

        var page = await (await app.SignInAsAsync(schools.People["Hana"])).GetAsync($"/schools/{schools.Mill}/evidence");

        page.Text.ShouldContain("Old");
        page.Body.ShouldNotContain("javascript");
    }

    [Fact]
    public async Task AddFile_IsDownloadedByTheSchoolAndByReadersOfTheSnapshotOnly()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var (id, hana) = (await schools.StartedAsync(), await app.SignInAsAsync(schools.People["Hana"]));
        (await UploadAsync(hana, $"/self-evaluations/{id}/aspects/welcome/add/file", "plan.pdf", Pdf)).Status.ShouldBe(
            HttpStatusCode.Redirect,
            app.Log.ToString()
        );
        var file = (await app.Database.RowsAsync<StoredFile>()).ShouldHaveSingleItem();
        file.OwnerId.ShouldBe(schools.Mill);

        var got = await hana.GetAsync($"/files/{file.Id}");
        got.Body.ShouldBe(System.Text.Encoding.ASCII.GetString(Pdf));
        got.Headers["Content-Type"].ShouldBe("application/pdf");
        got.Headers["Content-Disposition"].ShouldStartWith("attachment; filename=plan.pdf");
        got.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        got.Headers["Cache-Control"].ShouldContain("no-store");

        await schools.WriteAsync("Hana", id, "welcome", new("Warm."));
        await schools.WriteAsync("Hana", id, "talk", new("Clear."));
        var snapshot = (
            await schools.AsAsync("Hana", s => s.Get<Candour.SelfEvaluation.SubmitSelfEvaluation>().RunAsync(new(id, schools.Review)))
        ).Value;
        var rita = await app.SignInAsAsync(schools.People["Rita"]);
        (await rita.GetAsync($"/snapshots/{snapshot}")).Links.ShouldContain($"/snapshots/{snapshot}/files/{file.Id}");
        (await rita.GetAsync($"/snapshots/{snapshot}/files/{file.Id}")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (
            var (name, path) in new[]
            {
                ("Rita", $"/files/{file.Id}"),
                ("Tess", $"/files/{file.Id}"),
                ("Tess", $"/snapshots/{snapshot}/files/{file.Id}"),
                ("Otto", $"/snapshots/{snapshot}/files/{file.Id}"),
                ("Rita", $"/snapshots/{snapshot}/files/{Guid.NewGuid()}"),
            }
        )
            (await (await app.SignInAsAsync(schools.People[name])).GetAsync(path)).Status.ShouldBe(
                HttpStatusCode.NotFound,
                $"{name} at {path}"
            );
    }

    [Fact]
    public async Task AddFile_OfAnotherType_IsRefusedBesideTheField()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var (id, hana) = (await schools.StartedAsync(), await app.SignInAsAsync(schools.People["Hana"]));

        var again = await UploadAsync(
            hana,
            $"/self-evaluations/{id}/aspects/welcome/add/file",
            "plan.pdf",
            "<html><script>alert(1)</script>"u8.ToArray()
        );

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Body.ShouldContain("id=\"Input_File-error\"");
        (await app.Database.RowsAsync<StoredFile>()).ShouldBeEmpty();
        (await app.Database.RowsAsync<EvidenceItem>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task AddFigure_FromTheRegister_ShowsItsLabelAndDate()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var (id, hana) = (await schools.StartedAsync(), await app.SignInAsAsync(schools.People["Hana"]));
        var path = $"/self-evaluations/{id}/aspects/welcome/add/figure";
        (await hana.GetAsync(path)).Text.ShouldContain("The register has no figures for this school");
        await app.SeedAsync(
            new RegisterEntry
            {
                Urn = 100001,
                PartyId = schools.Mill,
                Name = "Mill Lane Primary",
                SortKey = Fold.Sort("Mill Lane Primary"),
                SearchKey = Fold.Search("Mill Lane Primary"),
                AsAt = new(2026, 9, 1),
                CensusDate = new(2026, 1, 15),
                Pupils = 1412,
                FreeMealsPercent = 24.5,
                Withheld = "free-meals",
            }
        );

        var page = await hana.GetAsync(path);
        page.Text.ShouldContain("pupils: 1,412 (15 January 2026)");
        page.Text.ShouldContain("24.5%");
        page.Text.ShouldNotMatch("(?<!share of )pupils who get free school meals:", "what is held back is no figure");
        var added = await hana.FollowAsync(
            await hana.SubmitAsync(
                page,
                f => f.Has("Input.Shows"),
                ("Input.FigureKey", "pupils"),
                ("Input.Shows", "How many we are."),
                ("Input.Strength", EvidenceStrengths.SeveralSources)
            )
        );

        added.Text.ShouldContain("1,412 pupils, on 15 January 2026, from the register of schools");
    }

    [Fact]
    public async Task UseOurs_WithdrawAltogether_AndUndo()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var (id, hana) = (await schools.StartedAsync(), await app.SignInAsAsync(schools.People["Hana"]));
        await schools.NoteAsync("Sam", id, "welcome", "Eight families said so.");
        var item = (await app.Database.RowsAsync<EvidenceItem>()).Single().Id.ToString();

        var used = await hana.FollowAsync(
            await hana.SubmitAsync(
                await hana.GetAsync($"/self-evaluations/{id}/aspects/talk/add/ours"),
                f => f.IsPost,
                ("Input.EvidenceId", item)
            )
        );
        used.Text.ShouldContain("Eight families said so.");
        var all = await hana.GetAsync($"/schools/{schools.Mill}/evidence");
        all.Text.ShouldContain("Used in 2 places.");
        var gone = await hana.FollowAsync(
            await hana.SubmitAsync(all, f => f.Action.Contains("handler=Withdraw", StringComparison.OrdinalIgnoreCase))
        );
        gone.Text.ShouldContain("No evidence yet");
        var back = await hana.FollowAsync(
            await hana.SubmitAsync(gone, f => f.Action.Contains("handler=Undo", StringComparison.OrdinalIgnoreCase))
        );

        back.Text.ShouldContain("Used in 2 places.");
    }

    private static async Task<Answer> UploadAsync(Visitor visitor, string path, string name, byte[] bytes)
    {
        var page = await visitor.GetAsync(path);
        var content = new MultipartFormDataContent
        {
            { new StringContent(page.Token!), HtmlForm.TokenField },
            { new StringContent("The plan."), "Input.Shows" },
            { new StringContent(EvidenceStrengths.OneSource), "Input.Strength" },
        };
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        content.Add(file, "Input.File", name);
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
    }
}
