namespace Candour.Methods.Facets;

/// <summary>A grade that a reviewer gave a school on a criterion.</summary>
/// <param name="School">Which school.</param>
/// <param name="Reviewer">Which reviewer.</param>
/// <param name="Criterion">Which criterion.</param>
/// <param name="Grade">The grade.</param>
public readonly record struct FacetRating(string School, string Reviewer, string Criterion, int Grade);

/// <summary>
/// Grades by school, reviewer and criterion, in any design: not every reviewer need have seen every school. It never changes.
/// </summary>
/// <remarks>
/// The scale reaches from the lowest to the highest grade that was given: nothing can be learnt of a threshold that nobody
/// crossed. A pair of school and reviewer is what a halo belongs to.
/// </remarks>
public sealed class FacetRatings
{
    private FacetRatings(string[] schools, string[] reviewers, string[] criteria, int lowest, int highest, int[][] codes)
    {
        (Schools, Reviewers, Criteria, Lowest, Highest) = (schools, reviewers, criteria, lowest, highest);
        (School, Reviewer, Criterion, Grade) = (codes[0], codes[1], codes[2], codes[3]);
        var keys = new long[Grade.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = (long)School[i] * reviewers.Length + Reviewer[i];
        long[] pairs = [.. keys.Distinct().Order()];
        Pair = Array.ConvertAll(keys, key => Array.BinarySearch(pairs, key));
        Pairs = Array.ConvertAll(pairs, key => ((int)(key / reviewers.Length), (int)(key % reviewers.Length)));
    }

    /// <summary>The schools, in ordinal order.</summary>
    public IReadOnlyList<string> Schools { get; }

    /// <summary>The reviewers, in ordinal order.</summary>
    public IReadOnlyList<string> Reviewers { get; }

    /// <summary>The criteria, in ordinal order.</summary>
    public IReadOnlyList<string> Criteria { get; }

    /// <summary>The lowest grade given.</summary>
    public int Lowest { get; }

    /// <summary>The highest grade given.</summary>
    public int Highest { get; }

    /// <summary>How many ratings there are.</summary>
    public int Count => Grade.Length;

    /// <summary>How many grades the scale has.</summary>
    internal int Grades => Grade.Length == 0 ? 0 : Highest - Lowest + 1;

    /// <summary>Of each rating the school's place in <see cref="Schools"/>; the arrays that follow are alike.</summary>
    internal int[] School { get; }

    internal int[] Reviewer { get; }

    internal int[] Criterion { get; }

    /// <summary>Grades from 0.</summary>
    internal int[] Grade { get; }

    internal int[] Pair { get; }

    /// <summary>The pairs of school and reviewer that occur, by school and then reviewer.</summary>
    internal (int School, int Reviewer)[] Pairs { get; }

    /// <summary>Ratings from a list.</summary>
    /// <param name="ratings">
    /// The ratings in any order. The same school, reviewer and criterion may occur more than once: each counts.
    /// </param>
    /// <exception cref="ArgumentException">A name is missing, or the grades lie more than 50 apart.</exception>
    public static FacetRatings Of(IReadOnlyList<FacetRating> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Any(r => r.School is null || r.Reviewer is null || r.Criterion is null))
            throw new ArgumentException("A rating names a school, a reviewer and a criterion.", nameof(ratings));
        var (schools, school) = Coded(ratings, r => r.School);
        var (reviewers, reviewer) = Coded(ratings, r => r.Reviewer);
        var (criteria, criterion) = Coded(ratings, r => r.Criterion);
        var (lowest, highest) = ratings.Count == 0 ? (0, 0) : (ratings.Min(r => r.Grade), ratings.Max(r => r.Grade));
        if ((long)highest - lowest > 50)
            throw new ArgumentException($"Grades from {lowest} to {highest} are not a scale of grades.", nameof(ratings));
        int[] grades = [.. ratings.Select(r => r.Grade - lowest)];
        return new FacetRatings(schools, reviewers, criteria, lowest, highest, [school, reviewer, criterion, grades]);
    }

    /// <summary>The ratings that are to be kept, the same grades standing for the same.</summary>
    internal FacetRatings Where(Func<int, bool> kept) => Of([.. Enumerable.Range(0, Count).Where(kept).Select(At)]);

    /// <summary>A rating as it was given.</summary>
    internal FacetRating At(int i) => new(Schools[School[i]], Reviewers[Reviewer[i]], Criteria[Criterion[i]], Grade[i] + Lowest);

    /// <summary>The lowest grade between the ends of the scale that nobody gave; null where there is none.</summary>
    internal int? UnusedGrade()
    {
        var used = new bool[Grades];
        foreach (var grade in Grade)
            used[grade] = true;
        var unused = Array.IndexOf(used, false);
        return unused < 0 ? null : unused + Lowest;
    }

    private static (string[] Names, int[] Codes) Coded(IReadOnlyList<FacetRating> ratings, Func<FacetRating, string> name)
    {
        string[] names = [.. ratings.Select(name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var places = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
            places[names[i]] = i;
        return (names, [.. ratings.Select(r => places[name(r)])]);
    }
}
