using System.Globalization;

namespace Candour.Methods.Disclosure;

/// <summary>
/// Reads tables in the JJ form, in which statistical offices hand suppression problems to one another.
/// </summary>
/// <remarks>
/// Line 1: 0. Line 2: how many cells. Then a line a cell: number, value, weight, status (u primary, s may be hidden, z must be
/// shown), what everybody knows it is at least and at most, protection below, above and in all. Then how many relations,
/// and a line a relation: total, number of terms, a colon, and for each term a cell and its coefficient in brackets. Source:
/// the manual of τ-argus.
/// </remarks>
public static class JjText
{
    /// <summary>The table a text describes, or the first thing wrong with it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="upperKnown">
    /// Whether an outsider knows the upper bounds too. Programs write a made-up one, ten times the total, so that the usual
    /// answer is no: an outsider knows that counts are nought or more.
    /// </param>
    public static JjReading Read(string text, bool upperKnown = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new JjLines(text);
        try
        {
            lines.Expect("0", "0 on the first line");
            var cells = new TableCell[lines.Count("the number of cells")];
            for (var cell = 0; cell < cells.Length; cell++)
                cells[cell] = ReadCell(lines, cell, upperKnown);
            var relations = new Relation[lines.Count("the number of relations")];
            for (var relation = 0; relation < relations.Length; relation++)
                relations[relation] = ReadRelation(lines, cells, relation);
            lines.ExpectEnd();
            return new JjReading.Found(AdditiveTable.Of(cells, relations));
        }
        catch (JjLines.WrongException wrong)
        {
            return wrong.Reading;
        }
    }

    private static TableCell ReadCell(JjLines lines, int cell, bool upperKnown)
    {
        lines.Next("a line for each cell");
        lines.Expect(cell.ToString(CultureInfo.InvariantCulture), $"cell {cell}");
        var (value, weight) = (lines.Amount("a value"), lines.Amount("a weight"));
        var role = lines.Word("u, s or z") switch
        {
            "u" => CellRole.Primary,
            "s" => CellRole.MayCover,
            "z" => CellRole.Shown,
            _ => throw lines.Unexpected("u, s or z"),
        };
        var (lower, upper) = (lines.Amount("a lower bound"), lines.Amount("an upper bound"));
        var (below, above) = (lines.Amount("the protection below"), lines.Amount("the protection above"));
        var width = lines.Amount("the protection in all");
        lines.ExpectLineEnd();
        try
        {
            return new(value, role, weight, lower, upperKnown ? upper : null, below, above, width);
        }
        catch (ArgumentException)
        {
            throw lines.Unexpected("a value within its bounds, weight and protections of nought or more");
        }
    }

    private static Relation ReadRelation(JjLines lines, TableCell[] cells, int number)
    {
        lines.Next("a line for each relation");
        var (total, count) = (lines.Amount("a total"), lines.Whole("how many terms"));
        lines.Expect(":", "a colon");
        var terms = new List<RelationTerm>();
        for (var term = 0; term < count; term++)
        {
            var cell = lines.Whole("the number of a cell");
            if (cell >= cells.Length)
                throw lines.Unexpected($"a cell below {cells.Length}");
            terms.Add(new(cell, lines.Bracketed("a coefficient in brackets")));
        }
        lines.ExpectLineEnd();
        var relation = new Relation(terms, total);
        try
        {
            AdditiveTable.Check(cells, relation, number);
        }
        catch (ArgumentException wrong)
        {
            // Without the name of the parameter, which the platform adds to what was said.
            throw lines.Disagrees(wrong.Message.Split(" (Parameter")[0].TrimEnd('.'), "cells and relations that agree");
        }
        return relation;
    }
}

/// <summary>What came of reading a table.</summary>
public abstract record JjReading
{
    private JjReading() { }

    /// <summary>It could be read.</summary>
    /// <param name="Table">It.</param>
    public sealed record Found(AdditiveTable Table) : JjReading;

    /// <summary>It could not.</summary>
    /// <param name="Line">The line, from 1.</param>
    /// <param name="Column">The word of the line, from 1.</param>
    /// <param name="What">What stands there.</param>
    /// <param name="Expected">What should.</param>
    public sealed record Wrong(int Line, int Column, string What, string Expected) : JjReading;
}
