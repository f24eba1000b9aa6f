namespace Candour.Methods.Numerics;

/// <summary>
/// Random numbers from a seed: the same seed gives the same numbers on every machine and in every version, which the
/// runtime's own generator does not promise.
/// </summary>
/// <remarks>xoshiro256** of Blackman and Vigna (2018), seeded by SplitMix64.</remarks>
internal sealed class Dice
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public Dice(ulong seed)
    {
        _a = Split(ref seed);
        _b = Split(ref seed);
        _c = Split(ref seed);
        _d = Split(ref seed);
    }

    /// <summary>Sixty-four random bits.</summary>
    public ulong Next()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A whole number from 0 to below the limit, each as likely (Lemire's multiplication, with rejection).</summary>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var range = (ulong)limit;
        while (true)
        {
            var high = Math.BigMul(Next(), range, out var low);
            if (low >= range || low >= (0 - range) % range)
                return (int)high;
        }
    }

    /// <summary>A number from 0 to below 1, on the grid of 2^-53.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    private static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
