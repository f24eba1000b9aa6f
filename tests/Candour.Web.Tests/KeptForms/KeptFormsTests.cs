using System.Net;
using Candour.Foundation.Access;
using Candour.Foundation.Drafts;
using Candour.Partnerships;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Tests.KeptForms;

/// <summary>What somebody types is never lost: not by a refusal, not by a session that ends in the middle.</summary>
public sealed class KeptFormsTests
{
    private const string Page = "/partnerships/new";
    private const string Typed = "Wharfe & Hart";

    [Fact]
    public async Task A_refused_form_is_there_again_when_the_page_is_opened_later()
    {
        await using var app = await CandourApp.StartAsync();
        var visitor = await OperatorAsync(app);
        (await visitor.SubmitAsync(Page, ("Name", Typed), ("Urns", "no numbers"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var opened = await visitor.GetAsync(Page);
        opened.Forms.Any(f => f.Fields.Contains(("Name", Typed))).ShouldBeTrue();
        (await DraftsAsync(app)).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_that_did_its_work_leaves_no_draft()
    {
        await using var app = await CandourApp.StartAsync();
        var visitor = await OperatorAsync(app);
        await visitor.SubmitAsync(Page, ("Name", Typed), ("Urns", "no numbers"));
        (
            await visitor.SubmitAsync(Page, ("Name", Typed), ("Urns", ""), ("LeadName", "Lena Lead"), ("LeadAddress", "lena@example.org"))
        ).Location.ShouldBe("/");
        (await DraftsAsync(app)).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_sent_after_the_session_ended_is_kept_and_given_back_after_signing_in_and_never_applied()
    {
        await using var app = await CandourApp.StartAsync();
        var visitor = await OperatorAsync(app);
        var open = await visitor.GetAsync(Page);
        var stranger = app.Visit();
        var answer = await stranger.SubmitAsync(open, f => f.Has("Name"), ("Name", Typed));
        answer.Location.ShouldBe("/sign-in?next=%2Fpartnerships%2Fnew");
        (await stranger.FollowAsync(answer)).Text.ShouldContain("What you typed is kept");
        (await DraftsAsync(app)).ShouldBe(1);
        await using (var keeper = app.As(Make.Keeper))
            (await keeper.Db.Set<Party>().AnyAsync(p => p.Name == Typed)).ShouldBeFalse();
        (await visitor.GetAsync(Page)).Forms.Any(f => f.Fields.Contains(("Name", Typed))).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_sent_to_be_kept_is_kept_with_a_good_envelope_only()
    {
        await using var app = await CandourApp.StartAsync();
        var visitor = await OperatorAsync(app);
        var fields = (await visitor.GetAsync(Page)).Forms.Single(f => f.Has("Name")).With(("Name", Typed));
        (await visitor.PostAsync("/drafts/keep", fields)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await visitor.PostAsync("/drafts/keep", [.. fields.Where(f => f.Name != FormEnvelope.Field)])).Status.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        app.Clock.Advance(TimeSpan.FromHours(13));
        (await app.Visit().PostAsync("/drafts/keep", fields)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await DraftsAsync(app)).ShouldBe(1);
    }

    [Fact]
    public async Task However_many_forms_a_page_has_drafts_cost_it_one_command()
    {
        await using var app = await CandourApp.StartAsync();
        var visitor = await OperatorAsync(app);
        await visitor.GetAsync("/schools/add");
        var page = await visitor.GetAsync(Page);
        page.Status.ShouldBe(HttpStatusCode.OK);
        app.Requests.Last(Page).Tally.Commands.Count(c => c.Contains("draft", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static async Task<Visitor> OperatorAsync(CandourApp app)
    {
        var person = Make.Person("Ola Keeper");
        var installation = Make.Installation();
        await app.SeedAsync(person, installation, Make.Appointed(person, Roles.Operator, installation));
        return await app.SignInAsAsync(person.Id);
    }

    private static async Task<int> DraftsAsync(CandourApp app)
    {
        await using var door = app.As(Viewers.Doorkeeper);
        return await door.Db.Set<Draft>().CountAsync(d => d.Form != "handed-in");
    }
}
