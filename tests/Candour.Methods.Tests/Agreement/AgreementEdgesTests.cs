using Candour.Methods.Agreement;

namespace Candour.Methods.Tests.Agreement;

/// <summary>Figures that follow by hand, and where each method stops.</summary>
public sealed class AgreementEdgesTests
{
    private static readonly double?[,] OneMissing =
    {
        { 1, 2 },
        { 2, 2 },
        { 3, null },
    };

    [Fact]
    public void Three_who_order_four_units_alike_do_so_by_chance_three_times_in_a_hundred()
    {
        var found = Concordance
            .Of(
                Ratings.Of(
                    new double?[,]
                    {
                        { 1, 1, 1 },
                        { 2, 2, 2 },
                        { 3, 3, 3 },
                        { 4, 4, 4 },
                    }
                )
            )
            .OrThrow;

        found.W.ShouldBe(1, 1e-12);
        found.ChiSquare.ShouldBe(9, 1e-12);
        // The tail of chi-square with three degrees of freedom at nine.
        found.P.ShouldBe(0.0292909, 1e-6);
    }

    [Fact]
    public void Two_units_can_be_ordered_and_one_or_none_cannot()
    {
        var two = Ratings.Of(
            new double?[,]
            {
                { 1, 1 },
                { 2, 2 },
            }
        );
        var one = Ratings.Of(
            new double?[,]
            {
                { 1, 2 },
            }
        );
        var none = Ratings.Of(new double?[0, 2]);

        Concordance.Of(two).OrThrow.W.ShouldBe(1, 1e-12);
        Concordance.Of(one).ShouldBe(NoMeasure.OneUnit);
        Concordance.Of(none).ShouldBe(NoMeasure.NothingToCompare);
        Intraclass.Of(two, RaterDesign.Consistency, ofMean: false).OrThrow.Value.ShouldBe(1);
        Intraclass.Of(one, RaterDesign.Consistency, ofMean: false).ShouldBe(NoMeasure.OneUnit);
        Intraclass.Of(none, RaterDesign.Consistency, ofMean: false).ShouldBe(NoMeasure.NothingToCompare);
        FleissKappa.Of(none).ShouldBe(NoMeasure.NothingToCompare);
    }

    [Fact]
    public void One_rating_that_is_missing_is_enough_to_refuse_what_needs_them_all()
    {
        var ratings = Ratings.Of(OneMissing);

        Concordance.Of(ratings).ShouldBe(NoMeasure.RatingsMissing);
        FleissKappa.Of(ratings).ShouldBe(NoMeasure.RatingsMissing);
        foreach (var design in Enum.GetValues<RaterDesign>())
            Intraclass.Of(ratings, design, ofMean: false).ShouldBe(NoMeasure.RatingsMissing);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_number_of_any_table_is_finite(int seed)
    {
        var random = new Random(seed);
        for (var turn = 0; turn < 300; turn++)
        {
            var (table, gaps) = (new double?[random.Next(1, 5), random.Next(1, 4)], turn % 2 == 0);
            for (var i = 0; i < table.GetLength(0); i++)
            for (var j = 0; j < table.GetLength(1); j++)
                table[i, j] = gaps && random.Next(3) == 0 ? null : random.Next(1, 4);
            var ratings = Ratings.Of(table, turn % 3 == 0 ? [1, 2, 3, 4] : null);
            Numbers(ratings).ShouldAllBe(n => double.IsFinite(n.Number), string.Join(" ", table.Cast<double?>()));
        }
    }

    private static IEnumerable<(string Of, double Number)> Numbers(Ratings ratings)
    {
        foreach (var weighting in Enum.GetValues<Weighting>())
        {
            Measured<Coefficient>[] coefficients =
            [
                ChanceCorrected.PerCent(ratings, weighting),
                ChanceCorrected.Gwet(ratings, weighting),
                ChanceCorrected.Fleiss(ratings, weighting),
                ChanceCorrected.BrennanPrediger(ratings, weighting),
                ChanceCorrected.Conger(ratings, weighting),
                ChanceCorrected.Alpha(ratings, weighting),
            ];
            foreach (var found in coefficients.Select(c => c.OrDefault).OfType<Coefficient>())
            {
                yield return ($"{weighting} value", found.Value);
                yield return ($"{weighting} expected", found.Expected);
                if (found.StandardError is Measured<double>.Found error)
                    yield return ($"{weighting} error", error.Value);
            }
        }
        foreach (var distance in Enum.GetValues<Distance>())
            if (Krippendorff.Alpha(ratings, distance) is Measured<double>.Found alpha)
                yield return ($"alpha {distance}", alpha.Value);
        if (Concordance.Of(ratings).OrDefault is { } order)
            foreach (var number in (double[])[order.W, order.ChiSquare, order.P])
                yield return ("concordance", number);
        if (FleissKappa.Of(ratings).OrDefault is { } kappa)
            foreach (
                var number in kappa.ByCategory.OfType<Measured<double>.Found>().Select(k => k.Value).Append(kappa.Value).Append(kappa.Z)
            )
                yield return ("Fleiss's kappa", number);
        foreach (var design in Enum.GetValues<RaterDesign>())
        foreach (var ofMean in (bool[])[true, false])
            if (Intraclass.Of(ratings, design, ofMean).OrDefault is { } found)
                foreach (
                    var number in (double[])
                        [found.Value, found.Within.Low, found.Within.High, found.F, found.Freedom1, found.Freedom2, found.P]
                )
                    yield return ($"{design} {ofMean}", number);
    }

    [Fact]
    public void Fleiss_s_kappa_of_two_raters_is_scott_s_pi_and_an_unused_category_has_none()
    {
        var ratings = Ratings.Of(
            new double?[,]
            {
                { 1, 1 },
                { 2, 2 },
                { 1, 2 },
                { 1, 1 },
            },
            [1, 2, 3]
        );

        var found = FleissKappa.Of(ratings).OrThrow;

        // Agreed on 3 of 4; by chance (5/8)² + (3/8)² = 34/64.
        found.Value.ShouldBe((0.75 - 34 / 64.0) / (1 - 34 / 64.0), 1e-12);
        found.ByCategory[0].OrThrow.ShouldBe(found.Value, 1e-12);
        found.ByCategory[2].ShouldBe(NoMeasure.NothingVaries);
        found.Z.ShouldBe(found.Value * 2, 1e-12);
    }

    [Fact]
    public void A_ratio_distance_bears_nought_and_an_empty_table()
    {
        var withNought = Ratings.Of(
            new double?[,]
            {
                { 0, 0 },
                { 2, 4 },
                { 4, 4 },
            }
        );
        var below = Ratings.Of(
            new double?[,]
            {
                { -1, -1 },
                { 2, 2 },
            }
        );

        Krippendorff.Alpha(withNought, Distance.Ratio).OrThrow.ShouldBeInRange(0, 1);
        Krippendorff.Alpha(Ratings.Of(new double?[0, 2]), Distance.Ratio).ShouldBe(NoMeasure.NothingToCompare);
        Krippendorff.Alpha(below, Distance.Interval).OrThrow.ShouldBe(1);
        Should
            .Throw<ArgumentException>(() => Krippendorff.Alpha(below, Distance.Ratio))
            .Message.ShouldStartWith("A ratio distance is for categories of 0 or more.");
        Should.Throw<ArgumentException>(() => Krippendorff.Resampled(below, Distance.Ratio, 10, seed: 1));
    }

    [Fact]
    public void Resamples_in_which_nothing_varied_are_counted()
    {
        var settled = Ratings.Of(
            new double?[,]
            {
                { 1, 2 },
                { 1, 2 },
                { 2, 1 },
                { 1, 2 },
            }
        );
        var often = Ratings.Of(
            new double?[,]
            {
                { 1, 1 },
                { 1, 1 },
                { 2, 2 },
            }
        );

        Krippendorff.Resampled(settled, Distance.Nominal, 200, seed: 1).OrThrow.Undefined.ShouldBe(0);
        // All three drawn from the first two units: (2/3)³, or all from the last: (1/3)³.
        Krippendorff.Resampled(often, Distance.Nominal, 3000, seed: 1).OrThrow.Undefined.ShouldBeInRange(900, 1100);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_level_is_between_nought_and_one(double level)
    {
        var ratings = Ratings.Of(
            new double?[,]
            {
                { 1, 2 },
                { 2, 2 },
                { 3, 3 },
            }
        );

        Should.Throw<ArgumentOutOfRangeException>(() => Krippendorff.Resampled(ratings, Distance.Nominal, 10, 1, level));
        Should.Throw<ArgumentOutOfRangeException>(() => Intraclass.Of(ratings, RaterDesign.OneWay, ofMean: true, level));
        Should.Throw<ArgumentOutOfRangeException>(() => ChanceCorrected.Fleiss(ratings).OrThrow.Within(level));
    }

    [Fact]
    public void A_place_outside_the_table_is_refused()
    {
        var ratings = Ratings.Of(OneMissing);

        ratings[2, 1].ShouldBeNull();
        ratings[2, 0].ShouldBe(2);
        Should.Throw<ArgumentOutOfRangeException>(() => ratings[-1, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => ratings[3, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => ratings[0, -1]);
        Should.Throw<ArgumentOutOfRangeException>(() => ratings[0, 2]);
    }

    [Fact]
    public void What_is_wrong_is_said()
    {
        Should
            .Throw<ArgumentException>(() => Ratings.Of(OneMissing, [1, double.PositiveInfinity]))
            .Message.ShouldStartWith("A category is a finite number.");
        Should.Throw<ArgumentException>(() => Ratings.Of(OneMissing, [1, 2, 2])).Message.ShouldStartWith("A category is given twice.");
        var three = Ratings.Of(new double?[1, 3]);
        Should
            .Throw<ArgumentException>(() => ChanceCorrected.Cohen(three))
            .Message.ShouldStartWith("Cohen's kappa is for two raters; there are 3.");
        Should
            .Throw<ArgumentException>(() => Krippendorff.Resampled(Ratings.Of(OneMissing), Distance.Nominal, 10, 1, clusters: [1]))
            .Message.ShouldStartWith("There are 3 units and 1 clusters.");
        Should
            .Throw<ArgumentException>(() => Wording.Of(new Coefficient(1, 0, 1, 0.1) { Units = 5 }, []))
            .Message.ShouldStartWith("Each word has a range of its own.");
    }

    [Fact]
    public void Nothing_is_taken_for_a_table()
    {
        Should.Throw<ArgumentNullException>(() => Ratings.Of(null!));
        Should.Throw<ArgumentNullException>(() => ChanceCorrected.Fleiss(null!));
        Should.Throw<ArgumentNullException>(() => ChanceCorrected.Cohen(null!));
        Should.Throw<ArgumentNullException>(() => FleissKappa.Of(null!));
        Should.Throw<ArgumentNullException>(() => Concordance.Of(null!));
        Should.Throw<ArgumentNullException>(() => ShareAgreed.Of(null!));
        Should.Throw<ArgumentNullException>(() => Intraclass.Of(null!, RaterDesign.OneWay, ofMean: false));
        Should.Throw<ArgumentNullException>(() => Krippendorff.Alpha(null!, Distance.Nominal));
        Should.Throw<ArgumentNullException>(() => Krippendorff.Resampled(null!, Distance.Nominal, 10, 1));
        Should.Throw<ArgumentNullException>(() => Wording.Of(null!, []));
        Should.Throw<ArgumentNullException>(() => Wording.Of(new Coefficient(1, 0, 1, 0.1) { Units = 5 }, null!));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Intraclass.Of(
                Ratings.Of(
                    new double?[,]
                    {
                        { 1, 2 },
                        { 2, 4 },
                    }
                ),
                (RaterDesign)9,
                ofMean: false
            )
        );
    }

    [Fact]
    public void Words_are_weighed_within_what_a_coefficient_can_be()
    {
        AgreementWord[] words = [new("hardly", -1), new("partly", 0.2), new("mostly", 0.6)];
        var vague = Wording.Of(new Coefficient(0.5, 0.5, 0, 1) { Units = 5 }, words).OrThrow;
        var sure = Wording.Of(new Coefficient(0.8, 0.4, 0.4, 0) { Units = 5 }, words).OrThrow;
        var full = Wording.Of(new Coefficient(1, 0.4, 1, 0) { Units = 5 }, words).OrThrow;

        // Normal about 0 with error 1, cut off to (-1, 1): (0.841345 - 0.579260) / (0.841345 - 0.158655).
        vague.Single(w => w.Word == "partly").Probability.ShouldBe(0.383901, 1e-5);
        vague.Single(w => w.Word == "hardly").Probability.ShouldBe(1, 1e-12);
        sure.Select(w => w.Probability).ShouldBe([0, 1, 1]);
        full.Select(w => w.Probability).ShouldBe([1, 1, 1]);
    }
}
