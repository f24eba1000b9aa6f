using Candour.Methods.Survey;

namespace Candour.Methods.Tests.Survey;

public sealed class ScaleTests
{
    private const double Same = 1e-10;

    [Fact]
    public void The_order_of_people_and_of_items_changes_nothing()
    {
        var answers = Made.Answers(200, 5, seed: 3);
        var (people, items) = (Made.Order(200, 4), Made.Order(5, 5));
        var moved = new double?[200, 5];
        for (var i = 0; i < 200; i++)
        for (var j = 0; j < 5; j++)
            moved[i, j] = answers[people[i], items[j]];

        var (a, b) = (ScaleReliability.Of(answers).OrThrow, ScaleReliability.Of(moved).OrThrow);
        b.Alpha.ShouldBe(a.Alpha, Same);
        b.Lambda6.OrThrow.ShouldBe(a.Lambda6.OrThrow, Same);
        b.Standardised.OrThrow.ShouldBe(a.Standardised.OrThrow, Same);
        var (one, two) = (OneFactor.Of(answers).OrThrow, OneFactor.Of(moved).OrThrow);
        two.Omega.ShouldBe(one.Omega, Same);
        for (var j = 0; j < 5; j++)
        {
            b.ItemRest[j].OrThrow.ShouldBe(a.ItemRest[items[j]].OrThrow, Same);
            b.AlphaIfDropped[j].OrThrow.ShouldBe(a.AlphaIfDropped[items[j]].OrThrow, Same);
            two.Loadings[j].ShouldBe(one.Loadings[items[j]], Same);
            two.Residuals[j].ShouldBe(one.Residuals[items[j]], Same);
        }
    }

    [Fact]
    public void An_item_turned_round_and_told_so_counts_as_before()
    {
        var answers = Made.Answers(150, 4, seed: 6);
        var turned = (double?[,])answers.Clone();
        for (var i = 0; i < 150; i++)
            turned[i, 2] = 6 - turned[i, 2];

        var straight = ScaleReliability.Of(answers).OrThrow;
        ScaleReliability.Of(turned, [2]).OrThrow.Alpha.ShouldBe(straight.Alpha, Same);
        OneFactor.Of(turned, [2]).OrThrow.Omega.ShouldBe(OneFactor.Of(answers).OrThrow.Omega, Same);
        ScaleReliability.Of(turned).OrThrow.Alpha.ShouldBeLessThan(straight.Alpha);
    }

    [Fact]
    public void Only_people_who_answered_every_item_count()
    {
        var answers = Made.Answers(60, 4, seed: 8);
        var more = new double?[62, 4];
        for (var i = 0; i < 60; i++)
        for (var j = 0; j < 4; j++)
            more[i + 1, j] = answers[i, j];
        (more[0, 0], more[61, 3]) = (5, 1);

        var found = ScaleReliability.Of(more).OrThrow;
        found.People.ShouldBe(60);
        found.Alpha.ShouldBe(ScaleReliability.Of(answers).OrThrow.Alpha, Same);
    }

    [Fact]
    public void Items_that_are_equally_good_have_an_omega_of_alpha()
    {
        // Three items of one thing each with the same loading and residual: covariances of 1/2 exactly.
        double?[,] answers =
        {
            { 1, 1, 1 },
            { 1, 2, 2 },
            { 2, 1, 2 },
            { 2, 2, 1 },
            { 3, 3, 3 },
            { 3, 2, 2 },
            { 2, 3, 2 },
            { 2, 2, 3 },
        };

        OneFactor.Of(answers).OrThrow.Omega.ShouldBe(ScaleReliability.Of(answers).OrThrow.Alpha, 1e-9);
        OneFactor.Of(answers).OrThrow.Fit.Freedom.ShouldBe(0);
        OneFactor.Of(answers).OrThrow.Fit.ErrorOfApproximation.ShouldBe(NoMeasure.TooFewItems);
    }

    [Fact]
    public void An_item_that_is_the_factor_itself_has_no_estimate()
    {
        // The first goes with the second and the third, which hardly go with each other.
        var answers = new double?[16, 3];
        for (var i = 0; i < 16; i++)
        {
            var (one, other) = (i % 4, i / 4);
            answers[i, 0] = one + other + (i % 3 == 0 ? 1 : 0);
            answers[i, 1] = one + (i == 15 ? 1 : 0);
            answers[i, 2] = other + (i == 15 ? 1 : 0);
        }
        OneFactor.Of(answers).ShouldBe(NoMeasure.NoFiniteEstimate);
    }

    [Fact]
    public void What_does_not_vary_or_repeats_itself_is_refused_by_type()
    {
        ScaleReliability.Of(new double?[5, 1]).ShouldBe(NoMeasure.TooFewItems);
        ScaleReliability.Of(new double?[5, 3]).ShouldBe(NoMeasure.NothingToCompare);
        ScaleReliability.Of(Made.Answers(1, 3, 1)).ShouldBe(NoMeasure.OneUnit);
        OneFactor.Of(Made.Answers(50, 2, 1)).ShouldBe(NoMeasure.TooFewItems);
        OneFactor.Of(Made.Answers(4, 4, 1)).ShouldBe(NoMeasure.TooFewAnswers);
        double?[,] same =
        {
            { 4, 4, 4 },
            { 4, 4, 4 },
        };
        ScaleReliability.Of(same).ShouldBe(NoMeasure.NothingVaries);
        var twice = Made.Answers(40, 3, 2);
        for (var i = 0; i < 40; i++)
            twice[i, 1] = twice[i, 0];
        ScaleReliability.Of(twice).OrThrow.Lambda6.ShouldBe(NoMeasure.NoFiniteEstimate);
        OneFactor.Of(twice).ShouldBe(NoMeasure.NoFiniteEstimate);
        var flat = Made.Answers(40, 3, 2);
        for (var i = 0; i < 40; i++)
            flat[i, 1] = 3;
        var found = ScaleReliability.Of(flat).OrThrow;
        found.Standardised.ShouldBe(NoMeasure.NothingVaries);
        found.ItemRest[1].ShouldBe(NoMeasure.NothingVaries);
        OneFactor.Of(flat).ShouldBe(NoMeasure.NothingVaries);
        Should.Throw<ArgumentException>(() => ScaleReliability.Of(flat, [3]));
        flat[7, 2] = double.NaN;
        Should.Throw<ArgumentException>(() => ScaleReliability.Of(flat)).Message.ShouldContain("Person 8, item 3");
    }
}
