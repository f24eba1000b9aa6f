namespace Candour.Sample.Making;

/// <summary>One review to be made: whose, how far it has come and when its visit is.</summary>
/// <param name="School">The host's name.</param>
/// <param name="Stage">The stage it has reached.</param>
/// <param name="Visit">First day on site, in working days from today.</param>
/// <param name="Themes">Themes of its questions; chosen by need where none is given.</param>
/// <param name="Aside">"halted", "withdrawn" or "deferred", when it stands outside the line.</param>
internal sealed record Slot(string School, string Stage, int Visit, string[]? Themes = null, string? Aside = null);

/// <summary>Which reviews there are. Twenty-two are in the line this term, three stand aside, ten are of the cycle before.</summary>
internal static class Schedule
{
    /// <summary>The stages in order, each with the working day on which it begins, counted from the visit.</summary>
    public static readonly (string Stage, int Begins)[] Stages =
    [
        ("planned", -34),
        ("team", -26),
        ("conflicts", -22),
        ("self-review", -19),
        ("focus", -10),
        ("on-site", 0),
        ("sealed", 2),
        ("opened", 3),
        ("fed-back", 4),
        ("draft", 6),
        ("accuracy", 10),
        ("issued", 15),
        ("workshop", 21),
        ("check", 24),
        ("closed", 52),
    ];

    public static readonly Slot[] Now =
    [
        new("Barrowsby Primary School", "planned", 30),
        new("Larkthorpe Primary School", "team", 24),
        new("Stainhowe Primary School", "conflicts", 21),
        new("Peatgarth Primary School", "self-review", 15),
        new("Wharfside Girls' School", "focus", 8),
        new("Lapwing Howe Primary School", "focus", 6),
        new("Tidewell Primary School", "on-site", 0),
        new("Snowdrop Fold School", "on-site", -1, ["independence", "families"]),
        new("Ellerbeck Primary School", "sealed", -3, ["support-plans", "talk", "belonging"]),
        new("Harthaven High School", "sealed", -4),
        new("Spindle Lane Primary School", "opened", -3),
        new("Elmthorpe Magna CE Primary School", "fed-back", -5),
        new("Ropewalk Quay Nursery and Primary School", "draft", -8),
        new("Thornsike Academy", "draft", -9),
        new("Ravensgill Infants' School", "accuracy", -12, ["belonging", "staff-learning"]),
        new("Castlegarth Hill Junior School", "issued", -16),
        new("Whitehowe School", "issued", -18),
        new("Hollinsike Primary School", "workshop", -22, ["newcomers", "depth"]),
        new("Yarrowdale Primary School", "workshop", -23),
        new("Limekiln Wharf Primary School", "check", -48),
        new("Hartmoor High School", "check", -52),
        new("Millholm Green Primary School", "closed", -55, ["feedback", "remembering"]),
        new("Mossthwaite Primary School", "on-site", -2, Aside: "halted"),
        new("Plumthorpe Primary School", "team", 22, Aside: "withdrawn"),
        new("St Alkelda's RC Primary School", "conflicts", 19, Aside: "deferred"),
    ];

    public static readonly Slot[] Before =
    [
        new("Nettlehowe Primary School", "closed", -182),
        new("Thrushgate Primary School", "closed", -181),
        new("Fullers Yard Primary School", "closed", -180),
        new("Whinfell Head Primary School", "closed", -179),
        new("Heronslock Primary School", "closed", -177),
        new("Towpath Lane Primary School", "closed", -176),
        new("Foxholt St Cedd's CE Primary School", "closed", -175),
        new("Kestrelgate Academy", "closed", -174),
        new("Birkhowe School", "closed", -172),
        new("Wharfminster School", "closed", -171),
    ];

    /// <summary>Whether a review at one stage has been through, or is in, another.</summary>
    public static bool Reached(string at, string stage) => Order(at) >= Order(stage);

    /// <summary>
    /// When a stage begins, in working days from the visit. A visit in the first weeks of a term is prepared before the
    /// holiday, so that nobody is asked to clear conflicts in August.
    /// </summary>
    public static int Begins(string stage, Slot slot)
    {
        var begins = Stages[Order(stage)].Begins;
        var early = slot.Visit is < -45 and > -100;
        return !early || begins >= 0 ? begins
            : stage is "focus" ? -4
            : begins - 24;
    }

    private static int Order(string stage) => Array.FindIndex(Stages, entry => entry.Stage == stage);
}
