using Candour.Methods.Mixed;

namespace Candour.Methods.Facets;

/// <summary>Those with the lowest or highest grade throughout, set aside again and again until nobody is.</summary>
internal sealed class ExtremeScores
{
    /// <summary>The names of the facets, in their order.</summary>
    public static readonly string[] Facets = ["school", "reviewer", "criterion"];

    private readonly List<(int Facet, string Id, bool High, FacetRating[] Ratings, int Round)> _aside = [];

    /// <summary>The ratings without them.</summary>
    public static (FacetRatings Core, ExtremeScores Aside) Without(FacetRatings ratings)
    {
        var extremes = new ExtremeScores();
        for (var round = 0; ratings.Count > 0 && ratings.Grades > 1; round++)
        {
            int[][] codes = [ratings.School, ratings.Reviewer, ratings.Criterion];
            IReadOnlyList<string>[] names = [ratings.Schools, ratings.Reviewers, ratings.Criteria];
            var gone = new bool[ratings.Count];
            for (var facet = 0; facet < Facets.Length; facet++)
            {
                var groups = Enumerable.Range(0, ratings.Count).ToLookup(i => codes[facet][i]);
                foreach (var group in groups)
                {
                    var (low, high) = (group.All(i => ratings.Grade[i] == 0), group.All(i => ratings.Grade[i] == ratings.Grades - 1));
                    if (!low && !high)
                        continue;
                    extremes._aside.Add((facet, names[facet][group.Key], high, [.. group.Select(ratings.At)], round));
                    foreach (var i in group)
                        gone[i] = true;
                }
            }
            if (!gone.Contains(true))
                break;
            ratings = ratings.Where(i => !gone[i]);
        }
        return (ratings, extremes);
    }

    /// <summary>Their measures by the rule, those that were set aside last coming first: the others may rest on them.</summary>
    public ExtremeMeasure[] Measured(FacetRatings core, JointModel model)
    {
        Dictionary<string, double>[] known =
        [
            Known(core.Schools, model.Measures[0]),
            Known(core.Reviewers, model.Measures[1]),
            Known(core.Criteria, model.Measures[2]),
        ];
        var found = new List<ExtremeMeasure>();
        var kernels = Enumerable
            .Range(0, core.Count)
            .DistinctBy(i => core.Criterion[i])
            .ToDictionary(i => core.Criteria[core.Criterion[i]], model.KernelOf);
        foreach (var round in _aside.GroupBy(a => a.Round).OrderByDescending(g => g.Key))
        {
            var measures = round
                .Select(a => (a.Facet, a.Id, Measure: Solve(a.Facet, a.High, a.Ratings, core, known, kernels), a.High))
                .ToArray();
            foreach (var (facet, id, measure, high) in measures)
            {
                found.Add(new ExtremeMeasure(Facets[facet], id, measure, high));
                if (measure is { } value)
                    known[facet][id] = value;
            }
        }
        return [.. found.OrderBy(e => Array.IndexOf(Facets, e.Facet)).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    private static double? Solve(
        int facet,
        bool high,
        FacetRating[] ratings,
        FacetRatings core,
        Dictionary<string, double>[] known,
        Dictionary<string, AdjacentKernel> kernels
    )
    {
        // What is known of each rating: the rest of its place on the scale.
        var places = new List<(double Place, AdjacentKernel Kernel)>();
        foreach (var rating in ratings)
        {
            string[] ids = [rating.School, rating.Reviewer, rating.Criterion];
            var rest = 0.0;
            var usable = kernels.TryGetValue(rating.Criterion, out var kernel) || kernels.Count > 0 && facet == 2;
            for (var other = 0; other < Facets.Length && usable; other++)
                if (other != facet)
                {
                    usable = known[other].TryGetValue(ids[other], out var measure);
                    rest += other == 0 ? measure : -measure;
                }
            if (usable && rating.Grade >= core.Lowest && rating.Grade <= core.Highest)
                places.Add((rest, kernel ?? kernels.First().Value));
        }
        if (places.Count == 0)
            return null;
        var aim = high ? places.Count * (core.Grades - 1) - JointFacets.ExtremeAdjustment : JointFacets.ExtremeAdjustment;
        var (low, top) = (-100.0, 100.0);
        for (var step = 0; step < 200 && top - low > 1e-13; step++)
        {
            var (middle, expected) = ((low + top) / 2, 0.0);
            foreach (var (rest, kernel) in places)
            {
                kernel.At(facet == 0 ? rest + middle : rest - middle, 0, thresholds: false);
                expected += kernel.Expected;
            }
            // More of a school brings more points; more of a reviewer or a criterion fewer.
            (low, top) = expected < aim == (facet == 0) ? (middle, top) : (low, middle);
        }
        return (low + top) / 2;
    }

    private static Dictionary<string, double> Known(IReadOnlyList<string> names, double[] measures) =>
        names.Select((name, i) => (name, measures[i])).ToDictionary(p => p.name, p => p.Item2, StringComparer.Ordinal);
}
