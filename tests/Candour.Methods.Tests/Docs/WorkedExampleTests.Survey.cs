using Candour.Methods.Survey;

namespace Candour.Methods.Tests.Docs;

public sealed partial class WorkedExampleTests
{
    [Fact]
    public void Scale_reliability()
    {
        var page = MethodPage.Read("scale-reliability");
        var answers = page.Table("answers.csv");
        var scale = ScaleReliability.Of(answers).OrThrow;
        var factor = OneFactor.Of(answers).OrThrow;

        page.Shows(
            ("people", scale.People),
            ("alpha", scale.Alpha),
            ("alpha, low", scale.Within().Low),
            ("alpha, high", scale.Within().High),
            ("heard, with the rest", scale.ItemRest[2]),
            ("alpha without heard", scale.AlphaIfDropped[2]),
            ("loading of safe", factor.Loadings[0]),
            ("omega", factor.Omega)
        );
    }

    [Fact]
    public void School_means()
    {
        var page = MethodPage.Read("school-means");
        var scores = page.Rows("scores.csv").Select(r => r.Values.Skip(1).Select(MethodPage.Number).ToArray()).ToArray();
        var groups = GroupReliability.Of(scores).OrThrow;
        var means = RandomIntercept.Of(scores).OrThrow;

        page.Shows(
            ("ICC(1)", groups.Icc1),
            ("ICC(2)", groups.Icc2),
            ("design effect", groups.DesignEffect),
            ("between", means.Between),
            ("within", means.Within),
            ("Alder, raw", means.Groups[0].Raw),
            ("Alder, drawn in", means.Groups[0].Shrunken),
            ("Alder, error", means.Groups[0].Error)
        );
    }

    [Fact]
    public void Shares()
    {
        var (wilson, roll) = (Proportion.Wilson(47, 61).OrThrow, Proportion.WilsonOfRoll(47, 61, 80).OrThrow);
        var (exact, jeffreys) = (Proportion.ClopperPearson(47, 61).OrThrow, Proportion.Jeffreys(47, 61).OrThrow);

        MethodPage
            .Read("shares")
            .Shows(
                ("Wilson, low", wilson.Low),
                ("Wilson, high", wilson.High),
                ("of the roll, low", roll.Low),
                ("of the roll, high", roll.High),
                ("Clopper and Pearson, low", exact.Low),
                ("Clopper and Pearson, high", exact.High),
                ("Jeffreys, low", jeffreys.Low),
                ("Jeffreys, high", jeffreys.High),
                ("nobody answered", Proportion.Wilson(0, 0).Then(w => w.Low))
            );
    }

    [Fact]
    public void Change_in_a_share()
    {
        var change = ShareChange.Of(47, 61, 44, 62).OrThrow;

        MethodPage
            .Read("change-in-a-share")
            .Shows(
                ("change", change.Change),
                ("low", change.Within.Low),
                ("high", change.Within.High),
                ("P", change.P),
                ("smallest change that would have been seen", change.SmallestSeen)
            );
    }

    [Fact]
    public void Many_tests()
    {
        var page = MethodPage.Read("many-tests");
        var rows = page.Rows("tests.csv");
        double[] p = [.. rows.Select(r => MethodPage.Number(r["p"]))];
        var (hochberg, holm) = (ManyTests.BenjaminiHochberg(p), ManyTests.Holm(p));

        page.Shows([
            .. rows.Select((r, i) => ($"{r["question"]}, Benjamini–Hochberg", (object?)hochberg[i])),
            .. rows.Select((r, i) => ($"{r["question"]}, Holm", (object?)holm[i])),
        ]);
    }

    [Fact]
    public void Comparing_intervals() =>
        MethodPage
            .Read("comparing-intervals")
            .Shows(
                ("three schools with equal errors", PairwiseIntervals.Multiplier([2, 2, 2])),
                ("two schools with errors 1 and 3", PairwiseIntervals.Multiplier([1, 3])),
                ("one school", PairwiseIntervals.Multiplier([2]))
            );

    [Fact]
    public void Raking()
    {
        var page = MethodPage.Read("raking");
        var rows = page.Rows("answered.csv");
        var (classes, said) = (new List<int>(), new List<double?>());
        for (var c = 0; c < rows.Count; c++)
        {
            var (answered, yes) = ((int)MethodPage.Number(rows[c]["answered"]), (int)MethodPage.Number(rows[c]["yes"]));
            classes.AddRange(Enumerable.Repeat(c, answered));
            said.AddRange(Enumerable.Range(0, answered).Select(i => i < yes ? 1.0 : (double?)0));
        }
        double[] roll = [.. rows.Select(r => MethodPage.Number(r["roll"]))];
        var weighted = Methods.Survey.Raking.To(SurveyDesign.OfRoll(30, 60), [Margin.Of(classes, roll)]).OrThrow;
        var mean = weighted.Mean(said).OrThrow;
        var fewer = Methods.Survey.Raking.To(SurveyDesign.OfRoll(29, 60), [Margin.Of(classes.SkipLast(1).ToArray(), roll)]);

        page.Shows(
            ("yes, as answered", said.Average()),
            ("yes, weighted", mean.Value),
            ("a girl stands for", weighted.Weights[0]),
            ("a boy stands for", weighted.Weights[^1]),
            ("effective number", weighted.EffectiveNumber),
            ("standard error", mean.StandardError),
            ("with nine boys", fewer.Then(w => w.EffectiveNumber))
        );
    }

    [Fact]
    public void Response()
    {
        var response = Methods.Survey.Response.Of(61, 80).OrThrow;
        var bounds = response.Bounds(47);

        MethodPage
            .Read("response")
            .Shows(
                ("response", response.Share),
                ("at least", bounds.Low),
                ("at most", bounds.High),
                ("a figure of 61 of 80, compared", response.Compared(0.77)),
                ("a figure of 20 of 80, compared", Methods.Survey.Response.Of(20, 80).OrThrow.Compared(0.77))
            );
    }
}
