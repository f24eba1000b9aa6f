namespace Candour.Records;

/// <summary>
/// What one row of a file says about one school, in canonical text: the same fact has the same text whichever file
/// it came from. A field the file has no column for is not in <see cref="Said"/> and leaves the register as it is; a
/// field in it with no value is not known, or withheld when it is in <see cref="Withheld"/>.
/// </summary>
public sealed class RegisterRow(int urn, int line, ulong said)
{
    private readonly string?[] _values = new string?[RegisterField.All.Count];

    /// <summary>The school's number in the register, which never changes and is never used again.</summary>
    public int Urn { get; } = urn;

    /// <summary>The line of the file the row begins on.</summary>
    public int Line { get; } = line;

    /// <summary>The fields the file speaks about.</summary>
    public ulong Said { get; } = said;

    /// <summary>The fields whose figures the publisher holds back, which is neither nothing nor zero.</summary>
    public ulong Withheld { get; private set; }

    /// <summary>The value in canonical text, or null when it is not known, withheld or not spoken of.</summary>
    public string? this[RegisterField field]
    {
        get => _values[field.Ordinal];
        internal set => _values[field.Ordinal] = value;
    }

    /// <summary>Whether the file has a column for it.</summary>
    public bool Says(RegisterField field) => (Said & field.Bit) != 0;

    /// <summary>Whether the publisher holds the figure back.</summary>
    public bool IsWithheld(RegisterField field) => (Withheld & field.Bit) != 0;

    internal void Withhold(RegisterField field) => Withheld |= field.Bit;

    internal void Withhold(ulong fields) => Withheld |= fields;
}
