using Candour.Methods.Survey;

namespace Candour.Methods.Tests.Docs;

public sealed partial class WorkedExampleTests
{
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
