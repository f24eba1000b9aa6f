using System.Numerics;
using System.Runtime.InteropServices;

namespace Candour.Methods.Benchmark;

/// <summary>The schools of one phase in order of number: features as standard deviations from the mean, 0 where not known.</summary>
internal sealed class FeaturePhase
{
    private readonly long[] _urns;
    private readonly double[][] _values;

    /// <summary>The feature's weight where it is known, else 0.</summary>
    private readonly double[][] _weights;

    public FeaturePhase(FeaturedSchool[] sorted, double[] weights, double furthest)
    {
        _urns = [.. sorted.Select(s => s.Urn)];
        _values = [.. weights.Select((_, f) => Standard(sorted, f, furthest))];
        _weights = [.. weights.Select((w, f) => sorted.Select(s => s.Values[f] is null ? 0 : w).ToArray())];
    }

    public int Count => _urns.Length;

    /// <summary>The nearest to one; the room holds two numbers a school.</summary>
    public SimilarSchool[] Around(int target, double leastKnown, double close, ref Nearest list, double[] room)
    {
        var squares = room.AsSpan(0, Count);
        var known = room.AsSpan(Count, Count);
        room.AsSpan().Clear();
        for (var f = 0; f < _values.Length; f++)
            if (_weights[f][target] > 0)
                Add(_values[f], _weights[f], _values[f][target], squares, known);
        list.Clear();
        // The weights add to 1 but for rounding, and so may a half.
        var least = leastKnown - 1e-12;
        for (var j = 0; j < Count; j++)
            if (j != target && known[j] >= least && squares[j] <= list.Furthest * known[j])
                list.Offer(j, squares[j] / known[j]);
        var found = new SimilarSchool[list.Count];
        for (var i = 0; i < found.Length; i++)
        {
            var (place, square) = list[i];
            var distance = Math.Sqrt(square);
            var closeness = distance <= close ? Closeness.CloseMatch : Closeness.ClosestThereIs;
            found[i] = new SimilarSchool(_urns[place], distance, Math.Min(1, known[place]), closeness);
        }
        return found;
    }

    private static void Add(double[] values, double[] weights, double own, Span<double> squares, Span<double> known)
    {
        var v = MemoryMarshal.Cast<double, Vector<double>>(values);
        var w = MemoryMarshal.Cast<double, Vector<double>>(weights);
        var s = MemoryMarshal.Cast<double, Vector<double>>(squares);
        var k = MemoryMarshal.Cast<double, Vector<double>>(known);
        var here = new Vector<double>(own);
        for (var i = 0; i < v.Length; i++)
        {
            var apart = v[i] - here;
            s[i] += w[i] * apart * apart;
            k[i] += w[i];
        }
        for (var i = v.Length * Vector<double>.Count; i < values.Length; i++)
        {
            squares[i] += weights[i] * (values[i] - own) * (values[i] - own);
            known[i] += weights[i];
        }
    }

    private static double[] Standard(FeaturedSchool[] schools, int feature, double furthest)
    {
        var known = schools.Select(s => s.Values[feature]).OfType<double>().Order().ToArray();
        if (known.Length < 2)
            return new double[schools.Length];
        var mean = known.Average();
        var spread = Math.Sqrt(known.Sum(v => (v - mean) * (v - mean)) / (known.Length - 1));
        return
        [
            .. schools.Select(s =>
                s.Values[feature] is { } value && spread > 0 ? Math.Clamp((value - mean) / spread, -furthest, furthest) : 0
            ),
        ];
    }
}
