namespace Candour.Partnerships.Endings;

/// <summary>
/// What a room does when a school leaves a partnership: a catalogue, one file in each room that has something to end.
/// It runs inside the same transaction as the leaving, before the save, as the person who decided.
/// </summary>
public interface IWhenSchoolLeaves
{
    Task RunAsync(SchoolLeaving leaving, CancellationToken cancel);
}

/// <summary>A school that leaves, and what its head chose for reviews that are running.</summary>
public sealed record SchoolLeaving(Guid PartnershipId, Guid SchoolId, RunningReviews Running, string Reason);

/// <summary>The host's choice for reviews that are running.</summary>
public enum RunningReviews
{
    /// <summary>They go on to their end.</summary>
    Finish,

    /// <summary>They are withdrawn.</summary>
    Withdraw,
}
