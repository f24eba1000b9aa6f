using Candour.Methods.Facets;

namespace Candour.Methods.Tests.Facets;

/// <summary>The seven designs on which intervals are held to what they promise: school sd 1.2, reviewer 0.5, criterion 0.5, halo 0.4 logits, 8 criteria, 4 grades.</summary>
internal sealed record Design(string Name, int Schools, int Reviewers, int PerSchool, Func<int, int, Random, int[]> Team)
{
    public static readonly EffectSpreads Truth = new(1.2, 0.5, 0.5, 0.4);

    private const int Criteria = 8;
    private static readonly double[] Thresholds = [-1.5, 0, 1.5];

    public static readonly Design[] All =
    [
        new("12 schools, 9 reviewers, 2 a school", 12, 9, 2, Drawn(9)),
        new("12 schools, 9 reviewers, 3 a school", 12, 9, 3, Drawn(9)),
        new("12 schools, 9 reviewers, 5 a school", 12, 9, 5, Drawn(9)),
        new("12 schools, 24 reviewers, 3 a school", 12, 24, 3, Drawn(24)),
        new("50 schools, 40 reviewers, 3 a school", 50, 40, 3, Drawn(40)),
        // Each school has one reviewer, who visits the two others of three.
        new(
            "12 schools, closed triads, 2 a school",
            12,
            12,
            2,
            (school, _, _) => [school / 3 * 3 + (school + 1) % 3, school / 3 * 3 + (school + 2) % 3]
        ),
        new("12 schools, open ring, 2 a school", 12, 12, 2, (school, _, _) => [(school + 1) % 12, (school + 2) % 12]),
    ];

    /// <summary>A partnership drawn from the model, with where its schools truly lie.</summary>
    public (FacetRatings Ratings, double[] Truth) Draw(Random dice)
    {
        var (schools, reviewers, criteria) = (
            Normals(Schools, Truth.School, dice),
            Normals(Reviewers, Truth.Reviewer, dice),
            Normals(Criteria, Truth.Criterion, dice)
        );
        var rows = new List<FacetRating>();
        for (var school = 0; school < Schools; school++)
            foreach (var reviewer in Team(school, PerSchool, dice))
            {
                var halo = Truth.Halo * Normal(dice);
                for (var criterion = 0; criterion < Criteria; criterion++)
                {
                    var grade = Grade(schools[school] - reviewers[reviewer] - criteria[criterion] + halo, dice);
                    rows.Add(new FacetRating($"S{school:00}", $"R{reviewer:00}", $"C{criterion}", grade));
                }
            }
        return (FacetRatings.Of(rows), schools);
    }

    public override string ToString() => Name;

    private static double[] Normals(int count, double spread, Random dice) =>
        [.. Enumerable.Range(0, count).Select(_ => spread * Normal(dice))];

    private static double Normal(Random dice) =>
        Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());

    private static int Grade(double eta, Random dice)
    {
        var (odds, sum) = (new double[Thresholds.Length + 1], 0.0);
        for (var k = 0; k < odds.Length; k++)
        {
            sum += k == 0 ? 0 : eta - Thresholds[k - 1];
            odds[k] = Math.Exp(sum);
        }
        var left = dice.NextDouble() * odds.Sum();
        var grade = 0;
        while (grade < Thresholds.Length && (left -= odds[grade]) > 0)
            grade++;
        return grade + 1;
    }

    /// <summary>Different reviewers for each school, each as likely as any other.</summary>
    private static Func<int, int, Random, int[]> Drawn(int reviewers) =>
        (_, count, dice) =>
        {
            int[] all = [.. Enumerable.Range(0, reviewers)];
            for (var i = 0; i < count; i++)
            {
                var at = i + dice.Next(reviewers - i);
                (all[i], all[at]) = (all[at], all[i]);
            }
            return all[..count];
        };
}
