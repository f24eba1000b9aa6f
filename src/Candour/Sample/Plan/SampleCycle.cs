namespace Candour.Sample.Plan;

/// <summary>A cycle of reviews.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="Name">Such as "Peer enquiry and review, Autumn 2026".</param>
/// <param name="Protocol">Key of the protocol pinned.</param>
/// <param name="Framework">Key of the framework pinned.</param>
/// <param name="Opens">First day.</param>
/// <param name="Closes">Last day, inclusive.</param>
/// <param name="HeadHours">Hours asked of a head who hosts, at most.</param>
/// <param name="ReviewerHours">Hours asked of a reviewer, at most.</param>
/// <param name="InProgress">Whether it is the present one.</param>
public sealed record SampleCycle(
    string Key,
    string Name,
    string Protocol,
    string Framework,
    DateOnly Opens,
    DateOnly Closes,
    int HeadHours,
    int ReviewerHours,
    bool InProgress
);
