using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>What a matching gives back: a plan, or what stands in the way of every plan.</summary>
/// <typeparam name="TPlan">What is planned.</typeparam>
public abstract record Answer<TPlan>
    where TPlan : notnull
{
    private Answer() { }

    /// <summary>A plan that keeps every rule.</summary>
    /// <param name="Proposal">It, with its objective, bound and reasons.</param>
    public sealed record Fits(Proposal<TPlan> Proposal) : Answer<TPlan>;

    /// <summary>No plan keeps every rule.</summary>
    /// <param name="Relax">The fewest rules whose relaxing lets a plan fit; each breach is named by itself.</param>
    /// <param name="Closest">The best plan once they are relaxed.</param>
    /// <param name="IsFewest">Whether it is proved that fewer would not do.</param>
    public sealed record NothingFits(IReadOnlyList<Breach> Relax, TPlan Closest, bool IsFewest) : Answer<TPlan>;

    /// <summary>The search was stopped before it had a plan, or knew that there is none.</summary>
    /// <param name="Step">After how many steps.</param>
    public sealed record NoneYet(long Step) : Answer<TPlan>;

    /// <summary>The proposal.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says why.</exception>
    public Proposal<TPlan> OrThrow =>
        this switch
        {
            Fits fits => fits.Proposal,
            NothingFits none => throw new InvalidOperationException($"No plan fits; to relax: {string.Join(", ", none.Relax)}."),
            _ => throw new InvalidOperationException($"There was no plan yet at step {((NoneYet)this).Step}."),
        };
}

/// <summary>A plan that keeps every rule, and how good it is.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Objective">What it is worth, or what it costs: each problem says which.</param>
/// <param name="Bound">No plan that keeps every rule is better than this.</param>
/// <param name="Ending">Whether it is proved best, settled for, or cut short.</param>
/// <param name="Reasons">For each pairing why it is there.</param>
public sealed record Proposal<TPlan>(TPlan Plan, double Objective, double Bound, Ending Ending, IReadOnlyList<Reason> Reasons)
    where TPlan : notnull
{
    /// <summary>What share of the objective a better plan could still gain; 0 where it is proved best.</summary>
    public double Gap => Objective == Bound ? 0 : Math.Abs(Objective - Bound) / Math.Max(1e-9, Math.Abs(Objective));
}

/// <summary>Why a pairing is in a plan.</summary>
/// <param name="First">Who or what is paired; each problem says what its numbers mean.</param>
/// <param name="Second">With whom or what.</param>
/// <param name="Worth">What the pairing adds to the objective by itself.</param>
/// <param name="Bound">The rules that kept something better from being here; empty where it is the best for this place.</param>
/// <param name="Next">The next best that keeps every rule while the rest of the plan stays; null where nothing else does.</param>
public sealed record Reason(int First, int Second, double Worth, IReadOnlyList<Rule> Bound, NextBest? Next);

/// <summary>What would be here if the pairing were not.</summary>
/// <param name="Instead">Who or what would take the place of the first.</param>
/// <param name="Cost">How much worse the objective would be; below nought never in a plan proved best.</param>
public readonly record struct NextBest(int Instead, double Cost);

/// <summary>A rule as it meets someone.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="First">Whom or what it meets; each rule says what its numbers mean.</param>
/// <param name="Second">The other of a pair; null where the rule is about one alone.</param>
public readonly record struct Breach(Rule Rule, int First, int? Second = null);

/// <summary>The rules that a plan keeps.</summary>
public enum Rule
{
    /// <summary>These two must not be paired: a declared conflict, or a pair that is not allowed. Breach: the two.</summary>
    Conflict,

    /// <summary>A reviewer does not visit their own school. Breach: reviewer, school.</summary>
    OwnSchool,

    /// <summary>A reviewer does not visit a school of their own trust. Breach: reviewer, school.</summary>
    SameTrust,

    /// <summary>A reviewer does not come back to a school so soon. Breach: reviewer, school.</summary>
    Recent,

    /// <summary>A reviewer does not travel longer than the cap. Breach: reviewer, school.</summary>
    Travel,

    /// <summary>A reviewer has no more than so many visits. Breach: reviewer; once for each visit too many.</summary>
    MostVisits,

    /// <summary>A reviewer has at least so many visits. Breach: reviewer; once for each visit too few.</summary>
    FewestVisits,

    /// <summary>A school has so many reviewers, and reviews so many. Breach: school; once for each that is missing.</summary>
    Size,

    /// <summary>A team has someone who can lead. Breach: school.</summary>
    Lead,

    /// <summary>A team has someone who knows the school's phase. Breach: school.</summary>
    Phase,

    /// <summary>A team has someone with each skill that is needed. Breach: school, skill.</summary>
    Skill,

    /// <summary>A team has no more than so many who do this for the first time. Breach: school; once for each too many.</summary>
    FirstTimers,

    /// <summary>If someone of A visits B, nobody of B visits A. Breach: the two schools.</summary>
    Mutual,

    /// <summary>A group has one of the sizes asked for. Breach: the group's first school and its size.</summary>
    GroupSize,

    /// <summary>A visit starts on a day that is open to the school and its whole team. Breach: the visit.</summary>
    Days,

    /// <summary>A reviewer has so many days between visits, and is at home while their own school is visited. Breach: the visit.</summary>
    Apart,

    /// <summary>No more than so many visits start in a week. Breach: the visit.</summary>
    Week,
}
