using Candour.Methods.Numerics;
using Candour.Methods.Pairwise;

namespace Candour.Methods.Tests.Pairwise;

public sealed class PairwiseTests
{
    [Fact]
    public void Two_items_lie_apart_by_the_logarithm_of_their_odds()
    {
        var found = BradleyTerry.Fit(Comparisons.Of([new Comparison("a", "b", 3, 9)])).OrThrow;
        found.Items[1].VersusFirst.ShouldBe(Math.Log(3), 1e-12);
        found.Items[1].VersusFirstError.ShouldBe(Math.Sqrt(1 / 3.0 + 1 / 9.0), 1e-12);
        found.Items[1].Centred.ShouldBe(Math.Log(3) / 2, 1e-12);
        found.Items[0].CentredError.ShouldBe(Math.Sqrt(1 / 3.0 + 1 / 9.0) / 2, 1e-12);
        found.Deviance.ShouldBe(0, 1e-10);
    }

    [Fact]
    public void Order_names_and_sides_change_nothing()
    {
        var rows = Rows(new Random(2));
        Comparison[] other = [.. rows.Select(c => new Comparison(Other(c.Second), Other(c.First), c.SecondWins, c.FirstWins))];
        new Random(3).Shuffle(other);
        var (one, two) = (BradleyTerry.Fit(Comparisons.Of(rows)).OrThrow, BradleyTerry.Fit(Comparisons.Of(other)).OrThrow);
        two.LogLikelihood.ShouldBe(one.LogLikelihood, 1e-10);
        foreach (var item in one.Items)
        {
            var again = two.Items.Single(i => i.Item == Other(item.Item));
            again.Centred.ShouldBe(item.Centred, 1e-10);
            again.CentredError.ShouldBe(item.CentredError, 1e-10);
        }
        var (prior, priorAgain) = (
            BradleyTerry.WithPrior(Comparisons.Of(rows)).OrThrow,
            BradleyTerry.WithPrior(Comparisons.Of(other)).OrThrow
        );
        foreach (var item in prior.Items)
            priorAgain.Items.Single(i => i.Item == Other(item.Item)).Effect.ShouldBe(item.Effect, 1e-10);
    }

    [Fact]
    public void Everything_twice_makes_errors_smaller_by_the_root_of_two()
    {
        var rows = Rows(new Random(2));
        var (one, two) = (BradleyTerry.Fit(Comparisons.Of(rows)).OrThrow, BradleyTerry.Fit(Comparisons.Of([.. rows, .. rows])).OrThrow);
        foreach (var (once, twice) in one.Items.Zip(two.Items))
        {
            twice.Centred.ShouldBe(once.Centred, 1e-9);
            twice.CentredError.ShouldBe(once.CentredError / Math.Sqrt(2), 1e-9);
        }
    }

    [Fact]
    public void A_wide_prior_gives_what_maximum_likelihood_gives()
    {
        var comparisons = Comparisons.Of(Rows(new Random(2)));
        var (free, prior) = (BradleyTerry.Fit(comparisons).OrThrow, BradleyTerry.WithPrior(comparisons, 1e4).OrThrow);
        foreach (var (one, two) in free.Items.Zip(prior.Items))
            two.Effect.ShouldBe(one.Centred, 1e-6);
    }

    [Fact]
    public void An_item_that_never_loses_has_an_estimate_with_a_prior_only()
    {
        var comparisons = Comparisons.Of([new Comparison("a", "b", 4, 0), new Comparison("b", "c", 2, 2), new Comparison("d", "e", 1, 1)]);
        BradleyTerry.Fit(comparisons).Refusal.ShouldBe(new Refusal.NoFiniteEstimate(3));
        var prior = BradleyTerry.WithPrior(comparisons).OrThrow;
        prior.Components.ShouldBe(2);
        prior.Items[0].Effect.ShouldBeGreaterThan(prior.Items[1].Effect);
        prior.Items[3].Effect.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused_and_misuse_throws()
    {
        BradleyTerry.Fit(Comparisons.Of([])).Refusal.ShouldBe(new Refusal.NothingToCompare());
        BradleyTerry.WithPrior(Comparisons.Of([])).Refusal.ShouldBe(new Refusal.NothingToCompare());
        BradleyTerry.Fit(Comparisons.Of([new Comparison("a", "b", 0, 0)])).Refusal.ShouldBe(new Refusal.NoFiniteEstimate(2));
        Should.Throw<ArgumentException>(() => Comparisons.Of([new Comparison("a", "a", 1, 0)]));
        Should.Throw<ArgumentException>(() => Comparisons.Of([new Comparison("a", "b", -1, 0)]));
        Should.Throw<ArgumentException>(() => Comparisons.Of([new Comparison("a", "b", double.NaN, 0)]));
        Should.Throw<ArgumentOutOfRangeException>(() => BradleyTerry.WithPrior(Comparisons.Of([new Comparison("a", "b", 1, 0)]), 0));
    }

    private static Comparison[] Rows(Random dice) =>
        [
            .. from i in Enumerable.Range(0, 7)
            from j in Enumerable.Range(i + 1, 6 - i)
            select new Comparison($"e{i}", $"e{j}", 1 + dice.Next(4), 1 + dice.Next(4)),
        ];

    private static string Other(string item) => $"{(char)('z' - item[1])}{item}";
}
