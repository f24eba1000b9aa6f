using Candour.Web.Tests.Access.Rows;

namespace Candour.Web.Tests.Access.Table;

/// <summary>The access table: who is answered what, on every route and in every state. Its rows stand by room in <c>Access/Rows</c>.</summary>
internal static class AccessTable
{
    /// <summary>Every route, in the order in which a person would read them.</summary>
    public static IReadOnlyList<AccessRoute> Routes { get; } =
    [
        .. new RoomRows[]
        {
            new HouseRows(),
            new AccountRows(),
            new PeopleRows(),
            new PartnershipRows(),
            new GroupRows(),
            new AgreementRows(),
            new SchoolRows(),
            new RecordRows(),
            new FrameworkRows(),
            new SelfEvaluationRows(),
            new EvidenceRows(),
            new ReviewRows(),
            new PreparingRows(),
            new VisitRows(),
            new ReportRows(),
            new PledgeRows(),
            new CardRows(),
            new PublicCardRows(),
        }.SelectMany(room => room.Routes),
    ];

    /// <summary>The routes by name, for a theory.</summary>
    public static TheoryData<string> Names => [.. Routes.Select(r => r.Route)];

    /// <summary>One route.</summary>
    public static AccessRoute Of(string route) => Routes.Single(r => r.Route == route);
}
