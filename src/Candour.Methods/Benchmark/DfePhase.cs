using System.Numerics;
using System.Runtime.InteropServices;

namespace Candour.Methods.Benchmark;

/// <summary>The schools of one phase in order of number, column by column, ready to be compared.</summary>
internal sealed class DfePhase
{
    private const double PupilShare = 0.5;
    private const double MealShare = 0.4;
    private const double NeedShare = 0.1;
    private const double SpecialPupilShare = 0.6;
    private const double SpecialMealShare = 0.4;

    private readonly long[] _urns;
    private readonly int[] _regions;
    private readonly double[][] _columns;
    private readonly double[] _ranges;
    private readonly double[] _medians;

    /// <summary>Of three features with their weight and range in them, for a fast first look; not for special schools.</summary>
    private readonly double[][] _scaled;

    private readonly bool _special;

    public DfePhase(IEnumerable<SchoolFacts> schools)
    {
        var sorted = schools.OrderBy(s => s.Urn).ToArray();
        _urns = [.. sorted.Select(s => s.Urn)];
        var regions = new Dictionary<string, int>(StringComparer.Ordinal);
        _regions = [.. sorted.Select(s => regions.TryGetValue(s.Region, out var code) ? code : regions[s.Region] = regions.Count)];
        var kinds = sorted[0].Needs.Count;
        if (sorted.FirstOrDefault(s => s.Needs.Count != kinds) is { } other)
            throw new ArgumentException(
                $"School {other.Urn}: {other.Needs.Count} kinds of need where others of its phase have {kinds}.",
                nameof(schools)
            );
        _special = kinds > 0;
        List<double?[]> columns =
        [
            [.. sorted.Select(s => s.Pupils)],
            [.. sorted.Select(s => s.FreeMeals)],
        ];
        if (!_special)
            columns.Add([.. sorted.Select(s => s.SpecialNeeds)]);
        for (var kind = 0; kind < kinds; kind++)
            columns.Add([.. sorted.Select(s => s.Needs[kind])]);
        _medians = [.. columns.Select(Median)];
        _columns = [.. columns.Select((c, i) => c.Select(v => v ?? _medians[i]).ToArray())];
        _ranges = [.. _columns.Select(c => c.Max() - c.Min())];
        double[] shares = [PupilShare, MealShare, NeedShare];
        _scaled = _special ? [] : [.. _columns.Select((c, i) => Scaled(c, shares[i], _ranges[i]))];
    }

    public int Count => _urns.Length;

    public IReadOnlyList<double> Medians => _medians;

    public IReadOnlyList<double> Ranges => _ranges;

    public int IndexOf(long urn) => Array.BinarySearch(_urns, urn);

    public ComparatorSet SetOf(int target, int nearest, int kept, ref Nearest list)
    {
        list.Clear();
        if (_special)
            ScanAll(target, ref list);
        else
            ScanFast(target, ref list);
        var others = new List<Comparator>(kept - 1);
        for (var pass = 0; pass < 2; pass++)
        for (var i = 0; i < list.Count && i < nearest && others.Count < kept - 1; i++)
        {
            var (place, distance) = list[i];
            var same = _regions[place] == _regions[target];
            if (same == (pass == 0))
                others.Add(new Comparator(_urns[place], distance, same));
        }
        return new ComparatorSet(_urns[target], others);
    }

    private void ScanAll(int target, ref Nearest list)
    {
        for (var j = 0; j < Count; j++)
            if (j != target)
                list.Offer(j, SpecialDistance(target, j));
    }

    /// <summary>
    /// Squares of scaled differences say who may be near enough; the distance itself is then worked out as the rule is
    /// written, so that ties fall as they should.
    /// </summary>
    private void ScanFast(int target, ref Nearest list)
    {
        var (a, b, c) = (_scaled[0], _scaled[1], _scaled[2]);
        var (ta, tb, tc) = (new Vector<double>(a[target]), new Vector<double>(b[target]), new Vector<double>(c[target]));
        var limit = double.PositiveInfinity;
        var limits = new Vector<double>(limit);
        var width = Vector<double>.Count;
        var va = MemoryMarshal.Cast<double, Vector<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector<double>>(b);
        var vc = MemoryMarshal.Cast<double, Vector<double>>(c);
        for (var v = 0; v < va.Length; v++)
        {
            var (da, db, dc) = (va[v] - ta, vb[v] - tb, vc[v] - tc);
            var squares = da * da + db * db + dc * dc;
            if (!Vector.LessThanOrEqualAny(squares, limits))
                continue;
            for (var lane = 0; lane < width; lane++)
                if (squares[lane] <= limit && v * width + lane is var j && j != target)
                {
                    list.Offer(j, Distance(target, j));
                    limit = list.Furthest * list.Furthest * (1 + 1e-9) + 1e-24;
                    limits = new Vector<double>(limit);
                }
        }
        for (var j = va.Length * width; j < Count; j++)
            if (j != target)
                list.Offer(j, Distance(target, j));
    }

    private double Distance(int i, int j) =>
        Math.Sqrt(PupilShare * Square(i, j, 0) + MealShare * Square(i, j, 1) + NeedShare * Square(i, j, 2));

    private double SpecialDistance(int i, int j)
    {
        var needs = 0.0;
        for (var column = 2; column < _columns.Length; column++)
            needs += Square(i, j, column);
        return Math.Sqrt(SpecialPupilShare * Square(i, j, 0) + SpecialMealShare * Square(i, j, 1)) + Math.Sqrt(needs);
    }

    private double Square(int i, int j, int column)
    {
        if (_ranges[column] == 0)
            return 0;
        var apart = (_columns[column][i] - _columns[column][j]) / _ranges[column];
        return apart * apart;
    }

    private static double[] Scaled(double[] column, double share, double range) =>
        [.. column.Select(v => range == 0 ? 0 : v * Math.Sqrt(share) / range)];

    /// <summary>What is missing takes the median; where nothing is known nobody differs.</summary>
    private static double Median(double?[] column)
    {
        var known = column.OfType<double>().Order().ToArray();
        return known.Length == 0 ? 0 : (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
    }
}
