using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>
/// What every partition keeps and its linear programme does not: of the groups that hold two or more of any three schools at
/// most one is chosen (subset-row inequalities, Jepsen, Petersen, Spoorendonk and Pisinger 2008). And the way to branch:
/// whether two schools are together or not (Ryan and Foster 1981).
/// </summary>
internal sealed class TripleCuts(int[][] columns, int schools)
{
    private const int MostRows = 500;
    private const int AtOnce = 20;
    private readonly HashSet<(int, int, int)> _made = [];
    private readonly double[,] _together = new double[schools, schools];

    public IReadOnlyList<Row> Broken(double[] values, bool integral)
    {
        if (integral || _made.Count >= MostRows)
            return [];
        Together(values);
        var triples = new Dictionary<(int, int, int), double>();
        for (var c = 0; c < columns.Length; c++)
        {
            if (values[c] < 1e-6)
                continue;
            var m = columns[c];
            for (var i = 0; i < m.Length; i++)
            for (var j = i + 1; j < m.Length; j++)
            for (var k = j + 1; k < m.Length; k++)
                triples[(m[i], m[j], m[k])] = triples.GetValueOrDefault((m[i], m[j], m[k])) + values[c];
        }
        var found = new List<(double Beyond, (int I, int J, int K) Triple)>();
        for (var i = 0; i < schools; i++)
        {
            for (var j = i + 1; j < schools; j++)
            {
                for (var k = j + 1; k < schools; k++)
                {
                    var sum = _together[i, j] + _together[i, k] + _together[j, k];
                    if (sum <= 1.08)
                        continue;
                    sum -= 2 * triples.GetValueOrDefault((i, j, k));
                    if (sum > 1.08 && !_made.Contains((i, j, k)))
                        found.Add((sum - 1, (i, j, k)));
                }
            }
        }
        var rows = new List<Row>();
        foreach (var (_, triple) in found.OrderByDescending(f => f.Beyond).ThenBy(f => f.Triple).Take(AtOnce))
        {
            _made.Add(triple);
            rows.Add(
                new Row(
                    double.NegativeInfinity,
                    1,
                    [.. Enumerable.Range(0, columns.Length).Where(c => Holds(columns[c], triple) >= 2).Select(c => new Term(c, 1))]
                )
            );
        }
        return rows;
    }

    public (int[] Left, int[] Right)? Divide(double[] values)
    {
        Together(values);
        var (best, apart) = ((-1, -1), 1e-6);
        for (var i = 0; i < schools; i++)
        {
            for (var j = i + 1; j < schools; j++)
            {
                var closeness = Math.Min(_together[i, j], 1 - _together[i, j]);
                if (closeness > apart + 1e-9)
                    (best, apart) = ((i, j), closeness);
            }
        }
        if (best.Item1 < 0)
            return null;
        var (left, right) = (new List<int>(), new List<int>());
        for (var c = 0; c < columns.Length; c++)
        {
            var (one, other) = (Array.IndexOf(columns[c], best.Item1) >= 0, Array.IndexOf(columns[c], best.Item2) >= 0);
            if (one != other)
                left.Add(c);
            else if (one)
                right.Add(c);
        }
        return ([.. left], [.. right]);
    }

    private void Together(double[] values)
    {
        Array.Clear(_together);
        for (var c = 0; c < columns.Length; c++)
        {
            if (values[c] < 1e-9)
                continue;
            var m = columns[c];
            for (var i = 0; i < m.Length; i++)
            {
                for (var j = i + 1; j < m.Length; j++)
                    _together[m[i], m[j]] += values[c];
            }
        }
    }

    private static int Holds(int[] members, (int I, int J, int K) triple)
    {
        var count = 0;
        foreach (var m in members)
            count += m == triple.I || m == triple.J || m == triple.K ? 1 : 0;
        return count;
    }
}
