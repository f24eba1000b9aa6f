using Candour.Web.Design;

namespace Candour.Web.Pages.PeerReview;

/// <summary>What the pages of this room add to the product's frame.</summary>
public static class PeerReviewPages
{
    public static IServiceCollection AddPeerReviewPages(this IServiceCollection services) =>
        services.AddSingleton(new NavItem("reviews", "/reviews", "nav.reviews", 20));
}
