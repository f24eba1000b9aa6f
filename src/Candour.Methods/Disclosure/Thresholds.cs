namespace Candour.Methods.Disclosure;

/// <summary>
/// How much is enough before something is shown: the one table of thresholds, passed in to every rule.
/// </summary>
/// <remarks>
/// Units: people, schools, reviews; shares from 0 to 1. Errors: a number below one, or a share outside 0 to 1, throws
/// <see cref="ArgumentOutOfRangeException"/>.
/// </remarks>
public sealed record Thresholds
{
    /// <summary>A table of thresholds.</summary>
    /// <param name="people">Groups of people who answered: the group, the others, either side of an answer.</param>
    /// <param name="mean">The fewest answers a mean is shown of.</param>
    /// <param name="unanimous">The smallest group of which "all" or "none" is shown.</param>
    /// <param name="freeText">The smallest group whose own words are shown, read by a person first.</param>
    /// <param name="schools">The fewest schools in a figure across schools.</param>
    /// <param name="largestShare">The most that one school may make up of such a figure.</param>
    /// <param name="reviews">The fewest reviews in a rating of someone who led them.</param>
    /// <param name="hosts">The fewest schools that hosted those reviews.</param>
    /// <param name="leftOpen">
    /// Of a group too small to be shown, how much of what it could be must stay possible when everything released is
    /// taken together.
    /// </param>
    public Thresholds(
        MinimumGroups people,
        int mean,
        int unanimous,
        int freeText,
        int schools,
        double largestShare,
        int reviews,
        int hosts,
        double leftOpen
    )
    {
        ArgumentNullException.ThrowIfNull(people);
        foreach (
            var (number, name) in ((int, string)[])
                [
                    (mean, nameof(mean)),
                    (unanimous, nameof(unanimous)),
                    (freeText, nameof(freeText)),
                    (schools, nameof(schools)),
                    (reviews, nameof(reviews)),
                    (hosts, nameof(hosts)),
                ]
        )
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, name);
        ThrowUnlessShare(largestShare, nameof(largestShare));
        ThrowUnlessShare(leftOpen, nameof(leftOpen));
        (People, Mean, Unanimous, FreeText) = (people, mean, unanimous, freeText);
        (Schools, LargestShare, Reviews, Hosts, LeftOpen) = (schools, largestShare, reviews, hosts, leftOpen);
    }

    /// <summary>
    /// The table of the house: ten in a group and ten outside it, nobody alone among one to four, own words from fifteen; at
    /// least three schools and none above 60 per cent; five reviews of five hosts; three quarters left open.
    /// </summary>
    public static Thresholds House { get; } = new(new MinimumGroups(10, 10, 5), 10, 10, 15, 3, 0.6, 5, 5, 0.75);

    /// <summary>Groups of people who answered: the group, the others, either side of an answer.</summary>
    public MinimumGroups People { get; }

    /// <summary>The fewest answers a mean is shown of.</summary>
    public int Mean { get; }

    /// <summary>The smallest group of which "all" or "none" is shown.</summary>
    public int Unanimous { get; }

    /// <summary>The smallest group whose own words are shown.</summary>
    public int FreeText { get; }

    /// <summary>The fewest schools in a figure across schools.</summary>
    public int Schools { get; }

    /// <summary>The most that one school may make up of a figure across schools, from 0 to 1.</summary>
    public double LargestShare { get; }

    /// <summary>The fewest reviews in a rating of someone who led them.</summary>
    public int Reviews { get; }

    /// <summary>The fewest schools that hosted those reviews.</summary>
    public int Hosts { get; }

    /// <summary>How much of what a small group could be must stay possible, from 0 to 1.</summary>
    public double LeftOpen { get; }

    private static void ThrowUnlessShare(double share, string name)
    {
        if (!(share is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, share, "A share is above 0 and at most 1.");
    }
}
