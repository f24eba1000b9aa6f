using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>People whose roles one looks after: leads, heads and operators.</summary>
internal sealed class PeopleRows : RoomRows
{
    private const string NoDate = "Nothing here has a date by which it must be done.";
    private const string NotOver = "A role that ended is not shown; nothing else here closes.";

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/people")
            {
                Empty = [Read("/people", may: "Otto", not: "Tess Gil Nell nobody", shows: "accounts.people.title"), Read("/people?q=zzyzx", may: "Wanda", not: "Tess nobody", shows: "accounts.people.none")],
                Filled = [Read("/people", may: "Wanda head-w1 Opal", not: "Tess Gil Sam Nell nobody", shows: "accounts.people.what"), Read("/people", may: "head-w1", not: "Pia", shows: "accounts.people.invitations")],
                Error = None("Nothing is typed: an invitation is taken back or not."),
                Conflict = [Twice("/people", may: "head-w1", not: "head-w2 Tess Nell nobody", shows: "→ /people", handler: "Withdraw", fields: ["invitation={id:back+}"], gets: 302)],
                Closed = None(NotOver),
                Refused = [Read("/people?q=pia", may: "head-w1", not: "Tess nobody", shows: "Pia"), Read("/people?q=pia", may: "Otto Hana", not: "Tess nobody", shows: "accounts.people.none")],
                Late = [Read("/people", may: "head-w1", not: "Tess nobody", shows: "accounts.people.over")],
            },
            new("/people/{id:guid}")
            {
                Empty = None("A person has roles that one looks after, or the page is not there."),
                Filled = [Read("/people/{person:Pia}", may: "head-w1", not: "head-w2 Hana Lea Tess Nell nobody", shows: "accounts.person.what")],
                Error = None("Nothing is typed: a role is ended or not."),
                Conflict = [Twice("/people/{person:Ender}", may: "head-w3", not: "head-w2 Hana Tess nobody", shows: "design.problem.lost.title", handler: "End", fields: ["appointment={appointment:Ender}"], gets: 404)],
                Closed = None(NotOver),
                Refused = [Read("/people/{person:Pia}", may: "head-w1", not: "head-w2 Hana Lea Otto Tess Nell nobody", shows: "Pia")],
                Late = None(NoDate),
            },
            new("/people/where/{person:guid?}")
            {
                Empty = [Read("/people/where?q=zzyzx", may: "Wanda", not: "Tess Sam Nell nobody", shows: "accounts.where.none")],
                Filled =
                [
                    Read("/people/where", may: "Wanda", not: "Tess Sam Nell nobody", shows: "Wharfe School 1"),
                    Read("/people/where", may: "head-w1", not: "Tess nobody", shows: "→ /people/invite/{w1}", gets: 302),
                ],
                Error = NoForm,
                Conflict = NoForm,
                Closed = None(NotOver),
                Refused = [Read("/people/where?q=mill", may: "Lea", not: "Tess nobody", shows: "Mill Lane Primary"), Read("/people/where?q=mill", may: "Wanda", not: "Tess nobody", shows: "accounts.where.none")],
                Late = None(NoDate),
                OpenIds = new Dictionary<string, string> { ["person"] = "It is only carried on to the page that offers the role, which asks again." },
            },
            new("/people/invite/{id:guid}/{person:guid?}")
            {
                Empty = None("There is always a role to offer, or the page is not there."),
                Filled =
                [
                    Read("/people/invite/{w1}", may: "Wanda head-w1", not: "head-w2 Hana Lea Tess Nell nobody", shows: "accounts.invite.title"),
                    Read("/people/invite/{w1}/{person:Pia}", may: "head-w1", not: "head-w2 Hana Lea Tess nobody", shows: "accounts.appoint.do"),
                ],
                Error =
                [
                    Send("/people/invite/{w1}", may: "head-w1", not: "head-w2 Hana Lea Tess nobody", shows: "accounts.invite.role.required", fields: ["Name=Nina New", "Address=nina@wharfe.example"]),
                    Send("/people/invite/{w1}", may: "head-w1", not: "head-w2 Lea Tess nobody", shows: "accounts.address.not-one", fields: ["Role=teacher", "Name=Nina New", "Address=not one"]),
                ],
                Conflict =
                [
                    Twice("/people/invite/{w10}/{person:Prue}", may: "Wanda", not: "head-w2 Lea Tess nobody", shows: "accounts.appoint.held", fields: ["Role=head", "OfficeAddress=office@w10.example"]),
                ],
                Closed = None("A school that has closed has no roles to offer: the page is not there."),
                Refused = [Read("/people/invite/{w1}", may: "head-w1", not: "head-w2 Hana Otto Lea Tess Nell nobody", shows: "accounts.invite.title")],
                Late = None(NoDate),
            },
            new("/people/office/{id:guid}")
            {
                Empty = None("The field is empty until an address is kept."),
                Filled = [Read("/people/office/{w1}", may: "Wanda", not: "Hana Lea Tess Nell nobody", shows: "accounts.office.title")],
                Error = [Send("/people/office/{w1}", may: "Wanda", not: "Hana Lea Tess nobody", shows: "accounts.address.not-one", fields: ["Address=not one"])],
                Conflict = [Twice("/people/office/{w11}", may: "Wanda", not: "Hana Lea Tess nobody", shows: "→ /people", fields: ["Address=office@w11.example"], gets: 302)],
                Closed = None("A school that has closed has no office: the page is not there."),
                Refused = [Read("/people/office/{w1}", may: "Wanda", not: "Hana Otto Lea Tess Nell nobody", shows: "accounts.office.what")],
                Late = None(NoDate),
            },
        ];
}
