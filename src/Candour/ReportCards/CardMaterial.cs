using Candour.Methods.Disclosure;
using Candour.Results;

namespace Candour.ReportCards;

/// <summary>What panels are made from. Everything in it has passed a rule; a panel can reach nothing else.</summary>
public sealed record CardMaterial
{
    private static readonly Reason NotInRegister = new("not-in-register");

    /// <summary>The school's story.</summary>
    public required Disclosed<string> Story { get; init; }

    /// <summary>What the head chose to be proud of, each with the school's own words.</summary>
    public required IReadOnlyList<Chosen> Proud { get; init; }

    /// <summary>What the head chose as being worked on.</summary>
    public required IReadOnlyList<Chosen> WorkingOn { get; init; }

    /// <summary>The paragraph of visiting schools that the head chose.</summary>
    public required Chosen Peers { get; init; }

    /// <summary>What children, families and staff said.</summary>
    public required IReadOnlyList<Chosen> People { get; init; }

    /// <summary>Whether other schools have visited and reported.</summary>
    public required bool WasVisited { get; init; }

    /// <summary>Public facts of the school; null when no source has heard of it.</summary>
    public required SchoolFacts? Facts { get; init; }

    /// <summary>A public figure, as it was published.</summary>
    public Disclosed<double> Number(string measure) =>
        Disclose.AsPublished(
            Facts is not null && Facts.Numbers.TryGetValue(measure, out var stated) ? stated : Stated.Unknown<double>(NotInRegister)
        );

    /// <summary>A public word, as it was published.</summary>
    public Disclosed<string> Word(string measure) =>
        Disclose.AsPublished(
            Facts is not null && Facts.Words.TryGetValue(measure, out var stated) ? stated : Stated.Unknown<string>(NotInRegister)
        );
}

/// <summary>A statement on a card.</summary>
/// <param name="Words">What stands there.</param>
/// <param name="RestsOn">The result it is, or rests on; null where there is none.</param>
public sealed record Chosen(Disclosed<string> Words, Result? RestsOn);
