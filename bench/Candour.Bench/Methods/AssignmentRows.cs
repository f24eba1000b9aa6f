using System.Globalization;
using System.Text;
using Candour.Methods.Matching;
using Candour.Methods.Optimisation;

namespace Candour.Bench.Methods;

/// <summary>Reviewers to schools by how well they suit.</summary>
internal static class AssignmentRows
{
    private const int Reviewers = 177;
    private const int Schools = 118;
    private const int Needed = 3;
    private const int Most = 4;

    public static IEnumerable<MethodRow> All =>
        [
            new("reviewers-total", "177 × 118, most in all", 0.3, Total),
            new("reviewers-worst-served", "177 × 118, the worst served first, then in all", 10, WorstServed),
        ];

    private static Question Total()
    {
        var affinity = Affinity();
        var question = Asked(affinity);
        return Question.Of(() => ReviewerAssignment.MostInAll(question).OrThrow, Told) with
        {
            Peer = new Peer(() => AsProgramme(affinity), "cbc", "glpsol"),
        };
    }

    private static Question WorstServed()
    {
        var question = Asked(Affinity());
        return Question.Of(
            () => ReviewerAssignment.WorstServedFirst(question).OrThrow,
            found =>
                Told(found) with
                {
                    Note =
                        $"worst served {found.Plan.Select((team, s) => ReviewerAssignment.Served(question, s, team)).Min():N4}; {Told(found).Note}",
                }
        );
    }

    private static Seen Told(Proposal<IReadOnlyList<IReadOnlyList<int>>> found) =>
        new($"total {found.Objective:N4}, gap {found.Gap:P2}, {found.Ending.GetType().Name}", found.Ending is Ending.Proved ? 0 : 1)
        {
            Objective = found.Objective,
        };

    private static AssignmentQuestion Asked(double[,] affinity) =>
        new(affinity, [.. Enumerable.Repeat(Needed, Schools)], new int[Reviewers], [.. Enumerable.Repeat(Most, Reviewers)]);

    /// <summary>Affinities as texts have them: a few common subjects, many noughts, and some of which nothing good is known.</summary>
    private static double[,] Affinity()
    {
        const int Subjects = 8;
        var random = new Random(12);
        double[][] Profiles(int count) =>
            [.. Enumerable.Range(0, count).Select(_ => random.Normals(Subjects, 1).Select(v => Math.Max(0, v)).ToArray())];
        var (people, places) = (Profiles(Reviewers), Profiles(Schools));
        var affinity = new double[Reviewers, Schools];
        for (var r = 0; r < Reviewers; r++)
        for (var s = 0; s < Schools; s++)
        {
            var alike = people[r].Zip(places[s], (x, y) => x * y).Sum() / 6 + 0.08 * random.Normal() - 0.05;
            affinity[r, s] = random.Next(50) == 0 ? -1 : Math.Round(Math.Clamp(alike, 0, 1), 6);
        }
        return affinity;
    }

    /// <summary>The relaxation has a whole answer of itself: a network.</summary>
    private static string AsProgramme(double[,] affinity)
    {
        var text = new StringBuilder("Maximize\n total:");
        for (var r = 0; r < Reviewers; r++)
        for (var s = 0; s < Schools; s++)
            text.Append(CultureInfo.InvariantCulture, $" {(affinity[r, s] < 0 ? '-' : '+')} {Math.Abs(affinity[r, s])} x{r}_{s}\n");
        text.Append("Subject To\n");
        for (var s = 0; s < Schools; s++)
            text.Append(CultureInfo.InvariantCulture, $" s{s}: {string.Join("\n + ", Names(s, byReviewer: false))} = {Needed}\n");
        for (var r = 0; r < Reviewers; r++)
            text.Append(CultureInfo.InvariantCulture, $" r{r}: {string.Join("\n + ", Names(r, byReviewer: true))} <= {Most}\n");
        text.Append("Bounds\n");
        for (var r = 0; r < Reviewers; r++)
            foreach (var name in Names(r, byReviewer: true))
                text.Append(CultureInfo.InvariantCulture, $" 0 <= {name} <= 1\n");
        return text.Append("End\n").ToString();
    }

    private static IEnumerable<string> Names(int one, bool byReviewer) =>
        byReviewer
            ? Enumerable.Range(0, Schools).Select(s => string.Create(CultureInfo.InvariantCulture, $"x{one}_{s}"))
            : Enumerable.Range(0, Reviewers).Select(r => string.Create(CultureInfo.InvariantCulture, $"x{r}_{one}"));
}
