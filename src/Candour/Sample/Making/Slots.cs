using System.Globalization;

namespace Candour.Sample.Making;

/// <summary>What may stand in the gaps of a text: fixed values for one school or review, and words drawn afresh for each text.</summary>
internal sealed class Slots
{
    private readonly Dictionary<string, string> _fixed = new(StringComparer.Ordinal);

    private readonly string _phase;

    private Slots(string phase, string school)
    {
        _phase = phase;
        var young = phase is "primary" or "infants" or "juniors";
        _fixed["children"] = young ? "children" : "pupils";
        _fixed["child"] = young ? "child" : "pupil";
        _fixed["school"] = school;
    }

    /// <summary>Which words suit a school: its phase, or "infants" and "juniors" for half a primary.</summary>
    public static Slots For(Plan.SampleSchool school) => new(Kind(school), school.ShortName);

    public static string Kind(Plan.SampleSchool school) =>
        (school.Phase, school.LowAge, school.HighAge) switch
        {
            ("primary", _, <= 7) => "infants",
            ("primary", >= 7, _) => "juniors",
            _ => school.Phase,
        };

    private Slots(Slots from)
    {
        _phase = from._phase;
        _fixed = new(from._fixed, StringComparer.Ordinal);
    }

    /// <summary>The same with one more value, or another one.</summary>
    public Slots With(string name, string value)
    {
        var copy = new Slots(this);
        copy._fixed[name] = value;
        return copy;
    }

    /// <summary>The value of a gap within one text: fixed, drawn earlier in the same text, or drawn now.</summary>
    public string Value(string name, Dictionary<string, string> drawn, Dice dice)
    {
        if (_fixed.TryGetValue(name, out var known) || drawn.TryGetValue(name, out known))
        {
            return known;
        }

        var words = SampleWords.Lexicon;
        return drawn[name] = name switch
        {
            "part" => Other(words.Parts[_phase], drawn, "part2", dice),
            "part2" => Other(words.Parts[_phase], drawn, "part", dice),
            "subject" => Other(words.Subjects[_phase], drawn, "subject2", dice),
            "subject2" => Other(words.Subjects[_phase], drawn, "subject", dice),
            "who" => dice.Pick(words.Who),
            "when" => dice.Pick(words.When),
            "when2" => dice.Pick(words.When2),
            "some" => dice.Pick(words.Some),
            "several" => dice.Pick(words.Several),
            "many" => dice.Pick(words.Many),
            "ratio" => dice.Pick(words.Ratio),
            "figure" => PerCent(dice.Between(58, 94)),
            "figure2" => PerCent(dice.Between(41, 57)),
            "share" => PerCent(dice.Between(8, 34)),
            _ => throw new InvalidOperationException($"Nothing fits into {{{name}}}."),
        };
    }

    private static string Other(string[] words, Dictionary<string, string> drawn, string twin, Dice dice) =>
        dice.Pick([.. words.Where(word => !drawn.TryGetValue(twin, out var taken) || taken != word)]);

    private static string PerCent(int value) => string.Create(CultureInfo.InvariantCulture, $"{value} per cent");
}
