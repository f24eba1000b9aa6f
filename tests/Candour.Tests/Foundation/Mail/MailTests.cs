using Candour.Foundation.Access;
using Candour.Foundation.Mail;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Tests.Foundation.Mail;

public sealed class MailTests
{
    [Theory, OnEachDatabase]
    public async Task Mail_goes_out_once_when_its_change_is_saved(DatabaseKind kind)
    {
        var post = new Postbag();
        await using var host = await HostAsync(kind, post);
        await AddAsync(host, box => box.Add("head@example.org", "words.list-comma", "words.list", "a", "b"), save: false);
        await host.Jobs.RunDueAsync("post");
        post.Mails.ShouldBeEmpty();

        await AddAsync(host, box => box.Add("head@example.org", "words.list-comma", "words.list", "a", "b"));
        host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Jobs.RunDueAsync("post");
        host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Jobs.RunDueAsync("post");
        var mail = post.Mails.ShouldHaveSingleItem();
        (mail.To, mail.Subject, mail.Body).ShouldBe(("head@example.org", ", ", "a and b"));
    }

    [Theory, OnEachDatabase]
    public async Task A_person_gets_mail_at_the_address_they_have_when_it_is_sent(DatabaseKind kind)
    {
        var post = new Postbag();
        await using var host = await HostAsync(kind, post);
        var ada = await host.Place.PersonAsync("Ada Marsh");
        await AddAsync(host, box => box.AddFor(ada, "words.list-comma", "words.list", "a", "b"));
        await using (var scope = host.As(Viewers.Doorkeeper))
        {
            var account = await scope.Db.Users.SingleAsync(a => a.Id == ada);
            account.Email = "new@example.org";
            await scope.Db.SaveChangesAsync();
        }
        await host.Jobs.RunDueAsync("post");
        post.Mails.ShouldHaveSingleItem().To.ShouldBe("new@example.org");
    }

    [Theory, OnEachDatabase]
    public async Task A_mail_that_cannot_go_waits_and_holds_up_no_other(DatabaseKind kind)
    {
        var post = new Postbag { Refusing = "full@example.org" };
        await using var host = await HostAsync(kind, post);
        await AddAsync(host, box => box.Add("full@example.org", "words.list-comma", "words.list", "a", "b"));
        await AddAsync(host, box => box.Add("free@example.org", "words.list-comma", "words.list", "a", "b"));
        await host.Jobs.RunDueAsync("post");
        post.Mails.Select(m => m.To).ShouldBe(["free@example.org"]);

        post.Refusing = null;
        host.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.Jobs.RunDueAsync("post");
        post.Mails.Select(m => m.To).ShouldBe(["free@example.org", "full@example.org"]);
    }

    [Theory, OnEachDatabase]
    public async Task A_mail_for_somebody_who_is_gone_is_not_sent(DatabaseKind kind)
    {
        var post = new Postbag();
        await using var host = await HostAsync(kind, post);
        await AddAsync(host, box => box.AddFor(Guid.NewGuid(), "words.list-comma", "words.list", "a", "b"));
        await host.Jobs.RunDueAsync("post");
        post.Mails.ShouldBeEmpty();
        await using var scope = host.As(Viewer.Nobody);
        (await scope.Db.Set<OutMail>().SingleAsync()).State.ShouldBe(OutMail.Failed);
    }

    [Fact]
    public async Task Written_to_a_folder_a_mail_is_a_file_that_mail_programs_open()
    {
        using var folder = new TemporaryFolder();
        var sender = new FolderMailSender(new MailSettings { Folder = folder.At("mail"), From = "candour@example.org" });
        var mail = new ReadyMail(
            Guid.NewGuid(),
            "łucja@example.org\r\nBcc: spy@example.org",
            "Żółw waits",
            "One\nTwo",
            DateTimeOffset.UnixEpoch
        );
        await sender.SendAsync(mail);
        await sender.SendAsync(mail);
        var text = await File.ReadAllTextAsync(Directory.GetFiles(folder.At("mail")).ShouldHaveSingleItem());
        var headers = text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
        headers.ShouldNotContain(h => h.StartsWith("Bcc"));
        headers.ShouldContain("Subject: =?utf-8?B?xbvDs8WCdyB3YWl0cw==?=");
        headers.ShouldContain("Date: Thu, 01 Jan 1970 00:00:00 +0000");
        text.ShouldEndWith("\r\n\r\nOne\r\nTwo\r\n");
    }

    [Theory]
    [InlineData("relay.example.org", "relay.example.org", 587)]
    [InlineData("localhost:2525", "localhost", 2525)]
    public void A_relay_is_a_host_with_or_without_a_port(string relay, string host, int port) =>
        SmtpMailSender.Address(relay).ShouldBe((host, port));

    private static Task<FoundationHost> HostAsync(DatabaseKind kind, Postbag post) =>
        FoundationHost.CreateAsync(kind, services => services.Replace(ServiceDescriptor.Singleton<IMailSender>(post)));

    private static async Task AddAsync(FoundationHost host, Action<Outbox> add, bool save = true)
    {
        await using var scope = host.As(Viewer.Nobody);
        add(scope.Get<Outbox>());
        if (save)
            await scope.Db.SaveChangesAsync();
    }

    private sealed class Postbag : IMailSender
    {
        public List<ReadyMail> Mails { get; } = [];

        public string? Refusing { get; set; }

        public Task SendAsync(ReadyMail mail, CancellationToken cancel = default)
        {
            if (mail.To == Refusing)
                throw new IOException("552 mailbox full");
            Mails.Add(mail);
            return Task.CompletedTask;
        }
    }
}
