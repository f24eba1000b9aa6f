namespace Candour.Methods.Numerics;

/// <summary>
/// Where a symmetric matrix and its Cholesky factor can hold something other than nought, in a fixed order of elimination.
/// Columns are sparse up to <see cref="Sparse"/>; what is left when they are gone is nearly full and is kept as a dense
/// block, which never has more than <see cref="DenseMost"/> rows.
/// </summary>
/// <remarks>Source: Davis (2006), Direct Methods for Sparse Linear Systems, chapter 4.</remarks>
internal sealed class SparsePattern
{
    /// <summary>The most rows of a dense block.</summary>
    public const int DenseMost = 2000;

    /// <summary>How many products in the dense block take as long as one outside it, where rows are looked up.</summary>
    private const double Scattered = 6;

    private SparsePattern(int size, int sparse, int[] starts, int[] rows, int[] tails)
    {
        (Size, Sparse, Starts, Rows, Tails) = (size, sparse, starts, rows, tails);
        Tail = size - sparse;
        Length = rows.Length + Tail * Tail;
    }

    /// <summary>Rows of the matrix.</summary>
    public int Size { get; }

    /// <summary>How many columns are sparse; they come first.</summary>
    public int Sparse { get; }

    /// <summary>Rows of the dense block.</summary>
    public int Tail { get; }

    /// <summary>How many numbers hold the matrix: sparse columns one after the other, then the dense block row by row.</summary>
    public int Length { get; }

    /// <summary>Where each sparse column begins in <see cref="Rows"/>; one more at the end.</summary>
    public int[] Starts { get; }

    /// <summary>The rows of each sparse column, ascending from its diagonal.</summary>
    public int[] Rows { get; }

    /// <summary>Where in each sparse column the rows of the dense block begin.</summary>
    public int[] Tails { get; }

    /// <summary>
    /// The pattern of a sum of terms, each of which joins a few rows with one another. Rows are eliminated in their order:
    /// what has many rows that do not touch one another comes first.
    /// </summary>
    /// <param name="size">Rows of the matrix.</param>
    /// <param name="cliques">Terms × width: the rows a term joins; -1 for none.</param>
    /// <param name="width">The most rows that one term joins.</param>
    public static SparsePattern Of(int size, ReadOnlySpan<int> cliques, int width)
    {
        var columns = Fill(size, Touching(size, cliques, width));
        var sparse = Cheapest(size, columns);
        var starts = new int[sparse + 1];
        for (var j = 0; j < sparse; j++)
            starts[j + 1] = checked(starts[j] + columns[j].Length + 1);
        var (all, tails) = (new int[starts[sparse]], new int[sparse]);
        for (var j = 0; j < sparse; j++)
        {
            all[starts[j]] = j;
            columns[j].CopyTo(all, starts[j] + 1);
            var tail = Array.BinarySearch(columns[j], sparse);
            tails[j] = starts[j] + 1 + (tail < 0 ? ~tail : tail);
        }
        return new SparsePattern(size, sparse, starts, all, tails);
    }

    /// <summary>Where an element is held.</summary>
    /// <exception cref="ArgumentException">The element is always nought.</exception>
    public int Slot(int i, int j)
    {
        var (low, high) = i < j ? (i, j) : (j, i);
        if (low >= Sparse)
            return Rows.Length + (high - Sparse) * Tail + low - Sparse;
        var found = Array.BinarySearch(Rows, Starts[low], Starts[low + 1] - Starts[low], high);
        return found >= 0 ? found : throw new ArgumentException($"Row {i} and column {j} do not touch.", nameof(i));
    }

    /// <summary>For each term, where the products of its rows are held: pair (a, b) with b ≤ a at a(a+1)/2 + b; -1 for none.</summary>
    public int[] Slots(ReadOnlySpan<int> cliques, int width)
    {
        var (terms, pairs) = (cliques.Length / width, width * (width + 1) / 2);
        var slots = new int[terms * pairs];
        for (var term = 0; term < terms; term++)
        {
            var rows = cliques.Slice(term * width, width);
            var at = term * pairs;
            for (var a = 0; a < width; a++)
            for (var b = 0; b <= a; b++)
                slots[at++] = rows[a] < 0 || rows[b] < 0 ? -1 : Slot(rows[a], rows[b]);
        }
        return slots;
    }

    /// <summary>For each row the later rows that a term joins it with, in no order.</summary>
    private static List<int>[] Touching(int size, ReadOnlySpan<int> cliques, int width)
    {
        var counts = new int[size + 1];
        foreach (var row in cliques)
        {
            if (row >= 0)
                counts[row + 1]++;
        }
        for (var j = 0; j < size; j++)
            counts[j + 1] += counts[j];
        var (terms, next) = (new int[counts[size]], counts[..size]);
        for (var at = 0; at < cliques.Length; at++)
        {
            if (cliques[at] >= 0)
                terms[next[cliques[at]]++] = at / width;
        }
        var (mark, touching) = (new int[size], new List<int>[size]);
        for (var j = 0; j < size; j++)
        {
            var list = touching[j] = [];
            for (var at = counts[j]; at < counts[j + 1]; at++)
                foreach (var row in cliques.Slice(terms[at] * width, width))
                {
                    if (row <= j || mark[row] == j + 1)
                        continue;
                    mark[row] = j + 1;
                    list.Add(row);
                }
        }
        return touching;
    }

    /// <summary>From which column on the dense block costs least: what is nought in it is multiplied too, but quickly.</summary>
    private static int Cheapest(int size, int[][] columns)
    {
        var (cheapest, least, saved) = (size, 0.0, 0.0);
        for (var j = size - 1; j >= 0 && size - j <= DenseMost; j--)
        {
            double rows = size - j;
            saved += Scattered * columns[j].Length * columns[j].Length / 2;
            // Equal costs go to the block: it is read in one line.
            if (rows * rows * rows / 6 - saved <= least + Scattered * rows)
                (cheapest, least) = (j, Math.Min(least, rows * rows * rows / 6 - saved));
        }
        return cheapest;
    }

    /// <summary>The rows below the diagonal of each column of the factor, ascending.</summary>
    private static int[][] Fill(int size, List<int>[] touching)
    {
        var (columns, mark, children) = (new int[size][], new int[size], new List<int>?[size]);
        for (var j = 0; j < size; j++)
        {
            var list = touching[j];
            foreach (var row in list)
                mark[row] = j + 1;
            foreach (var child in children[j] ?? [])
            foreach (var row in columns[child])
            {
                if (row <= j || mark[row] == j + 1)
                    continue;
                mark[row] = j + 1;
                list.Add(row);
            }
            var column = columns[j] = [.. list];
            Array.Sort(column);
            if (column.Length > 0)
                (children[column[0]] ??= []).Add(j);
        }
        return columns;
    }
}
