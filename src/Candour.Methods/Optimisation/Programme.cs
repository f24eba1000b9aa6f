namespace Candour.Methods.Optimisation;

/// <summary>A quantity to choose.</summary>
/// <param name="Cost">What one of it costs.</param>
/// <param name="Lower">The least it can be; minus infinity where there is no least.</param>
/// <param name="Upper">The most it can be; infinity where there is no most.</param>
/// <param name="Whole">Whether it must be a whole number. A linear solver does not look at it.</param>
public readonly record struct Variable(double Cost, double Lower = 0, double Upper = 1, bool Whole = false);

/// <summary>So much of a variable.</summary>
/// <param name="Variable">Its number, counted from 0.</param>
/// <param name="Factor">How much of it.</param>
public readonly record struct Term(int Variable, double Factor);

/// <summary>A sum of terms that must stay between two ends.</summary>
/// <param name="Lower">The least; minus infinity where there is none.</param>
/// <param name="Upper">The most; infinity where there is none.</param>
/// <param name="Terms">The terms; no variable twice.</param>
public sealed record Row(double Lower, double Upper, IReadOnlyList<Term> Terms);

/// <summary>A linear programme: the least total cost of its variables such that every row keeps between its ends.</summary>
public sealed class Programme
{
    /// <summary>A programme.</summary>
    /// <param name="variables">What there is to choose.</param>
    /// <param name="rows">What must hold.</param>
    /// <exception cref="ArgumentException">A number that is none, ends that cross, or a term of a variable that is not there or is there twice.</exception>
    public Programme(IReadOnlyList<Variable> variables, IReadOnlyList<Row> rows)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(rows);
        Variables = [.. variables];
        Rows = [.. rows];
        foreach (var v in Variables)
        {
            if (!double.IsFinite(v.Cost) || double.IsNaN(v.Lower) || double.IsNaN(v.Upper) || v.Lower > v.Upper)
                throw new ArgumentException("A variable has a finite cost, and ends that do not cross.", nameof(variables));
        }
        var seen = new int[Variables.Count];
        for (var i = 0; i < Rows.Count; i++)
            Check(Rows[i], seen, i + 1);
    }

    /// <summary>What there is to choose.</summary>
    public IReadOnlyList<Variable> Variables { get; }

    /// <summary>What must hold.</summary>
    public IReadOnlyList<Row> Rows { get; }

    private static void Check(Row row, int[] seen, int mark)
    {
        if (double.IsNaN(row.Lower) || double.IsNaN(row.Upper) || row.Lower > row.Upper)
            throw new ArgumentException("The ends of a row do not cross.", nameof(row));
        foreach (var term in row.Terms)
        {
            if (term.Variable < 0 || term.Variable >= seen.Length || seen[term.Variable] == mark || !double.IsFinite(term.Factor))
                throw new ArgumentException("A term is a finite factor of a variable that the programme has, once a row.", nameof(row));
            seen[term.Variable] = mark;
        }
    }
}

/// <summary>What came of a programme.</summary>
public enum Outcome
{
    /// <summary>The least cost was found.</summary>
    Best,

    /// <summary>Nothing keeps to every row.</summary>
    NothingFits,

    /// <summary>The cost has no least.</summary>
    NoLeast,

    /// <summary>The steps ran out first.</summary>
    CutShort,
}
