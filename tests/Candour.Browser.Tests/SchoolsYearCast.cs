namespace Candour.Browser.Tests;

/// <summary>Three made-up schools and the six people of the review. None of them is a school of the register.</summary>
internal sealed class SchoolsYearCast
{
    public const string Partnership = "Ealing Learning Partnership";
    public const string Host = "Quillhaven Primary";
    public const string Second = "Tamblewick Primary";
    public const string Third = "Brackenfold School";
    public const string Triad = "Three Rivers";

    /// <summary>Its leader for the partnership.</summary>
    public required SchoolsYearPerson Lead { get; init; }

    /// <summary>Head of the school that is visited.</summary>
    public required SchoolsYearPerson Head { get; init; }

    /// <summary>Senior leader there.</summary>
    public required SchoolsYearPerson Deputy { get; init; }

    /// <summary>Head of the second school; leads the team.</summary>
    public required SchoolsYearPerson LeadReviewer { get; init; }

    /// <summary>Senior leader of the second school.</summary>
    public required SchoolsYearPerson Reviewer { get; init; }

    /// <summary>Head of the third school.</summary>
    public required SchoolsYearPerson OtherReviewer { get; init; }

    /// <summary>Pages of the three schools.</summary>
    public required IReadOnlyDictionary<string, string> Schools { get; init; }

    /// <summary>The page of the review, once it is planned.</summary>
    public string Review { get; set; } = "";

    /// <summary>The public page of the card, once it is published.</summary>
    public string Card { get; set; } = "";

    /// <summary>Everybody who judges.</summary>
    public IReadOnlyList<SchoolsYearPerson> Team => [LeadReviewer, Reviewer, OtherReviewer];

    /// <summary>The page of the host school, or one below it.</summary>
    public string AtHost(string page = "") => page.Length == 0 ? Schools[Host] : $"{Schools[Host]}/{page}";

    /// <summary>A page of the review.</summary>
    public string At(string page) => $"{Review}/{page}";

    public static readonly string[] QuestionsAsked = ["Do pupils with support plans do the same work?", "Who does the talking in lessons?"];

    /// <summary>What each sees in the visit; for the first question two kinds of activity by three people.</summary>
    public static readonly (string Activity, string Question, string Described, string Asked)[] Seen =
    [
        ("book-look", "q1", "Six of eight books held the class task; two held a colouring page.", "Who chooses the other page?"),
        ("lesson-visit", "q1", "Four pupils at the side table copied the date and one sentence.", "What would help them to begin?"),
        ("pupil-talk", "q2", "Five pupils said the adult answers when nobody does.", "How long does the class wait?"),
    ];
}
