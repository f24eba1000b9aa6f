using Candour.Frameworks;
using Candour.Sample.Making;
using Candour.Sample.Plan;

namespace Candour.Tests.Sample;

/// <summary>How the sample is written.</summary>
public sealed class SampleWordsTests
{
    [Fact]
    public void Sentences_OfSixWordsOrMore_AreInThreeRecordsAtMost()
    {
        foreach (var plan in Plans.Several)
        {
            var sentences = Plans.Sentences(plan);

            sentences.Count.ShouldBeGreaterThan(3000);
            sentences.Where(sentence => sentence.Value > 3).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Sentences_ThatArePrintedAgainElsewhere_AreInOneRecord()
    {
        // A self-evaluation is copied into its snapshot and a finding into its report, so in the plan each is said once.
        var sentences = Plans.Sentences(Plans.Usual);
        var copied = Plans.Usual.Reviews.SelectMany(review => review.Evaluation?.Aspects ?? []);

        copied.SelectMany(aspect => Sentences.Long(aspect.Strong)).Count().ShouldBeGreaterThan(300);
        copied
            .SelectMany(aspect => Sentences.Long(aspect.Strong))
            .GroupBy(sentence => sentence)
            .Where(group => group.Count() > 1)
            .ShouldBeEmpty();
        Plans
            .Usual.Reviews.SelectMany(review => review.Findings)
            .SelectMany(finding => Sentences.Long(finding.Text))
            .GroupBy(sentence => sentence)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Texts_HaveNoGapLeftOpen()
    {
        foreach (var text in Plans.Several.SelectMany(PlanTexts.Read))
        {
            text.Text.ShouldNotContain('{', text.Record);
            text.Text.ShouldNotContain('[', text.Record);
            text.Text.ShouldNotContain('|', text.Record);
            text.Text.ShouldNotContain("  ", Case.Sensitive, text.Record);
            text.Text.Trim().ShouldBe(text.Text);
            text.Text.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Texts_OfRecords_EndLikeSentences()
    {
        string[] titles = ["Title", "Role"];

        PlanTexts
            .Read(Plans.Usual)
            .Where(text => !titles.Contains(text.Property) && text.Text[^1] is not ('.' or '?' or '!' or '"'))
            .Select(text => $"{text.Record} {text.Property}: {text.Text}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Texts_BeginWithACapital() =>
        PlanTexts
            .Read(Plans.Usual)
            .Where(text => text.Text.FirstOrDefault(char.IsLetterOrDigit) is var first && char.IsLower(first))
            .Select(text => $"{text.Record} {text.Property}: {text.Text}")
            .ShouldBeEmpty();

    [Fact]
    public void Notes_NameNobody()
    {
        foreach (var review in Plans.Usual.Reviews.Where(review => review.Notes.Count > 0))
        {
            var staff = Plans
                .Usual.People.Where(person => person.Appointments.Any(post => post.OrganisationKey == review.HostKey))
                .ToList();
            staff.Count.ShouldBeGreaterThan(5);
            foreach (var text in review.Notes.SelectMany(note => new[] { note.Described, note.Inferred, note.Asked }).OfType<string>())
            {
                staff
                    .Where(person =>
                        text.Contains(person.Given, StringComparison.Ordinal) || text.Contains(person.Family, StringComparison.Ordinal)
                    )
                    .Select(person => $"{person.Name}: {text}")
                    .ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Texts_UseNoWordThatWeDoNotUse()
    {
        string[] words =
        [
            "monitoring",
            "compliance",
            "performance management",
            "stakeholder",
            "league table",
            "ranking",
            "Ofsted",
            "outstanding",
            "inadequate",
        ];

        PlanTexts
            .Read(Plans.Usual)
            .Where(text => words.Any(word => text.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(text => text.Text)
            .ShouldBeEmpty();
    }

    [Fact]
    public void EveryAspect_HasWordsOfItsOwn()
    {
        foreach (var framework in new ShippedFrameworks().All)
        {
            var aspects = framework.Areas.SelectMany(area => area.Aspects).Select(aspect => aspect.Key);

            SampleWords.Evaluation(framework.Key).Keys.ShouldBe(aspects, ignoreOrder: true);
        }
    }

    [Fact]
    public void EveryTheme_HasEvidenceForBothSidesAndAnAspectInEachFramework()
    {
        SampleWords.Themes.Count.ShouldBe(12);
        foreach (var theme in SampleWords.Themes)
        {
            theme.Strands.CountBy(strand => strand.Side).ShouldBe([new("well", 2), new("better", 2), new("ask", 1)], theme.Key);
            theme
                .Strands.Where(strand => strand.Side is not "ask")
                .ShouldAllBe(strand => strand.Scenes.Length >= 4 && strand.Say!.Length == 5 && strand.Family!.Length > 0);
            theme.Strands.Where(strand => strand.Side is "better").ShouldAllBe(strand => strand.Pledge!.Checks.Length == 3);
            foreach (var framework in new ShippedFrameworks().All)
            {
                framework
                    .Areas.SelectMany(area => area.Aspects)
                    .Select(aspect => aspect.Key)
                    .Intersect(theme.Aspects)
                    .ShouldNotBeEmpty($"{theme.Key} in {framework.Key}");
            }
        }
    }

    [Fact]
    public void Canaries_CanBePutIntoEveryText()
    {
        var before = PlanTexts.Read(Plans.Usual);
        var number = 0;

        var marked = PlanTexts.Rewrite(Plans.Usual, text => $"{text.Text} canary-{number++}");

        number.ShouldBe(before.Count);
        PlanTexts.Read(marked).Select((text, index) => text.Text == $"{before[index].Text} canary-{index}").ShouldAllBe(same => same);
        PlanTexts.Read(Plans.Usual).ShouldBe(before);
        Plans.Texts(marked).Count(text => text.Text.Contains("canary-", StringComparison.Ordinal)).ShouldBe(before.Count);
    }
}
