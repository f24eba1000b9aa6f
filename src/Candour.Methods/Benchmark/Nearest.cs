namespace Candour.Methods.Benchmark;

/// <summary>The nearest few of many, kept in order while the many go by; of two as near the one that came first.</summary>
internal struct Nearest(int most)
{
    private readonly double[] _distances = new double[most];
    private readonly int[] _places = new int[most];

    /// <summary>How many are kept.</summary>
    public int Count { get; private set; }

    /// <summary>Beyond this nothing more is kept.</summary>
    public readonly double Furthest => Count < _distances.Length ? double.PositiveInfinity : _distances[^1];

    public readonly (int Place, double Distance) this[int i] => (_places[i], _distances[i]);

    public void Clear() => Count = 0;

    public void Offer(int place, double distance)
    {
        if (!(distance < Furthest))
            return;
        var at = Count < _distances.Length ? Count++ : Count - 1;
        for (; at > 0 && _distances[at - 1] > distance; at--)
            (_distances[at], _places[at]) = (_distances[at - 1], _places[at - 1]);
        (_distances[at], _places[at]) = (distance, place);
    }
}
