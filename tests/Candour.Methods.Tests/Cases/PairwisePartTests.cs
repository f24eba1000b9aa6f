using Candour.Methods.Cases;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Cases;

public sealed class PairwisePartTests
{
    private static readonly MethodPart Part = MethodParts.All.Single(p => p.Name == "pairwise");

    [Fact]
    public void The_reference_cases_are_answered_figure_by_figure()
    {
        var (wrong, compared) = FigureWalk.Of(Part);

        wrong.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Where_not_all_beat_one_another_the_prior_alone_answers()
    {
        var answer = Part.OfText(Read("not_connected12.csv"), ("prior-sd", "2"));

        answer["items"].ShouldBeNull();
        ((string)answer["reason"]!).ShouldBe("no-finite-estimate");
        ((int)answer["components"]!).ShouldBe(8);
        ((double)answer["map_sd1_5"]!["prior_sd"]!).ShouldBe(2);
    }

    [Theory]
    [InlineData("item1,item2,win1\nA,B,1\n", "in.csv, line 1: found the headings item1, item2, win1, expected a column win2.")]
    [InlineData("item1,item2,win1,win2\nA,A,1,0\n", "in.csv, line 2, item2: found “A”, expected another item than item1.")]
    [InlineData("item1,item2,win1,win2\nA,,1,0\n", "in.csv, line 2, item2: found nothing, expected a name.")]
    [InlineData(
        "item1,item2,win1,win2\nA,B,1,0\nB,C,-1,0\n",
        "in.csv, line 3, win1: found “-1”, expected how often it was preferred, from 0 to 1e9."
    )]
    [InlineData("item1,item2,win1,win2\nA,B,1,NaN\n", "in.csv, line 2, win2: found “NaN”, expected how often it was preferred, 0 or more.")]
    [InlineData("item1,item2,win1,win2\nA,B,,1\n", "in.csv, line 2, win1: found nothing, expected how often it was preferred, 0 or more.")]
    public void What_cannot_be_read_is_said_in_one_line(string text, string expected) => Part.Refused(text).ShouldBe(expected);

    [Theory, InlineData("0"), InlineData("-1"), InlineData("1e9")]
    public void A_prior_that_is_none_is_refused(string said) =>
        Part.Refused("item1,item2,win1,win2\nA,B,1,0\n", ("prior-sd", said)).ShouldStartWith("--prior-sd: found ");

    [Theory, InlineData("judgement40.csv"), InlineData("not_connected12.csv")]
    public void A_damaged_file_is_answered_or_refused(string name) => Part.Survives(Read(name));

    private static string Read(string name) => File.ReadAllText(ReferenceCases.File("pairwise", name));
}
