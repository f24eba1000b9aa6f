using Candour.Methods.Disclosure;
using Candour.Methods.Reading;

namespace Candour.Methods.Tests.Reading;

public sealed class ReadingAgeTests
{
    /// <summary>The constants of the report: eleven words, thirteen syllables, two sentences.</summary>
    [Fact]
    public void Grade_is_the_published_formula() => ReadingAge.Grade(11, 2, 13).ShouldBe((0.39 * 5.5) + (11.8 * 13 / 11) - 15.59, 1e-9);

    [Theory]
    [InlineData("school", 1)]
    [InlineData("care", 1)]
    [InlineData("cared", 1)]
    [InlineData("wanted", 2)]
    [InlineData("little", 2)]
    [InlineData("see", 1)]
    [InlineData("the", 1)]
    [InlineData("pupils", 2)]
    [InlineData("houses", 2)]
    [InlineData("times", 1)]
    [InlineData("accountability", 6)]
    [InlineData("", 1)]
    public void Syllables_of_ordinary_words(string word, int syllables) => ReadingAge.Syllables(word).ShouldBe(syllables);

    [Fact]
    public void Few_words_say_nothing() => ReadingAge.Of("The choir sang.").ShouldBe(Stated.Unknown<int>(ReadingAge.TooShort));

    [Fact]
    public void A_plain_text_reads_younger_than_a_heavy_one()
    {
        const string Plain =
            "Forty children joined us this year. Many were new to English. We gave each of them a friend for the first two weeks. They ate with us. They sat in the same lessons as the rest from day one.";
        const string Heavy =
            "Notwithstanding considerable organisational transformation, accountability arrangements necessitated comprehensive implementation of differentiated provision, thereby facilitating accelerated attainment for underrepresented demographic populations throughout successive institutional reorganisations undertaken collaboratively.";

        var (plain, heavy) = (Age(Plain), Age(Heavy + " " + Heavy));

        plain.ShouldBeInRange(5, 9);
        heavy.ShouldBeGreaterThan(18);
    }

    [Fact]
    public void A_list_without_full_stops_is_not_one_long_sentence()
    {
        var lines = string.Join('\n', Enumerable.Repeat("the choir and the big band", 8));

        Age(lines).ShouldBe(Age(lines.Replace("\n", ".\n")));
    }

    private static int Age(string text) => ReadingAge.Of(text).Match(age => age, _ => -1, _ => -1, () => 0);
}
