using Candour.Methods.Facets;

namespace Candour.Bench.Methods;

/// <summary>Grades of schools by reviewers on criteria, with how severe each reviewer is.</summary>
internal static class FacetRows
{
    private const long Megabyte = 1 << 20;
    private static readonly double[] Thresholds = [-1.5, 0, 1.5];
    private static readonly EffectSpreads Truth = new(1.2, 0.5, 0.5, 0.4);

    public static IEnumerable<MethodRow> All =>
        [
            new("facets-joint", "7,200 ratings, 200 schools, 150 reviewers", 0.15, Joint),
            new("facets-hierarchical", "the same, with 600 halos: 963 parameters", 0.3, Mode),
            new("facets-spreads", "2,400 ratings, 353 parameters", 3, Spreads),
            new("facets-national", "2,000 schools, 200,000 ratings: mode, intervals", 20, () => National(spreads: false)),
            new("facets-national-all", "the same, spreads from the data first", 20, () => National(spreads: true)),
        ];

    private static Question Joint()
    {
        var ratings = Ratings(200, 150, 3, 12);
        return Question.Of(() => JointFacets.Fit(ratings), found => new($"{found.OrThrow.Schools.Count} schools with fit"));
    }

    private static Question Mode()
    {
        var ratings = Ratings(200, 150, 3, 12);
        return Question.Of(() => HierarchicalFacets.Mode(ratings, Truth), found => new($"{found.OrThrow.Schools.Count} intervals"));
    }

    private static Question Spreads()
    {
        var ratings = Ratings(100, 40, 2, 12);
        return Question.Of(
            () => HierarchicalFacets.Spreads(ratings),
            found => new($"schools {found.OrThrow.Spreads.School:N2}, reviewers {found.OrThrow.Spreads.Reviewer:N2}; drawn from 1.20, 0.50")
        );
    }

    /// <summary>Every interval, for known spreads or for those of the data; at most a gigabyte more than before.</summary>
    private static Question National(bool spreads)
    {
        var ratings = Ratings(2000, 1500, 5, 20);
        var peak = 0L;
        return Question.Of(
            () =>
            {
                using var memory = new PeakMemory();
                var found = spreads
                    ? HierarchicalFacets.Mode(ratings, HierarchicalFacets.Spreads(ratings).OrThrow)
                    : HierarchicalFacets.Mode(ratings, Truth);
                peak = memory.Most;
                return found;
            },
            found => new($"{found.OrThrow.Schools.Count} schools, peak {peak / Megabyte:N0} MB", peak / Megabyte, 1024)
        );
    }

    /// <summary>Each column of reviewers is an order of its own, so that everybody reviews about as often as anybody else.</summary>
    private static FacetRatings Ratings(int schools, int reviewers, int each, int criteria)
    {
        var random = new Random(2);
        var (quality, severity, hardness) = (
            random.Normals(schools, Truth.School),
            random.Normals(reviewers, Truth.Reviewer),
            random.Normals(criteria, Truth.Criterion)
        );
        int[][] orders = [.. Enumerable.Range(0, each).Select(_ => random.Some(reviewers, reviewers))];
        var rows = new List<FacetRating>(schools * each * criteria);
        for (var school = 0; school < schools; school++)
        {
            var team = new List<int>();
            foreach (var order in orders)
            {
                var at = school;
                while (team.Contains(order[at % reviewers]))
                    at++;
                team.Add(order[at % reviewers]);
            }
            foreach (var reviewer in team)
            {
                var halo = Truth.Halo * random.Normal();
                for (var criterion = 0; criterion < criteria; criterion++)
                {
                    var eta = quality[school] - severity[reviewer] - hardness[criterion] + halo;
                    rows.Add(new(Draws.Named('S', school), Draws.Named('R', reviewer), Draws.Named('C', criterion), Grade(eta, random)));
                }
            }
        }
        return FacetRatings.Of(rows);
    }

    private static int Grade(double eta, Random random)
    {
        var (odds, sum) = (new double[Thresholds.Length + 1], 0.0);
        for (var k = 0; k < odds.Length; k++)
        {
            sum += k == 0 ? 0 : eta - Thresholds[k - 1];
            odds[k] = Math.Exp(sum);
        }
        var left = random.NextDouble() * odds.Sum();
        var grade = 0;
        while (grade < Thresholds.Length && (left -= odds[grade]) > 0)
            grade++;
        return grade + 1;
    }
}
