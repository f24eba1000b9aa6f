namespace Candour.Partnerships.Groups;

/// <summary>
/// Groups that could be formed, with the reasons for each: shown before anything is formed, and the same kind of thing
/// whether a person or <see cref="ProposeGroups"/> made it.
/// </summary>
public sealed record GroupProposal(Guid PartnershipId, Guid ClusterId, IReadOnlyList<ProposedGroup> Groups);

/// <summary>One group of a proposal.</summary>
public sealed record ProposedGroup(string Name, IReadOnlyList<ProposedSchool> Schools, IReadOnlyList<Reason> Reasons);

/// <summary>A school of a proposed group.</summary>
public sealed record ProposedSchool(Guid Id, string Name);

/// <summary>A reason, as a text key with its arguments. A reason against says what could not be had.</summary>
public sealed record Reason(string TextKey, object[] Arguments, bool Against = false);
