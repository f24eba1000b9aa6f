using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>Keeps the same people from meeting year after year: what met lately is worth less, and less so the longer ago it was.</summary>
/// <remarks>A pair that met last year weighs 1, two years ago a half, three years ago a quarter, and so on; years add up.</remarks>
public static class Rotation
{
    /// <summary>How much having met weighs, for every pair.</summary>
    /// <param name="firsts">How many firsts there are: schools, or reviewers.</param>
    /// <param name="seconds">How many seconds: schools.</param>
    /// <param name="past">The years before, last year first, each with the pairs that met.</param>
    /// <returns>Firsts × seconds; multiply by what a meeting last year is to cost and hand it to the question.</returns>
    public static double[,] Met(int firsts, int seconds, IReadOnlyList<IReadOnlyList<(int First, int Second)>> past)
    {
        ArgumentNullException.ThrowIfNull(past);
        var (met, weight) = (new double[firsts, seconds], 1.0);
        foreach (var year in past)
        {
            foreach (var (first, second) in year.Distinct())
                met[first, second] += weight;
            weight /= 2;
        }
        return met;
    }

    /// <summary>
    /// Groups for several years to come, year by year: each year the groups of most worth less what its pairs' earlier meetings cost, those of the years
    /// just planned among them.
    /// </summary>
    /// <param name="question">The question, the same every year.</param>
    /// <param name="years">How many years to plan.</param>
    /// <param name="cost">What it costs that a pair met the year before.</param>
    /// <param name="past">The years before, last year first, each with the pairs that were together; null for none.</param>
    /// <param name="effort">How much work to do each year; null for the default.</param>
    /// <returns>An answer for each year; it ends with the first year for which there is no plan.</returns>
    public static IReadOnlyList<Answer<IReadOnlyList<IReadOnlyList<int>>>> Groups(
        GroupQuestion question,
        int years,
        double cost,
        IReadOnlyList<IReadOnlyList<(int First, int Second)>>? past = null,
        Effort? effort = null
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        var before = past?.ToList() ?? [];
        var answers = new List<Answer<IReadOnlyList<IReadOnlyList<int>>>>();
        for (var year = 0; year < years; year++)
        {
            var n = question.Schools;
            var met = Met(n, n, before);
            var (worth, allowed) = (new double[n, n], new bool[n, n]);
            for (var i = 0; i < n; i++)
            {
                for (var j = i + 1; j < n; j++)
                {
                    worth[i, j] = question.Worth(i, j) - cost * (met[i, j] + met[j, i]);
                    allowed[i, j] = question.IsAllowed(i, j);
                }
            }
            var answer = SchoolGroups.Of(new GroupQuestion(worth, question.Sizes, allowed), effort);
            answers.Add(answer);
            if (answer is not Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits { Proposal.Plan: var plan })
                break;
            before.Insert(0, [.. plan.SelectMany(g => g.SelectMany(i => g.Where(j => i < j).Select(j => (i, j))))]);
        }
        return answers;
    }
}
