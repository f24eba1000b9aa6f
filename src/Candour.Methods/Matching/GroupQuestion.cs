namespace Candour.Methods.Matching;

/// <summary>Schools to be put in groups, and what each pair is worth together.</summary>
public sealed class GroupQuestion
{
    private readonly double[,] _worth;
    private readonly bool[,] _allowed;

    /// <summary>A question.</summary>
    /// <param name="worth">Schools × schools: what a pair is worth in one group. Only pairs (i, j) with i below j are read.</param>
    /// <param name="sizes">The sizes a group may have, such as 3, or 3 and 4.</param>
    /// <param name="allowed">Schools × schools: whether a pair may be in one group; null: every pair. Read as <paramref name="worth"/> is.</param>
    /// <exception cref="ArgumentException">Tables that do not fit together, a worth that is no number, or no size of 1 or more.</exception>
    public GroupQuestion(double[,] worth, IReadOnlyList<int> sizes, bool[,]? allowed = null)
    {
        ArgumentNullException.ThrowIfNull(worth);
        ArgumentNullException.ThrowIfNull(sizes);
        Schools = worth.GetLength(0);
        if (worth.GetLength(1) != Schools || allowed is not null && (allowed.GetLength(0) != Schools || allowed.GetLength(1) != Schools))
            throw new ArgumentException("Tables are schools by schools.", nameof(worth));
        if (sizes.Count == 0 || sizes.Any(s => s < 1))
            throw new ArgumentException("There is a size, and each is 1 or more.", nameof(sizes));
        (_worth, _allowed) = (new double[Schools, Schools], new bool[Schools, Schools]);
        for (var i = 0; i < Schools; i++)
        {
            for (var j = i + 1; j < Schools; j++)
            {
                if (!double.IsFinite(worth[i, j]))
                    throw new ArgumentException("A worth is a finite number.", nameof(worth));
                _worth[i, j] = _worth[j, i] = worth[i, j];
                _allowed[i, j] = _allowed[j, i] = allowed?[i, j] ?? true;
            }
        }
        Sizes = [.. sizes.Distinct().Order()];
    }

    /// <summary>How many schools there are.</summary>
    public int Schools { get; }

    /// <summary>The sizes a group may have, ascending.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>What two schools are worth in one group.</summary>
    /// <param name="one">A school, from 0.</param>
    /// <param name="other">Another, from 0.</param>
    public double Worth(int one, int other) => _worth[one, other];

    /// <summary>Whether two schools may be in one group.</summary>
    /// <param name="one">A school, from 0.</param>
    /// <param name="other">Another, from 0.</param>
    public bool IsAllowed(int one, int other) => _allowed[one, other];

    /// <summary>What a group is worth: the sum over its pairs.</summary>
    /// <param name="group">The schools of a group.</param>
    public double Worth(IReadOnlyList<int> group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var sum = 0.0;
        for (var i = 0; i < group.Count; i++)
        {
            for (var j = i + 1; j < group.Count; j++)
                sum += _worth[group[i], group[j]];
        }
        return sum;
    }

    /// <summary>
    /// How many groups there are of the sizes asked for whose pairs are all allowed; null where there are more than three million, which
    /// <see cref="SchoolGroups"/> does not write down.
    /// </summary>
    public int? CountGroups() => GroupPool.Of(Schools, Sizes, _ => 0, (i, j) => _allowed[i, j] ? 0 : double.PositiveInfinity)?.Count;
}
