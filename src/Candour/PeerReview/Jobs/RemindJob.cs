using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Mail;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Candour.PeerReview.Stages;
using Microsoft.EntityFrameworkCore;
using Calendar = Candour.Foundation.Time.Calendar;

namespace Candour.PeerReview.Jobs;

/// <summary>
/// Reminds by mail, once shortly before the last day of a stage and once after it, and only those on whom something
/// waits. Nobody else learns of it. Where everybody seals, that is whoever has not.
/// </summary>
public sealed class RemindJob(
    CandourDb db,
    UnitOfWork work,
    PeerReviewAccess access,
    PartnershipsAccess parties,
    PartyNames names,
    ReviewFiles files,
    StageCatalogue stages,
    Outbox outbox,
    AccountsSettings settings,
    Texts texts,
    Calendar calendar
) : IJobHandler
{
    /// <summary>Working days before the last day.</summary>
    public const int DaysBefore = 2;

    /// <summary>A date long past is not reminded of any more: by then people talk to one another.</summary>
    public const int DaysAfter = 14;

    /// <summary>Nobody's telephone rings at night, or on a day on which schools are closed.</summary>
    private const int Earliest = 7;

    /// <inheritdoc />
    public static string Kind => "remind";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Remind;

    /// <inheritdoc />
    public static TimeSpan? Every => TimeSpan.FromHours(1);

    /// <inheritdoc />
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var today = calendar.Today;
        if (!calendar.IsWorkingDay(today) || calendar.LocalTime(calendar.Now).Hour < Earliest)
            return;
        var (from, to) = (today.AddDays(-DaysAfter), calendar.AddWorkingDays(today, DaysBefore));
        var due = await access
            .ReadableReviews.Where(r => r.State == ReviewStates.Running && r.Due >= from && r.Due <= to)
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .ToListAsync(cancel);
        foreach (var id in due)
        {
            await work.RunAsync<Done>(
                async () =>
                {
                    await RemindAsync(id, cancel);
                    return new Done();
                },
                cancel
            );
            db.ChangeTracker.Clear();
        }
    }

    private async Task RemindAsync(Guid reviewId, CancellationToken cancel)
    {
        if (await files.LoadAsync(reviewId, cancel) is not { Review: { IsRunning: true, Due: { } due } review } file)
            return;
        var when = file.IsLate ? "after" : "before";
        var host = (await names.OfAsync([review.HostId], cancel))[review.HostId] ?? "";
        var waiting = texts[$"review.waiting.{review.Stage}", host];
        foreach (var person in await OwingAsync(file, cancel))
        {
            // The key says what the reminder is about, so that it is sent once, whoever looks how often.
            await outbox.AddOnceAsync(
                Key(reviewId, review.Stage, due, when, person),
                person,
                "review.mail.remind.subject",
                $"review.mail.remind.{when}",
                [waiting, due, settings.Link($"/reviews/{reviewId}")],
                cancel
            );
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Everybody on whom something of the present stage waits.</summary>
    private async Task<IReadOnlyList<Guid>> OwingAsync(ReviewFile file, CancellationToken cancel)
    {
        var stage = stages[file.Review.Stage];
        var roles = stage.Checks(file).Where(c => c.State == CheckState.Waiting).SelectMany(c => c.WaitsOn).Distinct().ToList();
        var people = file
            .Team.Where(member => !file.Absent.Contains(member.PersonId) && roles.Exists(role => stage.WaitsFor(file, member, role)))
            .Select(member => member.PersonId)
            .ToList();
        if (roles.Contains(Roles.Host))
            people.AddRange(await HoldersAsync(Roles.Head, file.Review.HostId, cancel));
        if (roles.Contains(TeamStage.Convener))
            people.AddRange(await HoldersAsync(Roles.PartnershipLead, file.Review.ConvenerId, cancel));
        return [.. people.Distinct().Order()];
    }

    private Task<List<Guid>> HoldersAsync(string role, Guid organisation, CancellationToken cancel) =>
        parties.Held.Where(a => a.Role == role && a.OwnerId == organisation).Select(a => a.PersonId).ToListAsync(cancel);

    private static Guid Key(Guid review, string stage, DateOnly due, string when, Guid person)
    {
        var about = string.Create(CultureInfo.InvariantCulture, $"{review:N}|{stage}|{due:yyyy-MM-dd}|{when}|{person:N}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(about)).AsSpan(0, 16));
    }
}
