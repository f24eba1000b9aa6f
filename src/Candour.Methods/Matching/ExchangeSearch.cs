using Candour.Methods.Numerics;

namespace Candour.Methods.Matching;

/// <summary>
/// Looks for groups of the most worth by moving one member or exchanging two, at first also where that loses a little (simulated
/// annealing, Kirkpatrick, Gelatt and Vecchi 1983). What each would add to each group is kept, so a trial costs next to nothing.
/// </summary>
internal sealed class ExchangeSearch
{
    /// <summary>What may be lost in a trial, in units of the temperature: the middles of so many equal shares of the exponential distribution.</summary>
    private static readonly double[] Loss = [.. Enumerable.Range(0, 4096).Select(k => -Math.Log((k + 0.5) / 4096))];

    private readonly double[] _worth;
    private readonly int _count;
    private readonly int[] _least;
    private readonly int[] _most;
    private readonly int[] _size;
    private readonly int[] _group;
    private readonly double[] _adds;
    private readonly Dice _dice;
    private long _trials;

    /// <param name="worth">Every pair's worth, count × count.</param>
    /// <param name="least">For each group its least size.</param>
    /// <param name="most">For each group its most.</param>
    /// <param name="target">For each group the size to begin with; together they are all.</param>
    public ExchangeSearch(double[] worth, int count, int[] least, int[] most, int[] target, ulong seed)
    {
        (_worth, _count, _least, _most, _dice) = (worth, count, least, most, new Dice(seed));
        _size = [.. target];
        _group = new int[count];
        _adds = new double[count * target.Length];
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = _dice.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        var next = 0;
        for (var g = 0; g < target.Length; g++)
        {
            for (var k = 0; k < target[g]; k++)
                _group[order[next++]] = g;
        }
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
                _adds[i * target.Length + _group[j]] += worth[i * count + j];
        }
        Total = Sum();
        (Best, BestTotal) = ([.. _group], Total);
    }

    public double Total { get; private set; }

    public int[] Best { get; private set; }

    public double BestTotal { get; private set; }

    private int Groups => _size.Length;

    /// <summary>One cooling of so many trials, then a descent to where no exchange gains.</summary>
    public void Cool(long trials, double share)
    {
        if (Groups < 2)
            return;
        var start = share * Typical();
        for (var t = 0L; t < trials; t++)
        {
            var left = 1 - (double)t / trials;
            Trial(start * left * left * Loss[_dice.Below(Loss.Length)]);
        }
        Descend();
        if (Total > BestTotal + 1e-9)
            (Best, BestTotal) = ([.. _group], Total);
    }

    /// <summary>
    /// From where it stands: a few exchanges and moves at random, a descent, and back to where it was unless that was no worse, for so many
    /// trials (iterated local search). The more often in a row nothing is gained, the more is upset.
    /// </summary>
    public void Upset(long trials)
    {
        if (Groups < 2)
            return;
        Descend();
        var (kept, keptTotal, still) = ((int[])_group.Clone(), Total, 0);
        Remember();
        for (_trials = 0; _trials < trials; )
        {
            var strength = 2 + _dice.Below(2 + Math.Min(_count / 3, still / 20));
            for (var k = 0; k < strength; k++)
                Shake();
            Descend();
            if (Total > keptTotal - 1e-9)
            {
                still = Total > keptTotal + 1e-9 ? 0 : still + 1;
                (kept, keptTotal) = ((int[])_group.Clone(), Total);
                Remember();
                continue;
            }
            still++;
            for (var i = 0; i < _count; i++)
            {
                if (_group[i] != kept[i])
                    Move(i, kept[i]);
            }
            Total = keptTotal;
        }
    }

    private void Remember()
    {
        if (Total > BestTotal + 1e-9)
            (Best, BestTotal) = ([.. _group], Total);
    }

    private void Shake()
    {
        var (i, j) = (_dice.Below(_count), _dice.Below(_count));
        if (_dice.Below(4) == 0 && MayMove(i, _group[j]))
            Move(i, _group[j]);
        else if (_group[i] != _group[j])
            Exchange(i, j);
    }

    private double Typical()
    {
        var sum = 0.0;
        for (var k = 0; k < 200; k++)
        {
            var (i, j) = (_dice.Below(_count), _dice.Below(_count));
            if (_group[i] != _group[j])
                sum += Math.Abs(Exchanging(i, j));
        }
        return sum / 200;
    }

    private void Trial(double threshold)
    {
        var i = _dice.Below(_count);
        if (_dice.Below(8) == 0)
        {
            var g = _dice.Below(Groups);
            if (MayMove(i, g) && Moving(i, g) > -threshold)
                Move(i, g);
            return;
        }
        var j = _dice.Below(_count);
        if (_group[i] != _group[j] && Exchanging(i, j) > -threshold)
            Exchange(i, j);
    }

    private void Descend()
    {
        for (var better = true; better; )
        {
            better = false;
            _trials += _count * (_count - 1L) / 2;
            for (var i = 0; i < _count; i++)
            {
                for (var g = 0; g < Groups; g++)
                {
                    if (MayMove(i, g) && Moving(i, g) > 1e-9)
                    {
                        Move(i, g);
                        better = true;
                    }
                }
                for (var j = i + 1; j < _count; j++)
                {
                    if (_group[i] != _group[j] && Exchanging(i, j) > 1e-9)
                    {
                        Exchange(i, j);
                        better = true;
                    }
                }
            }
        }
        Total = Sum();
    }

    private bool MayMove(int i, int g) => g != _group[i] && _size[g] < _most[g] && _size[_group[i]] > _least[_group[i]];

    private double Moving(int i, int g) => _adds[i * Groups + g] - _adds[i * Groups + _group[i]];

    private double Exchanging(int i, int j) => Moving(i, _group[j]) + Moving(j, _group[i]) - 2 * _worth[i * _count + j];

    private void Exchange(int i, int j)
    {
        var (a, b) = (_group[i], _group[j]);
        Move(i, b);
        Move(j, a);
    }

    private void Move(int i, int to)
    {
        var from = _group[i];
        Total += Moving(i, to);
        _group[i] = to;
        _size[from]--;
        _size[to]++;
        for (int k = 0, row = i * _count, slot = 0; k < _count; k++, slot += Groups)
        {
            var w = _worth[row + k];
            _adds[slot + from] -= w;
            _adds[slot + to] += w;
        }
    }

    private double Sum()
    {
        var sum = 0.0;
        for (var i = 0; i < _count; i++)
        {
            for (var j = i + 1; j < _count; j++)
                sum += _group[i] == _group[j] ? _worth[i * _count + j] : 0;
        }
        return sum;
    }
}
