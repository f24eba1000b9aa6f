using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Candour.Methods.Survey;

namespace Candour.Methods.Cases.Parts.Survey;

/// <summary>The items of a scale: a row a person, a column an item.</summary>
internal static class ItemScale
{
    // The model of one factor is dense in them.
    private const int MostItems = 200;

    // An item that hardly goes with the others at all is not taken for one that goes against them.
    private const double Against = -0.1;

    public static JsonObject Answer(CsvTable table, IReadOnlyList<string> items, CaseSettings settings)
    {
        if (items.Count > MostItems)
            throw CaseException.At(table.File, 1, null, $"{items.Count} columns of numbers", $"at most {MostItems} items");
        var answers = new double?[table.Count, items.Count];
        for (var person = 0; person < table.Count; person++)
        for (var item = 0; item < items.Count; item++)
            answers[person, item] = table.AmountOrNone(person, items[item]);
        var said = Reversed(items, settings);
        var reversed = said ?? Contrary(answers);
        var answer = (JsonObject)Answers.From(ScaleReliability.Of(answers, reversed), Scale)!;
        var factor = OneFactor.Of(answers, reversed);
        if (factor is Measured<OneFactor>.Found { Value: var found })
            AddFactor(answer, found);
        else
            answer["one_factor"] = Answers.From(factor, _ => null);
        answer["reverse_keyed"] = Answers.Of(reversed.Select(i => items[i]));
        answer["reverse_keyed_by"] = said is null ? "loading against the others" : "as said";
        return answer;
    }

    private static JsonObject Scale(ScaleReliability found) =>
        new()
        {
            ["n_complete"] = found.People,
            ["items"] = found.Items,
            ["alpha"] = Answers.Of(found.Alpha),
            ["alpha_standardised"] = Answers.Of(found.Standardised),
            ["guttman_lambda6_smc"] = Answers.Of(found.Lambda6),
            ["alpha_feldt95"] = Answers.Pair(found.Within().Low, found.Within().High),
            ["alpha_if_dropped"] = Answers.Each(found.AlphaIfDropped, Answers.Of),
            ["item_rest_correlation"] = Answers.Each(found.ItemRest, Answers.Of),
            ["mean_interitem_r"] = Answers.Of(found.MeanCorrelation),
            ["sem_of_sum"] = Answers.Of(found.ErrorOfSum),
        };

    private static void AddFactor(JsonObject answer, OneFactor found)
    {
        answer["omega_unidimensional_ml"] = Answers.Of(found.Omega);
        answer["loadings_ml"] = Answers.Of(found.Loadings);
        answer["residual_variances_ml"] = Answers.Of(found.Residuals);
        answer["fit_wishart"] = new JsonObject
        {
            ["chisq"] = Answers.Of(found.Fit.ChiSquare),
            ["df"] = found.Fit.Freedom,
            ["cfi"] = Answers.Of(found.Fit.Comparative),
            ["rmsea"] = Answers.Of(found.Fit.ErrorOfApproximation),
            ["srmr"] = Answers.Of(found.Fit.Residual),
        };
    }

    /// <summary>The items that load on the one factor against the others; none where there is no such factor.</summary>
    private static int[] Contrary(double?[,] answers)
    {
        if (OneFactor.Of(answers) is not Measured<OneFactor>.Found { Value: var found })
            return [];
        bool IsAgainst(int item) =>
            found.Loadings[item] / Math.Sqrt(found.Loadings[item] * found.Loadings[item] + found.Residuals[item]) < Against;
        return [.. Enumerable.Range(0, found.Loadings.Count).Where(IsAgainst)];
    }

    /// <summary>Which items were said to be worded the other way, by name or by number from 1; null when nothing was said.</summary>
    private static int[]? Reversed(IReadOnlyList<string> items, CaseSettings settings)
    {
        if (settings.InCase("reverse-keyed") is { } inCase && !settings.Has("reverse-keyed"))
        {
            IReadOnlyList<CaseJson> list = inCase.Kind == JsonValueKind.Array ? inCase.Items : [inCase];
            return [.. list.Select(one => one.Kind == JsonValueKind.Number ? one.Whole(1, items.Count) - 1 : Find(items, one.Name()))];
        }
        return settings.Names("reverse-keyed") is not { } said ? null
            : said is ["none"] ? []
            : [.. said.Select(name => Find(items, name))];
    }

    private static int Find(IReadOnlyList<string> items, string name)
    {
        for (var item = 0; item < items.Count; item++)
        {
            if (items[item] == name)
                return item;
        }
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= items.Count
            ? number - 1
            : throw CaseException.At(
                "--reverse-keyed",
                null,
                null,
                CaseException.Quoted(name),
                $"none, or items among {string.Join(", ", items.Take(12))}, by name or by number from 1"
            );
    }
}
