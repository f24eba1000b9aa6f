namespace Candour.Methods.Disclosure;

/// <summary>
/// A table whose relations are the nodes of a network and whose cells are its arcs: every cell stands in at most two
/// relations, and signs can be turned so that it leaves one and enters the other. Tables of two ways with margins are
/// networks, and so is one breakdown of any depth.
/// </summary>
/// <param name="Nodes">How many nodes; the last is where cells go that stand in one relation only.</param>
/// <param name="Tail">For each cell the node it leaves; -1 for a cell in no relation.</param>
/// <param name="Head">For each cell the node it enters.</param>
internal sealed record TableNetwork(int Nodes, int[] Tail, int[] Head)
{
    /// <summary>The network of a table; null when it is none.</summary>
    public static TableNetwork? Of(AdditiveTable table)
    {
        var relations = table.Relations;
        for (var cell = 0; cell < table.Count; cell++)
            if (table.RelationsOf(cell) is var terms && (terms.Length > 2 || terms.Any(t => Math.Abs(t.Coefficient) != 1)))
                return null;
        var sign = new int[relations.Count];
        for (var first = 0; first < relations.Count; first++)
            if (sign[first] == 0 && !Turn(table, first, sign))
                return null;
        var (tail, head) = (new int[table.Count], new int[table.Count]);
        for (var cell = 0; cell < table.Count; cell++)
            (tail[cell], head[cell]) = Ends(table.RelationsOf(cell), sign);
        return new(relations.Count + 1, tail, head);
    }

    private static bool Turn(AdditiveTable table, int first, int[] sign)
    {
        var open = new Queue<int>([first]);
        sign[first] = 1;
        while (open.TryDequeue(out var relation))
        {
            foreach (var (cell, coefficient) in table.Relations[relation].Terms)
            {
                foreach (var (other, otherCoefficient) in table.RelationsOf(cell))
                {
                    if (other == relation)
                        continue;
                    var needed = coefficient == otherCoefficient ? -sign[relation] : sign[relation];
                    if (sign[other] == 0)
                        open.Enqueue(other);
                    else if (sign[other] != needed)
                        return false;
                    sign[other] = needed;
                }
            }
        }
        return true;
    }

    private static (int Tail, int Head) Ends(RelationTerm[] terms, int[] sign)
    {
        var (tail, head) = (-1, -1);
        foreach (var (relation, coefficient) in terms)
        {
            if (sign[relation] == coefficient)
                tail = relation;
            else
                head = relation;
        }
        if (terms.Length == 0)
            return (-1, -1);
        var ground = sign.Length;
        return (tail < 0 ? ground : tail, head < 0 ? ground : head);
    }
}
