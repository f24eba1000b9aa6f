using System.Globalization;
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
        var slots = made?.Slots ?? Slots.For(school);
        var card = new SampleCard(
            "card-" + school.Key,
            school.Key,
            SampleCalendar.Year(published.AddMonths(-3)),
            state,
            ForPhase(Story(school), school),
            null,
            null,
            null,
            null,
            made?.Review.Key,
            null,
            null,
            state is "draft" ? null : published,
            null,
            null
        );
        card = made is null ? WithoutVisit(card, school, slots) : FromVisit(card, made, slots);
        return state is "withdrawn"
            ? card with
            {
                Withdrawn = published.AddDays(16),
                WithdrawnReason = SampleWords.Cards.Withdrawn[_withdrawn++],
            }
            : card;
    }

    private SampleCard WithoutVisit(SampleCard card, SampleSchool school, Slots slots)
    {
        var ellerbeck = school.ShortName is "Ellerbeck Primary";
        var words = SampleWords.Cards;
        return card with
        {
            Proud = weaver.Say(ellerbeck ? words.Proud[..1] : words.Proud[1..], slots, 2),
            WorkingOn = weaver.Say(ellerbeck ? words.Working[..1] : words.Working[1..], slots, 2),
            PeersBlank = words.BlankPeers[ellerbeck ? 0 : 1],
        };
    }

    private SampleCard FromVisit(SampleCard card, MadeReview made, Slots slots)
    {
        var review = made.Review;
        var question = made.Questions.FirstOrDefault(one => Finding(review, one, "strength") is not null) ?? made.Questions[0];
        var pledge = review.Pledges.Count > 0 ? review.Pledges[0] : null;
        var about = FocusMaker
            .About(slots, question)
            .With("w", Plainly(question.Well))
            .With("b", Plainly(question.Better))
            .With("month", review.VisitDays[0].ToString("MMMM", CultureInfo.InvariantCulture));
        var draft = card.State is "draft";
        return card with
        {
            Proud =
                draft && dice.Chance(50)
                    ? null
                    : string.Join(' ', Family(question.Well, slots), weaver.Say(SampleWords.Cards.Proud[1..], slots, 2)),
            WorkingOn = Family(question.Better, slots),
            PeersSaw = draft ? null : weaver.Say(SampleWords.Cards.Peers, about),
            FindingKey = Finding(review, question, "strength")?.Key,
            PledgeKey = pledge?.Key,
        };
    }

    /// <summary>Something seen, in words that do not speak as one reviewer.</summary>
    private static string Plainly(Strand strand) =>
        strand.Say!.First(clause =>
            !clause.Contains(" I ", StringComparison.Ordinal) && !clause.Contains(" me ", StringComparison.Ordinal)
        );

    private static SampleFinding? Finding(SampleReview review, MadeQuestion question, string kind) =>
        review.Findings.FirstOrDefault(finding => finding.QuestionKey == question.Question.Key && finding.Kind == kind);

    private string Family(Strand strand, Slots slots) => weaver.Say([.. strand.Family!.Select(text => Plain(text, slots))], slots, 2);

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
