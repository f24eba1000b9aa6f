using Candour.Methods.Matching;

namespace Candour.Methods.Verifiers;

/// <summary>What a plan breaks: each breach as <see cref="Breach"/> writes it, and in a sentence what no plan may look like at all.</summary>
internal sealed class Findings
{
    private readonly List<string> _found = [];

    public IReadOnlyList<string> All => _found;

    public void Say(bool broken, string sentence)
    {
        if (broken)
            _found.Add(sentence);
    }

    /// <summary>One breach for each time; none for less than one.</summary>
    public void Add(int times, Rule rule, int first, int? second = null) =>
        _found.AddRange(Enumerable.Repeat(new Breach(rule, first, second).ToString(), Math.Max(0, times)));

    public void Add(bool broken, Rule rule, int first, int? second = null) => Add(broken ? 1 : 0, rule, first, second);
}
