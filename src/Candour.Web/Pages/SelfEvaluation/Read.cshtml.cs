using Candour.Partnerships;
using Candour.SelfEvaluation;
using Candour.Web.Access;
using Candour.Web.Pages.Evidence;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.SelfEvaluation;

/// <summary>The whole self-evaluation to read from beginning to end, on the screen or on paper.</summary>
[Rule(Door.SchoolLeader)]
public sealed class ReadModel(ReadSelfEvaluation reader, PartyNames names) : SelfEvaluationPage(reader, names)
{
    /// <summary>What it says as it stands.</summary>
    public Reading Reading => new(SnapshotContent.AreasOf(Whole), EvidenceView.FilesOfSchool);

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();
}

/// <summary>What <c>_Reading</c> shows.</summary>
/// <param name="Areas">The content.</param>
/// <param name="FileUrl">Where a file is fetched by whoever reads this.</param>
public sealed record Reading(IReadOnlyList<SnapshotArea> Areas, Func<Guid, string> FileUrl);
