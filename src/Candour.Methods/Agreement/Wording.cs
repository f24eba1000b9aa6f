using Candour.Methods.Numerics;

namespace Candour.Methods.Agreement;

/// <summary>A word for a range of agreement, and from which value on it may be said.</summary>
/// <param name="Word">The word.</param>
/// <param name="From">The lower end of its range; ranges reach up to the next.</param>
public sealed record AgreementWord(string Word, double From);

/// <summary>How sure it is that a coefficient is at least as good as a word says.</summary>
/// <param name="Word">The word.</param>
/// <param name="Probability">The probability that the coefficient lies in the word's range or above, from 0 to 1.</param>
public sealed record Membership(string Word, double Probability);

/// <summary>
/// Words for coefficients, never without the probability that they are earned. A coefficient of 0.65 from eight units may
/// well be 0.3: the word to say is the highest that is nearly certain, not the one in whose range the figure fell.
/// </summary>
public static class Wording
{
    /// <summary>The cumulative membership of a coefficient in ranges of words.</summary>
    /// <param name="coefficient">The coefficient.</param>
    /// <param name="words">The words in any order; the lowest range should begin at or below -1.</param>
    /// <returns>Highest range first. The probabilities rise to 1. None where there is no standard error.</returns>
    /// <remarks>
    /// The coefficient is taken as normal with its standard error and cut off to (-1, 1).
    /// Source: Gwet (2014), chapter 6: benchmarking by cumulative membership probabilities.
    /// </remarks>
    /// <exception cref="ArgumentException">There are no words, or one begins twice.</exception>
    public static Measured<IReadOnlyList<Membership>> Of(Coefficient coefficient, IReadOnlyList<AgreementWord> words)
    {
        ArgumentNullException.ThrowIfNull(coefficient);
        ArgumentNullException.ThrowIfNull(words);
        if (words.Count == 0 || words.DistinctBy(w => w.From).Count() != words.Count)
            throw new ArgumentException("Each word has a range of its own.", nameof(words));
        return coefficient.StandardError.Then<IReadOnlyList<Membership>>(error =>
        {
            double Below(double x) =>
                error > 0 ? Distributions.Normal((x - coefficient.Value) / error)
                : x <= coefficient.Value ? 0
                : 1;
            var (least, most) = (Below(-1), Below(1));
            // A coefficient without spread, at the very end of its range, is where it is.
            var reach = most - least;
            return
            [
                .. words
                    .OrderByDescending(w => w.From)
                    .Select(w => new Membership(
                        w.Word,
                        reach > 0 ? Math.Clamp((most - Below(Math.Max(-1, w.From))) / reach, 0, 1)
                            : coefficient.Value >= w.From ? 1
                            : 0
                    )),
            ];
        });
    }
}
