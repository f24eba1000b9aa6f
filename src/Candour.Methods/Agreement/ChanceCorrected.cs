namespace Candour.Methods.Agreement;

/// <summary>
/// Agreement of two or more raters on the categories of units, as it is and corrected for chance. Ratings may be
/// missing: a unit rated by one rater tells of how categories are used, one rated by none tells nothing and is left out.
/// </summary>
/// <remarks>
/// With r_ik raters who put unit i into category k, r_i of them in all, and weights w: the observed agreement is the mean,
/// over units with r_i of 2 or more, of Σ_k r_ik (r*_ik - 1) / (r_i (r_i - 1)) with r*_ik = Σ_l w_kl r_il. The
/// coefficients differ in what they take for chance. Standard errors are Gwet's: each coefficient is written as a mean
/// over units of a linear approximation, and the variance of that mean is taken.
/// Source: Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapters 2, 3 and 5.
/// </remarks>
public static class ChanceCorrected
{
    /// <summary>The observed agreement itself, uncorrected.</summary>
    /// <param name="ratings">Units × raters.</param>
    /// <param name="weighting">How much categories agree.</param>
    public static Measured<Coefficient> PerCent(Ratings ratings, Weighting weighting = Weighting.Unweighted)
    {
        var table = new AgreementTable(ratings, weighting);
        return table.Refused is { } refused ? refused : table.Corrected(0, _ => 0);
    }

    /// <summary>
    /// Gwet's AC1, and AC2 with weights: chance is that of raters who guess on the hard units only. It stays high where
    /// nearly all grades are equal and the raters agree, where kappa falls.
    /// </summary>
    /// <param name="ratings">Units × raters; its categories are counted, used or not.</param>
    /// <param name="weighting">How much categories agree.</param>
    public static Measured<Coefficient> Gwet(Ratings ratings, Weighting weighting = Weighting.Unweighted)
    {
        var table = new AgreementTable(ratings, weighting);
        if (table.Refused is { } refused)
            return refused;
        var q = table.Categories;
        // With one category to choose from there is no chance to correct for.
        if (q < 2)
            return NoMeasure.NothingVaries;
        var share = table.WeightSum / (q * (q - 1.0));
        var used = table.Used;
        return table.Corrected(share * used.Sum(p => p * (1 - p)), i => share * table.MeanOver(i, k => 1 - used[k]));
    }

    /// <summary>Fleiss's kappa, generalised to weights and missing ratings: chance is that of raters who draw from the categories' common shares.</summary>
    /// <param name="ratings">Units × raters.</param>
    /// <param name="weighting">How much categories agree.</param>
    public static Measured<Coefficient> Fleiss(Ratings ratings, Weighting weighting = Weighting.Unweighted)
    {
        var table = new AgreementTable(ratings, weighting);
        if ((table.Refused ?? table.Unvaried) is { } refused)
            return refused;
        var near = table.Near(table.Used);
        return table.Corrected(table.Used.Zip(near, (p, w) => p * w).Sum(), i => table.MeanOver(i, k => near[k]));
    }

    /// <summary>Brennan and Prediger's coefficient: chance is that of raters who draw each category alike.</summary>
    /// <param name="ratings">Units × raters; its categories are counted, used or not.</param>
    /// <param name="weighting">How much categories agree.</param>
    public static Measured<Coefficient> BrennanPrediger(Ratings ratings, Weighting weighting = Weighting.Unweighted)
    {
        var table = new AgreementTable(ratings, weighting);
        if (table.Refused is { } refused)
            return refused;
        var q = table.Categories;
        if (q < 2)
            return NoMeasure.NothingVaries;
        var expected = table.WeightSum / (q * (double)q);
        return table.Corrected(expected, _ => expected);
    }

    /// <summary>
    /// Cohen's kappa of two raters on the units that both rated; with quadratic weights the usual measure for ordered
    /// grades. It is Conger's for two raters.
    /// </summary>
    /// <param name="ratings">Units × two raters.</param>
    /// <param name="weighting">How much categories agree.</param>
    public static Measured<Coefficient> Cohen(Ratings ratings, Weighting weighting = Weighting.Unweighted)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Raters != 2)
            throw new ArgumentException($"Cohen's kappa is for two raters; there are {ratings.Raters}.", nameof(ratings));
        return Conger(ratings, weighting);
    }

    /// <summary>Conger's kappa: chance is that of raters who each draw from shares of their own.</summary>
    /// <param name="ratings">Units × raters.</param>
    /// <param name="weighting">How much categories agree.</param>
    public static Measured<Coefficient> Conger(Ratings ratings, Weighting weighting = Weighting.Unweighted)
    {
        var table = new AgreementTable(ratings, weighting);
        if ((table.Refused ?? table.Unvaried) is { } refused)
            return refused;
        return RaterShares.Of(table) is { } shares ? table.Corrected(shares.Expected, shares.OfUnit) : NoMeasure.TooFewRaters;
    }

    /// <summary>
    /// Krippendorff's alpha in Gwet's form, with weights in place of distances and a standard error. With unweighted and
    /// quadratic weights it equals alpha nominal and interval; with ordinal weights it is not Krippendorff's ordinal metric,
    /// for which see <see cref="Krippendorff.Alpha"/>.
    /// </summary>
    /// <param name="ratings">Units × raters; a unit with one rating is left out.</param>
    /// <param name="weighting">How much categories agree.</param>
    public static Measured<Coefficient> Alpha(Ratings ratings, Weighting weighting = Weighting.Unweighted)
    {
        var table = new AgreementTable(ratings, weighting);
        return (table.Refused ?? table.Unvaried) is { } refused ? refused : PairedTable.Alpha(table);
    }
}
