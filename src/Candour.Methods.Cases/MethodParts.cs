using Candour.Methods.Cases.Parts;

namespace Candour.Methods.Cases;

/// <summary>Every part that can be run on a file.</summary>
public static class MethodParts
{
    public static IReadOnlyList<MethodPart> All { get; } =
    [
        // Measurement.
        new AgreementPart(),
        new FacetsPart(),
        new MixedPart(),
        new PairwisePart(),
        new SurveyPart(),
        // Who stands where, who reviews whom and when, and what may be told.
        new BenchmarkPart(),
        new DisclosurePart(),
        new MatchingPart(),
        new SchedulePart(),
    ];
}
