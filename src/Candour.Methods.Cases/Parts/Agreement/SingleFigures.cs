using System.Text.Json.Nodes;
using Candour.Methods.Agreement;

namespace Candour.Methods.Cases.Parts.Agreement;

/// <summary>
/// The figures of a handful of ratings one by one: null where a figure is not defined, with one reason for all. They take the
/// place of figures of the same name that are objects.
/// </summary>
internal static class SingleFigures
{
    public static void AddTo(JsonObject answer, Ratings ratings)
    {
        var alpha = Alpha(ratings, Distance.Nominal);
        var coefficient = ChanceCorrected.Alpha(ratings);
        answer["percent_agreement"] = Answers.Of(ShareAgreed.Of(ratings).Then(s => s.Exact));
        if (alpha is Measured<double>.None)
            answer["krippendorff_alpha"] = null;
        foreach (var distance in Enum.GetValues<Distance>())
            answer[$"krippendorff_alpha_{Answers.Name(distance)}"] = Answers.Of(Alpha(ratings, distance));
        answer["fleiss_kappa"] = Answers.Of(ChanceCorrected.Fleiss(ratings).Then(c => c.Value));
        answer["conger_kappa"] = Answers.Of(ChanceCorrected.Conger(ratings).Then(c => c.Value));
        answer["brennan_prediger"] = Answers.Of(ChanceCorrected.BrennanPrediger(ratings).Then(c => c.Value));
        answer["ac1"] = Answers.Of(ChanceCorrected.Gwet(ratings).Then(c => c.Value));
        answer["ac2_quadratic"] = Answers.Of(ChanceCorrected.Gwet(ratings, Weighting.Quadratic).Then(c => c.Value));
        // All the same grade says nothing of the scale: on the four grades that reviews use there is an AC1.
        if (OfFour(ratings) is { } four)
            answer["ac1_with_categories_1_4"] = Answers.Of(ChanceCorrected.Gwet(four).Then(c => c.Value));
        if (ratings.Raters == 2)
        {
            foreach (var weighting in Enum.GetValues<Weighting>())
            {
                var name = weighting == Weighting.Unweighted ? "cohen_kappa" : $"cohen_kappa_{Answers.Name(weighting)}";
                answer[name] = Answers.Of(ChanceCorrected.Cohen(ratings, weighting).Then(c => c.Value));
            }
        }
        answer["icc_agreement_single"] = Answers.Of(Intraclass.Of(ratings, RaterDesign.Agreement, ofMean: false).Then(c => c.Value));
        answer["standard_error"] = Answers.Of(coefficient.AndThen(c => c.StandardError));
        answer["reason"] =
            (alpha as Measured<double>.None)?.Reason is { } none ? Answers.Words(none)
            : (coefficient.AndThen(c => c.StandardError) as Measured<double>.None)?.Reason is { } unsure ? Answers.Words(unsure)
            : null;
    }

    /// <summary>Alpha; none by ratio where a grade lies below 0.</summary>
    public static Measured<double> Alpha(Ratings ratings, Distance distance) =>
        HasDistance(ratings, distance) ? Krippendorff.Alpha(ratings, distance) : NoMeasure.NoFiniteEstimate;

    /// <summary>Whether grades have that distance: ratios are of grades of 0 or more.</summary>
    public static bool HasDistance(Ratings ratings, Distance distance) => distance != Distance.Ratio || ratings.Categories.All(c => c >= 0);

    private static Ratings? OfFour(Ratings ratings)
    {
        double[] four = [1, 2, 3, 4];
        if (ratings.Categories.Any(c => !four.Contains(c)))
            return null;
        var grades = new double?[ratings.Units, ratings.Raters];
        for (var unit = 0; unit < ratings.Units; unit++)
        for (var rater = 0; rater < ratings.Raters; rater++)
            grades[unit, rater] = ratings[unit, rater] is { } code ? ratings.Categories[code] : null;
        return Ratings.Of(grades, four);
    }
}
