using System.Text.Json.Nodes;
using Candour.Methods.Numerics;

namespace Candour.Methods.Cases;

/// <summary>Estimates as JSON; where a model is not fitted, an object that says why.</summary>
internal static class Refusals
{
    /// <summary>What is made of the estimates; where there are none: { "value": null, "reason": "islands", "islands": 4 }.</summary>
    public static JsonObject From<T>(Estimated<T> estimates, Func<T, JsonObject> make)
        where T : notnull => estimates is Estimated<T>.Found found ? make(found.Value) : Why(estimates.Refusal!);

    /// <summary>No estimates, and what stands in the way, with what is needed to say it plainly.</summary>
    public static JsonObject Why(Refusal why)
    {
        var answer = new JsonObject { ["value"] = null };
        switch (why)
        {
            case Refusal.NothingToCompare:
                answer["reason"] = "nothing-to-compare";
                break;
            case Refusal.NothingVaries:
                answer["reason"] = "nothing-varies";
                break;
            case Refusal.Islands islands:
                answer["reason"] = "islands";
                answer["islands"] = islands.Count;
                break;
            case Refusal.Confounded confounded:
                answer["reason"] = "confounded";
                answer["lacking"] = confounded.Lacking;
                break;
            case Refusal.GradeUnused unused:
                answer["reason"] = "grade-unused";
                answer["grade"] = unused.Grade;
                if (unused.Criterion is { } criterion)
                    answer["criterion"] = criterion;
                break;
            case Refusal.Extreme extreme:
                answer["reason"] = "extreme";
                answer["facet"] = extreme.Facet;
                answer["id"] = extreme.Id;
                break;
            case Refusal.NoFiniteEstimate infinite:
                answer["reason"] = "no-finite-estimate";
                answer["components"] = infinite.Components;
                break;
            case Refusal.TooLittleToTellApart little:
                answer["reason"] = "too-little-to-tell-apart";
                answer["up_to"] = Answers.Of(little.UpTo);
                break;
            case Refusal.NotSettled unsettled:
                answer["reason"] = "not-settled";
                answer["steps"] = unsettled.Steps;
                break;
        }
        return answer;
    }
}
