using System.Net;
using System.Text.RegularExpressions;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Mail;
using Candour.Partnerships;
using Candour.Testing;
using Candour.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Web.Tests.Pages.Accounts;

/// <summary>A small place for tests of accounts: a partnership with two schools, their heads, a teacher, a lead; and a school elsewhere.</summary>
internal sealed class Town : IAsyncDisposable
{
    public const string Password = "plum kettle orbit seven";

    private Town(CandourApp app) => App = app;

    public CandourApp App { get; }

    public Party Installation { get; } = Make.Installation();

    public Party Hart { get; } = Make.Partnership();

    public Party Millbrook { get; } = Make.School("Millbrook Primary");

    public Party Oakfield { get; } = Make.School("Oakfield School");

    public Party Elsewhere { get; } = Make.School("Elsewhere Primary");

    public Party Lead { get; } = Make.Person("Ruth Adeyemi");

    public Party Head { get; } = Make.Person("Ada Nowak");

    public Party OtherHead { get; } = Make.Person("Tom Field");

    public Party FarHead { get; } = Make.Person("Fay Away");

    public Party Teacher { get; } = Make.Person("Bea Hart");

    public static async Task<Town> StartAsync(Action<WebApplicationBuilder>? change = null)
    {
        var town = new Town(await CandourApp.StartAsync(change: change));
        await town.App.SeedAsync(
            town.Installation,
            town.Hart,
            town.Millbrook,
            town.Oakfield,
            town.Elsewhere,
            town.Lead,
            town.Head,
            town.OtherHead,
            town.FarHead,
            town.Teacher,
            Make.Member(town.Millbrook, town.Hart),
            Make.Member(town.Oakfield, town.Hart),
            Make.Appointed(town.Lead, Roles.PartnershipLead, town.Hart),
            Make.Appointed(town.Head, Roles.Head, town.Millbrook),
            Make.Appointed(town.OtherHead, Roles.Head, town.Oakfield),
            Make.Appointed(town.FarHead, Roles.Head, town.Elsewhere),
            Make.Appointed(town.Teacher, Roles.Teacher, town.Millbrook)
        );
        return town;
    }

    /// <summary>With limits by caller so low that a test can reach them.</summary>
    public static Task<Town> StartStrictAsync(int tries) =>
        StartAsync(builder =>
            builder.Services.Replace(
                ServiceDescriptor.Singleton(
                    new DoorLimitSettings
                    {
                        Doors = tries,
                        Links = tries,
                        PublicForms = tries,
                    }
                )
            )
        );

    /// <summary>An account that can be signed in to.</summary>
    public async Task<string> WithAccountAsync(Party person, string? address = null)
    {
        var to = address ?? $"{person.Name.Replace(' ', '.')}@school.example".ToLowerInvariant();
        await using var scope = App.As(Make.Keeper);
        await scope.Get<Passwords>().CreateAsync(Account.For(person.Id, to), Password);
        return to;
    }

    public Task<Visitor> AsAsync(Party person) => App.SignInAsAsync(person.Id);

    public async Task<Answer> SignInAsync(Visitor visitor, string address, string password, string path = "/sign-in") =>
        await visitor.SubmitAsync(await visitor.GetAsync(path), f => f.Has("Address"), ("Address", address), ("Password", password));

    /// <summary>Everything mailed so far, oldest first.</summary>
    public async Task<List<OutMail>> MailAsync() =>
        [.. (await App.Database.RowsAsync<OutMail>()).OrderBy(m => m.AddedAt).ThenBy(m => m.Id)];

    /// <summary>The last mail to an address or a person.</summary>
    public async Task<OutMail> MailToAsync(object to) =>
        (await MailAsync()).Last(m => to is Party person ? m.PersonId == person.Id : m.Address == (string)to);

    /// <summary>The path of the link in a mail.</summary>
    public static string LinkIn(OutMail mail) => Regex.Match(mail.Body, @"https?://[^/\s]+(/\S+)").Groups[1].Value;

    public Task RunJobsAsync() => App.Services.GetRequiredService<JobRunner>().RunDueAsync();

    /// <summary>Invites somebody and tells the path of their link.</summary>
    public async Task<string> InviteAsync(
        Party by,
        Party organisation,
        string role,
        string address,
        string name = "New Person",
        string? office = null
    )
    {
        var visitor = await AsAsync(by);
        var page = await visitor.GetAsync($"/people/invite/{organisation.Id}");
        (string, string)[] fields =
        [
            ("Role", role),
            ("Name", name),
            ("Address", address),
            .. office is null ? [] : new[] { ("OfficeAddress", office) },
        ];
        var answer = await visitor.SubmitAsync(page, f => f.Has("Name"), fields);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.ToString());
        return LinkIn(await MailToAsync(address));
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
