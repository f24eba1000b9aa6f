using Candour.Methods.Facets;
using Candour.Methods.Mixed;
using Candour.Methods.Pairwise;

namespace Candour.Methods.Tests.Docs;

public sealed partial class WorkedExampleTests
{
    [Fact]
    public void Connectedness()
    {
        var page = MethodPage.Read("connectedness");
        var visits = page.Rows("visits.csv").Select(r => (School: r["school"], Reviewer: r["reviewer"])).ToArray();
        var apart = Methods.Facets.Connectedness.Of(OnTwo(visits));
        var linked = Methods.Facets.Connectedness.Of(OnTwo([.. visits, ("Cedar", "Ada")]));

        page.Shows(
            ("islands", apart.Islands.Count),
            ("design rank", apart.DesignRank),
            ("rank if connected", apart.RankIfConnected),
            ("whole", apart.Whole),
            ("islands, with Ada at Cedar", linked.Islands.Count),
            ("design rank, with Ada at Cedar", linked.DesignRank),
            ("whole, with Ada at Cedar", linked.Whole)
        );

        static FacetRatings OnTwo(IEnumerable<(string School, string Reviewer)> visits) =>
            FacetRatings.Of([
                .. visits.SelectMany(v =>
                    new[] { "care", "teaching" }.Select(criterion => new FacetRating(v.School, v.Reviewer, criterion, 3))
                ),
            ]);
    }

    [Fact]
    public void Facets_joint()
    {
        var page = MethodPage.Read("facets-joint");
        var found = JointFacets.Fit(Grades(page)).OrThrow;
        var (alder, schools) = (found.Schools.Single(s => s.Id == "Alder"), found.SchoolSummary);

        page.Shows(
            ("Alder, measure", alder.Measure),
            ("Alder, conditional error", alder.ConditionalError),
            ("Alder, fair average", alder.FairAverage),
            ("Alder, infit", alder.Fit.Infit),
            ("Alder, outfit", alder.Fit.Outfit),
            ("Birch, measure", found.Schools.Single(s => s.Id == "Birch").Measure),
            ("Ada, measure", found.Reviewers.Single(r => r.Id == "Ada").Measure),
            ("care, measure", found.Criteria.Single(c => c.Id == "care").Measure),
            ("schools, separation", schools.Separation),
            ("schools, reliability", schools.ReliabilityPopulation),
            ("schools, chi-square", schools.FixedChiSquare)
        );
    }

    [Fact]
    public void Facets_marginal()
    {
        var page = MethodPage.Read("facets-marginal");
        var found = MarginalFacets.Fit(Grades(page)).OrThrow;
        var alder = found.Schools.Single(s => s.Id == "Alder");

        page.Shows(
            ("mean of schools", found.Mean),
            ("spread of schools", found.Spread),
            ("Alder, expected", alder.Expected),
            ("Alder, deviation", alder.Deviation),
            ("Birch, expected", found.Schools.Single(s => s.Id == "Birch").Expected),
            ("reliability", found.Reliability),
            ("log-likelihood", found.LogLikelihood)
        );
    }

    [Fact]
    public void Facets_hierarchical()
    {
        var page = MethodPage.Read("facets-hierarchical");
        var ratings = Grades(page);
        var found = HierarchicalFacets.Mode(ratings, new EffectSpreads(1, 0.5, 0.5, 0.5)).OrThrow;
        var alder = found.Schools.Single(s => s.Id == "Alder");

        page.Shows(
            ("Alder, effect", alder.Effect),
            ("Alder and Ada, halo", found.Halos.Single(h => h is { School: "Alder", Reviewer: "Ada" }).Effect),
            ("Alder, fair average", alder.FairAverage),
            ("Birch, effect", found.Schools.Single(s => s.Id == "Birch").Effect),
            ("Ada, severity", found.Reviewers.Single(r => r.Id == "Ada").Effect),
            ("severities from the data", HierarchicalFacets.Estimate(ratings).OrThrow.Severities.Refusal?.GetType().Name)
        );
    }

    [Fact]
    public void Cumulative_logit()
    {
        var page = MethodPage.Read("cumulative-logit");
        var (grades, spring) = (new List<int>(), new List<double>());
        foreach (var row in page.Rows("terms.csv"))
        foreach (var grade in new[] { 1, 2, 3 })
        {
            var count = (int)MethodPage.Number(row[$"{grade}"]);
            grades.AddRange(Enumerable.Repeat(grade, count));
            spring.AddRange(Enumerable.Repeat(row["term"] == "spring" ? 1.0 : 0, count));
        }
        var found = CumulativeMixed.Fit(grades, [new FixedColumn("spring", spring)], []).OrThrow;

        page.Shows(
            ("spring", found.Fixed[0].Estimate),
            ("threshold 1 to 2", found.Thresholds[0].Estimate),
            ("threshold 2 to 3", found.Thresholds[1].Estimate),
            ("standard error of spring", found.Fixed[0].StandardError)
        );
    }

    [Fact]
    public void Bradley_terry()
    {
        var page = MethodPage.Read("bradley-terry");
        var comparisons = Comparisons.Of([
            .. page.Rows("compared.csv").Select(r => new Comparison(r["item1"], r["item2"], Of(r, "win1"), Of(r, "win2"))),
        ]);
        var found = BradleyTerry.Fit(comparisons).OrThrow;
        var drawnIn = BradleyTerry.WithPrior(comparisons).OrThrow;
        var onesided = BradleyTerry.Fit(Comparisons.Of([new("kite", "lark", 4, 0)]));

        page.Shows(
            ("kite, centred", found.Items[0].Centred),
            ("lark, centred", found.Items[1].Centred),
            ("moth, centred", found.Items[2].Centred),
            ("moth, against kite", found.Items[2].VersusFirst),
            ("separation reliability", found.SeparationReliability),
            ("kite, with the prior", drawnIn.Items[0].Effect),
            ("two of whom one always wins", onesided.Refusal?.GetType().Name)
        );
    }

    private static FacetRatings Grades(MethodPage page) =>
        FacetRatings.Of([
            .. page.Rows("grades.csv").Select(r => new FacetRating(r["school"], r["reviewer"], r["criterion"], (int)Of(r, "grade"))),
        ]);
}
