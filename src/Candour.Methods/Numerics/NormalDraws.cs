namespace Candour.Methods.Numerics;

/// <summary>Standard normal numbers from a seed: the polar method of Marsaglia and Bray (1964).</summary>
internal sealed class NormalDraws(ulong seed)
{
    private readonly Dice _dice = new(seed);
    private double? _kept;

    /// <summary>The next one.</summary>
    public double Next()
    {
        if (_kept is { } kept)
        {
            _kept = null;
            return kept;
        }
        while (true)
        {
            var x = 2 * _dice.Unit() - 1;
            var y = 2 * _dice.Unit() - 1;
            var square = x * x + y * y;
            if (square is >= 1 or 0)
                continue;
            var stretch = Math.Sqrt(-2 * Math.Log(square) / square);
            _kept = y * stretch;
            return x * stretch;
        }
    }
}
