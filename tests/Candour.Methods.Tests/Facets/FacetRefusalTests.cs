using Candour.Methods.Facets;
using Candour.Methods.Numerics;

namespace Candour.Methods.Tests.Facets;

/// <summary>Where there is no honest estimate there is none, and the type says why.</summary>
public sealed class FacetRefusalTests
{
    [Fact]
    public void Nothing_rated_is_nothing_to_compare()
    {
        var none = FacetRatings.Of([]);

        JointFacets.Fit(none).Refusal.ShouldBe(new Refusal.NothingToCompare());
        MarginalFacets.Fit(none).Refusal.ShouldBe(new Refusal.NothingToCompare());
        HierarchicalFacets.Estimate(none).Refusal.ShouldBe(new Refusal.NothingToCompare());
        Connectedness.Of(none).Islands.ShouldBeEmpty();
    }

    [Fact]
    public void One_grade_throughout_varies_nothing()
    {
        var same = Ratings((_, _, _) => 3);

        JointFacets.Fit(same).Refusal.ShouldBe(new Refusal.NothingVaries());
        MarginalFacets.Fit(same).Refusal.ShouldBe(new Refusal.NothingVaries());
        HierarchicalFacets.Mode(same, Design.Truth).Refusal.ShouldBe(new Refusal.NothingVaries());
        HierarchicalFacets.SpreadWithin(same, FacetEffect.Reviewer).Refusal.ShouldBe(new Refusal.NothingVaries());
    }

    [Fact]
    public void A_grade_that_nobody_gave_between_two_that_were_has_no_threshold()
    {
        var gap = Ratings((s, r, c) => (s + r + c) % 2 == 0 ? 1 : 3);

        JointFacets.Fit(gap).Refusal.ShouldBe(new Refusal.GradeUnused(2, null));
        MarginalFacets.Fit(gap).Refusal.ShouldBe(new Refusal.GradeUnused(2, null));
        HierarchicalFacets.Spreads(gap).Refusal.ShouldBe(new Refusal.GradeUnused(2, null));
    }

    [Fact]
    public void With_partial_credit_every_criterion_needs_every_grade()
    {
        var ratings = Ratings((s, r, c) => c == 1 ? 1 + (s + r) % 2 : 1 + (s + 2 * r + c) % 3);

        JointFacets.Fit(ratings, ThresholdModel.PartialCredit).Refusal.ShouldBe(new Refusal.GradeUnused(3, "C1"));
        JointFacets.Fit(ratings).OrDefault.ShouldNotBeNull();
    }

    [Fact]
    public void Islands_have_no_joint_estimates_and_hierarchical_ones_that_say_so()
    {
        var ratings = FacetRatings.Of(FacetCases.Rows("closed_triads"));

        JointFacets.Fit(ratings).Refusal.ShouldBe(new Refusal.Islands(4));
        HierarchicalFacets.Estimate(ratings).OrThrow.Links.Islands.Count.ShouldBe(4);
        HierarchicalFacets.Estimate(ratings).OrThrow.Links.Whole.ShouldBeFalse();
    }

    [Fact]
    public void A_criterion_for_each_reviewer_cannot_be_told_from_the_reviewer()
    {
        FacetRating[] rows =
        [
            .. from s in Enumerable.Range(0, 6)
            from r in Enumerable.Range(0, 3)
            select new FacetRating($"S{s}", $"R{r}", $"C{r}", 1 + (s + r) % 3),
        ];

        JointFacets.Fit(FacetRatings.Of(rows)).Refusal.ShouldBe(new Refusal.Confounded(2));
        MarginalFacets.Fit(FacetRatings.Of(rows)).Refusal.ShouldBe(new Refusal.Confounded(2));
        HierarchicalFacets.Mode(FacetRatings.Of(rows), Design.Truth).OrDefault.ShouldNotBeNull();
    }

    [Fact]
    public void A_reviewer_who_gave_the_top_grade_only_has_no_marginal_estimate_and_a_joint_one_by_rule()
    {
        var ratings = Ratings((s, r, c) => r == 1 ? 3 : 1 + (s + 2 * r + c) % 3);

        MarginalFacets.Fit(ratings).Refusal.ShouldBe(new Refusal.Extreme("reviewer", "R1"));
        var extreme = JointFacets.Fit(ratings).OrThrow.Extremes.ShouldHaveSingleItem();
        (extreme.Facet, extreme.Id).ShouldBe(("reviewer", "R1"));
        extreme.Measure!.Value.ShouldBeLessThan(-2, "who gives the top grade throughout is lenient");
    }

    [Fact]
    public void Alike_reviewers_of_few_schools_are_not_told_apart()
    {
        var dice = new Random(4);
        var alike = Ratings((s, _, _) => Math.Clamp(2 + s % 3 + dice.Next(3) - 1, 1, 4), reviewers: 3);

        var refusal = HierarchicalFacets.Estimate(alike).OrThrow.Severities.Refusal.ShouldBeOfType<Refusal.TooLittleToTellApart>();
        refusal.UpTo!.Value.ShouldBeGreaterThan(HierarchicalFacets.Negligible);
        HierarchicalFacets
            .Estimate(Ratings((s, _, c) => 1 + (s + c) % 3, reviewers: 1))
            .OrThrow.Severities.Refusal.ShouldBe(new Refusal.TooLittleToTellApart(null));
    }

    [Fact]
    public void Reviewers_of_many_schools_who_differ_are_told_apart()
    {
        var rows = from s in Enumerable.Range(0, 12) from r in Enumerable.Range(0, 6) from c in Enumerable.Range(0, 6) select (s, r, c);
        var dice = new Random(8);
        var ratings = FacetRatings.Of([
            .. rows.Select(x => new FacetRating(
                $"S{x.s}",
                $"R{x.r}",
                $"C{x.c}",
                Math.Clamp(3 + x.s % 3 - x.r / 2 + dice.Next(2) - dice.Next(2), 1, 4)
            )),
        ]);

        var severities = HierarchicalFacets.Estimate(ratings).OrThrow.Severities.OrThrow;
        severities.Single(s => s.Id == "R5").Effect.ShouldBeGreaterThan(severities.Single(s => s.Id == "R0").Effect);
        HierarchicalFacets.SpreadWithin(ratings, FacetEffect.Reviewer).OrThrow.Low.ShouldBeGreaterThan(HierarchicalFacets.Negligible);
    }

    [Fact]
    public void Misuse_throws()
    {
        var ratings = Ratings((s, r, c) => 1 + (s + r + c) % 3);

        Should.Throw<ArgumentOutOfRangeException>(() => HierarchicalFacets.Mode(ratings, new EffectSpreads(1, -1, 1, 1)));
        Should.Throw<ArgumentOutOfRangeException>(() => HierarchicalFacets.Mode(ratings, new EffectSpreads(1, double.NaN, 1, 1)));
        Should.Throw<ArgumentOutOfRangeException>(() => HierarchicalFacets.Mode(ratings, Design.Truth, level: 1));
        Should.Throw<ArgumentException>(() => FacetRatings.Of([new FacetRating("a", "b", null!, 1)]));
        Should.Throw<ArgumentException>(() => FacetRatings.Of([new FacetRating("a", "b", "c", 1), new FacetRating("a", "b", "c", 500)]));
    }

    private static FacetRatings Ratings(Func<int, int, int, int> grade, int reviewers = 4) =>
        FacetRatings.Of([
            .. from s in Enumerable.Range(0, 5)
            from r in Enumerable.Range(0, reviewers)
            from c in Enumerable.Range(0, 3)
            select new FacetRating($"S{s}", $"R{r}", $"C{c}", grade(s, r, c)),
        ]);
}
