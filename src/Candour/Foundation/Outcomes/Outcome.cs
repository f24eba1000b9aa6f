namespace Candour.Foundation.Outcomes;

/// <summary>An expected "no": the key of the sentence that tells the person what happened and what to do, with its arguments.</summary>
/// <param name="Field">The form field it is about, where there is one.</param>
public sealed record Refusal(string TextKey, object[] Arguments, string? Field = null)
{
    /// <summary>A refusal without a field.</summary>
    public static Refusal Because(string textKey, params object[] arguments) => new(textKey, arguments);

    /// <summary>A refusal shown beside a field.</summary>
    public static Refusal At(string field, string textKey, params object[] arguments) => new(textKey, arguments, field);

    /// <summary>
    /// What is answered for a record that is not there and for one that may not be seen. It is one answer, so that
    /// nobody learns which.
    /// </summary>
    public static Refusal NotFound { get; } = Because("refused.not-found");
}

/// <summary>What a change answers: done, with its result, or refused, with the reasons. Misuse throws instead.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, IReadOnlyList<Refusal> refusals)
    {
        _value = value;
        Refusals = refusals;
    }

    /// <summary>Why not; empty when done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>Whether the change was made.</summary>
    public bool IsDone => Refusals.Count == 0;

    /// <summary>Whether the record is not there for this reader.</summary>
    public bool IsNotFound => Refusals.Count == 1 && ReferenceEquals(Refusals[0], Refusal.NotFound);

    /// <summary>The result. Throws when refused.</summary>
    public T Value => IsDone ? _value! : throw new InvalidOperationException($"Refused: {Refusals[0].TextKey}");

    /// <summary>Done, with a result.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, []);

    /// <summary>Refused for one reason.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    /// <summary>Refused for several reasons at once, so that a form can show them all.</summary>
    public static Outcome<T> Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));
}

/// <summary>The result of a change that has nothing to hand back.</summary>
public readonly record struct Done;
