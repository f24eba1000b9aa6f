using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>The card as anybody reads it. What is not published is not there, for those who write it too.</summary>
internal sealed class PublicCardRows : RoomRows
{
    private const string Anybody = "nobody Nell Hana Opal stranger";
    private const string NoDate = "A published card has no deadline.";

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/cards/{slug}/{version:int?}")
            {
                Empty = None("What is not published is not there; that is the refused row."),
                Filled =
                [
                    Read("/cards/{slug:closed}", may: Anybody + " head", not: Anybody, shows: "Forty children joined us mid-year", notAt: "/cards/no-such-school"),
                    Read("/cards/{slug:closed}/1", may: Anybody, not: Anybody, shows: "Forty children joined us mid-year", notAt: "/cards/{slug:closed}/2"),
                ],
                Error = NoForm,
                Conflict = NoForm,
                Closed = [Read("/cards/{slug:check}", may: Anybody, not: Anybody, shows: "card.gone.words", gets: 410, notAt: "/cards/{slug:check}/7")],
                Refused = [Read("/cards/{slug:closed}", may: "nobody", not: Anybody, shows: "card.page.published", notAt: "/cards/{slug:closed}-2000")],
                Late = None(NoDate),
            },
            new("/cards/{slug}/versions")
            {
                Empty = None("What has no version is not there; that is the refused row."),
                Filled = [Read("/cards/{slug:closed}/versions", may: Anybody, not: Anybody, shows: "card.versions.title", notAt: "/cards/no-such-school/versions")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = [Read("/cards/{slug:check}/versions", may: Anybody, not: "nobody", shows: "card.versions.withdrawn", notAt: "/cards/no-such-school/versions")],
                Refused = [Read("/cards/{slug:closed}/versions", may: "nobody", not: Anybody, shows: "card.versions.words", notAt: "/cards/{slug:closed}-2000/versions")],
                Late = None(NoDate),
            },
            new("/cards/{slug}/{version:int}/data")
            {
                Empty = None("What is not published is not there; that is the refused row."),
                Filled = [Read("/cards/{slug:closed}/1/data", may: Anybody, not: Anybody, shows: "Content-Type: application/json", notAt: "/cards/{slug:closed}/2/data")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = [Read("/cards/{slug:check}/1/data", may: "", not: "nobody Hana head", shows: ""), new None("What is withdrawn is there for nobody.")],
                Refused = [Read("/cards/{slug:closed}/1/data", may: "nobody", not: Anybody, shows: "Content-Disposition: attachment", notAt: "/cards/no-such-school/1/data")],
                Late = None(NoDate),
            },
        ];
}
