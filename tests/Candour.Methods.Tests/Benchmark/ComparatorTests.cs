using Candour.Methods.Benchmark;
using Candour.Methods.Tests.Survey;

namespace Candour.Methods.Tests.Benchmark;

public sealed class ComparatorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Sets_are_those_of_the_rule_worked_out_plainly(int kinds)
    {
        var schools = Schools(157, kinds, 3);
        var comparators = DfeComparators.Of(schools);

        foreach (var school in schools.Where(s => s.Urn % 9 == 0))
            comparators.For(school.Urn).OrThrow.Others.ShouldBe(Plainly(schools, school));
    }

    [Fact]
    public void The_order_of_schools_and_the_number_of_threads_change_nothing()
    {
        SchoolFacts[] schools = [.. Schools(700, 0, 4), .. Schools(40, 5, 5).Select(s => s with { Urn = s.Urn + 5000, Phase = "special" })];

        var one = DfeComparators.Of(schools).All();
        var two = DfeComparators.Of(schools.In(Made.Order(740, 6))).All(threads: 2);
        one.Select(s => s.Urn).ShouldBe(schools.Select(s => s.Urn).Order());
        for (var i = 0; i < one.Count; i++)
        {
            two[i].Urn.ShouldBe(one[i].Urn);
            two[i].Others.ShouldBe(one[i].Others);
        }
    }

    [Fact]
    public void Schools_alike_in_everything_come_in_order_of_number_and_those_of_the_region_first()
    {
        SchoolFacts[] schools =
        [
            .. Enumerable.Range(1, 80).Select(i => new SchoolFacts(81 - i, i % 2 == 0 ? "N" : "S", "primary", 200, 20, 10)),
        ];

        var set = DfeComparators.Of(schools).For(40).OrThrow;
        set.Others.Count.ShouldBe(29);
        // The nearest sixty are 1 to 61 without 40; of them those of its region come first.
        set.Others.Select(o => o.Urn).ShouldBe(Enumerable.Range(1, 61).Where(u => u % 2 == 0 && u != 40).Select(u => (long)u));
        set.Others.ShouldAllBe(o => o.Distance == 0 && o.SameRegion);
    }

    [Fact]
    public void A_school_alone_in_its_phase_has_no_set_and_nonsense_is_named()
    {
        var alone = new SchoolFacts(9, "N", "nursery", 40, null, null);
        var comparators = DfeComparators.Of([.. Schools(10, 0, 7), alone]);

        comparators.For(9).ShouldBe(NoMeasure.NothingToCompare);
        comparators.All()[0].Others.ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => comparators.For(8)).Message.ShouldContain('8');
        Should.Throw<ArgumentException>(() => DfeComparators.Of([alone, alone])).Message.ShouldContain("twice");
        Should.Throw<ArgumentException>(() => DfeComparators.Of([alone with { Pupils = double.NaN }])).Message.ShouldContain('9');
        Should.Throw<ArgumentException>(() => DfeComparators.Of([alone, alone with { Urn = 10, Needs = [1] }])).Message.ShouldContain("10");
        Should.Throw<ArgumentOutOfRangeException>(() => comparators.All(threads: 0));
    }

    [Fact]
    public void Similar_schools_are_the_nearest_of_the_phase_and_only_proportions_of_weights_count()
    {
        var schools = Featured(300, 8);
        Feature[] features = [new("pupils", FeatureKind.Size, 1), new("meals", FeatureKind.Intake, 2), new("support", FeatureKind.Need, 1)];
        Feature[] tenfold = [.. features.Select(f => f with { Weight = 10 * f.Weight })];
        var similar = SimilarSchools.Of(features, schools);
        var other = SimilarSchools.Of(tenfold, schools.In(Made.Order(300, 9)));
        var phases = schools.ToDictionary(s => s.Urn, s => s.Phase);

        foreach (var (urn, found) in similar.All(threads: 2))
        {
            found.Count.ShouldBe(30);
            found.ShouldAllBe(s => phases[s.Urn] == phases[urn] && s.Urn != urn);
            found.Select(s => s.Distance).ShouldBeInOrder();
            var again = other.For(urn).OrThrow;
            again.Select(s => s.Urn).ShouldBe(found.Select(s => s.Urn));
            again[0].Distance.ShouldBe(found[0].Distance, 1e-10);
            // The other way round it is as far, where it is in the set at all.
            var first = found[0];
            foreach (var back in similar.For(first.Urn, most: 300).OrThrow.Where(s => s.Urn == urn))
                back.Distance.ShouldBe(first.Distance, 1e-10);
        }
    }

    [Fact]
    public void A_distance_is_in_standard_deviations_and_outliers_are_held_at_three()
    {
        // Forty at 0 and 1 by turns, and one far away.
        FeaturedSchool[] schools = [.. Enumerable.Range(0, 40).Select(i => new FeaturedSchool(i, "p", [i % 2])), new(99, "p", [1e6])];
        var similar = SimilarSchools.Of([new("pupils", FeatureKind.Size, 1)], schools);

        // With so far an outlier all others are one to the eye; it is three deviations less their common place from them.
        var far = similar.For(99).OrThrow[0];
        far.Distance.ShouldBe(3 + 1 / Math.Sqrt(41), 0.01);
        far.Closeness.ShouldBe(Closeness.ClosestThereIs);
        similar.For(0).OrThrow[0].ShouldBe(new SimilarSchool(2, 0, 1, Closeness.CloseMatch));
    }

    [Fact]
    public void What_is_not_known_is_neither_nought_nor_average()
    {
        Feature[] features = [new("pupils", FeatureKind.Size, 3), new("meals", FeatureKind.Intake, 2)];
        FeaturedSchool[] schools =
        [
            new(1, "p", [100, null]),
            new(2, "p", [100, 50]),
            new(3, "p", [300, 10]),
            new(4, "p", [null, 10]),
            new(5, "p", [null, null]),
        ];
        var similar = SimilarSchools.Of(features, schools);

        var found = similar.For(1).OrThrow;
        found.Select(s => s.Urn).ShouldBe([2L, 3L]);
        found[0].Distance.ShouldBe(0);
        found[0].Known.ShouldBe(0.6, 1e-12);
        // Only meals are known of the fourth, which is less than half of the weights.
        similar.For(4).ShouldBe(NoMeasure.NothingToCompare);
        similar.For(5).ShouldBe(NoMeasure.NothingToCompare);
        similar.All().Count(s => s.Similar.Count == 0).ShouldBe(2);
    }

    [Fact]
    public void A_feature_without_weight_or_a_school_without_its_features_is_named()
    {
        Feature[] features = [new("pupils", FeatureKind.Size, 1)];
        Should.Throw<ArgumentException>(() => SimilarSchools.Of([], []));
        Should.Throw<ArgumentException>(() => SimilarSchools.Of([features[0] with { Weight = 0 }], []));
        Should.Throw<ArgumentException>(() => SimilarSchools.Of(features, [new(7, "p", [1, 2])])).Message.ShouldContain('7');
        Should
            .Throw<ArgumentException>(() => SimilarSchools.Of(features, [new(7, "p", [1]), new(7, "q", [1])]))
            .Message.ShouldContain("twice");
        Should.Throw<ArgumentException>(() => SimilarSchools.Of(features, []).For(3));
        // Results are no kind of feature.
        Enum.GetNames<FeatureKind>().ShouldBe(["Size", "Intake", "Need", "Provision", "Place"]);
    }

    private static IEnumerable<Comparator> Plainly(SchoolFacts[] schools, SchoolFacts target)
    {
        double Column(Func<SchoolFacts, double?> of, SchoolFacts other)
        {
            var known = schools.Select(of).OfType<double>().Order().ToArray();
            var median = (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
            var filled = schools.Select(s => of(s) ?? median).ToArray();
            var apart = ((of(target) ?? median) - (of(other) ?? median)) / (filled.Max() - filled.Min());
            return apart * apart;
        }
        double Distance(SchoolFacts other)
        {
            var (pupils, meals) = (Column(s => s.Pupils, other), Column(s => s.FreeMeals, other));
            return target.Needs.Count == 0
                ? Math.Sqrt(0.5 * pupils + 0.4 * meals + 0.1 * Column(s => s.SpecialNeeds, other))
                : Math.Sqrt(0.6 * pupils + 0.4 * meals)
                    + Math.Sqrt(Enumerable.Range(0, target.Needs.Count).Sum(k => Column(s => s.Needs[k], other)));
        }
        return schools
            .Where(s => s.Urn != target.Urn)
            .Select(s => new Comparator(s.Urn, Distance(s), s.Region == target.Region))
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Urn)
            .Take(60)
            .OrderBy(c => !c.SameRegion)
            .Take(29);
    }

    private static SchoolFacts[] Schools(int count, int kinds, int seed)
    {
        var random = new Random(seed);
        double? Maybe(double value) => random.Next(20) == 0 ? null : value;
        SchoolFacts School(int i) =>
            new(
                1000 + i,
                $"R{random.Next(4)}",
                "primary",
                Maybe(random.Next(40, 80)),
                Maybe(random.Next(100) / 10.0),
                Maybe(random.Next(9))
            )
            {
                Needs = [.. Enumerable.Range(0, kinds).Select(_ => Maybe(random.Next(50)))],
            };
        return [.. Enumerable.Range(0, count).Select(School)];
    }

    private static FeaturedSchool[] Featured(int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new FeaturedSchool(
                    i,
                    i % 3 == 0 ? "secondary" : "primary",
                    [200 * random.NextDouble(), random.Next(10) == 0 ? null : random.Normal(), random.Normal()]
                )),
        ];
    }
}
