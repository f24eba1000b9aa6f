using System.Net;
using System.Net.Http.Headers;
using Candour.Accounts;
using Candour.Evidence;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.SelfEvaluation;
using Candour.Testing;

namespace Candour.Web.Tests.Budget;

/// <summary>What an ordinary day leaves behind in a place that was just loaded.</summary>
internal sealed class OrdinaryDay(LoadedPlace place)
{
    /// <summary>Lives it; tells of the appointment that then waits for a code.</summary>
    public async Task<Appointment> LiveAsync()
    {
        var now = place.App.Database.Calendar.Now;
        var parties = place.Parties.ToDictionary(p => p.Id);
        var (lead, school) = (parties[place.Lead], parties[place.Reviews.First(r => r.Stage == "sealed").HostId]);
        var newcomer = Make.Person("Nia Newly-Appointed");
        var waiting = Make.Appointed(newcomer, Roles.Head, school);
        waiting.ConfirmedAt = null;
        await place.App.SeedAsync([
            newcomer,
            waiting,
            .. place.Of(PartyKinds.Cluster).Select(c => Make.Appointed(lead, Roles.ClusterLead, parties[c])),
            Make.Appointed(lead, Roles.Head, school),
            new Invitation
            {
                Id = Ids.New(),
                OwnerId = school.Id,
                OrganisationId = school.Id,
                Role = Roles.Teacher,
                Address = "new@school.example",
                Name = "New Teacher",
                TokenDigest = Tokens.Digest(LoadedPlace.Token),
                SentAt = now,
                ExpiresAt = now.AddDays(7),
            },
            Link(MailedLink.Password, LoadedPlace.Token, now),
            Link(MailedLink.NewAddress, $"{LoadedPlace.Token}-2", now),
        ]);
        await LateAsync();
        await KeepAFileAsync();
        await BringAsync();
        await PublishAsync();
        return waiting;
    }

    private MailedLink Link(string purpose, string token, DateTime now) =>
        new()
        {
            Id = Ids.New(),
            Purpose = purpose,
            Address = "ruth@place.example",
            AccountId = place.Lead,
            TokenDigest = Tokens.Digest(token),
            AskedAt = now,
            ExpiresAt = now.AddHours(1),
        };

    /// <summary>One of the reviews that wait for seals has passed its last day.</summary>
    private async Task LateAsync()
    {
        await using var db = place.App.Database.Open(Make.Keeper);
        var late = (await db.FindAsync<Review>(place.Reviews.First(r => r.Stage == "sealed").Id))!;
        late.Due = place.App.Database.Calendar.Today.AddDays(-2);
        new Journal(db, place.App.Database.Calendar).Record("deadline-passed", late);
        await db.SaveChangesAsync();
    }

    private async Task KeepAFileAsync()
    {
        foreach (var evaluation in place.Evaluations.Where(e => e.State == SelfEvaluationStates.Open))
        {
            var head = await place.AsAsync(place.PeopleAt(evaluation.OwnerId).First());
            var framework = place.Frameworks.First(f => f.Id == evaluation.FrameworkId);
            var path = $"/self-evaluations/{evaluation.Id}/aspects/{framework.Areas[0].Aspects[0].Key}/add/file";
            var page = await head.GetAsync(path);
            if (page.Status != HttpStatusCode.OK)
                continue;
            await SendAsync(head, path, page.Token!, "Input.File", "plan.pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray(), "application/pdf");
            return;
        }
        throw new InvalidOperationException("No self-evaluation of the sample takes a file.");
    }

    private async Task BringAsync()
    {
        var lead = await place.AsAsync(place.Lead);
        var bytes = await File.ReadAllBytesAsync(Repository.At("tests", "data", "register", "ealing_surrey_basic_20240617.csv"));
        var page = await lead.GetAsync("/register/bring");
        await SendAsync(lead, page.Path, page.Token!, "Upload", "basic.csv", bytes, "text/csv");
    }

    /// <summary>Next door a review comes to its end; a card is published, and the next self-evaluation is locked with a file in it.</summary>
    private async Task PublishAsync()
    {
        var walk = new ReviewWalk(place.App.Services, new TestPlace(place.App.Database));
        await walk.PlanAsync();
        await walk.ToAsync("check");
        await place.App.RunJobsAsync();
        await new CardDesk(walk).PublishAsync();
        var evaluation = await walk.As<StartSelfEvaluation, Guid>(walk.Head, u => u.RunAsync(new(walk.Host, walk.FrameworkId)));
        await walk.As<SaveAspect, SavedAspect>(
            walk.Head,
            u =>
                u.RunAsync(new(evaluation, "work", AspectBase.Of(0, new AspectWords()).ToString(), new("Most classes.", "The older ones.")))
        );
        var (head, path) = (await place.AsAsync(walk.Head), $"/self-evaluations/{evaluation}/aspects/work/add/file");
        var page = await head.GetAsync(path);
        await SendAsync(head, path, page.Token!, "Input.File", "plan.pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray(), "application/pdf");
        await walk.As<SubmitSelfEvaluation, Guid>(walk.Head, u => u.RunAsync(new(evaluation)));
    }

    private static async Task SendAsync(Visitor visitor, string path, string token, string field, string name, byte[] bytes, string type)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        var content = new MultipartFormDataContent
        {
            { new StringContent(token), HtmlForm.TokenField },
            { new StringContent("The plan."), "Input.Shows" },
            { new StringContent(EvidenceStrengths.OneSource), "Input.Strength" },
            { file, field, name },
        };
        var answer = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.ToString());
    }
}
