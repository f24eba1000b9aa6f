namespace Candour.Records.Previews;

/// <summary>Compares what is stored with what a file says.</summary>
public static class RowComparison
{
    /// <summary>
    /// The fields that differ, among those the file speaks of. A figure that was withheld and is now unknown differs,
    /// although neither has a value.
    /// </summary>
    public static ulong Differences(RegisterRow stored, RegisterRow said)
    {
        var differences = (stored.Withheld ^ said.Withheld) & said.Said;
        for (var rest = said.Said; rest != 0; rest &= rest - 1)
        {
            var field = RegisterField.All[System.Numerics.BitOperations.TrailingZeroCount(rest)];
            if (!string.Equals(stored[field], said[field], StringComparison.Ordinal))
            {
                differences |= field.Bit;
            }
        }

        return differences;
    }
}
