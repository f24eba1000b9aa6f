using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Protocols;
using Candour.PeerReview.Stages;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>
/// A page of one review. It finds the review for this viewer (or answers as if it were not there), takes the capacity
/// that the review calls for, and knows the viewer's part in it.
/// </summary>
public abstract class ReviewPage(PeerReviewAccess access, PartyNames names, StageCatalogue stages) : CandourPage
{
    /// <summary>The review's key, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid ReviewId { get; set; }

    public Review Review { get; private set; } = null!;

    /// <summary>Names of people and schools on this page; the host's among them.</summary>
    public NameBook Known { get; private set; } = NameBook.Empty;

    /// <summary>The review's question, for those who work in it: whoever only follows where it is learns not what it asks.</summary>
    public string? QuestionToShow => Role is null or Roles.Invited ? null : Review.Question;

    public string HostName => Name(Review.HostId);

    /// <summary>What its cycle pinned, where <see cref="FindWithProtocolAsync"/> found the review; null for somebody who may not read the cycle.</summary>
    public Protocol? Protocol { get; private set; }

    /// <summary>The viewer's part in the circle; null for a lead who only sees where it is.</summary>
    public string? Role { get; private set; }

    public Stage Stage => stages[Review.Stage];

    public bool IsHost => Role == Roles.Host;

    public bool IsLead => Role == Roles.LeadReviewer;

    public bool IsTeam => Role is Roles.LeadReviewer or Roles.Reviewer;

    public bool IsConvener => Viewer.Is(Review.ConvenerId, Roles.PartnershipLead);

    /// <summary>Whether the review is in this stage and under way.</summary>
    public bool IsNow(string stage) => Review.Stage == stage && Review.IsRunning;

    /// <summary>The address of the review, or of a page of it.</summary>
    public string To(string page = "") => page.Length == 0 ? $"/reviews/{ReviewId}" : $"/reviews/{ReviewId}/{page}";

    /// <summary>Where it is told who can see one part of the review; who can see the review, while there is no such part.</summary>
    public string SightOf(string kind, Guid? part) => part is { } id ? $"/who-can-see/{kind}/{id}" : $"/who-can-see/review/{ReviewId}";

    protected PeerReviewAccess Access { get; } = access;

    protected PartyNames Names { get; } = names;

    /// <summary>Finds the review; false when it is not there for this viewer, or when their part in it does not bring them to this page.</summary>
    protected async Task<bool> FindAsync(Func<ReviewPage, bool>? mayCome = null)
    {
        var review = await Access.ReadableReviews.AsNoTracking().FirstOrDefaultAsync(r => r.Id == ReviewId, HttpContext.RequestAborted);
        return review is not null && Take(review, mayCome);
    }

    /// <summary>As <see cref="FindAsync"/>, and reads what the cycle pinned in the same command.</summary>
    protected async Task<bool> FindWithProtocolAsync(Func<ReviewPage, bool>? mayCome = null)
    {
        var found = await (
            from review in Access.ReadableReviews
            where review.Id == ReviewId
            from cycle in Access.ReadableCycles.Where(c => c.Id == review.CycleId).DefaultIfEmpty()
            select new { Review = review, cycle.ProtocolPinned }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(HttpContext.RequestAborted);
        if (found is null)
            return false;
        Protocol = found.ProtocolPinned is { } pinned ? Protocol.FromJson(pinned) : null;
        return Take(found.Review, mayCome);
    }

    private bool Take(Review review, Func<ReviewPage, bool>? mayCome)
    {
        Review = review;
        Role = Viewer.RoleIn(ReviewId);
        if (Role is null || !Viewer.ActFor(ReviewId))
            Viewer.ActFor(review.ConvenerId);
        return mayCome is null || mayCome(this);
    }

    /// <summary>
    /// Shows a form again that could not be read, with all that was typed and a status that says that nothing was done;
    /// for those who may not send it the page is not there.
    /// </summary>
    protected async Task<IActionResult> UnreadAsync(Func<Task<IActionResult>> again, Func<bool>? mayWrite = null)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var page = await again();
        return page is PageResult && mayWrite?.Invoke() == false ? NotFound() : page;
    }

    /// <summary>Reads the names this page needs, in one command: the host's and these.</summary>
    protected async Task NamesAsync(params IEnumerable<Guid> ids) =>
        Known = await Names.OfAsync([Review.HostId, .. ids], HttpContext.RequestAborted);

    /// <summary>A name, or "somebody" when this viewer may not know it.</summary>
    public string Name(Guid id) => Known[id] ?? T["review.somebody"];
}
