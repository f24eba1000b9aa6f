namespace Candour.Methods.Disclosure;

/// <summary>
/// What has passed a rule and may be shown. Panels and exports take nothing else, and nothing outside
/// <see cref="Disclose"/> can make one: to show a figure somebody must have decided by which rule it may be shown.
/// </summary>
/// <remarks>
/// A rule can only take away: a value or a nought it hands on as it is or Withheld; gaps it hands on as
/// they are. Two are equal when value and rule are.
/// </remarks>
/// <typeparam name="T">As in <see cref="Stated{T}"/>.</typeparam>
public sealed class Disclosed<T> : IEquatable<Disclosed<T>>
    where T : notnull
{
    internal Disclosed(Stated<T> value, string rule)
    {
        Value = value;
        Rule = rule;
    }

    /// <summary>What may be shown.</summary>
    public Stated<T> Value { get; }

    /// <summary>The word of the rule that let it through; where a figure comes from is told with it.</summary>
    public string Rule { get; }

    /// <inheritdoc />
    public bool Equals(Disclosed<T>? other) =>
        other is not null && other.Value.Equals(Value) && string.Equals(other.Rule, Rule, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Disclosed<T>);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Value, Rule);

    /// <inheritdoc />
    public override string ToString() => $"{Value} ({Rule})";
}
