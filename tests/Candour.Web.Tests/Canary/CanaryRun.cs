using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.Mail;
using Candour.Foundation.PersonalData;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Tests.Canary;

/// <summary>What every test of the marked place does with a host of it: who asks, what leaves it, and the judgement.</summary>
internal sealed class CanaryRun(CanaryPlace place, CandourApp app)
{
    public static List<Caller> EverySecond(IEnumerable<Caller> callers) => [.. callers.Where((_, i) => i % 2 == 0)];

    /// <summary>Nobody, the cast, the strangers, and of every role and part a few, those with a wall among them.</summary>
    public List<Caller> Callers(Homes homes)
    {
        var people = place
            .Cast.Select(c => c.PersonId)
            .Concat(homes.Facts.Posts.Where(p => p.IsAgreed).GroupBy(p => p.Role).SelectMany(g => g.Take(4)).Select(p => p.Person))
            .Concat(
                homes
                    .Facts.Ties.Where(t => t.Kind == "review")
                    .GroupBy(t => (t.Role, t.IsWalled))
                    .SelectMany(g => g.Take(3))
                    .Select(t => t.Party)
            )
            .Concat(place.Strangers.Select(p => p.Id))
            .Where(homes.Accounts.ContainsKey)
            .Distinct()
            .ToList();
        return
        [
            .. people.Select(p => place.Call(app, homes, p, place.Cast.FirstOrDefault(c => c.PersonId == p)?.Name ?? $"person {p}")),
            place.Call(app, homes, null, "nobody signed in"),
            place.Call(app, homes, null, "nobody signed in either"),
        ];
    }

    /// <summary>Lets the jobs run, reads the mail and the log, and judges by the facts as they are now.</summary>
    public async Task SettleAsync(Watch watch, IReadOnlyList<Caller> callers)
    {
        await PostAsync();
        var homes = await place.LookAsync();
        var byAddress = homes.Accounts.ToLookup(a => a.Value.Address, a => a.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var mail in app.Mail.Sent)
        {
            var to = byAddress[mail.To].Select(p => (Guid?)p).FirstOrDefault();
            watch.Read(to, JsonSerializer.Serialize(mail), () => $"a mail to {mail.To}");
        }
        watch.ReadBare(app.Log.ToString(), "the log");
        foreach (var file in Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("candour.db")))
            watch.ReadBare(await File.ReadAllTextAsync(file), $"the file {Path.GetFileName(file)}");
        watch.Settle(homes, place.Put.Put);
        foreach (var caller in callers)
            CanaryPlace.SignIn(app, homes, caller);
    }

    /// <summary>Some say that they forgot their password; the post goes out.</summary>
    public async Task ForgetPasswordsAsync(Homes homes, IEnumerable<Caller> callers)
    {
        foreach (var person in callers.Select(c => c.Person).OfType<Guid>().Take(5))
        {
            var visitor = app.Visit();
            var page = await visitor.GetAsync("/forgotten");
            var field = page.Forms.First(f => f.IsPost).Fields.First(f => !f.Name.StartsWith("__", StringComparison.Ordinal)).Name;
            await visitor.SubmitAsync(page, (field, homes.Accounts[person].Address));
        }
        await PostAsync();
        await PostAsync();
    }

    /// <summary>Takes out of the place what a planted leak wrote in it: the other tests look at the same one.</summary>
    public async Task ForgetPostAsync()
    {
        await using var db = place.App.Database.Open(Make.Keeper);
        db.RemoveRange(await db.Set<OutMail>().IgnoreQueryFilters().ToListAsync());
        await db.SaveChangesAsync();
    }

    /// <summary>A minute later: the post has gone, and what else was due is done.</summary>
    private Task PostAsync()
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        return app.RunJobsAsync();
    }

    /// <summary>What somebody asks for who wants all that is held about them: what they may read, and what holds their key.</summary>
    public async Task ExportAsync(Watch watch, IEnumerable<Caller> callers)
    {
        foreach (var caller in callers.Where(c => c.Person is not null))
        {
            using var folder = new TemporaryFolder();
            await using var scope = app.As(Viewer.Nobody);
            (await scope.Get<ExportPerson>().RunAsync(caller.Person!.Value, folder.At("export"))).IsDone.ShouldBeTrue();
            foreach (var file in Directory.EnumerateFiles(folder.At("export"), "*", SearchOption.AllDirectories))
            {
                var tokens = Canaries
                    .In(await File.ReadAllTextAsync(file))
                    .Where(t => !watch.Homes.Of(t).Any(row => Homes.IsAbout(row, caller.Person!.Value)));
                watch.Read(caller.Person, string.Join(' ', tokens), () => $"the export for {caller.Name}");
            }
        }
    }
}
