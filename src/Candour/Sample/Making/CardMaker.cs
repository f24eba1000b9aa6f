using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>Report cards: twelve published, two withdrawn and three in draft.</summary>
internal sealed class CardMaker(SampleCalendar calendar, Dice dice, Weaver weaver, IReadOnlyList<SampleSchool> schools)
{
    private static readonly (string School, string State)[] Wanted =
    [
        ("Ellerbeck Primary School", "published"),
        ("Nettlehowe Primary School", "published"),
        ("Thrushgate Primary School", "published"),
        ("Fullers Yard Primary School", "withdrawn"),
        ("Whinfell Head Primary School", "published"),
        ("Heronslock Primary School", "published"),
        ("Towpath Lane Primary School", "published"),
        ("Foxholt St Cedd's CE Primary School", "withdrawn"),
        ("Kestrelgate Academy", "published"),
        ("Birkhowe School", "published"),
        ("Wharfminster School", "published"),
        ("Millholm Green Primary School", "published"),
        ("Hartmoor High School", "published"),
        ("Packhorse Row Primary School", "published"),
        ("Hollinsike Primary School", "draft"),
        ("Limekiln Wharf Primary School", "draft"),
        ("Whitehowe School", "draft"),
    ];

    /// <summary>Working days since the edition before: it was of the school year before, ahead of any visit.</summary>
    private const int YearAgo = 205;

    /// <summary>Those whose card has been published before.</summary>
    private static readonly string[] Before =
    [
        "Nettlehowe Primary School",
        "Whinfell Head Primary School",
        "Kestrelgate Academy",
        "Wharfminster School",
        "Birkhowe School",
    ];

    private readonly List<StoryWords> _stories = [.. SampleWords.Cards.Stories];

    private int _withdrawn;

    public IReadOnlyList<SampleCard> Make(IReadOnlyList<MadeReview> reviews) =>
        [.. Wanted.Select(wanted => Make(schools.First(school => school.Name == wanted.School), wanted.State, reviews))];

    private SampleCard Make(SampleSchool school, string state, IReadOnlyList<MadeReview> reviews)
    {
        var made = reviews.LastOrDefault(made => made.Review.HostKey == school.Key && made.Review.Report?.Issued is not null);
        var published = calendar.Working(
            made is null ? -92
            : state is "withdrawn" ? -40
            : -dice.Between(2, 14)
        );
        var draft = state is "draft";
        var withdrawn = state is "withdrawn";
        return new SampleCard(
            "card-" + school.Key,
            school.Key,
            state,
            ForPhase(Story(school), school),
            made is null || (draft && dice.Chance(50)) ? [] : Proud(made),
            made is null ? [] : WorkingOn(made),
            made?.Review.Key,
            draft ? null : made?.Questions[0].Question.Key,
            draft ? null : published,
            withdrawn ? published.AddDays(16) : null,
            withdrawn ? SampleWords.Cards.Withdrawn[_withdrawn++] : null,
            Before.Contains(school.Name) ? new SampleEdition(ForPhase(Story(school), school), calendar.Working(-YearAgo)) : null
        );
    }

    /// <summary>Strengths that others found, each in the words that families are told it in.</summary>
    private List<SampleChosen> Proud(MadeReview made)
    {
        var chosen = new List<SampleChosen>();
        foreach (var question in made.Questions)
        {
            if (Finding(made.Review, question, "strength") is { } finding && Family(question.Well, made.Slots) is { } words)
            {
                var also = chosen.Count == 0 ? " " + weaver.Say(SampleWords.Cards.Proud, made.Slots, 2) : "";
                chosen.Add(new SampleChosen(finding.Key, words + also));
            }
        }

        return chosen;
    }

    /// <summary>What could be better, resting on the pledge that was made about it where there is one.</summary>
    private List<SampleChosen> WorkingOn(MadeReview made)
    {
        var chosen = new List<SampleChosen>();
        foreach (var question in made.Questions)
        {
            if (Finding(made.Review, question, "even-better-if") is { } finding && Family(question.Better, made.Slots) is { } words)
            {
                // A pledge that was stopped is not what the school is working on.
                var pledge = made.Review.Pledges.FirstOrDefault(pledge =>
                    pledge.FindingKey == finding.Key && pledge.Checks.All(check => check.Progress is not "stopped")
                );
                chosen.Add(new SampleChosen(pledge?.Key ?? finding.Key, words));
            }
        }

        return chosen;
    }

    private static SampleFinding? Finding(SampleReview review, MadeQuestion question, string kind) =>
        review.Findings.FirstOrDefault(finding => finding.QuestionKey == question.Question.Key && finding.Kind == kind);

    private string? Family(Strand strand, Slots slots) => weaver.TrySay([.. strand.Family!.Select(text => Plain(text, slots))], slots, 2);

    private string Story(SampleSchool school)
    {
        var story = school.ShortName is "Ellerbeck Primary"
            ? _stories[0]
            : dice.Shuffled(_stories.Skip(_stories[0] == SampleWords.Cards.Stories[0] ? 1 : 0))
                .OrderBy(story =>
                    story.For == school.Phase ? 0
                    : story.For is "any" ? 1
                    : 2
                )
                .First();
        _stories.Remove(story);
        return story.Text;
    }

    private static string ForPhase(string text, SampleSchool school) => school.Phase is "secondary" ? Older(text) : text;

    /// <summary>Secondary schools do not call their pupils children.</summary>
    private string Plain(string text, Slots slots) => weaver.Phrase("{children}", slots) is "pupils" ? Older(text) : text;

    private static string Older(string text) =>
        text.Replace("children", "pupils", StringComparison.Ordinal).Replace("Children", "Pupils", StringComparison.Ordinal);
}
