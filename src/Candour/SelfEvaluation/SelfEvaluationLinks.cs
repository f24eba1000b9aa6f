using Candour.Foundation.Time;
using Candour.Frameworks;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <summary>A school's self-evaluations on its page, for those who may read them.</summary>
public sealed class SelfEvaluationLinks(SelfEvaluationAccess access, FrameworksAccess frameworks) : ISchoolLinks
{
    /// <inheritdoc />
    public int Order => 10;

    /// <inheritdoc />
    public string HeadingKey => "self-evaluation.links";

    /// <inheritdoc />
    public async Task<IReadOnlyList<SchoolLink>> OfAsync(Guid schoolId, CancellationToken cancel = default)
    {
        var rows = await (
            from evaluation in access.Readable()
            where evaluation.OwnerId == schoolId
            join framework in frameworks.Readable() on evaluation.FrameworkId equals framework.Id
            orderby evaluation.StartedAt descending, evaluation.Id
            select new
            {
                evaluation.Id,
                evaluation.Year,
                evaluation.State,
                framework.Title,
            }
        )
            .AsNoTracking()
            .Take(10)
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(r => new SchoolLink(
                "self-evaluation.link",
                [r.Title, new AcademicYear(r.Year).ToString()],
                $"/self-evaluations/{r.Id}",
                $"self-evaluation.state.{r.State}"
            )),
        ];
    }
}
