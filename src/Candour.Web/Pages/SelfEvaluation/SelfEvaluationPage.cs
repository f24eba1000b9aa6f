using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.SelfEvaluation;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.SelfEvaluation;

/// <summary>
/// A page of one self-evaluation. It finds the whole of it for this viewer, or answers as if it were not there, and
/// takes the capacity in which the viewer leads the school.
/// </summary>
public abstract class SelfEvaluationPage(ReadSelfEvaluation reader, PartyNames names) : CandourPage
{
    /// <summary>The self-evaluation's key, from the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public WholeSelfEvaluation Whole { get; private set; } = null!;

    public Guid SchoolId => Whole.Evaluation.OwnerId;

    public string SchoolName { get; private set; } = "";

    /// <summary>2026/27.</summary>
    public string Year => new AcademicYear(Whole.Evaluation.Year).ToString();

    public bool IsHead => Viewer.Is(SchoolId, Candour.Foundation.Access.Roles.Head);

    /// <summary>The address of the self-evaluation, or of a page of it.</summary>
    public string To(string page = "") => page.Length == 0 ? $"/self-evaluations/{Id}" : $"/self-evaluations/{Id}/{page}";

    /// <summary>Finds it; false when it is not there for this viewer.</summary>
    protected async Task<bool> FindAsync()
    {
        if (await reader.WholeAsync(Id, HttpContext.RequestAborted) is not { } whole)
            return false;
        Whole = whole;
        Viewer.ActToWrite(whole.Evaluation);
        SchoolName = (await names.OfAsync([SchoolId], HttpContext.RequestAborted))[SchoolId] ?? "";
        return true;
    }
}
