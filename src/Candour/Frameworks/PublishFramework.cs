using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Frameworks;

/// <summary>
/// The lead opens a draft to the schools of the partnership. From then on this version does not change: what comes
/// later is another version.
/// </summary>
public sealed class PublishFramework(CandourDb db, UnitOfWork unit, Journal journal, Calendar calendar, FrameworksAccess access)
{
    public Task<Outcome<Done>> RunAsync(Guid frameworkId, CancellationToken cancel = default) =>
        unit.RunAsync<Done>(
            async () =>
            {
                var framework = await access.Readable().FirstOrDefaultAsync(f => f.Id == frameworkId, cancel);
                if (framework is null || !db.Viewer.ActToWrite(framework))
                    return Refusal.NotFound;
                if (framework.IsPublished)
                    return Refusal.Because("frameworks.publish.already", framework.Title);
                framework.Status = FrameworkStatus.Published;
                framework.PublishedAt = calendar.Now;
                journal.Record(FrameworksFacts.Published, framework);
                await db.SaveChangesAsync(cancel);
                return new Done();
            },
            cancel
        );
}
