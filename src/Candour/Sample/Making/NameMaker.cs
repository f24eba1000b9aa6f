namespace Candour.Sample.Making;

/// <summary>Names of many origins, each full name once, and none that belongs to somebody well known.</summary>
internal sealed class NameMaker(Dice dice)
{
    private readonly NameWords _words = SampleWords.Names;
    private readonly HashSet<string> _taken = new(SampleWords.Names.WellKnown, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _family = new(StringComparer.Ordinal);

    public void Take(string given, string family) => _taken.Add($"{given} {family}");

    public (string Given, string Family) Next()
    {
        while (true)
        {
            var origin = Origin();
            var (given, family) = (Rare(origin.Given, _given), Rare(origin.Family, _family));
            if (_taken.Add($"{given} {family}"))
            {
                Count(_given, given);
                Count(_family, family);
                return (given, family);
            }
        }
    }

    /// <summary>The less used of two, so that no name is everywhere.</summary>
    private string Rare(string[] names, Dictionary<string, int> used)
    {
        var (one, other) = (dice.Pick(names), dice.Pick(names));
        return used.GetValueOrDefault(one) <= used.GetValueOrDefault(other) ? one : other;
    }

    private static void Count(Dictionary<string, int> used, string name) => used[name] = used.GetValueOrDefault(name) + 1;

    private OriginWords Origin()
    {
        var at = dice.Below(_words.Origins.Sum(origin => origin.Weight));
        foreach (var origin in _words.Origins)
        {
            at -= origin.Weight;
            if (at < 0)
            {
                return origin;
            }
        }

        throw new InvalidOperationException("The weights of the origins do not add up.");
    }
}
