using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Disclosure;

public sealed class StatedTests
{
    [Fact]
    public void Nought_is_Zero_and_never_a_known_value()
    {
        Stated.Number(0).ShouldBeOfType<Stated<int>.Zero>();
        Stated.Number(-0.0).ShouldBeOfType<Stated<double>.Zero>();
        Stated.Number(412).ShouldBeOfType<Stated<int>.Known>().Value.ShouldBe(412);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_none_throws(double value) => Should.Throw<ArgumentException>(() => Stated.Number(value));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    public void Blank_words_are_a_gap(string words)
    {
        Should.Throw<ArgumentException>(() => Stated.Words(words));
        Stated.WordsOr(words, Reason.NotTold).ShouldBe(Stated.Unknown<string>(Reason.NotTold));
    }

    [Fact]
    public void Words_stand_as_they_are_without_the_space_around_them() =>
        Stated.Words("  Six of eight.\nAll in March. ").ShouldBe(Stated.Words("Six of eight.\nAll in March."));

    [Fact]
    public void Each_of_the_four_has_an_answer_of_its_own()
    {
        Stated<int>[] all =
        [
            Stated.Number(7),
            Stated.Unknown<int>(Reason.NotAsked),
            Stated.Withheld<int>(Reason.TooFew(10)),
            Stated.Number(0),
        ];

        all.Select(s => s.Match(v => $"{v}", r => $"? {r.Key}", r => $"c {r.Key} {r.Limit}", () => "none"))
            .ShouldBe(["7", "? not-asked", "c too-few 10", "none"]);
    }

    [Fact]
    public void The_four_are_all_there_is()
    {
        var kinds = typeof(Stated<int>)
            .Assembly.GetTypes()
            .Where(t => t.BaseType is { IsGenericType: true } b && b.GetGenericTypeDefinition() == typeof(Stated<>));

        kinds.Select(t => t.Name).Order().ShouldBe(["Known", "Unknown", "Withheld", "Zero"]);
        kinds.ShouldAllBe(t => t.IsSealed && t.GetConstructors().Length == 0);
        typeof(Stated<>)
            .GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)
            .ShouldAllBe(c => c.IsPrivate || c.GetParameters().Length == 1, "only itself may derive, and copy");
    }

    [Theory]
    [InlineData("Too few")]
    [InlineData("too_few")]
    [InlineData("-few")]
    [InlineData("few-")]
    [InlineData("")]
    public void A_reason_is_a_word_and_not_a_sentence(string key) => Should.Throw<ArgumentException>(() => new Reason(key));

    [Fact]
    public void A_limit_is_at_least_one() => Should.Throw<ArgumentException>(() => Reason.TooFew(0));

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void A_share_is_of_those_there_are(int count, int of) => Should.Throw<ArgumentOutOfRangeException>(() => new Share(count, of));
}
