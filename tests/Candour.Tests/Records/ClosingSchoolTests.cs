using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.PeerReview;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

public sealed class ClosingSchoolTests
{
    [Theory, OnEachDatabase]
    public async Task Import_ThatClosesAHost_AsksTheLeadOnceAndLeavesTheReviewAsItWas(DatabaseKind kind)
    {
        await using var host = await StoredRegisterHost.CreateAsync(kind);
        await host.ImportAsync(Lines("urn,name,status", "100001,Mount,Open", "100002,Hill,Open"));
        var running = await ReviewAsync(host, 100001, ReviewStates.Running);
        await ReviewAsync(host, 100002, "closed");
        var before = await ReviewsAsync(host);

        await host.ImportAsync(
            Lines(
                "URN,EstablishmentName,EstablishmentStatus (name),CloseDate",
                "100001,Mount,Closed,31-08-2026",
                "100002,Hill,Closed,31-08-2026"
            )
        );
        var task = (await TasksAsync(host)).ShouldHaveSingleItem();
        (task.OwnerId, task.ConvenerId, task.DoneAt).ShouldBe((running.OwnerId, running.ConvenerId, null));
        Say(Candour.Records.Sentence.Of(task.TextKey, [.. task.Arguments]))
            .ShouldStartWith("The register says that Mount closed on 31 August 2026.");
        (await ReviewsAsync(host)).ShouldBe(before);

        await host.ImportAsync(Lines("urn,name,status", "100001,Mount,Open"));
        await host.ImportAsync(Lines("URN,EstablishmentName,EstablishmentStatus (name),CloseDate", "100001,Mount,Closed,31-08-2026"));
        (await TasksAsync(host)).Count.ShouldBe(1);
    }

    private static Viewer Keeper { get; } = Viewers.Keeper(["review", "task", "fact"]);

    private static async Task<Review> ReviewAsync(StoredRegisterHost host, int urn, string state)
    {
        var school = await host.PartyAsync(urn);
        await using var scope = host.Host.As(Keeper);
        var id = Ids.New();
        var review = new Review
        {
            Id = id,
            OwnerId = id,
            ConvenerId = Ids.New(),
            CycleId = Ids.New(),
            HostId = school.Id,
            Stage = "on-site",
            StageSince = host.Host.Database.Calendar.Now,
            WindowFrom = new DateOnly(2026, 10, 1),
            WindowTo = new DateOnly(2026, 10, 2),
            State = state,
        };
        scope.Db.Add(review);
        scope.Get<Journal>().Record("review-planned", review);
        await scope.Db.SaveChangesAsync();
        return review;
    }

    private static async Task<List<ReviewTask>> TasksAsync(StoredRegisterHost host)
    {
        await using var scope = host.Host.As(Keeper);
        return await scope.Db.Set<ReviewTask>().AsNoTracking().ToListAsync();
    }

    private static async Task<string> ReviewsAsync(StoredRegisterHost host)
    {
        await using var scope = host.Host.As(Keeper);
        return System.Text.Json.JsonSerializer.Serialize(await scope.Db.Set<Review>().AsNoTracking().OrderBy(r => r.Id).ToListAsync());
    }
}
