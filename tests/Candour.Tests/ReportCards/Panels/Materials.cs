using Candour.Methods.Disclosure;
using Candour.ReportCards;
using Candour.ReportCards.Panels;
using Candour.Results;

namespace Candour.Tests.ReportCards.Panels;

/// <summary>What panels are made from, as tests need it.</summary>
internal static class Materials
{
    public static readonly DateOnly Day = new(2026, 11, 20);

    public static CardMaterial Empty { get; } =
        new()
        {
            Story = Written(null),
            Proud = [],
            WorkingOn = [],
            Peers = new(Written(null, ProudPanel.NoVisit), null),
            People = [],
            WasVisited = false,
            Facts = null,
        };

    public static Disclosed<string> Written(string? words, Reason? why = null) =>
        Disclose.AsWritten(Stated.WordsOr(words, why ?? Reason.NotTold));

    public static Chosen Chosen(string words, string measure, string voice = Voices.Peers) =>
        new(
            Written(words),
            new Result
            {
                Id = Guid.NewGuid(),
                OwnerId = Guid.NewGuid(),
                Voice = voice,
                Measure = measure,
                State = ResultStates.Known,
                Words = words,
                SourceKind = RecordedSource.Review,
                SourceId = Guid.NewGuid(),
                Part = "a",
                Method = ResultEntry.AsWritten,
                AsOf = Day,
                RecordedAt = new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc),
            }
        );

    public static SchoolFacts Facts(Dictionary<string, Stated<double>>? numbers = null, Dictionary<string, Stated<string>>? words = null) =>
        new("records.facts.source", Day, numbers ?? [], words ?? []);
}
