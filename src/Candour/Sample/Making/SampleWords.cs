using System.Text.Json;

namespace Candour.Sample.Making;

/// <summary>The hand-written words that the sample is composed from, read from the assembly.</summary>
internal static class SampleWords
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Theme> Themes { get; } =
    [
        .. typeof(SampleWords)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix + "themes.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read<Theme>),
    ];

    public static Dictionary<string, string[]> Review { get; } = Read<Dictionary<string, string[]>>(Prefix + "review" + Suffix);

    public static CardWords Cards { get; } = Read<CardWords>(Prefix + "cards.words");

    public static Lexicon Lexicon { get; } = Read<Lexicon>(Prefix + "lexicon.words");

    public static NameWords Names { get; } = Read<NameWords>(Prefix + "names.words");

    public static PlaceWords Place { get; } = Read<PlaceWords>(Prefix + "place" + Suffix);

    public static CastWords[] Cast { get; } = Read<CastWords[]>(Prefix + "cast.words");

    public static AgreementWords Agreement { get; } = Read<AgreementWords>(Prefix + "agreement.words");

    public static Dictionary<string, string[]> EvaluationShared { get; } =
        Read<Dictionary<string, string[]>>(Prefix + "evaluation.shared.words");

    public static Dictionary<string, AspectWords> Evaluation(string framework) =>
        Read<Dictionary<string, AspectWords>>($"{Prefix}evaluation.{framework}.words");

    private const string Prefix = "Candour.Sample.Words.";

    private const string Suffix = ".words";

    private static T Read<T>(string name)
    {
        using var stream =
            typeof(SampleWords).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The words {name} are not in the assembly.");
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}

/// <summary>An enquiry theme: questions, and strands that each hold the scenes their findings rest on.</summary>
internal sealed record Theme(
    string Key,
    string About,
    string[] Phases,
    string[] Aspects,
    string[] Questions,
    string[] Why,
    Strand[] Strands
);

/// <summary>One thing that a visit may show about a theme: well, better or a question to ask.</summary>
internal sealed record Strand(
    string Side,
    string About,
    string[] Find,
    string[][] Scenes,
    string[]? Say,
    string[]? Family,
    PledgeWords? Pledge
);

internal sealed record PledgeWords(string Do, string Baseline, string Test, string Owner, string[] Checks);

internal sealed record AspectWords(string[] Judge, string[][] Evidence);

internal sealed record StoryWords(string For, string Text);

internal sealed record CardWords(StoryWords[] Stories, string[] Proud, string[] Withdrawn);

internal sealed record Lexicon(
    Dictionary<string, string[]> Parts,
    Dictionary<string, string[]> Subjects,
    string[] Who,
    string[] When,
    string[] When2,
    string[] Some,
    string[] Several,
    string[] Many,
    string[] Ratio
);

internal sealed record NameWords(OriginWords[] Origins, string[] WellKnown);

internal sealed record OriginWords(int Weight, string[] Given, string[] Family);

internal sealed record PlaceWords(
    string Partnership,
    ClusterWords[] Clusters,
    OfficeWords[] Trusts,
    OfficeWords Diocese,
    OfficeWords Council,
    string[] Streets,
    WaitingWords[] Waiting,
    string[] Unsigned
);

internal sealed record ClusterWords(string Key, string Name, string Phase, string[][] Groups, string[]? Without);

internal sealed record OfficeWords(string Key, string Name, string Town);

internal sealed record WaitingWords(string School, string Reason);

internal sealed record CastWords(
    string Given,
    string Family,
    string Role,
    string At,
    string Title,
    string Part,
    string Line,
    string? Host,
    string? Before
);

internal sealed record AgreementWords(string Text, string[][] Shares);
