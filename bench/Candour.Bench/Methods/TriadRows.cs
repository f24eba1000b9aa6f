using System.Globalization;
using System.Text;
using Candour.Methods.Matching;

namespace Candour.Bench.Methods;

/// <summary>Schools in threes that learn from one another.</summary>
internal static class TriadRows
{
    public static IEnumerable<MethodRow> All =>
        [
            new("triads-48", "48 schools: the optimum", 5, () => Asked(48, 5, 0, peer: true)),
            new("triads-75-near", "75 schools: within 0.5 %", 5, () => Asked(75, 5, 0.005)),
            new("triads-75", "75 schools: the optimum", 60, () => Asked(75, 60, 0)),
        ];

    /// <summary>Stopped at twice the demand where the optimum is asked for, since more would be too much in any case.</summary>
    private static Question Asked(int schools, double demand, double gap, bool peer = false)
    {
        var (worth, allowed) = Pairs(schools);
        var question = new GroupQuestion(worth, [3], allowed);
        return Question.Of(
            () => Patience.Until(gap > 0 ? demand : 2.2 * demand, gap, effort => SchoolGroups.Of(question, effort)),
            answer => Patience.Told(answer, gap)
        ) with
        {
            Peer = peer ? new Peer(() => AsProgramme(question), "cbc") : null,
        };
    }

    /// <summary>What one needs and the other does well, the less the farther they are apart; two in five pairs are not allowed.</summary>
    private static (double[,] Worth, bool[,] Allowed) Pairs(int schools)
    {
        const int Areas = 6;
        var random = new Random(13);
        var far = random.Distances(schools, 60);
        var (strong, weak) = (
            Enumerable.Range(0, schools).Select(_ => random.Normals(Areas, 1)).ToArray(),
            Enumerable.Range(0, schools).Select(_ => random.Normals(Areas, 1)).ToArray()
        );
        var (worth, allowed) = (new double[schools, schools], new bool[schools, schools]);
        for (var i = 0; i < schools; i++)
        for (var j = i + 1; j < schools; j++)
        {
            var use = strong[i].Zip(weak[j], (x, y) => x * y).Sum() + weak[i].Zip(strong[j], (x, y) => x * y).Sum();
            worth[i, j] = Math.Round(Math.Clamp(45 + 7 * use - 0.7 * far[i, j], 0, 99));
            allowed[i, j] = far[i, j] < 45 && random.Next(4) > 0;
        }
        return (worth, allowed);
    }

    private static string AsProgramme(GroupQuestion question)
    {
        List<int[]> triads = [];
        for (var i = 0; i < question.Schools; i++)
        for (var j = i + 1; j < question.Schools; j++)
        for (var k = j + 1; k < question.Schools; k++)
            if (question.IsAllowed(i, j) && question.IsAllowed(i, k) && question.IsAllowed(j, k))
                triads.Add([i, j, k]);
        var text = new StringBuilder("Maximize\n total:");
        for (var t = 0; t < triads.Count; t++)
            text.Append(CultureInfo.InvariantCulture, $" + {question.Worth(triads[t])} x{t}\n");
        text.Append("Subject To\n");
        for (var school = 0; school < question.Schools; school++)
        {
            var its = triads.Index().Where(t => t.Item.Contains(school)).Select(t => $"x{t.Index}");
            text.Append(CultureInfo.InvariantCulture, $" s{school}: {string.Join("\n + ", its)} = 1\n");
        }
        text.Append("Binaries\n");
        for (var t = 0; t < triads.Count; t++)
            text.Append(CultureInfo.InvariantCulture, $" x{t}\n");
        return text.Append("End\n").ToString();
    }
}
