namespace Candour.Sample.Plan;

/// <summary>What one reviewer wrote down on site. It names nobody.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="AuthorKey">The reviewer.</param>
/// <param name="QuestionKey">The question it bears on.</param>
/// <param name="Activity">"lesson-visit", "book-look", "pupil-talk", "staff-talk", "learning-walk", "document" or
/// "family-talk".</param>
/// <param name="Visit">The number that stands in for a class or a name, counted for each activity.</param>
/// <param name="Day">The day.</param>
/// <param name="PartOfDay">"morning" or "afternoon".</param>
/// <param name="Band">"younger", "middle", "older", or nothing.</param>
/// <param name="Described">What was seen or heard.</param>
/// <param name="Inferred">What it might mean.</param>
/// <param name="Asked">What the reviewer would ask.</param>
/// <param name="HandedIn">Whether the author has handed it to the team.</param>
public sealed record SampleNote(
    string Key,
    string AuthorKey,
    string QuestionKey,
    string Activity,
    int Visit,
    DateOnly Day,
    string PartOfDay,
    string? Band,
    [property: Written] string Described,
    [property: Written] string? Inferred,
    [property: Written] string? Asked,
    bool HandedIn
);
