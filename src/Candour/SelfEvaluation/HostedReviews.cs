using Candour.Foundation.Access;

namespace Candour.SelfEvaluation;

/// <summary>The reviews in which a school is the host, as far as its head stands in their circles.</summary>
public static class HostedReviews
{
    /// <summary>The circles of the reviews that this viewer hosts for the school.</summary>
    public static IReadOnlyList<CircleStanding> ReviewsHostedFor(this Viewer viewer, Guid schoolId) =>
        [
            .. viewer.Circles.Where(c =>
                c.Role == Roles.Host && viewer.Appointments.Any(a => a.Id == c.ThroughAppointment && a.OrganisationId == schoolId)
            ),
        ];

    /// <summary>Whether this viewer hosts the review for the school.</summary>
    public static bool HostsReview(this Viewer viewer, Guid reviewId, Guid schoolId) =>
        viewer.ReviewsHostedFor(schoolId).Any(c => c.CircleId == reviewId);
}
