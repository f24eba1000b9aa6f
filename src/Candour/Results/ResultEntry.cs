using Candour.Methods.Disclosure;

namespace Candour.Results;

/// <summary>One result as a room hands it in.</summary>
/// <param name="Part">Which part of the source; one result for each part stands at a time.</param>
/// <param name="Method">How it was made, with its version.</param>
/// <param name="AsOf">The day it speaks of.</param>
public sealed record ResultEntry(string Part, string Voice, string Measure, DateOnly AsOf, string Method)
{
    /// <summary>Words that stand as somebody wrote them.</summary>
    public const string AsWritten = "as-written/1";

    /// <summary>A statement, or why there is none.</summary>
    public Stated<string>? Words { get; init; }

    /// <summary>A figure, or why there is none.</summary>
    public Stated<double>? Number { get; init; }

    /// <summary>A statement as it was written.</summary>
    public static ResultEntry Statement(string part, string voice, string measure, DateOnly asOf, string words) =>
        new(part, voice, measure, asOf, AsWritten) { Words = Stated.Words(words) };

    /// <summary>A figure.</summary>
    public static ResultEntry Figure(string part, string measure, DateOnly asOf, string method, Stated<double> number) =>
        new(part, Voices.Data, measure, asOf, method) { Number = number };

    internal Result ToResult(RecordedSource source, DateTime now)
    {
        if (Words is null == Number is null)
            throw new InvalidOperationException($"The result {Part} is a statement or a figure, one of the two.");
        var (state, number, words, reason) =
            Words?.Match(w => Row(ResultStates.Known, words: w), Gap, Held, () => Row(ResultStates.Zero))
            ?? Number!.Match(n => Row(ResultStates.Known, n), Gap, Held, () => Row(ResultStates.Zero));
        return new Result
        {
            Id = Foundation.Ids.New(),
            OwnerId = source.OwnerId,
            Voice = Voice,
            Measure = Measure,
            State = state,
            Number = number,
            Words = words,
            ReasonKey = reason?.Key,
            ReasonLimit = reason?.Limit,
            SourceKind = source.Kind,
            SourceId = source.Id,
            Part = Part,
            Method = Method,
            AsOf = AsOf,
            RecordedAt = now,
        };
    }

    private static (string, double?, string?, Reason?) Row(
        string state,
        double? number = null,
        string? words = null,
        Reason? reason = null
    ) => (state, number, words, reason);

    private static (string, double?, string?, Reason?) Gap(Reason reason) => Row(ResultStates.Unknown, reason: reason);

    private static (string, double?, string?, Reason?) Held(Reason reason) => Row(ResultStates.Withheld, reason: reason);
}

/// <summary>What results came from.</summary>
/// <param name="OwnerId">The school.</param>
/// <param name="Kind">The kind of thing: "review".</param>
/// <param name="Id">Which one.</param>
public sealed record RecordedSource(Guid OwnerId, string Kind, Guid Id)
{
    /// <summary>A review: its issued report and its pledges.</summary>
    public const string Review = "review";
}
