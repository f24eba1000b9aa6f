using System.Text.Json.Nodes;
using Candour.Methods.Matching;
using Candour.Methods.Optimisation;

namespace Candour.Methods.Cases.Parts.Matching;

/// <summary>What a matching gives back, as JSON: a plan with its bound and reasons, what stands in its way, or that there was no time.</summary>
internal static class Plans
{
    public static CaseOption Steps(string ordinarily) =>
        new(
            "steps",
            $"How many steps the search may take (default: {ordinarily}); an answer that was cut short says so, and the same steps give the same answer."
        );

    public static CaseOption Seed => new("seed", "Where the search draws its chances from (default: 1).");

    public static Effort Effort(CaseSettings settings, long ordinarily, CancellationToken cancel) =>
        new()
        {
            Steps = settings.Whole("steps", 1) ?? ordinarily,
            Seed = (ulong)(settings.Whole("seed", 0) ?? 1),
            Threads = Environment.ProcessorCount,
            Stop = cancel,
        };

    /// <summary>An answer whose plan stands under a name of its own.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="name">What the plan is called: team.</param>
    /// <param name="plan">The plan in names.</param>
    /// <param name="reason">A reason's pairing in names.</param>
    /// <param name="breach">Whom a broken rule meets, in names.</param>
    public static JsonObject Of<TPlan>(
        Answer<TPlan> answer,
        string name,
        Func<TPlan, JsonNode> plan,
        Func<Reason, JsonObject> reason,
        Func<Breach, JsonObject> breach
    )
        where TPlan : notnull
    {
        if (answer is not Answer<TPlan>.Fits { Proposal: var found })
            return Without(answer, name, plan, breach);
        var made = new JsonObject
        {
            ["objective"] = Answers.Of(found.Objective),
            ["bound"] = Answers.Of(found.Bound),
            ["proved_optimal"] = found.Ending is Ending.Proved,
        };
        Ended(made, found.Ending);
        made[name] = plan(found.Plan);
        made["reasons"] = Answers.Each(found.Reasons, r => Why(r, reason(r)));
        return made;
    }

    /// <summary>Who visits each school, in names.</summary>
    public static JsonObject Visits(
        IReadOnlyList<IReadOnlyList<int>> plan,
        IReadOnlyList<string> reviewers,
        IReadOnlyList<string> schools
    ) => new(plan.Select((list, s) => KeyValuePair.Create(schools[s], (JsonNode?)Answers.Of(list.Select(r => reviewers[r])))));

    /// <summary>A reviewer at a school and who is next best, in names.</summary>
    public static JsonObject Pairing(Reason reason, IReadOnlyList<string> reviewers, IReadOnlyList<string> schools) =>
        new()
        {
            ["reviewer"] = reviewers[reason.First],
            ["school"] = schools[reason.Second],
            ["instead"] = reason.Next is { } next ? reviewers[next.Instead] : null,
        };

    /// <summary>Says at which step a search was cut short, if it was.</summary>
    public static void Ended(JsonObject made, Ending ending)
    {
        if (ending is Ending.CutShort cut)
            made["cut_short_at_step"] = cut.Step;
    }

    /// <summary>No plan: the fewest rules to relax and the plan that then fits, or nothing yet.</summary>
    public static JsonObject Without<TPlan>(Answer<TPlan> answer, string name, Func<TPlan, JsonNode> plan, Func<Breach, JsonObject> breach)
        where TPlan : notnull
    {
        var made = new JsonObject
        {
            ["objective"] = null,
            ["bound"] = null,
            ["proved_optimal"] = false,
        };
        if (answer is not Answer<TPlan>.NothingFits none)
        {
            made["reason"] = "cut-short-before-a-plan";
            made["cut_short_at_step"] = answer is Answer<TPlan>.NoneYet yet ? yet.Step : null;
            return made;
        }
        made["reason"] = "nothing-fits";
        made["relax"] = Answers.Each(none.Relax, b => Broken(b, breach));
        made["fewest_proved"] = none.IsFewest;
        made[$"closest_{name}"] = plan(none.Closest);
        return made;
    }

    /// <summary>A reason: the pairing, what it adds, the rules that kept something better away, and the next best.</summary>
    private static JsonObject Why(Reason reason, JsonObject pairing)
    {
        var instead = pairing["instead"];
        pairing.Remove("instead");
        pairing["adds"] = Answers.Of(reason.Worth);
        pairing["rules"] = Answers.Of(reason.Bound.Select(r => Answers.Dashed(r.ToString())));
        pairing["next_best"] = reason.Next is { } next ? new JsonObject { ["instead"] = instead, ["costs"] = Answers.Of(next.Cost) } : null;
        return pairing;
    }

    private static JsonObject Broken(Breach breach, Func<Breach, JsonObject> names)
    {
        var made = new JsonObject { ["rule"] = Answers.Dashed(breach.Rule.ToString()) };
        foreach (var (name, value) in names(breach))
            made[name] = value?.DeepClone();
        return made;
    }
}
