namespace Candour.Methods.Benchmark;

/// <summary>What a feature of a school is. There is no kind for results: schools are never alike or unlike by outcomes.</summary>
public enum FeatureKind
{
    /// <summary>How large it is.</summary>
    Size,

    /// <summary>Who comes to it, such as free meals, first language or attainment before entry.</summary>
    Intake,

    /// <summary>What its pupils need.</summary>
    Need,

    /// <summary>What it is, such as boarding or with a nursery.</summary>
    Provision,

    /// <summary>Where it lies.</summary>
    Place,
}

/// <summary>Something in which schools are alike or not.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Weight">How much it counts; above 0. Only the weights' proportions matter.</param>
public sealed record Feature(string Name, FeatureKind Kind, double Weight);

/// <summary>A school and its features.</summary>
/// <param name="Urn">Its unique reference number.</param>
/// <param name="Phase">Only schools of the same phase are compared.</param>
/// <param name="Values">One a feature, in the feature's unit; null where not known.</param>
public sealed record FeaturedSchool(long Urn, string Phase, IReadOnlyList<double?> Values);

/// <summary>How good a match a similar school is. It is said beside it.</summary>
public enum Closeness
{
    /// <summary>A close match.</summary>
    CloseMatch,

    /// <summary>Not close, and the closest there is.</summary>
    ClosestThereIs,
}

/// <summary>A similar school.</summary>
/// <param name="Urn">Its unique reference number.</param>
/// <param name="Distance">
/// How far apart the two are in a typical feature, in standard deviations of the phase: the weighted root mean square over
/// the features known of both.
/// </param>
/// <param name="Known">The share of the weights that is known of both, from 0.5 to 1.</param>
/// <param name="Closeness">What to say of it.</param>
public readonly record struct SimilarSchool(long Urn, double Distance, double Known, Closeness Closeness);
