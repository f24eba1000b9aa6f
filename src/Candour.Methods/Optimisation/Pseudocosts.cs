namespace Candour.Methods.Optimisation;

/// <summary>What taking a variable down or up has cost so far, per unit (Bénichou et al. 1971).</summary>
internal sealed class Pseudocosts(int variables)
{
    private readonly double[] _sum = new double[2 * variables];
    private readonly int[] _count = new int[2 * variables];
    private double _all;
    private int _number;

    public bool Knows(int variable) => _count[2 * variable] >= 2 && _count[2 * variable + 1] >= 2;

    public void Learn(int variable, bool up, double distance, double cost)
    {
        if (distance < 1e-6)
            return;
        var slot = 2 * variable + (up ? 1 : 0);
        _sum[slot] += Math.Max(0, cost) / distance;
        _count[slot]++;
        _all += Math.Max(0, cost) / distance;
        _number++;
    }

    /// <summary>The product of what both sides are expected to cost.</summary>
    public double Score(int variable, double value)
    {
        var part = value - Math.Floor(value);
        return Math.Max(1e-6, part * Each(2 * variable)) * Math.Max(1e-6, (1 - part) * Each(2 * variable + 1));
    }

    private double Each(int slot) =>
        _count[slot] > 0 ? _sum[slot] / _count[slot]
        : _number > 0 ? _all / _number
        : 1;
}
