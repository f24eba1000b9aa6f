using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Candour.Foundation.Mail;

/// <summary>Sends what waits in the outbox. One mail that cannot go does not hold up the next.</summary>
public sealed class PostJob(CandourDb db, IMailSender sender, Calendar calendar, ILogger<PostJob> logger) : IJobHandler
{
    private const int Batch = 50;
    private const int Tries = 12;

    /// <inheritdoc />
    public static string Kind => "post";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Post;

    /// <inheritdoc />
    public static TimeSpan? Every => TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        while (true)
        {
            var now = calendar.Now;
            var mails = await db.Set<OutMail>()
                .Where(m => m.State == OutMail.Waiting && m.Due <= now)
                .OrderBy(m => m.Due)
                .ThenBy(m => m.Id)
                .Take(Batch)
                .ToListAsync(cancel);
            if (mails.Count == 0)
                return;
            var addresses = await AddressesAsync(mails, cancel);
            foreach (var mail in mails)
            {
                await SendAsync(mail, mail.Address ?? addresses.GetValueOrDefault(mail.PersonId ?? Guid.Empty), cancel);
                await db.SaveChangesAsync(cancel);
            }
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Dictionary<Guid, string?>> AddressesAsync(List<OutMail> mails, CancellationToken cancel)
    {
        var people = mails.Where(m => m.PersonId is not null).Select(m => m.PersonId!.Value).Distinct().ToArray();
        return await db.Users.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Email, cancel);
    }

    private async Task SendAsync(OutMail mail, string? address, CancellationToken cancel)
    {
        mail.Attempts++;
        if (string.IsNullOrWhiteSpace(address))
        {
            End(mail, OutMail.Failed, "no-address");
            return;
        }
        try
        {
            await sender.SendAsync(new ReadyMail(mail.Id, address, mail.Subject, mail.Body, new DateTimeOffset(calendar.Now)), cancel);
            End(mail, OutMail.Sent, null);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            logger.LogWarning("Mail {Id} could not be sent: {Kind}.", mail.Id, error.GetType().Name);
            if (mail.Attempts >= Tries)
                End(mail, OutMail.Failed, error.GetType().Name);
            else
                mail.Error = error.GetType().Name;
            mail.Due = calendar.Now + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, mail.Attempts - 1), 360));
        }
    }

    private void End(OutMail mail, string state, string? error)
    {
        mail.State = state;
        mail.Error = error;
        mail.EndedAt = calendar.Now;
    }
}
