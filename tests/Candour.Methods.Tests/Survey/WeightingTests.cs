using Candour.Methods.Agreement;
using Candour.Methods.Survey;

namespace Candour.Methods.Tests.Survey;

public sealed class WeightingTests
{
    private const double Same = 1e-10;

    [Fact]
    public void Raked_weights_meet_every_margin_whatever_the_order()
    {
        var (design, year, sex, _) = Pupils(300, 21);

        var raked = Raking.To(design, [year, sex]).OrThrow;
        var other = Raking.To(design, [sex, year]).OrThrow;
        foreach (var margin in (Margin[])[year, sex])
            for (var c = 0; c < margin.Totals.Count; c++)
                raked.Weights.Where((_, i) => margin.Classes[i] == c).Sum().ShouldBe(margin.Totals[c], 1e-8);
        for (var i = 0; i < 300; i++)
            other.Weights[i].ShouldBe(raked.Weights[i], 1e-9);
        raked.EffectiveNumber.ShouldBeInRange(1, 300);
    }

    [Fact]
    public void What_the_roll_says_itself_is_not_unsure()
    {
        var (design, year, sex, _) = Pupils(300, 22);
        double?[] girls = [.. sex.Classes.Select(c => c == 0 ? 1.0 : 0)];

        var share = Raking.To(design, [year, sex]).OrThrow.Mean(girls).OrThrow;
        share.Value.ShouldBe(sex.Totals[0] / sex.Totals.Sum(), Same);
        share.StandardError.OrThrow.ShouldBe(0, 1e-9);
        design.Unadjusted().Mean(girls).OrThrow.StandardError.OrThrow.ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public void The_order_of_people_and_the_names_of_classes_change_nothing()
    {
        var (design, year, sex, said) = Pupils(240, 23);
        var order = Made.Order(240, 24);
        var moved = SurveyDesign.Of(design.Weights.In(order));
        int[] renamed = [2, 0, 1];
        var years = Margin.Of(
            [.. year.Classes.In(order).Select(c => renamed[c])],
            [.. Enumerable.Range(0, 3).Select(c => year.Totals[Array.IndexOf(renamed, c)])]
        );
        var sexes = Margin.Of(sex.Classes.In(order), sex.Totals);

        var a = Raking.To(SurveyDesign.Of(design.Weights), [year, sex]).OrThrow.Mean(said).OrThrow;
        var b = Raking.To(moved, [years, sexes]).OrThrow.Mean(said.In(order)).OrThrow;
        b.Value.ShouldBe(a.Value, Same);
        b.StandardError.OrThrow.ShouldBe(a.StandardError.OrThrow, Same);
    }

    [Fact]
    public void As_many_answers_again_make_it_surer_by_the_root_of_two()
    {
        var (_, _, _, said) = Pupils(200, 25);
        double[] weights = [.. Enumerable.Range(0, 200).Select(i => 1 + i % 3)];

        var once = SurveyDesign.Of(weights).Unadjusted().Mean(said).OrThrow;
        var twice = SurveyDesign.Of([.. weights, .. weights]).Unadjusted().Mean([.. said, .. said]).OrThrow;
        twice.Value.ShouldBe(once.Value, Same);
        // But for n/(n-1), which is nearly 1.
        var ratio = Math.Sqrt(400 / 399.0 / (200 / 199.0) / 2);
        (twice.StandardError.OrThrow / once.StandardError.OrThrow).ShouldBe(ratio, Same);
    }

    [Fact]
    public void Of_a_roll_that_answered_in_full_nothing_is_unsure()
    {
        var all = SurveyDesign.OfRoll(3, 3).Unadjusted().Mean([1, 0, 1]).OrThrow;

        all.Value.ShouldBe(2 / 3.0, Same);
        all.StandardError.ShouldBe(0.0);
        all.Within().OrThrow.ShouldBe(new Interval(all.Value, all.Value));
    }

    [Fact]
    public void Who_did_not_answer_a_question_is_left_out_of_its_mean()
    {
        var found = SurveyDesign.Of([1, 1, 2, 2]).Unadjusted().Mean([1, null, 0, null]).OrThrow;

        found.Value.ShouldBe(1 / 3.0, Same);
        SurveyDesign.Of([1, 1]).Unadjusted().Mean([null, null]).ShouldBe(NoMeasure.NothingToCompare);
        SurveyDesign.Of([1, 1], [7, 7]).Unadjusted().Mean([1, 2]).OrThrow.StandardError.ShouldBe(NoMeasure.OneUnit);
    }

    [Fact]
    public void Weights_that_may_not_be_used_are_refused_by_type()
    {
        var (design, year, _, _) = Pupils(300, 26);
        Margin Of(IEnumerable<int> classes, params double[] totals) => Margin.Of([.. classes], totals);
        var few = Of(Enumerable.Range(0, 300).Select(i => i < 9 ? 0 : 1), 100, 900);
        var far = Of(Enumerable.Range(0, 300).Select(i => i < 20 ? 0 : 1), 500, 500);

        Raking.To(design, [few]).ShouldBe(NoMeasure.TooFewAnswers);
        Raking.To(design, [few], new RakingLimits(5, 0, 100)).ShouldBeOfType<Measured<WeightedAnswers>.Found>();
        Raking.PostStratify(design, far).ShouldBe(NoMeasure.WeightsTooUneven);
        Raking.PostStratify(design, far, RakingLimits.None).OrThrow.EffectiveNumber.ShouldBeLessThan(100);
        // All of class 0 are of class 0: no weights make one a tenth and the other a half.
        var a = Of(Enumerable.Range(0, 300).Select(i => i / 150), 100, 900);
        var b = Of(Enumerable.Range(0, 300).Select(i => i / 150), 500, 500);
        Raking.To(design, [a, b], RakingLimits.None).ShouldBe(NoMeasure.MarginsDisagree);
        Should.Throw<ArgumentException>(() => Raking.To(design, []));
        Should.Throw<ArgumentException>(() => Raking.To(design, [year, Of(a.Classes, 100, 800)]));
        Should.Throw<ArgumentException>(() => SurveyDesign.Of([1, 0])).Message.ShouldContain("Person 2");
        Should.Throw<ArgumentException>(() => Margin.Of([0, 1], [5, 0])).Message.ShouldContain("Person 2");
    }

    [Fact]
    public void What_too_few_answered_is_compared_with_nothing()
    {
        var response = Response.Of(29, 100).OrThrow;

        response.Share.ShouldBe(0.29);
        response.Compared(0.7).ShouldBe(NoMeasure.ResponseTooLow);
        Response.Of(30, 100).OrThrow.Compared(0.7).ShouldBe(0.7);
        response.Bounds(20).ShouldBe(new Interval(0.2, 0.91));
        Response.Of(0, 0).ShouldBe(NoMeasure.NothingToCompare);
        Should.Throw<ArgumentOutOfRangeException>(() => Response.Of(5, 4));
    }

    private static (SurveyDesign Design, Margin Year, Margin Sex, double?[] Said) Pupils(int count, int seed)
    {
        var random = new Random(seed);
        int[] years = [.. Enumerable.Range(0, count).Select(_ => random.Next(3))];
        int[] sexes = [.. Enumerable.Range(0, count).Select(_ => random.Next(5) < 2 ? 0 : 1)];
        double?[] said = [.. years.Select(y => random.NextDouble() < 0.4 + 0.1 * y ? 1.0 : 0)];
        return (SurveyDesign.OfRoll(count, 1000), Margin.Of(years, [300, 350, 350]), Margin.Of(sexes, [520, 480]), said);
    }
}
