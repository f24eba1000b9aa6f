using Candour.Methods.Cases.Parts;

namespace Candour.Methods.Cases;

/// <summary>Every part that can be run on a file.</summary>
public static class MethodParts
{
    public static IReadOnlyList<MethodPart> All { get; } = [new AgreementPart(), new MatchingPart(), new SchedulePart()];
}
