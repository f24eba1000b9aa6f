using Candour.Frameworks;
using Candour.Partnerships;
using Candour.SelfEvaluation;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.SelfEvaluation;

/// <summary>A page of one aspect of a self-evaluation.</summary>
public abstract class AspectPage(SelfEvaluationAccess access, FrameworksAccess frameworks, PartyNames names) : CandourPage
{
    /// <summary>The self-evaluation's key, from the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The aspect's key, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "aspect")]
    public string Key { get; set; } = "";

    public Candour.SelfEvaluation.SelfEvaluation Evaluation { get; private set; } = null!;

    /// <summary>What stands there now.</summary>
    public AspectEvaluation Stored { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    public PlacedAspect Placed { get; private set; } = null!;

    public string SchoolName { get; private set; } = "";

    /// <summary>Who saved it last; null when nobody has, or the name may not be known.</summary>
    public string? SavedBy { get; private set; }

    public string To(string page = "") => page.Length == 0 ? $"/self-evaluations/{Id}" : $"/self-evaluations/{Id}/{page}";

    /// <summary>The address of this aspect.</summary>
    public string Here => To($"aspects/{Key}");

    public FrameworkAspect? Before => Neighbour(-1);

    public FrameworkAspect? After => Neighbour(1);

    /// <summary>Finds it; false when it is not there for this viewer.</summary>
    protected async Task<bool> FindAsync()
    {
        var cancel = HttpContext.RequestAborted;
        var found = await (
            from evaluation in access.Readable()
            where evaluation.Id == Id
            join aspect in access.ReadableAspects() on evaluation.Id equals aspect.SelfEvaluationId
            where aspect.AspectKey == Key
            select new { evaluation, aspect }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        if (
            found is null
            || await frameworks.Readable().AsNoTracking().FirstOrDefaultAsync(f => f.Id == found.evaluation.FrameworkId, cancel)
                is not { } framework
            || framework.Find(Key) is not { } placed
        )
            return false;
        (Evaluation, Stored, Framework, Placed) = (found.evaluation, found.aspect, framework, placed);
        Viewer.ActToWrite(Evaluation);
        var known = await names.OfAsync([Evaluation.OwnerId, Stored.SavedById ?? Guid.Empty], cancel);
        SchoolName = known[Evaluation.OwnerId] ?? "";
        SavedBy = known[Stored.SavedById];
        return true;
    }

    private FrameworkAspect? Neighbour(int step)
    {
        var all = Framework.AllAspects().Select(p => p.Aspect).ToList();
        return all.ElementAtOrDefault(all.FindIndex(a => a.Key == Key) + step);
    }
}
