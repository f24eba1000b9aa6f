using System.Globalization;
using System.Text.Json.Nodes;
using Candour.Methods.Mixed;

namespace Candour.Methods.Cases.Parts.Mixed;

/// <summary>Mixed models under the names of the reference cases.</summary>
internal static class MixedAnswers
{
    private const string Constant = "(Intercept)";

    public static JsonObject Linear(LinearMixedFit fit)
    {
        var variances = new JsonObject(fit.Random.Select(r => KeyValuePair.Create($"{r.Name}:{Constant}:", Answers.Of(r.Variance))))
        {
            ["Residual::"] = Answers.Of(fit.ResidualVariance),
        };
        return new()
        {
            ["reml"] = fit.Restricted,
            ["criterion"] = Answers.Of(fit.Criterion),
            ["fixef"] = ByName(fit.Fixed, f => f.Estimate),
            ["fixef_se"] = ByName(fit.Fixed, f => f.StandardError),
            ["varcomp"] = variances,
            ["blup"] = Levels(fit.Random),
        };
    }

    public static JsonObject Cumulative(CumulativeFit fit)
    {
        FixedEstimate[] all = [.. fit.Thresholds, .. fit.Fixed];
        var answer = new JsonObject
        {
            [fit.Random.Count == 0 ? "log_likelihood" : "log_likelihood_laplace"] = Answers.Of(fit.LogLikelihood),
            ["coefficients"] = ByName(all, f => f.Estimate),
            ["se"] = ByName(all, f => f.StandardError),
        };
        if (fit.Random.Count == 0)
            return answer;
        answer["sd"] = new JsonObject(fit.Random.Select(r => KeyValuePair.Create(r.Name, Answers.Of(r.Deviation))));
        answer["modes"] = Each(fit.Random, l => l.Effect);
        answer["cond_var"] = Each(fit.Random, l => l.ConditionalDeviation * l.ConditionalDeviation);
        answer["blup"] = Levels(fit.Random);
        return answer;
    }

    // Of one random effect a list, of several a list by the name of each.
    private static JsonNode Each(IReadOnlyList<RandomEffect> effects, Func<RandomLevel, double> figure) =>
        effects is [var one]
            ? Answers.Of(InOrder(one).Select(figure))
            : new JsonObject(effects.Select(e => KeyValuePair.Create(e.Name, (JsonNode?)Answers.Of(InOrder(e).Select(figure)))));

    private static JsonObject Levels(IReadOnlyList<RandomEffect> effects) =>
        new(effects.Select(e => KeyValuePair.Create(e.Name, (JsonNode?)Answers.Each(InOrder(e), Level))));

    private static JsonObject Level(RandomLevel level) =>
        new()
        {
            ["level"] = level.Level,
            ["effect"] = new JsonObject { [Constant] = Answers.Of(level.Effect) },
            ["cond_sd"] = Answers.Of(level.ConditionalDeviation),
        };

    // Levels that are numbers stand in the order of numbers: 2 before 10.
    private static IEnumerable<RandomLevel> InOrder(RandomEffect effect)
    {
        static double Number(RandomLevel level) =>
            double.TryParse(level.Level, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
        return effect.Levels.Any(l => double.IsNaN(Number(l))) ? effect.Levels : effect.Levels.OrderBy(Number);
    }

    // Column and name together may by chance be another column's name: the second is marked.
    private static JsonObject ByName(IEnumerable<FixedEstimate> estimates, Func<FixedEstimate, double> figure)
    {
        var answer = new JsonObject();
        foreach (var one in estimates)
        {
            var name = one.Name;
            while (answer.ContainsKey(name))
                name += "'";
            answer[name] = Answers.Of(figure(one));
        }
        return answer;
    }
}
