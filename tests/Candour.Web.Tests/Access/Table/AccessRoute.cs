namespace Candour.Web.Tests.Access.Table;

/// <summary>
/// One route, and what it answers to whom in each of the seven states. All seven must be filled in: where a state
/// cannot be, <see cref="None"/> says why, and a test holds what it says against the page.
/// </summary>
internal sealed record AccessRoute(string Route)
{
    /// <summary>There is nothing to show yet.</summary>
    public required Cell[] Empty { get; init; }

    /// <summary>There is something to show.</summary>
    public required Cell[] Filled { get; init; }

    /// <summary>What was sent cannot be taken.</summary>
    public required Cell[] Error { get; init; }

    /// <summary>Two tabs, or two people, sent the same form.</summary>
    public required Cell[] Conflict { get; init; }

    /// <summary>The review, the term or the version is over.</summary>
    public required Cell[] Closed { get; init; }

    /// <summary>The record is somebody else's.</summary>
    public required Cell[] Refused { get; init; }

    /// <summary>The deadline has passed.</summary>
    public required Cell[] Late { get; init; }

    /// <summary>Ids in the address that may be anybody's, by the name of the route's value, and why.</summary>
    public IReadOnlyDictionary<string, string> OpenIds { get; init; } = new Dictionary<string, string>();

    /// <summary>The states by name, in the order of the table.</summary>
    public IEnumerable<(string State, Cell[] Cells)> States =>
        [
            (nameof(Empty), Empty),
            (nameof(Filled), Filled),
            (nameof(Error), Error),
            (nameof(Conflict), Conflict),
            (nameof(Closed), Closed),
            (nameof(Refused), Refused),
            (nameof(Late), Late),
        ];

    /// <summary>Every row that sends or asks for something.</summary>
    public IEnumerable<Asked> Rows => States.SelectMany(s => s.Cells).OfType<Asked>();
}

/// <summary>What stands in one place of the table.</summary>
internal abstract record Cell;

/// <summary>The state cannot be on this route.</summary>
internal sealed record None(string Why) : Cell;

/// <summary>Something that is asked of a route.</summary>
/// <param name="At">The address, with records by name: "/reviews/{focus}/focus".</param>
/// <param name="May">Who is answered, by name: "head lead".</param>
/// <param name="Not">Who is not: for them it is as if the record were not there. Empty only where <paramref name="WhyNot"/> says so.</param>
/// <param name="Gets">The status of the answer.</param>
/// <param name="Shows">What proves that it is the right page: a text key, or words, or what a header says.</param>
/// <param name="WhyNot">Why nobody is refused.</param>
internal abstract record Asked(string At, string May, string Not, int Gets, string Shows, string? WhyNot) : Cell;

/// <summary>The page is opened.</summary>
internal sealed record Read(string At, string May, string Not, int Gets, string Shows, string? WhyNot)
    : Asked(At, May, Not, Gets, Shows, WhyNot)
{
    /// <summary>Another address at which nobody is answered, for pages that refuse nobody at their own.</summary>
    public string? NotAt { get; init; }
}

/// <summary>The form is sent once, and refused.</summary>
/// <param name="Handler">The handler; empty for the page's own.</param>
/// <param name="Fields">What is typed: "Input.Words=Something".</param>
internal sealed record Send(string At, string May, string Not, string Handler, string[] Fields, int Gets, string Shows, string? WhyNot)
    : Asked(At, May, Not, Gets, Shows, WhyNot);

/// <summary>
/// The form is opened in two tabs and sent from both. The first goes through; what the second gets is told. The fields
/// are right, so that the test of ids begins from them too.
/// </summary>
/// <param name="May">One person, or two: the second tab is the second person's.</param>
/// <param name="First">The status that the first gets.</param>
internal sealed record Twice(
    string At,
    string May,
    string Not,
    string Handler,
    string[] Fields,
    int First,
    int Gets,
    string Shows,
    string? WhyNot
) : Asked(At, May, Not, Gets, Shows, WhyNot)
{
    /// <summary>What the second types, where it is not the same.</summary>
    public string[]? Second { get; init; }
}

/// <summary>The rows of one room.</summary>
internal abstract class RoomRows
{
    /// <summary>The routes of the room.</summary>
    public abstract IEnumerable<AccessRoute> Routes { get; }

    /// <summary>The page has no form: nothing can be sent, rightly or wrongly, once or twice.</summary>
    protected static Cell[] NoForm => [new None(NoFormWhy)];

    /// <summary>Why there is no row for what is sent: a test makes sure that the page takes nothing.</summary>
    public const string NoFormWhy = "no form";

    protected static Cell[] None(string why) => [new None(why)];

    protected static Read Read(
        string at,
        string may,
        string not,
        string shows,
        int gets = 200,
        string? whyNot = null,
        string? notAt = null
    ) => new(at, may, not, gets, shows, whyNot) { NotAt = notAt };

    protected static Send Send(
        string at,
        string may,
        string not,
        string shows,
        string[] fields,
        string handler = "",
        int gets = 422,
        string? whyNot = null
    ) => new(at, may, not, handler, fields, gets, shows, whyNot);

    protected static Twice Twice(
        string at,
        string may,
        string not,
        string shows,
        string[] fields,
        string handler = "",
        int gets = 422,
        int first = 302,
        string? whyNot = null,
        string[]? second = null
    ) => new(at, may, not, handler, fields, first, gets, shows, whyNot) { Second = second };
}
