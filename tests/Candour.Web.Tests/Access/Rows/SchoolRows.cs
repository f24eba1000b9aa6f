using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>Schools of a partnership: the list, one school, and what a lead or a head decides about it.</summary>
internal sealed class SchoolRows : RoomRows
{
    private const string NoDate = "Nothing here has a date by which it must be done.";
    private const string Directory =
        "That a school is there is public, so the page is open to everybody who is signed in; what stands on it is asked for by its own grounds.";

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/schools")
            {
                Empty = [Read("/schools", may: "Bea", not: "nobody", shows: "schools.empty.title"), Read("/schools?q=zzyzx", may: "Wanda", not: "nobody", shows: "schools.found-none.title"), Read("/schools", may: "Nell", not: "nobody", shows: "schools.none.place")],
                Filled = [Read("/schools", may: "Lea Hana Tess Gil", not: "nobody", shows: "Mill Lane Primary"), Read("/schools", may: "Wanda head-w1", not: "nobody", shows: "Wharfe School 2")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = None("A school that has closed is in the list no more."),
                Refused = [Read("/schools?place={wharfe}", may: "Wanda head-w1", not: "Lea Hana Opal Nell nobody", shows: "Wharfe School 1")],
                Late = None(NoDate),
            },
            new("/schools/{id:guid}")
            {
                Empty = [Read("/schools/{elsewhere}", may: "Nell Opal Hana", not: "nobody", shows: "schools.show.ties.none")],
                Filled = [Read("/schools/{mill}", may: "Hana Sam Tess Lea Rita", not: "nobody", shows: "Mill Lane Primary"), Read("/schools/{w1}", may: "head-w1", not: "nobody", shows: "schools.show.do")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = [Read("/schools/{closed-school}", may: "Wanda", not: "nobody", shows: "Wharfe School That Closed")],
                Refused = [Read("/schools/{town}", may: "", not: "Hana Lea Opal nobody", shows: ""), new None("A school is known to everybody; what is no school has no page.")],
                Late = None(NoDate),
                OpenIds = new Dictionary<string, string> { ["id"] = Directory },
            },
            new("/schools/add")
            {
                Empty = [Read("/schools/add", may: "Bea", not: "Hana head-w1 Opal Nell nobody", shows: "schools.add.title")],
                Filled = [Read("/schools/add", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "schools.add.local.words")],
                Error =
                [
                    Send("/schools/add", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "schools.add.urns.not-numbers", handler: "Register", fields: ["Urns=not numbers"]),
                    Send("/schools/add", may: "Wanda", not: "head-w1", shows: "partnerships.name.length", handler: "Name", fields: ["Name="]),
                ],
                Conflict =
                [
                    Twice("/schools/add", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "partnerships.add.name-taken", handler: "Name", fields: ["Name=Brand New Primary"]),
                    Twice("/schools/add", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "partnerships.make.urns-unknown", handler: "Register", fields: ["Urns=999999"], first: 422),
                ],
                Closed = None("Nothing here closes."),
                Refused = [Read("/schools/add?place={wharfe}", may: "Wanda", not: "Lea Bea head-w1 nobody", shows: "schools.add.title")],
                Late = None(NoDate),
            },
            new("/schools/{id:guid}/groups")
            {
                Empty = [Read("/schools/{w17}/groups", may: "Wanda", not: "head-w17 Lea Opal Nell nobody", shows: "schools.groups.nowhere")],
                Filled = [Read("/schools/{w7}/groups", may: "Wanda", not: "head-w7 Lea Opal Nell nobody", shows: "Weir")],
                Error =
                [
                    Send("/schools/{w7}/groups", may: "Wanda", not: "head-w7 Lea Opal nobody", shows: "schools.groups.to.required", handler: "Move", fields: []),
                    Send("/schools/{w7}/groups", may: "Wanda", not: "head-w7 Lea", shows: "schools.groups.group.required", handler: "End", fields: ["Reason=x"]),
                    Send("/schools/{w12}/groups", may: "Wanda", not: "head-w12 Lea", shows: "partnerships.reason.length", handler: "Park", fields: ["Reason="]),
                ],
                Conflict =
                [
                    Twice("/schools/{w6}/groups", may: "Wanda", not: "head-w6 Lea Opal nobody", shows: "partnerships.move.already", handler: "Move", fields: ["ToId={group3+}"]),
                    Twice("/schools/{w5}/groups", may: "Wanda", not: "head-w5 Lea Opal nobody", shows: "design.problem.lost.title", handler: "End", fields: ["GroupId={cluster}", "Reason=It is far."], gets: 404),
                    Twice("/schools/{w12}/groups", may: "Wanda", not: "head-w12 Lea Opal nobody", shows: "→ /schools/{w12}", handler: "Park", fields: ["Reason=It converts in September."], gets: 302),
                ],
                Closed = [Read("/schools/{closed-school}/groups", may: "", not: "Wanda Lea nobody", shows: ""), new None("A school that has closed is in no group: the page is not there.")],
                Refused = [Read("/schools/{w7}/groups", may: "Wanda", not: "head-w7 Lea Bea Hana Opal Nell nobody", shows: "schools.groups.title")],
                Late = None(NoDate),
            },
            new("/schools/{id:guid}/close")
            {
                Empty = None("It is a form about one school."),
                Filled = [Read("/schools/{w7}/close", may: "Wanda", not: "head-w7 Lea Opal Nell nobody", shows: "schools.close.lede")],
                Error = [Send("/schools/{w7}/close", may: "Wanda", not: "head-w7 Lea Opal nobody", shows: "partnerships.reason.length", fields: ["Reason="])],
                Conflict = [Twice("/schools/{closing+}/close", may: "Wanda", not: "head-w7 Lea Opal nobody", shows: "design.problem.lost.title", fields: ["Reason=It has closed."], gets: 404)],
                Closed = [Read("/schools/{closed-school}/close", may: "", not: "Wanda Lea nobody", shows: ""), new None("What has closed cannot close again: the page is not there.")],
                Refused = [Read("/schools/{w7}/close", may: "Wanda", not: "head-w7 Lea Bea Hana Opal Nell nobody", shows: "schools.close.title")],
                Late = None(NoDate),
            },
            new("/schools/{id:guid}/leave")
            {
                Empty = [Read("/schools/{elsewhere}/leave", may: "Otto", not: "Hana Lea Opal nobody", shows: "schools.leave.none")],
                Filled = [Read("/schools/{w4}/leave", may: "head-w4", not: "head-w5 Wanda Lea Opal Rover nobody", shows: "schools.leave.lede")],
                Error = [Send("/schools/{w4}/leave", may: "head-w4", not: "head-w5 Wanda Opal nobody", shows: "schools.leave.running.required", fields: ["PartnershipId={wharfe}"])],
                Conflict = [Twice("/schools/{w14}/leave", may: "head-w14", not: "head-w5 Wanda Opal nobody", shows: "design.problem.lost.title", fields: ["PartnershipId={wharfe}", "Running=Finish", "Reason=We go."], gets: 404)],
                Closed = None("A school that has closed has no head here: the page is not there."),
                Refused = [Read("/schools/{w4}/leave", may: "head-w4", not: "head-w5 Wanda Hana Opal Rover Nell nobody", shows: "schools.leave.title")],
                Late = None(NoDate),
            },
            new("/schools/{id:guid}/grants")
            {
                Empty = [Read("/schools/{w1}/grants", may: "head-w1", not: "head-w2 Wanda Pia Opal nobody", shows: "grants.none")],
                Filled = [Read("/schools/{mill}/grants", may: "Hana", not: "Sam Tess Lea Rita Fay Opal Nell nobody", shows: "To learn.")],
                Error =
                [
                    Send("/schools/{mill}/grants?q=fay", may: "Hana", not: "Sam Rita Lea Opal nobody", shows: "grants.until.required", handler: "Make", fields: ["AppointmentId={appointment:Fay}", "Record=snapshot:{snapshot}"]),
                ],
                Conflict =
                [
                    Twice(
                        "/schools/{mill}/grants?q=ros",
                        may: "Hana",
                        not: "Sam Rita Lea Opal nobody",
                        shows: "grants.already",
                        handler: "Make",
                        fields: ["AppointmentId={appointment:Ros}", "Record=snapshot:{snapshot}", "Until:2027-03-01", "Reason=To learn."]
                    ),
                    Twice("/schools/{mill}/grants", may: "Hana", not: "Sam Rita Lea Opal nobody", shows: "design.problem.lost.title", handler: "End", fields: ["grant={grant+}"], gets: 404),
                ],
                Closed = None("A grant that has ended stays in the list, marked as over."),
                Refused = [Read("/schools/{mill}/grants", may: "Hana", not: "Sam Rita Otto Lea Opal Nell nobody", shows: "grants.title")],
                Late = [Read("/schools/{mill}/grants", may: "Hana", not: "Sam Otto nobody", shows: "grants.over")],
            },
        ];
}
