namespace Candour.Methods.Numerics;

/// <summary>What fitting a model gives back: the estimates, or a refusal that says what stands in the way.</summary>
/// <typeparam name="T">What is estimated.</typeparam>
public abstract record Estimated<T>
    where T : notnull
{
    private Estimated() { }

    /// <summary>The estimates exist.</summary>
    /// <param name="Value">They; every number in them is finite.</param>
    public sealed record Found(T Value) : Estimated<T>;

    /// <summary>There are no estimates that could be stood by.</summary>
    /// <param name="Why">What stands in the way.</param>
    public sealed record Refused(Refusal Why) : Estimated<T>;

    /// <summary>The estimates where there are any; else null.</summary>
    public T? OrDefault => this is Found found ? found.Value : default;

    /// <summary>The refusal where there is one; else null.</summary>
    public Refusal? Refusal => (this as Refused)?.Why;

    /// <summary>The estimates.</summary>
    /// <exception cref="InvalidOperationException">There are none; the message says why.</exception>
    public T OrThrow =>
        this is Found found ? found.Value : throw new InvalidOperationException($"There is no estimate: {((Refused)this).Why}.");

    /// <summary>Estimates of something else, where there are any.</summary>
    /// <param name="change">What becomes of them.</param>
    public Estimated<TOther> Then<TOther>(Func<T, TOther> change)
        where TOther : notnull
    {
        ArgumentNullException.ThrowIfNull(change);
        return this is Found found ? new Estimated<TOther>.Found(change(found.Value)) : new Estimated<TOther>.Refused(((Refused)this).Why);
    }

    /// <summary>Estimates that were found.</summary>
    public static implicit operator Estimated<T>(T value) => new Found(value);

    /// <summary>A refusal.</summary>
    public static implicit operator Estimated<T>(Refusal why) => new Refused(why);
}

/// <summary>Why a model is not fitted, with what is needed to say it plainly.</summary>
public abstract record Refusal
{
    private Refusal() { }

    /// <summary>There is nothing, or too little, to fit a model to.</summary>
    public sealed record NothingToCompare : Refusal;

    /// <summary>Everything observed is the same.</summary>
    public sealed record NothingVaries : Refusal;

    /// <summary>
    /// The ratings fall into groups of schools and reviewers that never meet: what is severity in one and quality in
    /// another cannot be told.
    /// </summary>
    /// <param name="Count">How many groups there are.</param>
    public sealed record Islands(int Count) : Refusal;

    /// <summary>Two effects always occur together, so that their parts cannot be told.</summary>
    /// <param name="Lacking">How many independent comparisons are lacking.</param>
    public sealed record Confounded(int Lacking) : Refusal;

    /// <summary>A grade between the lowest and the highest was never given, so that its threshold has no estimate.</summary>
    /// <param name="Grade">The grade.</param>
    /// <param name="Criterion">The criterion, where each has thresholds of its own; else null.</param>
    public sealed record GradeUnused(int Grade, string? Criterion) : Refusal;

    /// <summary>Somebody, or a criterion, has the lowest or the highest grade throughout: the estimate would be infinite.</summary>
    /// <param name="Facet">The facet: "school", "reviewer" or "criterion".</param>
    /// <param name="Id">Which of it.</param>
    public sealed record Extreme(string Facet, string Id) : Refusal;

    /// <summary>The items do not all win against one another, directly or through others: the best estimate is infinite.</summary>
    /// <param name="Components">How many groups there are within which they do.</param>
    public sealed record NoFiniteEstimate(int Components) : Refusal;

    /// <summary>Too little data to tell them apart: their spread may be next to nothing.</summary>
    /// <param name="UpTo">The spread that the data do not exclude; null where they exclude none.</param>
    public sealed record TooLittleToTellApart(double? UpTo) : Refusal;

    /// <summary>The estimates did not settle: most often because they lie at infinity.</summary>
    /// <param name="Steps">After how many steps it was given up.</param>
    public sealed record NotSettled(int Steps) : Refusal;
}
