using Candour.Methods.Agreement;

namespace Candour.Methods.Tests.Agreement;

public sealed class AgreementTests
{
    private static readonly double?[,] AllSame =
    {
        { 3, 3, 3 },
        { 3, 3, 3 },
        { 3, 3, 3 },
    };

    private static readonly double?[,] Singles =
    {
        { 1, null, null },
        { null, 2, null },
        { null, null, 4 },
    };

    [Fact]
    public void Where_everybody_gave_one_grade_there_is_no_coefficient_and_full_agreement()
    {
        var ratings = Ratings.Of(AllSame, [1, 2, 3, 4]);

        Krippendorff.Alpha(ratings, Distance.Ordinal).ShouldBe(NoMeasure.NothingVaries);
        ChanceCorrected.Fleiss(ratings).ShouldBe(NoMeasure.NothingVaries);
        ChanceCorrected.Conger(ratings).ShouldBe(NoMeasure.NothingVaries);
        FleissKappa.Of(ratings).ShouldBe(NoMeasure.NothingVaries);
        Concordance.Of(ratings).ShouldBe(NoMeasure.NothingVaries);
        Intraclass.Of(ratings, RaterDesign.Agreement, ofMean: false).ShouldBe(NoMeasure.NothingVaries);
        Krippendorff.Resampled(ratings, Distance.Ordinal, 50, seed: 1).ShouldBe(NoMeasure.NothingVaries);
        ChanceCorrected.PerCent(ratings).OrThrow.Value.ShouldBe(1);
        ChanceCorrected.Gwet(ratings).OrThrow.Value.ShouldBe(1);
        ShareAgreed.Of(ratings).OrThrow.ShouldBe(new ShareAgreed(1, 1, 3));
    }

    [Fact]
    public void One_category_to_choose_from_leaves_nothing_to_correct()
    {
        var ratings = Ratings.Of(AllSame);

        ChanceCorrected.Gwet(ratings).ShouldBe(NoMeasure.NothingVaries);
        ChanceCorrected.BrennanPrediger(ratings).ShouldBe(NoMeasure.NothingVaries);
    }

    [Fact]
    public void Where_no_unit_is_rated_twice_nothing_can_be_compared()
    {
        var ratings = Ratings.Of(Singles);

        Krippendorff.Alpha(ratings, Distance.Nominal).ShouldBe(NoMeasure.NothingToCompare);
        Krippendorff.Resampled(ratings, Distance.Nominal, 10, seed: 1).ShouldBe(NoMeasure.NothingToCompare);
        ChanceCorrected.PerCent(ratings).ShouldBe(NoMeasure.NothingToCompare);
        ChanceCorrected.Gwet(ratings).ShouldBe(NoMeasure.NothingToCompare);
        ShareAgreed.Of(ratings).ShouldBe(NoMeasure.NothingToCompare);
        ChanceCorrected.Alpha(Ratings.Of(new double?[0, 3])).ShouldBe(NoMeasure.NothingToCompare);
    }

    [Fact]
    public void One_unit_has_a_coefficient_and_no_standard_error()
    {
        var ratings = Ratings.Of(
            new double?[,]
            {
                { 1, 2, 2 },
            }
        );

        Krippendorff.Alpha(ratings, Distance.Nominal).OrThrow.ShouldBe(0, 1e-12);
        ChanceCorrected.Fleiss(ratings).OrThrow.StandardError.ShouldBe(NoMeasure.OneUnit);
        ChanceCorrected.Alpha(ratings).OrThrow.StandardError.ShouldBe(NoMeasure.OneUnit);
        ChanceCorrected.Fleiss(ratings).OrThrow.Within().ShouldBe(NoMeasure.OneUnit);
        Krippendorff.Resampled(ratings, Distance.Nominal, 10, seed: 1).ShouldBe(NoMeasure.OneUnit);
    }

    [Fact]
    public void Two_who_always_agree_agree_fully()
    {
        var ratings = Ratings.Of(
            new double?[,]
            {
                { 1, 1 },
                { 2, 2 },
                { 3, 3 },
                { 4, 4 },
            }
        );

        Krippendorff.Alpha(ratings, Distance.Nominal).OrThrow.ShouldBe(1);
        Krippendorff.Alpha(ratings, Distance.Interval).OrThrow.ShouldBe(1);
        ChanceCorrected.Cohen(ratings).OrThrow.Value.ShouldBe(1, 1e-12);
        Intraclass.Of(ratings, RaterDesign.Agreement, ofMean: false).OrThrow.Value.ShouldBe(1);
        Intraclass.Of(ratings, RaterDesign.Consistency, ofMean: true).OrThrow.Within.ShouldBe(new Interval(1, 1));
        Concordance.Of(ratings).OrThrow.W.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Two_who_say_the_opposite_disagree_more_than_by_chance()
    {
        var ratings = Ratings.Of(
            new double?[,]
            {
                { 1, 4 },
                { 2, 3 },
                { 3, 2 },
                { 4, 1 },
            }
        );

        Krippendorff.Alpha(ratings, Distance.Interval).OrThrow.ShouldBe(-0.75, 1e-12);
        ChanceCorrected.Cohen(ratings, Weighting.Quadratic).OrThrow.Value.ShouldBe(-1, 1e-12);
    }

    [Fact]
    public void Grades_next_to_each_other_count_as_within_one()
    {
        var shares = ShareAgreed
            .Of(
                Ratings.Of(
                    new double?[,]
                    {
                        { 1, 2 },
                        { 3, 3 },
                        { 1, 4 },
                        { 2, null },
                    },
                    [1, 2, 3, 4]
                )
            )
            .OrThrow;

        shares.ShouldBe(new ShareAgreed(1 / 3.0, 2 / 3.0, 3));
    }

    [Fact]
    public void Kappa_falls_where_nearly_all_grades_are_equal_and_gwets_does_not()
    {
        var table = new double?[50, 2];
        for (var i = 0; i < 50; i++)
            (table[i, 0], table[i, 1]) = (i == 0 ? 2 : 1, i == 1 ? 2 : 1);
        var ratings = Ratings.Of(table, [1, 2]);

        ChanceCorrected.PerCent(ratings).OrThrow.Value.ShouldBe(0.96, 1e-12);
        ChanceCorrected.Cohen(ratings).OrThrow.Value.ShouldBeLessThan(0);
        ChanceCorrected.Gwet(ratings).OrThrow.Value.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void A_grade_that_is_none_of_the_categories_is_named_with_its_place()
    {
        var problem = Should.Throw<ArgumentException>(() =>
            Ratings.Of(
                new double?[,]
                {
                    { 1, 2 },
                    { 2, 7 },
                },
                [1, 2, 3]
            )
        );

        problem.Message.ShouldStartWith("Unit 2, rater 2: 7 is none of the categories.");
    }

    [Fact]
    public void What_a_method_cannot_take_is_refused()
    {
        var two = Ratings.Of(
            new double?[,]
            {
                { -1, 2 },
                { 2, -1 },
            }
        );
        Should.Throw<ArgumentException>(() => Krippendorff.Alpha(two, Distance.Ratio));
        Should.Throw<ArgumentException>(() => ChanceCorrected.Cohen(Ratings.Of(AllSame)));
        Should.Throw<ArgumentException>(() => Ratings.Of(AllSame, [1, 3, 3]));
        Should.Throw<ArgumentException>(() => Ratings.Of(AllSame, [1, double.NaN]));
        Should.Throw<ArgumentException>(() => Krippendorff.Resampled(two, Distance.Nominal, 10, 1, clusters: [1]));
        Should.Throw<ArgumentOutOfRangeException>(() => Krippendorff.Resampled(two, Distance.Nominal, 0, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => two[2, 0]);
        Intraclass.Of(Ratings.Of(Singles), RaterDesign.OneWay, ofMean: false).ShouldBe(NoMeasure.RatingsMissing);
        Intraclass
            .Of(
                Ratings.Of(
                    new double?[,]
                    {
                        { 1 },
                        { 2 },
                    }
                ),
                RaterDesign.OneWay,
                ofMean: false
            )
            .ShouldBe(NoMeasure.TooFewRaters);
        ChanceCorrected
            .Conger(
                Ratings.Of(
                    new double?[,]
                    {
                        { 1, 1, null },
                    },
                    [1, 2]
                )
            )
            .ShouldBe(NoMeasure.NothingVaries);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval()
    {
        var ratings = Random(seed: 3);

        var first = Krippendorff.Resampled(ratings, Distance.Ordinal, 500, seed: 42).OrThrow;

        Krippendorff.Resampled(ratings, Distance.Ordinal, 500, seed: 42).OrThrow.ShouldBe(first);
        Krippendorff.Resampled(ratings, Distance.Ordinal, 500, seed: 43).OrThrow.ShouldNotBe(first);
    }

    [Fact]
    public void Units_drawn_in_clusters_are_less_sure_than_units_drawn_alone()
    {
        // Ten schools on eight criteria; every criterion of a school tells the same story.
        var table = new double?[80, 2];
        for (var i = 0; i < 80; i++)
            (table[i, 0], table[i, 1]) = (i / 8 % 4, i / 8 < 5 ? i / 8 % 4 : (i / 8 + 1) % 4);
        var ratings = Ratings.Of(table, [0, 1, 2, 3]);

        var alone = Krippendorff.Resampled(ratings, Distance.Ordinal, 2000, seed: 1).OrThrow.Within;
        var drawn = Krippendorff
            .Resampled(ratings, Distance.Ordinal, 2000, seed: 1, clusters: [.. Enumerable.Range(0, 80).Select(i => i / 8)])
            .OrThrow.Within;

        (drawn.High - drawn.Low).ShouldBeGreaterThan(2 * (alone.High - alone.Low));
    }

    [Fact]
    public void Words_come_with_the_probability_that_they_are_earned()
    {
        AgreementWord[] words = [new("hardly", -1), new("partly", 0.2), new("mostly", 0.6), new("nearly always", 0.8)];
        var coefficient = new Coefficient(0.8, 0.4, 0.7, 0.1) { Units = 12 };

        var said = Wording.Of(coefficient, words).OrThrow;

        said.Select(w => w.Word).ShouldBe(["nearly always", "mostly", "partly", "hardly"]);
        said[0].Probability.ShouldBe(0.1573, 1e-3);
        said[1].Probability.ShouldBe(0.8411, 1e-3);
        said[^1].Probability.ShouldBe(1, 1e-12);
        said.Zip(said.Skip(1)).ShouldAllBe(p => p.First.Probability <= p.Second.Probability);
        Wording.Of(coefficient with { StandardError = NoMeasure.OneUnit }, words).ShouldBe(NoMeasure.OneUnit);
        Should.Throw<ArgumentException>(() => Wording.Of(coefficient, [new("a", 0), new("b", 0)]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Order_and_names_of_units_and_raters_change_nothing(int seed)
    {
        var (plain, turned) = (Random(seed), Random(seed, turned: true));

        foreach (var weighting in Enum.GetValues<Weighting>())
        {
            Same(ChanceCorrected.Gwet(plain, weighting), ChanceCorrected.Gwet(turned, weighting));
            Same(ChanceCorrected.Fleiss(plain, weighting), ChanceCorrected.Fleiss(turned, weighting));
            Same(ChanceCorrected.Conger(plain, weighting), ChanceCorrected.Conger(turned, weighting));
            Same(ChanceCorrected.Alpha(plain, weighting), ChanceCorrected.Alpha(turned, weighting));
            Same(ChanceCorrected.BrennanPrediger(plain, weighting), ChanceCorrected.BrennanPrediger(turned, weighting));
        }
        foreach (var distance in Enum.GetValues<Distance>())
            Krippendorff.Alpha(plain, distance).OrThrow.ShouldBe(Krippendorff.Alpha(turned, distance).OrThrow, 1e-10);
    }

    [Fact]
    public void Twice_the_data_leave_the_coefficient_and_shrink_its_error_by_the_root_of_two()
    {
        var (once, twice) = (Random(5), Random(5, times: 2));

        var (few, many) = (ChanceCorrected.Fleiss(once).OrThrow, ChanceCorrected.Fleiss(twice).OrThrow);

        many.Value.ShouldBe(few.Value, 1e-12);
        var n = (double)once.Units;
        many.StandardError.OrThrow.ShouldBe(few.StandardError.OrThrow * Math.Sqrt(2 * n * (n - 1) / (2 * n * (2 * n - 1))), 1e-12);
    }

    /// <summary>Forty units, five raters, four grades, a third of the ratings missing.</summary>
    private static Ratings Random(int seed, bool turned = false, int times = 1)
    {
        var random = new Random(seed);
        var drawn = new double?[40, 5];
        for (var i = 0; i < 40; i++)
        for (var j = 0; j < 5; j++)
            drawn[i, j] = random.Next(3) == 0 ? null : Math.Clamp(i / 10 + random.Next(-1, 2), 0, 3) + 1;
        var table = new double?[40 * times, 5];
        for (var i = 0; i < 40 * times; i++)
        for (var j = 0; j < 5; j++)
            table[i, j] = turned ? drawn[(i * 7 + 3) % 40, (j * 2 + 1) % 5] : drawn[i % 40, j];
        return Ratings.Of(table, [1, 2, 3, 4]);
    }

    private static void Same(Measured<Coefficient> one, Measured<Coefficient> other)
    {
        other.OrThrow.Value.ShouldBe(one.OrThrow.Value, 1e-10);
        other.OrThrow.StandardError.OrThrow.ShouldBe(one.OrThrow.StandardError.OrThrow, 1e-10);
    }
}
