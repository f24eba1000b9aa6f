using System.Text.RegularExpressions;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Foundation.Mail;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Access.Table;

/// <summary>People on their way in: links that were mailed, offers, codes. What is called late has run out when the table is read.</summary>
internal sealed class AccountRecords(AccessPlace place, TestPlace parties)
{
    public const string Password = "plum kettle orbit seven";

    private readonly Dictionary<string, string> _addresses = [];

    public async Task FurnishAsync()
    {
        var wharfe = Guid.Parse(place.Records["wharfe"]);
        await PersonAsync("Pia", Roles.Teacher, Guid.Parse(place.Records["w1"]));
        // A lead looks after her and not after who only teaches.
        await PersonAsync("Prue", Roles.SeniorLeader, Guid.Parse(place.Records["w3"]));
        await PersonAsync("Pat", Roles.Teacher, Guid.Parse(place.Records["w3"]));
        await PersonAsync("Leaver", Roles.Teacher, Guid.Parse(place.Records["w3"]));
        await PersonAsync("Ender", Roles.Teacher, Guid.Parse(place.Records["w3"]));
        await PersonAsync("Late", null, default);
        await PersonAsync("Rover", Roles.Teacher, Guid.Parse(place.Records["w4"]));
        await PersonAsync("Offa", null, default);
        await PersonAsync("Taker", null, default);
        await PersonAsync("Cora", null, default);
        await InviteAsync("late-invitation", "overdue@wharfe.example");
        await LinkAsync("late-reset", "Pia");
        place.App.Clock.Advance(TimeSpan.FromDays(15));
        await InviteAsync("over", "over@wharfe.example");
        await AppointmentsAsync(wharfe);
    }

    /// <summary>Links that run out within a day; made once the clock stands still.</summary>
    public async Task LinksAsync()
    {
        foreach (var name in (string[])["invitation", "invitation+", "invitation2+", "taken+"])
            await InviteAsync(name, $"{name.TrimEnd('+')}{name.Length}.in@wharfe.example");
        await InviteAsync("back+", "back@wharfe.example");
        await InviteAsync("mine+", _addresses["Late"]);
        foreach (var (name, who) in new[] { ("reset", "Pia"), ("reset+", "Pat") })
            await LinkAsync(name, who);
        foreach (var (name, who) in new[] { ("address", "Pia"), ("address+", "Rover") })
        {
            var visitor = await place.AsAsync(who, "");
            var wanted = $"new.{who}@wharfe.example".ToLowerInvariant();
            await visitor.SubmitAsync("/me/address", ("Address", wanted), ("Password", Password));
            place.Record(name, TokenIn(await MailToAsync(wanted)));
        }
    }

    private async Task PersonAsync(string name, string? role, Guid organisation)
    {
        var person = Make.Person(name);
        await place.App.SeedAsync(person);
        _addresses[name] = $"{name}@wharfe.example".ToLowerInvariant();
        await using (var scope = place.App.As(Make.Keeper))
            await scope.Get<Passwords>().CreateAsync(Account.For(person.Id, _addresses[name]), Password);
        place.Person(name, person.Id);
        place.Record($"person:{name}", person.Id);
        if (role is not null)
            place.Record($"appointment:{name}", await parties.AppointAsync(person.Id, role, organisation));
    }

    private async Task InviteAsync(string name, string address)
    {
        var visitor = await place.AsAsync("head-w1", "");
        await visitor.SubmitAsync(
            $"/people/invite/{place.Records["w1"]}",
            ("Role", Roles.Teacher),
            ("Name", "New Person"),
            ("Address", address)
        );
        var row = (await place.App.Database.RowsAsync<Invitation>()).Single(i => i.Address == address);
        place.Record($"id:{name}", row.Id);
        place.Record(name, TokenIn(await MailToAsync(address)));
    }

    private async Task LinkAsync(string name, string who)
    {
        var visitor = place.App.Visit();
        await visitor.SubmitAsync("/forgotten", ("Address", _addresses[who]));
        await place.App.RunJobsAsync();
        place.Record(name, TokenIn(await MailToAsync(_addresses[who])));
    }

    /// <summary>Offa is offered two roles, Cora accepted one that waits for its code.</summary>
    private async Task AppointmentsAsync(Guid wharfe)
    {
        foreach (var (name, school) in new[] { ("offer", "w5"), ("offer+", "w6"), ("offer2+", "w7") })
            place.Record(name, await OfferAsync("Offa", school, Roles.Teacher, accepted: false, wharfe));
        place.Record("coded", await OfferAsync("Cora", "w8", Roles.Head, accepted: true, wharfe));
        place.Record("coded2+", await OfferAsync("Cora", "w10", Roles.Officer, accepted: true, wharfe));
        place.Record("coded+", await OfferAsync("Cora", "w9", Roles.Head, accepted: true, wharfe));
    }

    private async Task<Guid> OfferAsync(string who, string school, string role, bool accepted, Guid convener)
    {
        var now = place.App.Database.Calendar.Now;
        var office = new OfficeAddress
        {
            Id = Guid.NewGuid(),
            OwnerId = Guid.Parse(place.Records[school]),
            ConvenerId = convener,
            Address = $"office@{school}.example",
            From = now,
        };
        if (accepted)
            await place.App.SeedAsync(office);
        var offer = new Appointment
        {
            Id = Guid.NewGuid(),
            OwnerId = Guid.Parse(place.Records[school]),
            ConvenerId = convener,
            PersonId = place.Who(who, ""),
            Role = role,
            From = Make.LongAgo,
            AcceptedAt = accepted ? now : null,
            CodeDigest = accepted ? Tokens.CodeDigest("12345678", office.Id) : null,
        };
        await place.App.SeedAsync(offer);
        return offer.Id;
    }

    private async Task<OutMail> MailToAsync(object to) =>
        (await place.App.Database.RowsAsync<OutMail>())
            .OrderBy(m => m.AddedAt)
            .ThenBy(m => m.Id)
            .Last(m => to is Guid person ? m.PersonId == person : m.Address == (string)to);

    private static string TokenIn(OutMail mail) => Regex.Match(mail.Body, @"https?://[^/\s]+/(?:[a-z]+/)*([^\s/]+)").Groups[1].Value;
}
