using Candour.Methods.Numerics;

namespace Candour.Methods.Facets;

/// <summary>Schools and reviewers that reviews link with one another, directly or through others, and with nobody else.</summary>
/// <param name="Schools">The schools, in ordinal order.</param>
/// <param name="Reviewers">The reviewers, in ordinal order.</param>
public sealed record Island(IReadOnlyList<string> Schools, IReadOnlyList<string> Reviewers);

/// <summary>How a design hangs together.</summary>
/// <param name="Islands">The islands; one where everything is linked.</param>
/// <param name="DesignColumns">Schools, reviewers and criteria together.</param>
/// <param name="DesignRank">How many independent comparisons among them the ratings make, with one for the mean.</param>
/// <param name="RankIfConnected">How many there would be if nothing were confounded.</param>
/// <remarks>
/// Islands by union of linked sets. The rank is exact for schools and reviewers (each island lacks one); for criteria it is that of
/// what is left of their columns when schools and reviewers have been swept out.
/// </remarks>
public sealed record Connectedness(IReadOnlyList<Island> Islands, int DesignColumns, int DesignRank, int RankIfConnected)
{
    /// <summary>Whether school, reviewer and criterion can all be told from one another.</summary>
    public bool Whole => DesignRank == RankIfConnected;

    /// <summary>How a design hangs together.</summary>
    /// <param name="ratings">The ratings; the grades do not matter.</param>
    public static Connectedness Of(FacetRatings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var (schools, reviewers, criteria) = (ratings.Schools.Count, ratings.Reviewers.Count, ratings.Criteria.Count);
        var columns = schools + reviewers + criteria;
        if (ratings.Count == 0)
            return new Connectedness([], columns, 0, 0);
        var links = new Links(schools + reviewers);
        foreach (var (school, reviewer) in ratings.Pairs)
            links.Join(school, schools + reviewer);
        var islands = Enumerable
            .Range(0, schools + reviewers)
            .GroupBy(links.Root)
            .Select(island => new Island(
                [.. island.Where(i => i < schools).Select(i => ratings.Schools[i])],
                [.. island.Where(i => i >= schools).Select(i => ratings.Reviewers[i - schools])]
            ))
            .ToArray();
        return new Connectedness(islands, columns, schools + reviewers - islands.Length + CriteriaRank(ratings, links), columns - 2);
    }

    /// <summary>The rank of the criteria's columns when schools and reviewers have been swept out.</summary>
    private static int CriteriaRank(FacetRatings ratings, Links links)
    {
        var (schools, reviewers, criteria) = (ratings.Schools.Count, ratings.Reviewers.Count, ratings.Criteria.Count);
        // The side with more levels is eliminated first. One row of each island is grounded: it is the sum of the others.
        var schoolsFirst = schools >= reviewers;
        int Row(int node) =>
            links.Root(node) == node ? -1
            : schoolsFirst ? node
            : node >= schools ? node - schools
            : node + reviewers;
        var cliques = new int[ratings.Pairs.Length * 2];
        for (var p = 0; p < ratings.Pairs.Length; p++)
            (cliques[2 * p], cliques[2 * p + 1]) = (Row(ratings.Pairs[p].School), Row(schools + ratings.Pairs[p].Reviewer));
        var size = schools + reviewers;
        var system = new SparseFactor(SparsePattern.Of(size, cliques, 2));
        for (var row = 0; row < size; row++)
            system.Values[system.DiagonalSlot(row)] = 0;
        var right = new double[criteria][];
        for (var c = 0; c < criteria; c++)
            right[c] = new double[size];
        var gram = new double[criteria * criteria];
        for (var i = 0; i < ratings.Count; i++)
        {
            var (a, b) = (Row(ratings.School[i]), Row(schools + ratings.Reviewer[i]));
            var c = ratings.Criterion[i];
            gram[c * criteria + c]++;
            foreach (var row in (ReadOnlySpan<int>)[a, b])
            {
                if (row < 0)
                    continue;
                system.Values[system.DiagonalSlot(row)]++;
                right[c][row]++;
            }
            if (a >= 0 && b >= 0)
                system.Values[system.Pattern.Slot(a, b)]++;
        }
        // Grounded rows hold nothing else.
        for (var row = 0; row < size; row++)
            if (system.Values[system.DiagonalSlot(row)] == 0)
                system.Values[system.DiagonalSlot(row)] = 1;
        if (!system.Factor())
            throw new InvalidOperationException("A grounded design is positive.");
        for (var c = 0; c < criteria; c++)
        {
            var solved = right[c].ToArray();
            system.Solve(solved);
            for (var d = 0; d < criteria; d++)
                gram[d * criteria + c] -= DenseLower.Dot(right[d], solved);
        }
        return PivotedRank(gram, criteria, 1e-9 * ratings.Count);
    }

    /// <summary>The rank of a symmetric matrix by Cholesky's method with the greatest pivot first.</summary>
    private static int PivotedRank(double[] a, int n, double least)
    {
        var gone = new bool[n];
        for (var rank = 0; rank < n; rank++)
        {
            var pivot = -1;
            for (var i = 0; i < n; i++)
                if (!gone[i] && (pivot < 0 || a[i * n + i] > a[pivot * n + pivot]))
                    pivot = i;
            if (a[pivot * n + pivot] <= least)
                return rank;
            gone[pivot] = true;
            for (var i = 0; i < n; i++)
            {
                var share = a[i * n + pivot] / a[pivot * n + pivot];
                for (var j = 0; j < n && !gone[i]; j++)
                    if (!gone[j])
                        a[i * n + j] -= share * a[pivot * n + j];
            }
        }
        return n;
    }
}
