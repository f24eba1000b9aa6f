using System.Text;
using Candour.Foundation.Wording;

namespace Candour.Tests.Foundation.Wording;

public sealed class TextsTests
{
    private static readonly TextCatalogue Catalogue = TextCatalogue.Read([
        File(
            "Review.en.json",
            """
            {"review.by":"Seal by {0}", "review.plain":"Braces {{like this}}", "review.two":"{0} of {1}",
             "notes.none":"No notes", "notes.one":"One note", "notes.other":"{0} notes",
             "words.list":"{0} and {1}", "words.list-comma":", "}
            """
        ),
        File("Review.pl.json", """{"review.by":"Do {0}"}"""),
        File("Review.ur.json", """{"review.plain":"سادہ"}"""),
    ]);

    private readonly Texts texts = new Texts(Catalogue).In("en");

    [Fact]
    public void A_date_is_written_with_its_month_in_words() =>
        texts["review.by", new DateOnly(2026, 10, 9)].ShouldBe("Seal by 9 October 2026");

    [Fact]
    public void A_large_number_is_grouped() => texts["review.two", 3, 51_012].ShouldBe("3 of 51,012");

    [Fact]
    public void A_doubled_brace_is_a_brace() => texts["review.plain"].ShouldBe("Braces {like this}");

    [Fact]
    public void A_key_that_does_not_exist_throws() =>
        Should.Throw<KeyNotFoundException>(() => texts["review.nowhere"]).Message.ShouldContain("review.nowhere");

    [Fact]
    public void Too_few_or_too_many_arguments_throw()
    {
        Should.Throw<ArgumentException>(() => texts["review.two", 1]);
        Should.Throw<ArgumentException>(() => texts["review.by", 1, 2]);
    }

    [Theory]
    [InlineData(0, "No notes")]
    [InlineData(1, "One note")]
    [InlineData(41, "41 notes")]
    public void A_count_takes_the_form_of_its_number(int count, string expected) => texts.Count("notes", count).ShouldBe(expected);

    [Fact]
    public void A_list_ends_with_and()
    {
        texts.List("head").ShouldBe("head");
        texts.List("head", "lead", "moderator").ShouldBe("head, lead and moderator");
    }

    [Fact]
    public void Another_language_falls_back_to_English_for_what_it_lacks()
    {
        var polish = texts.In("pl-PL");
        polish["review.by", new DateOnly(2026, 10, 9)].ShouldBe("Do 9 października 2026");
        polish["review.two", 1, 2].ShouldBe("1 of 2");
        texts.In("fr").Language.ShouldBe("en");
    }

    [Fact]
    public void Urdu_runs_from_right_to_left()
    {
        texts.In("ur").Direction.ShouldBe("rtl");
        texts.Direction.ShouldBe("ltr");
    }

    [Fact]
    public void A_key_in_two_files_is_refused_with_both_names()
    {
        var problem = Should.Throw<FormatException>(() =>
            TextCatalogue.Read([File("A.en.json", """{"a.x":"1"}"""), File("B.en.json", """{"a.x":"2"}""")])
        );
        problem.Message.ShouldContain("A.en.json");
        problem.Message.ShouldContain("B.en.json");
    }

    [Fact]
    public void A_key_twice_in_one_file_is_refused() =>
        Should.Throw<FormatException>(() => TextCatalogue.Read([File("A.en.json", """{"a.x":"1","a.x":"2"}""")]));

    [Fact]
    public void A_translation_of_nothing_is_refused() =>
        Should.Throw<FormatException>(() => TextCatalogue.Read([File("A.en.json", "{}"), File("A.pl.json", """{"a.x":"1"}""")]));

    [Fact]
    public void A_translation_with_other_arguments_is_refused() =>
        Should.Throw<FormatException>(() =>
            TextCatalogue.Read([File("A.en.json", """{"a.x":"{0}"}"""), File("A.pl.json", """{"a.x":"bez"}""")])
        );

    [Fact]
    public void A_loose_brace_is_refused_by_name() =>
        Should.Throw<FormatException>(() => TextCatalogue.Read([File("A.en.json", """{"a.x":"{oops"}""")])).Message.ShouldContain("a.x");

    private static (string, Stream) File(string name, string json) => (name, new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
