namespace Candour.Records;

/// <summary>What became of one row of a file: taken, or rejected with the reason.</summary>
public readonly record struct RowReading(RegisterRow? Row, RowRejection? Rejection)
{
    /// <summary>The row was understood.</summary>
    public static implicit operator RowReading(RegisterRow row) => new(row, null);

    /// <summary>The row was not taken.</summary>
    public static implicit operator RowReading(RowRejection rejection) => new(null, rejection);
}

/// <summary>A row that was not taken: its line in the file and why.</summary>
public sealed record RowRejection(int Line, Sentence Why);
