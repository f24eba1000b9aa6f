using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Candour.Evidence;
using Candour.Foundation.Access;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.Partnerships.Agreements;
using Candour.Partnerships.Endings;
using Candour.Partnerships.Grants;
using Candour.Records;
using Candour.SelfEvaluation;
using Candour.Testing;

namespace Candour.Web.Tests.Access.Table;

/// <summary>
/// A town whose schools look at themselves (<see cref="SchoolsAtWork"/>), the partnership of Wharfe that is there to be
/// written in, one that is bare, and people on their way in.
/// </summary>
internal sealed class TownRecords(AccessPlace place)
{
    private readonly TestPlace _parties = new(place.App.Database);
    private AccountRecords _accounts = null!;
    private SchoolsAtWork _town = null!;

    public async Task FurnishAsync()
    {
        _town = await SchoolsAtWork.FurnishAsync(place.App.Database, place.App.Services);
        foreach (var (name, id) in _town.People)
            place.Person(name, id);
        place.Person("Nell", await _parties.PersonAsync("Nell"));
        var bare = await _parties.PartnershipAsync("Bare");
        place.Record("bare-place", bare);
        place.Person("Bea", await _parties.PersonAsync("Bea", Roles.PartnershipLead, bare));
        _accounts = new AccountRecords(place, _parties);
        await EvaluationsAsync();
        await WharfeAsync();
        await _accounts.FurnishAsync();
    }

    /// <summary>Links that were mailed, once the clock stands still.</summary>
    public async Task LinksAsync()
    {
        await _accounts.LinksAsync();
        await ImportsAsync();
    }

    private async Task EvaluationsAsync()
    {
        place.Record("mill", _town.Mill);
        place.Record("hill", _town.Hill);
        place.Record("far", _town.Far);
        place.Record("elsewhere", _town.Elsewhere);
        place.Record("town", _town.Partnership);
        place.Record("triad", _town.Group);
        place.Record("circle", _town.Review);
        var locked = await _town.LockedAsync();
        place.Record("snapshot", locked);
        var whole = (await place.App.Database.RowsAsync<Candour.SelfEvaluation.Snapshot>()).Single(s => s.Id == locked);
        place.Record("locked", whole.SelfEvaluationId);
        foreach (var name in (string[])["evaluation", "evaluation+", "ready+", "filed+", "unwritten-evaluation"])
        {
            var framework = await _town.FrameworkAsync(name, name);
            place.Record($"framework:{name}", framework);
            var id = await _town.StartedAsync(framework);
            place.Record(name, id);
            if (name.StartsWith("unwritten", StringComparison.Ordinal))
                continue;
            await _town.WriteAsync("Sam", id, "welcome", new("New families are met at the gate.", "Families who come in spring."));
            place.Record($"use:{name}", await _town.NoteAsync("Sam", id, "welcome"));
            if (name is "ready+" or "filed+")
            {
                await _town.WriteAsync("Sam", id, "known", new("Children know whom to turn to."));
                await _town.WriteAsync("Sam", id, "talk", new("Children explain their thinking."));
            }
        }
        foreach (var name in (string[])["free", "free+"])
            place.Record($"framework:{name}", await _town.FrameworkAsync(name, name));
        var uses = (await place.App.Database.RowsAsync<EvidenceUse>()).ToDictionary(u => u.Id, u => u.EvidenceId);
        place.Record("evidence", uses[Guid.Parse(place.Records["use:evaluation"])]);
        place.Record("evidence:ready+", uses[Guid.Parse(place.Records["use:ready+"])]);
        await FileAsync();
        await _town.OpenedAsync("snapshot", "group");
        place.Record("draft-framework", await _town.FrameworkAsync("in-draft", "In draft", FrameworkStatus.Draft));
        place.Record("draft-framework+", await _town.FrameworkAsync("in-draft+", "In draft too", FrameworkStatus.Draft));
    }

    /// <summary>A file among the evidence, handed in as somebody does.</summary>
    private async Task FileAsync()
    {
        var sam = await place.App.SignInAsAsync(_town.People["Sam"]);
        var page = $"/self-evaluations/{place.Records["filed+"]}/aspects/welcome/add/file";
        var open = await sam.GetAsync(page);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(open.Token!), HtmlForm.TokenField },
            { new StringContent("Our survey of families."), "Input.Shows" },
            { new StringContent(EvidenceStrengths.OneSource), "Input.Strength" },
        };
        var file = new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        content.Add(file, "Input.File", "survey.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = content };
        await sam.SendAsync(request);
        place.Record("file", (await place.App.Database.RowsAsync<EvidenceItem>()).Single(e => e.FileId is not null).FileId!);
        await using var hana = await place.App.AsAsync(_town.People["Hana"]);
        var filed = Guid.Parse(place.Records["filed+"]);
        place.Record("snapshot:file", (await hana.Get<SubmitSelfEvaluation>().RunAsync(new(filed, _town.Review))).Value);
    }

    private async Task WharfeAsync()
    {
        var wharfe = await _parties.PartnershipAsync("Wharfe");
        place.Record("wharfe", wharfe);
        place.Person("Wanda", await _parties.PersonAsync("Wanda", Roles.PartnershipLead, wharfe));
        var schools = new List<Guid>();
        for (var i = 1; i <= 18; i++)
        {
            schools.Add(await _parties.SchoolAsync($"Wharfe School {i}", wharfe));
            place.Record($"w{i}", schools[^1]);
            place.Person($"head-w{i}", await _parties.PersonAsync($"Head of {i}", Roles.Head, schools[^1]));
        }
        place.Record("cluster", await _parties.GroupAsync(PartyKinds.Cluster, "Upper Wharfe", wharfe, [.. schools.Take(6)]));
        place.Record("cluster+", await _parties.GroupAsync(PartyKinds.Cluster, "Lower Wharfe", wharfe, [.. schools.Skip(12).Take(2)]));
        place.Record("group", await _parties.GroupAsync(PartyKinds.Group, "Weir", wharfe, [.. schools.Skip(6).Take(2)]));
        place.Record("group+", await _parties.GroupAsync(PartyKinds.Group, "Ford", wharfe, [.. schools.Skip(8).Take(2)]));
        place.Record("empty-group", await _parties.GroupAsync(PartyKinds.Cluster, "Source", wharfe));
        place.Record("group3+", await _parties.GroupAsync(PartyKinds.Group, "Mill", wharfe, schools[10]));
        place.Record("closing+", await _parties.SchoolAsync("Wharfe School That Closes", wharfe));
        var closed = await _parties.SchoolAsync("Wharfe School That Closed", wharfe);
        place.Record("closed-school", closed);
        await using (var closer = await place.App.AsAsync(place.Who("Wanda", "")))
            await closer.Get<CloseSchool>().RunAsync(new(wharfe, closed, null, "It has closed."));
        await AgreementsAsync(wharfe, schools);
        foreach (var (name, ending) in new[] { ("ending", "Ending"), ("ending+", "Ending too") })
        {
            var over = await _parties.PartnershipAsync(ending);
            place.Record(name, over);
            place.Person($"lead-{name}", await _parties.PersonAsync($"Lead of {ending}", Roles.PartnershipLead, over));
        }
    }

    private async Task AgreementsAsync(Guid wharfe, List<Guid> schools)
    {
        await using var lead = await place.App.AsAsync(place.Who("Wanda", ""));
        var terms = new Dictionary<string, string> { ["snapshot"] = "group" };
        place.Record("agreement-before", (await lead.Get<PublishAgreement>().RunAsync(new(wharfe, "We share a little.", terms))).Value);
        await using var later = await place.App.AsAsync(place.Who("Wanda", ""));
        var agreement = (await later.Get<PublishAgreement>().RunAsync(new(wharfe, "We share what helps a review.", terms))).Value;
        place.Record("agreement", agreement);
        await using (var head = await place.App.AsAsync(place.Who("head-w2", "")))
            await head.Get<SignAgreement>().RunAsync(new(agreement, schools[1]));
        await GrantsAsync();
        await using var detail = await place.App.AsAsync(place.Who("Wanda", ""));
        await detail.Get<SaveLocalDetail>().RunAsync(new(wharfe, schools[0], 0, "Weirside", null, "01632 960 100", "Use the lower gate."));
        place.Record("detail", (await place.App.Database.RowsAsync<LocalSchoolDetail>()).Single().Id);
    }

    private async Task GrantsAsync()
    {
        var snapshot = Guid.Parse(place.Records["snapshot"]);
        var rows = await place.App.Database.RowsAsync<Appointment>();
        var (fay, mo) = (AppointmentOf(rows, "Fay"), AppointmentOf(rows, "Mo"));
        place.Record("appointment:Fay", fay);
        place.Record("appointment:Hana", AppointmentOf(rows, "Hana"));
        place.Record("appointment:Ros", AppointmentOf(rows, "Ros"));
        await using (var hana = await place.App.AsAsync(_town.People["Hana"]))
        {
            var grants = hana.Get<MakeGrant>();
            var today = place.App.Database.Calendar.Today;
            place.Record(
                "grant-past",
                (await grants.RunAsync(new(_town.Mill, "snapshot", snapshot, mo, today.AddDays(5), "For a week."))).Value
            );
        }
        await using (var again = await place.App.AsAsync(_town.People["Hana"]))
        {
            var until = place.App.Database.Calendar.Today.AddDays(200);
            place.Record(
                "grant+",
                (await again.Get<MakeGrant>().RunAsync(new(_town.Mill, "snapshot", snapshot, fay, until, "To learn."))).Value
            );
        }
    }

    private Guid AppointmentOf(List<Appointment> rows, string person) => rows.Single(a => a.PersonId == _town.People[person]).Id;

    private async Task ImportsAsync()
    {
        foreach (var name in (string[])["import", "import+"])
        {
            var visitor = await place.App.SignInAsAsync(_town.People["Opal"]);
            var open = await visitor.GetAsync("/register/bring");
            var sent = await place.SendAsync(visitor, open, "/register/bring", "", ["@Upload=basic-list.csv"]);
            place.Record(name, Regex.Match(sent.Location ?? "", "[0-9a-f-]{36}").Value);
        }
    }
}
