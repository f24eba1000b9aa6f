using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Partnerships.Founding;

namespace Candour.Accounts;

/// <summary>A partnership and whom to invite as its first lead.</summary>
public sealed record PartnershipToFound(NewPartnership Partnership, string? LeadName, string? LeadAddress);

/// <summary>
/// Makes a partnership and invites its first lead, or does neither: a place without anybody to lead it would be a place
/// that nobody can enter.
/// </summary>
public sealed class FoundPartnership(UnitOfWork work, MakePartnership make, InvitePerson invite)
{
    public Task<Outcome<PartnershipMade>> RunAsync(PartnershipToFound request, CancellationToken cancel = default) =>
        work.RunAsync<PartnershipMade>(
            async () =>
            {
                var made = await make.RunAsync(request.Partnership, cancel);
                if (!made.IsDone)
                    return made;
                var invited = await invite.RunAsync(
                    new(made.Value.Id, Foundation.Access.Roles.PartnershipLead, request.LeadName, request.LeadAddress),
                    cancel
                );
                return invited.IsDone ? made : Outcome<PartnershipMade>.Refused([.. invited.Refusals.Select(OfLead)]);
            },
            cancel
        );

    // The form has a name of its own, that of the partnership.
    private static Refusal OfLead(Refusal refusal) => refusal.Field is null ? refusal : refusal with { Field = $"Lead{refusal.Field}" };
}
