using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Disclosure;

/// <summary>What is read of a table in the JJ form, and where it says that it cannot be.</summary>
public sealed class JjTextTests
{
    [Theory]
    [InlineData("", 1, 1, "the end", "0 on the first line")]
    [InlineData("1\n", 1, 1, "1", "0 on the first line")]
    [InlineData("0\ntwo\n", 2, 1, "two", "the number of cells")]
    [InlineData("0\n1 9\n0 5 1 s 0 9 0 0 0\n0\n", 2, 2, "9", "the end of the line")]
    [InlineData("0\n99\n", 2, 1, "99", "the number of cells, no more than there are lines")]
    [InlineData("0\n2", 2, 1, "the end", "a line for each cell")]
    [InlineData("0\n1\n1 5 1 s 0 9 0 0 0\n0\n", 3, 1, "1", "cell 0")]
    [InlineData("0\n1\n0 NaN 1 s 0 9 0 0 0\n0\n", 3, 2, "NaN", "a value")]
    [InlineData("0\n1\n0 5 x s 0 9 0 0 0\n0\n", 3, 3, "x", "a weight")]
    [InlineData("0\n1\n0 5 1 q 0 9 0 0 0\n0\n", 3, 4, "q", "u, s or z")]
    [InlineData("0\n1\n0 5 1\n0\n", 3, 4, "the end of the line", "u, s or z")]
    [InlineData("0\n1\n0 5 1 s x 9 0 0 0\n0\n", 3, 5, "x", "a lower bound")]
    [InlineData("0\n1\n0 5 1 s 0 x 0 0 0\n0\n", 3, 6, "x", "an upper bound")]
    [InlineData("0\n1\n0 5 1 s 0 9 x 0 0\n0\n", 3, 7, "x", "the protection below")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 x 0\n0\n", 3, 8, "x", "the protection above")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0\n0\n", 3, 9, "the end of the line", "the protection in all")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0 0 7\n0\n", 3, 10, "7", "the end of the line")]
    [InlineData("0\n1\n0 5 1 s 6 9 0 0 0\n0\n", 3, 9, "0", "a value within its bounds, weight and protections of nought or more")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0 0\n", 4, 1, "the end", "the number of relations")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0 0\n1\n", 5, 1, "the end", "a line for each relation")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0 0\n1\nx 1 : 0 (1)\n", 5, 1, "x", "a total")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0 0\n1\n5 x : 0 (1)\n", 5, 2, "x", "how many terms")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0 0\n1\n5 1 ; 0 (1)\n", 5, 3, ";", "a colon")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0 0\n1\n5 1 : x (1)\n", 5, 4, "x", "the number of a cell")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0 0\n1\n5 1 : 1 (1)\n", 5, 4, "1", "a cell below 1")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0 0\n1\n5 1 : 0 1\n", 5, 5, "1", "a coefficient in brackets")]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0 0\n1\n5 1 : 0 (1) more\n", 5, 6, "more", "the end of the line")]
    [InlineData(
        "0\n1\n0 5 1 s 0 9 0 0 0\n1\n4 1 : 0 (1)\n",
        5,
        1,
        "Relation 0 does not hold: it is out by 1",
        "cells and relations that agree"
    )]
    [InlineData("0\n1\n0 5 1 s 0 9 0 0 0\n0\n\nmore\n", 6, 1, "more", "the end")]
    public void A_table_that_cannot_be_read_says_where(string text, int line, int column, string what, string expected) =>
        JjText.Read(text).ShouldBe(new JjReading.Wrong(line, column, what, expected));

    [Theory]
    [InlineData(true, 9.0)]
    [InlineData(false, null)]
    public void A_table_is_read_with_its_upper_bounds_where_they_are_known(bool upperKnown, double? upper)
    {
        const string text = "0\n\n3\n0 5 2 u 1 9 1 2 3\n1 6 1 s 0 9 0 0 0\n2 11 1 z 0 20 0 0 0\n\n1\n0 3 : 0 (1) 1 (1) 2 (-1)\n\n";

        var table = JjText.Read(text, upperKnown).ShouldBeOfType<JjReading.Found>().Table;

        table[0].ShouldBe(new TableCell(5, CellRole.Primary, 2, 1, upper, 1, 2, 3));
        table.Cells.Select(c => c.Role).ShouldBe([CellRole.Primary, CellRole.MayCover, CellRole.Shown]);
        table.Relations.Single().Terms.ShouldBe([new(0, 1), new(1, 1), new(2, -1)]);
    }

    [Fact]
    public void Nothing_is_not_a_text() => Should.Throw<ArgumentNullException>(() => JjText.Read(null!)).ParamName.ShouldBe("text");
}
