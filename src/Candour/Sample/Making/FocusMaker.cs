using Candour.Frameworks;
using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>Questions and the focus agreed. Themes and strands are shared out so that reviews differ.</summary>
internal sealed class FocusMaker(Dice dice, Weaver weaver)
{
    private readonly ShippedFrameworks _frameworks = new();

    // Counted apart, because a review that has come as far as findings must not repeat another's.
    private readonly Dictionary<(string Theme, bool Finds), int> _themes = Written();
    private readonly Dictionary<(Strand Strand, bool Finds), int> _strands = [];

    public List<MadeQuestion> Questions(Making making, string framework)
    {
        var themes = making.Slot.Themes?.Select(key => SampleWords.Themes.First(theme => theme.Key == key)) ?? Themes(making);
        var aspects = _frameworks.Find(framework)!.Areas.SelectMany(area => area.Aspects).Select(aspect => aspect.Key).ToHashSet();
        return [.. themes.Select((theme, index) => Question(making, theme, aspects, index + 1))];
    }

    public SampleFocus Focus(Making making, IReadOnlyList<MadeQuestion> questions, DateOnly? host, DateOnly? lead) =>
        new(
            weaver.Say(SampleWords.Review["headings"], About(making.Slots, questions[0])),
            weaver.Say(SampleWords.Review["sensitivities"], making.Slots),
            dice.Chance(70) ? "head" : "group",
            "Designated safeguarding lead",
            making.Host.Telephone,
            [.. questions.Select(question => question.Question)],
            host,
            lead
        );

    /// <summary>Adds what a question and its strands are about to the words for the gaps.</summary>
    public static Slots About(Slots slots, MadeQuestion question) =>
        slots.With("aboutQ", question.Theme.About).With("aboutW", question.Well.About).With("aboutB", question.Better.About);

    private List<Theme> Themes(Making making)
    {
        var chosen = dice.Shuffled(SampleWords.Themes.Where(theme => theme.Phases.Contains(making.Host.Phase)))
            .OrderBy(theme => _themes.GetValueOrDefault((theme.Key, Finds(making))))
            .Take(2)
            .ToList();
        return chosen;
    }

    private MadeQuestion Question(Making making, Theme theme, HashSet<string> aspects, int number)
    {
        var finds = Finds(making);
        if (making.Slot.Themes is null)
        {
            _themes[(theme.Key, finds)] = _themes.GetValueOrDefault((theme.Key, finds)) + 1;
        }

        var about = making.Slots.With("aboutQ", theme.About);
        var question = new SampleQuestion(
            $"{making.Key}-question-{number}",
            weaver.Say(theme.Questions, about, 2),
            weaver.Say(theme.Why, about, 2),
            weaver.Say(SampleWords.Review["evidence-plan"], about),
            [.. theme.Aspects.Where(aspects.Contains)]
        );
        var ask = making.Host.ShortName is "Ellerbeck Primary" || dice.Chance(60);
        return new MadeQuestion(
            question,
            theme,
            Least(theme, "well", finds),
            Least(theme, "better", finds),
            ask ? Least(theme, "ask", finds) : null
        );
    }

    private static bool Finds(Making making) => Finds(making.Slot);

    private static bool Finds(Slot slot) => Schedule.Reached(slot.Stage, "fed-back");

    /// <summary>Themes that the schedule has given away already.</summary>
    private static Dictionary<(string Theme, bool Finds), int> Written() =>
        Schedule.Now.SelectMany(slot => (slot.Themes ?? []).Select(theme => (theme, Finds(slot)))).CountBy(given => given).ToDictionary();

    private Strand Least(Theme theme, string side, bool finds)
    {
        var strand = dice.Shuffled(theme.Strands.Where(strand => strand.Side == side))
            .OrderBy(strand => _strands.GetValueOrDefault((strand, finds)))
            .First();
        _strands[(strand, finds)] = _strands.GetValueOrDefault((strand, finds)) + 1;
        return strand;
    }
}
