using System.Text;
using Candour.Foundation.Wording;
using Candour.ReportCards;

namespace Candour.Tests.ReportCards;

public sealed class ChecklistTests
{
    [Theory]
    [InlineData("Mrs Okafor taught the choir.", "Mrs Okafor")]
    [InlineData("The choir sang for Amina and Tom.", "Amina, Tom")]
    [InlineData("We thank Łukasz’s family.", "Łukasz")]
    [InlineData("In Year 6 on Monday they read English and Maths at Ellerbeck Primary.", "")]
    [InlineData("Tom sang.", "")]
    [InlineData("Calm classrooms. Children talk. (They listen.)\nWe are glad.", "")]
    [InlineData("Our SENCO and the PTA helped.", "")]
    [InlineData("We thank Jo. Jo helped Jo.", "Jo")]
    public void Names_are_asked_about(string text, string suspects) =>
        string.Join(", ", NameScreen.Suspects(text, "Ellerbeck Primary")).ShouldBe(suspects);

    [Theory]
    [InlineData("<p>Words</p>", CheckLine.Done)]
    [InlineData("<img src=\"/a.png\">", CheckLine.Wait)]
    [InlineData("<img src=\"/a.png\" alt=\"The choir\">", CheckLine.Done)]
    [InlineData("<svg viewBox=\"0 0 1 1\"><path d=\"\"/></svg>", CheckLine.Wait)]
    [InlineData("<svg aria-hidden=\"true\"><path d=\"\"/></svg>", CheckLine.Done)]
    [InlineData("<svg role=\"img\"><title>85 per cent</title></svg>", CheckLine.Done)]
    [InlineData("<svg aria-hidden=\"true\"/><svg><path/></svg>", CheckLine.Wait)]
    public void Each_picture_says_what_it_shows(string html, string state) => Line("pictures", Proof(), html).State.ShouldBe(state);

    [Fact]
    public void A_heavy_page_is_not_published()
    {
        Line("weight", Proof(), new string('x', CardChecklist.HeaviestPage)).Blocks.ShouldBeFalse();
        Line("weight", Proof(), new string('x', CardChecklist.HeaviestPage + 1)).Blocks.ShouldBeTrue();
    }

    [Fact]
    public void Heavy_words_are_a_hint_and_no_hindrance()
    {
        const string Heavy =
            "Notwithstanding considerable organisational transformation, accountability arrangements necessitated comprehensive implementation of differentiated provision, facilitating accelerated attainment for underrepresented populations throughout successive institutional reorganisations, undertaken collaboratively by representatives.";

        Line("age", Proof(Heavy + " " + Heavy)).State.ShouldBe(CheckLine.Warn);
        Line("age", Proof("The choir sang.")).Words.TextKey.ShouldBe("card.check.age.short");
    }

    [Fact]
    public void A_possible_name_is_told_and_does_not_stand_in_the_way()
    {
        var line = Line("names", Proof("We thank Amina for the song."));

        line.Blocks.ShouldBeFalse();
        line.Words.Arguments.ShouldBe(["Amina"]);
    }

    private static CheckLine Line(string key, CardProof proof, string html = "<p></p>") =>
        CardChecklist.Of(proof, Encoding.UTF8.GetBytes(html)).Single(l => l.Key == key);

    private static CardProof Proof(string story = "Ours.")
    {
        var id = Guid.NewGuid();
        var composed = new ComposedCard(
            "four-voices",
            "Ellerbeck Primary",
            "2026/27",
            new Told("card.lede.voices"),
            [new("story", "school", "card.panel.story", [new SaidLine(story)])],
            []
        );
        return new(
            id,
            "Ellerbeck Primary",
            new Card
            {
                Id = id,
                OwnerId = id,
                Story = story,
            },
            [],
            [],
            composed
        );
    }
}
