using Candour.Methods.Facets;

namespace Candour.Methods.Tests.Facets;

/// <summary>What must hold of every set of ratings.</summary>
public sealed class FacetPropertyTests
{
    private const double Unchanged = 1e-10;

    [Theory]
    [InlineData("peer12")]
    [InlineData("extreme_school")]
    public void Order_and_names_change_nothing(string id)
    {
        var rows = FacetCases.Rows(id);
        FacetRating[] other = [.. rows.Select(Renamed)];
        new Random(3).Shuffle(other);
        var (one, two) = (FacetRatings.Of(rows), FacetRatings.Of(other));

        var (joint, jointAgain) = (JointFacets.Fit(one).OrThrow, JointFacets.Fit(two).OrThrow);
        foreach (var school in joint.Schools)
        {
            var again = jointAgain.Schools.Single(s => s.Id == Other(school.Id));
            again.Measure.ShouldBe(school.Measure, Unchanged);
            again.FullError.ShouldBe(school.FullError, Unchanged);
            again.Fit.OutfitZ.ShouldBe(school.Fit.OutfitZ, Unchanged);
        }
        foreach (var reviewer in joint.Reviewers)
        {
            var again = jointAgain.Reviewers.Single(s => s.Id == Other(reviewer.Id));
            again.Measure.ShouldBe(reviewer.Measure, Unchanged);
            again.FullError.ShouldBe(reviewer.FullError, Unchanged);
        }

        var (marginal, marginalAgain) = (MarginalFacets.Fit(one).OrThrow, MarginalFacets.Fit(two).OrThrow);
        marginalAgain.Spread.ShouldBe(marginal.Spread, Unchanged);
        marginalAgain.MeanError.ShouldBe(marginal.MeanError, Unchanged);

        var (spreads, spreadsAgain) = (HierarchicalFacets.Spreads(one).OrThrow.Spreads, HierarchicalFacets.Spreads(two).OrThrow.Spreads);
        spreadsAgain.School.ShouldBe(spreads.School, Unchanged);
        spreadsAgain.Reviewer.ShouldBe(spreads.Reviewer, Unchanged);
        spreadsAgain.Criterion.ShouldBe(spreads.Criterion, Unchanged);
        spreadsAgain.Halo.ShouldBe(spreads.Halo, Unchanged);

        var (mode, modeAgain) = (HierarchicalFacets.Mode(one, spreads).OrThrow, HierarchicalFacets.Mode(two, spreads).OrThrow);
        foreach (var school in mode.Schools)
        {
            var again = modeAgain.Schools.Single(s => s.Id == Other(school.Id));
            again.Effect.ShouldBe(school.Effect, Unchanged);
            again.FairAverage.ShouldBe(school.FairAverage, Unchanged);
            again.Within.Low.ShouldBe(school.Within.Low, Unchanged);
        }
        foreach (var halo in mode.Halos)
            modeAgain
                .Halos.Single(h => h.School == Other(halo.School) && h.Reviewer == Other(halo.Reviewer))
                .Effect.ShouldBe(halo.Effect, Unchanged);
    }

    [Fact]
    public void Everything_twice_makes_errors_smaller_by_the_root_of_two()
    {
        var rows = FacetCases.Rows("peer12");
        var (once, twice) = (JointFacets.Fit(FacetRatings.Of(rows)).OrThrow, JointFacets.Fit(FacetRatings.Of([.. rows, .. rows])).OrThrow);
        foreach (var (one, two) in once.Schools.Concat(once.Reviewers).Zip(twice.Schools.Concat(twice.Reviewers)))
        {
            two.Measure.ShouldBe(one.Measure, 1e-9);
            two.FullError.ShouldBe(one.FullError / Math.Sqrt(2), 1e-9);
            two.ConditionalError.ShouldBe(one.ConditionalError / Math.Sqrt(2), 1e-9);
            two.Fit.Infit.ShouldBe(one.Fit.Infit, 1e-9);
        }
    }

    [Fact]
    public void A_scale_moved_up_moves_fair_averages_and_nothing_else()
    {
        var rows = FacetCases.Rows("peer12");
        var (here, up) = (FacetRatings.Of(rows), FacetRatings.Of([.. rows.Select(r => r with { Grade = r.Grade + 6 })]));
        var (mode, moved) = (HierarchicalFacets.Mode(here, Design.Truth).OrThrow, HierarchicalFacets.Mode(up, Design.Truth).OrThrow);
        foreach (var (one, two) in mode.Schools.Zip(moved.Schools))
        {
            two.Effect.ShouldBe(one.Effect, Unchanged);
            two.FairAverage.ShouldBe(one.FairAverage + 6, Unchanged);
        }
    }

    [Fact]
    public void An_effect_without_spread_is_not_there()
    {
        var ratings = FacetRatings.Of(FacetCases.Rows("peer12"));
        var found = HierarchicalFacets.Mode(ratings, new EffectSpreads(1.2, 0, 0.5, 0)).OrThrow;
        found.Reviewers.ShouldAllBe(r => r.Effect == 0 && r.Deviation == 0);
        found.Halos.ShouldAllBe(h => h.Effect == 0 && h.Deviation == 0);
        found.LogDeterminant.ShouldBeNull();
        var nearly = HierarchicalFacets.Mode(ratings, new EffectSpreads(1.2, 1e-5, 0.5, 1e-5)).OrThrow;
        foreach (var (one, two) in found.Schools.Zip(nearly.Schools))
            two.Effect.ShouldBe(one.Effect, 1e-6);
    }

    [Fact]
    public void Halos_make_intervals_wider_and_more_confidence_does_too()
    {
        var ratings = FacetRatings.Of(FacetCases.Rows("peer12"));
        var with = HierarchicalFacets.Mode(ratings, Design.Truth).OrThrow;
        var without = HierarchicalFacets.Mode(ratings, Design.Truth with { Halo = 0 }).OrThrow;
        var sure = HierarchicalFacets.Mode(ratings, Design.Truth, level: 0.99).OrThrow;
        for (var s = 0; s < with.Schools.Count; s++)
        {
            with.Schools[s].Deviation.ShouldBeGreaterThan(without.Schools[s].Deviation);
            sure.Schools[s].FairWithin.High.ShouldBeGreaterThan(with.Schools[s].FairWithin.High);
            with.Schools[s].FairWithin.Low.ShouldBeGreaterThanOrEqualTo(ratings.Lowest);
            with.Schools[s].FairWithin.High.ShouldBeLessThanOrEqualTo(ratings.Highest);
        }
    }

    [Fact]
    public void The_profile_of_a_spread_holds_its_estimate()
    {
        var ratings = FacetRatings.Of(FacetCases.Rows("peer12"));
        var spreads = HierarchicalFacets.Spreads(ratings).OrThrow.Spreads;
        var school = HierarchicalFacets.SpreadWithin(ratings, FacetEffect.School).OrThrow;
        school.Low.ShouldBeInRange(0.5, spreads.School);
        school.High.ShouldBeInRange(spreads.School, 4);
        var wider = HierarchicalFacets.SpreadWithin(ratings, FacetEffect.School, level: 0.99).OrThrow;
        wider.Low.ShouldBeLessThan(school.Low);
        wider.High.ShouldBeGreaterThan(school.High);
    }

    /// <summary>Names whose order is another.</summary>
    private static FacetRating Renamed(FacetRating r) => new(Other(r.School), Other(r.Reviewer), Other(r.Criterion), r.Grade);

    private static string Other(string id) => $"{(id.Sum(c => c) * 37 + id[^1] * 11) % 101:000}-{id}";
}
