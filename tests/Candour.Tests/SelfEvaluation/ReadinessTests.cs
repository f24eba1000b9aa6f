using Candour.Evidence;
using Candour.Frameworks;
using Candour.SelfEvaluation;

namespace Candour.Tests.SelfEvaluation;

public sealed class ReadinessTests
{
    private static readonly FrameworkArea Belonging = Area("belonging", "welcome", "known");
    private static readonly FrameworkArea Learning = Area("learning", "talk");

    [Fact]
    public void Of_NothingWritten_EachSilentAreaBlocks()
    {
        var items = Readiness.Of([At(Belonging, 0), At(Belonging, 1), At(Learning, 0)]);

        items.Where(i => i.Blocks).Select(i => i.Arguments[0]).ShouldBe(["belonging", "learning"]);
        items.Where(i => !i.Blocks).ShouldBeEmpty("what blocks is not said twice");
    }

    [Fact]
    public void Of_SomeWritten_WarnsOfWhatIsThin()
    {
        var items = Readiness.Of([At(Belonging, 0, "Warm."), At(Belonging, 1), At(Learning, 0, "Clear.", EvidenceStrengths.FirstHint)]);

        items.ShouldAllBe(i => !i.Blocks);
        Keys(items, "self-evaluation.ready.no-judgement").ShouldBe(["known"]);
        Keys(items, "self-evaluation.ready.no-evidence").ShouldBe(["welcome"]);
        Keys(items, "self-evaluation.ready.first-hint").ShouldBe(["talk"]);
        items.ShouldContain(i => i.Key == "self-evaluation.ready.never-unsure");
    }

    [Fact]
    public void Of_WholeAndUnsureSomewhere_IsEmpty()
    {
        var unsure = At(Belonging, 0, "Warm.", EvidenceStrengths.OneSource);
        unsure = unsure with { Words = unsure.Words with { LeastSure = "Spring joiners." } };

        Readiness
            .Of([
                unsure,
                At(Belonging, 1, "Known.", EvidenceStrengths.SeveralSources),
                At(Learning, 0, "Clear.", EvidenceStrengths.FirstHint, EvidenceStrengths.OneSource),
            ])
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", 0, AspectProgress.NotBegun)]
    [InlineData("", 1, AspectProgress.Begun)]
    [InlineData("Warm.", 0, AspectProgress.Judged)]
    [InlineData("Warm.", 2, AspectProgress.Supported)]
    public void Progress_IsAWord(string strong, int evidence, string expected) =>
        AspectProgress.Of(new(strong), evidence).ShouldBe(expected);

    private static IEnumerable<string> Keys(IReadOnlyList<ReadinessItem> items, string key) =>
        items.Single(i => i.Key == key).Aspects.Select(a => a.Key);

    private static AspectOverview At(FrameworkArea area, int index, string strong = "", params string[] strengths) =>
        new(area, area.Aspects[index], new AspectWords(strong), [.. strengths.Select(Item)], null);

    private static EvidenceItem Item(string strength) =>
        new()
        {
            Id = Guid.NewGuid(),
            OwnerId = Guid.NewGuid(),
            Form = EvidenceForms.Note,
            Title = "A note",
            Shows = "Something.",
            Strength = strength,
            AddedAt = new DateTime(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc),
            AddedById = Guid.NewGuid(),
        };

    private static FrameworkArea Area(string key, params string[] aspects) =>
        new()
        {
            Key = key,
            Title = key,
            Summary = "",
            Aspects =
            [
                .. aspects.Select(a => new FrameworkAspect
                {
                    Key = a,
                    Title = a,
                    Strong = a,
                    Prompts = [],
                }),
            ],
        };
}
