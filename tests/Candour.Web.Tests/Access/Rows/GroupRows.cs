using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>Clusters and groups.</summary>
internal sealed class GroupRows : RoomRows
{
    private const string NoDate = "A group has no date by which it must be formed.";
    private const string Dissolved = "A group that was dissolved has no page; that is the conflict.";

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/groups")
            {
                Empty = [Read("/groups", may: "Bea Nell", not: "nobody", shows: "groups.title")],
                Filled = [Read("/groups", may: "Wanda head-w1", not: "nobody", shows: "Upper Wharfe"), Read("/groups", may: "Lea Hana Tess", not: "nobody", shows: "Riverside")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = None(Dissolved),
                Refused = [Read("/groups?place={wharfe}", may: "Wanda head-w1", not: "Lea Hana Opal Nell nobody", shows: "Upper Wharfe")],
                Late = None(NoDate),
            },
            new("/groups/{id:guid}")
            {
                Empty = [Read("/groups/{empty-group}", may: "Wanda head-w1", not: "Lea Hana Opal Nell nobody", shows: "groups.show.empty")],
                Filled = [Read("/groups/{cluster}", may: "Wanda head-w1 head-w7", not: "Lea Hana Opal Nell nobody", shows: "Wharfe School 1"), Read("/groups/{triad}", may: "Lea Hana Fay", not: "Wanda Otto nobody", shows: "Hill Top Primary")],
                Error = [Send("/groups/{cluster}", may: "Wanda", not: "head-w1 Lea Hana Opal Nell nobody", shows: "partnerships.reason.length", fields: ["Reason="])],
                Conflict = [Twice("/groups/{group+}", may: "Wanda", not: "head-w9 Lea Hana Opal nobody", shows: "design.problem.lost.title", fields: ["Reason=They work in others now."], gets: 404)],
                Closed = None(Dissolved),
                Refused = [Read("/groups/{triad}", may: "Hana", not: "Wanda Otto Opal Nell nobody", shows: "Riverside")],
                Late = None(NoDate),
            },
            new("/groups/new")
            {
                Empty = [Read("/groups/new", may: "Bea", not: "Hana head-w1 Opal Nell nobody", shows: "groups.new.title")],
                Filled = [Read("/groups/new?cluster={cluster}", may: "Wanda", not: "Lea head-w1 Hana Opal nobody", shows: "Wharfe School 3")],
                Error =
                [
                    Send("/groups/new", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "groups.name.required", fields: ["Name="]),
                    Send("/groups/new", may: "Wanda", not: "head-w1", shows: "partnerships.group.size", fields: ["Name=Too small", "SchoolIds={w11}"]),
                ],
                Conflict =
                [
                    Twice("/groups/new", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "partnerships.form.name-taken", fields: ["Name=Bridge", "SchoolIds={w15}", "SchoolIds={w16}"]),
                    Twice("/groups/new", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "groups.new.title", handler: "Find", fields: [], first: 200, gets: 200),
                ],
                Closed = None("Nothing here closes."),
                Refused = [Read("/groups/new?cluster={cluster}", may: "Wanda", not: "Lea Bea head-w1 nobody", shows: "groups.new.title")],
                Late = None(NoDate),
            },
            new("/groups/new-cluster")
            {
                Empty = [Read("/groups/new-cluster", may: "Bea", not: "Hana head-w1 Opal Nell nobody", shows: "groups.new-cluster.title")],
                Filled = [Read("/groups/new-cluster", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "Wharfe School 12")],
                Error = [Send("/groups/new-cluster", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "groups.name.required", fields: ["Name="])],
                Conflict =
                [
                    Twice("/groups/new-cluster", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "partnerships.form.name-taken", fields: ["Name=Far Bank", "SchoolIds={w12}"]),
                    Twice("/groups/new-cluster", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "groups.new-cluster.title", handler: "Find", fields: [], first: 200, gets: 200),
                ],
                Closed = None("Nothing here closes."),
                Refused = [Read("/groups/new-cluster?place={wharfe}", may: "Wanda", not: "Lea Bea head-w1 nobody", shows: "groups.new-cluster.title")],
                Late = None(NoDate),
            },
            new("/groups/{id:guid}/propose")
            {
                Empty = [Read("/groups/{empty-group}/propose", may: "Wanda", not: "head-w1 Lea Hana Opal nobody", shows: "partnerships.propose.none-left")],
                Filled = [Read("/groups/{cluster}/propose", may: "Wanda", not: "head-w1 Lea Hana Opal nobody", shows: "groups.propose.lede")],
                Error =
                [
                    Send("/groups/{cluster}/propose", may: "Wanda", not: "head-w1 Lea Opal nobody", shows: "partnerships.propose.sizes", fields: ["Rows[0].Name=One", "Rows[0].Schools={w1}", "Rows[1].Name=Two", "Rows[1].Schools={w2}"]),
                ],
                Conflict =
                [
                    Twice(
                        "/groups/{cluster+}/propose",
                        may: "Wanda",
                        not: "head-w1 Lea Opal nobody",
                        shows: "partnerships.form.name-taken",
                        fields: ["Rows[0].Name=Lower pair", "Rows[0].Schools={w13}", "Rows[0].Schools={w14}"]
                    ),
                ],
                Closed = None(Dissolved),
                Refused = [Read("/groups/{cluster}/propose", may: "Wanda", not: "Lea Bea head-w1 Opal Nell nobody", shows: "groups.propose.title")],
                Late = None(NoDate),
            },
        ];
}
