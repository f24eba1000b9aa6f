using Candour.SelfEvaluation;

namespace Candour.Tests.SelfEvaluation;

public sealed class AspectMergeTests
{
    private static readonly AspectWords Began = new("Welcome is warm.", "Spring joiners.", "A named adult.", "", "Ask the families.");

    private static readonly AspectBase Base = AspectBase.Of(3, Began);

    [Fact]
    public void Of_DifferentTextsTouched_PutsBothTogether()
    {
        var mine = Began with { Strong = "Welcome is warm and quick." };
        var theirs = Began with { Hinders = "No spare room." };

        var merge = AspectMerge.Of(Base, mine, theirs);

        merge.Contested.ShouldBeEmpty();
        merge.Words.ShouldBe(Began with { Strong = "Welcome is warm and quick.", Hinders = "No spare room." });
    }

    [Fact]
    public void Of_SameTextChangedDifferently_IsContestedAndMineStays()
    {
        var merge = AspectMerge.Of(Base, Began with { Next = "Ask the children." }, Began with { Next = "Ask the governors.", Helps = "" });

        merge.Contested.ShouldBe(["next"]);
        merge.Words.Next.ShouldBe("Ask the children.");
        merge.Words.Helps.ShouldBe("");
    }

    [Fact]
    public void Of_SameTextChangedAlike_IsNoContest() =>
        AspectMerge.Of(Base, Began with { Strong = "Better." }, Began with { Strong = "Better." }).Contested.ShouldBeEmpty();

    [Fact]
    public void Of_OneEmptiedWhatTheOtherRewrote_IsContested() =>
        AspectMerge.Of(Base, Began with { Strong = "" }, Began with { Strong = "Rewritten." }).Contested.ShouldBe(["strong"]);

    [Fact]
    public void Base_ThroughTheForm_IsTheSame()
    {
        var read = AspectBase.Read(Base.ToString()).ShouldNotBeNull();

        read.Version.ShouldBe(3);
        AspectWords.Fields.ShouldAllBe(f => read.Had(f, Began[f]));
        read.Had("strong", "Other words.").ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("-1.a.b.c.d.e")]
    [InlineData("x.a.b.c.d.e")]
    public void Read_NotABase_IsNull(string? token) => AspectBase.Read(token).ShouldBeNull();

    [Theory]
    [InlineData("mine", "One.", "Two.", "One.")]
    [InlineData("theirs", "One.", "Two.", "Two.")]
    [InlineData("both", "One.", "Two.", "One.\n\nTwo.")]
    [InlineData("both", "", "Two.", "Two.")]
    [InlineData("both", "One.", "", "One.")]
    public void Settle_AsChosen(string choice, string mine, string theirs, string expected) =>
        AspectMerge.Settle(mine, theirs, choice).ShouldBe(expected);

    [Fact]
    public void Settle_AnotherWord_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => AspectMerge.Settle("One.", "Two.", "best"));
}
