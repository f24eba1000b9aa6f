using Candour.Methods.Agreement;

namespace Candour.Methods.Tests.Agreement;

/// <summary>Intraclass correlations of tables in which something does not vary, whose figures follow by hand.</summary>
public sealed class IntraclassEdgesTests
{
    [Fact]
    public void A_rater_who_is_always_one_higher_orders_alike_and_does_not_agree()
    {
        var ratings = Ratings.Of(
            new double?[,]
            {
                { 1, 2 },
                { 2, 3 },
                { 3, 4 },
            }
        );

        Intraclass.Of(ratings, RaterDesign.Consistency, ofMean: false).OrThrow.Value.ShouldBe(1);
        // Between units 2, between raters 1.5, no error: 2 / (2 + 2/3 x 1.5), and of the mean 2 / (2 + 1.5 / 3).
        var single = Intraclass.Of(ratings, RaterDesign.Agreement, ofMean: false).OrThrow;
        single.Value.ShouldBe(2 / 3.0, 1e-12);
        Intraclass.Of(ratings, RaterDesign.Agreement, ofMean: true).OrThrow.Value.ShouldBe(0.8, 1e-12);
        double.IsFinite(single.F).ShouldBeTrue();
        single.P.ShouldBe(0, 1e-12);
        single.Within.Low.ShouldBeInRange(0, single.Value);
        single.Within.High.ShouldBeInRange(single.Value, 1);
    }

    [Fact]
    public void Units_that_do_not_differ_leave_raters_nothing_to_tell_apart()
    {
        var opposed = Ratings.Of(
            new double?[,]
            {
                { 1, 2 },
                { 2, 1 },
            }
        );
        var shifted = Ratings.Of(
            new double?[,]
            {
                { 1, 2 },
                { 1, 2 },
                { 1, 2 },
            }
        );

        // The same three numbers, whose sum depends in its last digit on the order.
        var turned = Ratings.Of(
            new double?[,]
            {
                { 0.1, 0.2, 0.3 },
                { 0.2, 0.3, 0.1 },
                { 0.3, 0.2, 0.1 },
            }
        );

        foreach (var design in Enum.GetValues<RaterDesign>())
        foreach (var ratings in (Ratings[])[opposed, turned])
            Intraclass.Of(ratings, design, ofMean: true).ShouldBe(NoMeasure.UnitsAlike);
        Intraclass.Of(opposed, RaterDesign.OneWay, ofMean: false).OrThrow.Value.ShouldBe(-1, 1e-12);
        Intraclass.Of(shifted, RaterDesign.Consistency, ofMean: false).ShouldBe(NoMeasure.UnitsAlike);
        Intraclass.Of(shifted, RaterDesign.Agreement, ofMean: false).ShouldBe(NoMeasure.UnitsAlike);
    }

    [Fact]
    public void Raters_who_agree_to_the_last_digit_leave_nothing_to_test()
    {
        var found = Intraclass
            .Of(
                Ratings.Of(
                    new double?[,]
                    {
                        { 1, 1, 1 },
                        { 2, 2, 2 },
                        { 4, 4, 4 },
                        { 3, 3, 3 },
                    }
                ),
                RaterDesign.Agreement,
                ofMean: false
            )
            .OrThrow;

        found.ShouldBe(new IntraclassCorrelation(1, new Interval(1, 1), double.MaxValue, 3, 8, 0));
    }

    [Fact]
    public void As_much_within_units_as_between_them_is_a_correlation_of_its_own()
    {
        var found = Intraclass
            .Of(
                Ratings.Of(
                    new double?[,]
                    {
                        { 0, 1 },
                        { 1, 2 },
                    }
                ),
                RaterDesign.OneWay,
                ofMean: false
            )
            .OrThrow;

        // Mean squares of 1 between and of 1/2 within.
        found.F.ShouldBe(2, 1e-12);
        found.Value.ShouldBe(1 / 3.0, 1e-12);
    }
}
