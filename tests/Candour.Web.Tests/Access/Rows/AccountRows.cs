using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>Ways in, and what somebody keeps of themselves. Links that cannot be used answer alike, whatever was wrong with them.</summary>
internal sealed class AccountRows : RoomRows
{
    private const string Everybody = "It is the way in: whoever comes is let to try.";
    private const string Own = "Everybody who is signed in has this page, about themselves.";
    private const string Nothing = "There is nothing here that could be empty.";
    private const string NeverOver = "An account is there until it is erased.";
    private const string NoDate = "Nothing here has a date by which it must be done.";
    private const string Mine = "It shows and changes only the one who asks; there is no id to put another's in.";
    private static readonly string Password = $"Password={AccountRecords.Password}";

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/sign-in")
            {
                Empty = None(Nothing),
                Filled = [Read("/sign-in", may: "nobody", not: "", shows: "accounts.sign-in.title", whyNot: Everybody), Read("/sign-in", may: "Hana", not: "", shows: "→ /", gets: 302, whyNot: Everybody)],
                Error = [Send("/sign-in", may: "nobody", not: "", shows: "accounts.sign-in.no", fields: ["Address=pia@wharfe.example", "Password=not that"], whyNot: Everybody)],
                Conflict = [Twice("/sign-in", may: "nobody", not: "", shows: "→ /", fields: ["Address=pia@wharfe.example", Password], gets: 302, whyNot: Everybody)],
                Closed = None(NeverOver),
                Refused = [Send("/sign-in", may: "nobody", not: "", shows: "accounts.sign-in.no", fields: ["Address=no-such@wharfe.example", "Password=not that"], whyNot: "It does not tell whether there is such an account.")],
                Late = None("The session that ran out leads here; a test of kept forms walks that way."),
            },
            new("/sign-out")
            {
                Empty = None(Nothing),
                Filled = [Read("/sign-out", may: "nobody", not: "", shows: "→ /sign-in", gets: 302, whyNot: Everybody), Read("/sign-out", may: "Hana", not: "", shows: "→ /me", gets: 302, whyNot: Everybody)],
                Error = None("Nothing is typed."),
                Conflict = [Twice("/sign-out", may: "Pat", not: "", shows: "→ /sign-in", fields: [], gets: 302, whyNot: Everybody)],
                Closed = None(NeverOver),
                Refused = None(Mine),
                Late = None(NoDate),
            },
            new("/cast")
            {
                Empty = [Read("/cast", may: "", not: "nobody Hana Opal", shows: ""), new None("Only a sample has a cast; in any other place the page is not there, for nobody.")],
                Filled = None("A place is a sample or never: CastTests step into the cast of one."),
                Error = None("Nothing is typed."),
                Conflict = [Twice("/cast", may: "Hana", not: "nobody Opal", shows: "design.problem.lost.title", fields: ["person={person:Pia}"], first: 404, gets: 404)],
                Closed = None("A cast does not close."),
                Refused = [Twice("/cast", may: "Nell", not: "nobody", shows: "design.problem.lost.title", fields: ["person={person:Cora}"], first: 404, gets: 404)],
                Late = None(NoDate),
            },
            new("/forgotten")
            {
                Empty = None(Nothing),
                Filled = [Read("/forgotten", may: "nobody Hana", not: "", shows: "accounts.forgotten.title", whyNot: Everybody)],
                Error = [Send("/forgotten", may: "nobody", not: "", shows: "accounts.address.not-one", fields: ["Address=not an address"], whyNot: Everybody)],
                Conflict = [Twice("/forgotten", may: "nobody", not: "", shows: "accounts.forgotten.asked.title", fields: ["Address=nobody-at-all@wharfe.example"], first: 200, gets: 200, whyNot: Everybody)],
                Closed = None(NeverOver),
                Refused = None("It answers the same whether there is such an account or not; ForgottenTests hold the two answers together."),
                Late = None(NoDate),
            },
            new("/reset/{token}")
            {
                Empty = None(Nothing),
                Filled = [Read("/reset/{reset}", may: "nobody Hana", not: "", shows: "accounts.reset.title", whyNot: "Who holds the link is let in.")],
                Error = [Send("/reset/{reset}", may: "nobody", not: "", shows: "accounts.password.short", fields: ["Password=short"], whyNot: "Who holds the link is let in.")],
                Conflict = [Twice("/reset/{reset+}", may: "nobody", not: "", shows: "accounts.link.title", fields: ["Password=seven orbits of a kettle"], gets: 404, whyNot: "Who holds the link is let in.")],
                Closed = None("A link that was used is gone; that is the conflict."),
                Refused = [Read("/reset/no-such-token", may: "nobody Hana", not: "", shows: "accounts.link.title", gets: 404, whyNot: "That is the refusal.")],
                Late = [Read("/reset/{late-reset}", may: "nobody", not: "", shows: "accounts.link.title", gets: 404, whyNot: "That is the refusal.")],
            },
            new("/invitation/{token}")
            {
                Empty = None(Nothing),
                Filled = [Read("/invitation/{invitation}", may: "nobody Nell", not: "", shows: "accounts.invitation.title", whyNot: "Who holds the link is let in.")],
                Error = [Send("/invitation/{invitation}", may: "nobody", not: "", shows: "accounts.password.short", fields: ["Name=Nina New", "Password=short"], whyNot: "Who holds the link is let in.")],
                Conflict =
                [
                    Twice("/invitation/{invitation+}", may: "nobody", not: "", shows: "→ /me", fields: ["Name=Nina New", Password], gets: 302, whyNot: "Who holds the link is let in; the second press, with the same password, is the same person’s."),
                    Twice("/invitation/{invitation2+}", may: "nobody", not: "", shows: "accounts.link.title", fields: ["Name=Nina New", Password], gets: 404, second: ["Name=Nina New", "Password=seven orbits of a kettle"], whyNot: "Who holds the link is let in, once."),
                    Twice("/invitation/{taken+}", may: "Taker Offa", not: "", shows: "accounts.link.title", handler: "Take", fields: [], gets: 404, whyNot: "Who holds the link is let in."),
                ],
                Closed = None("An invitation that was used is gone; that is the conflict."),
                Refused = [Read("/invitation/no-such-token", may: "nobody Hana", not: "", shows: "accounts.link.title", gets: 404, whyNot: "That is the refusal.")],
                Late = [Read("/invitation/{late-invitation}", may: "nobody", not: "", shows: "accounts.link.title", gets: 404, whyNot: "That is the refusal.")],
            },
            new("/me")
            {
                Empty = [Read("/me", may: "Nell", not: "nobody", shows: "accounts.me.appointments-none")],
                Filled = [Read("/me", may: "Hana Opal", not: "nobody", shows: "accounts.me.title"), Read("/me", may: "Offa", not: "nobody", shows: "accounts.me.offers"), Read("/me", may: "Cora", not: "nobody", shows: "accounts.me.waiting")],
                Error = [Send("/me", may: "Cora", not: "nobody Hana", shows: "design.problem.lost.title", handler: "Accept", fields: ["appointment=00000000-0000-0000-0000-000000000001"], gets: 404)],
                Conflict =
                [
                    Twice("/me", may: "Offa", not: "Nell Hana nobody", shows: "→ /me", handler: "Accept", fields: ["appointment={offer+}"], gets: 302),
                    Twice("/me", may: "Offa", not: "Nell Hana nobody", shows: "design.problem.lost.title", handler: "Decline", fields: ["appointment={offer2+}"], gets: 404),
                    Twice("/me", may: "Late", not: "Nell Hana nobody", shows: "→ /me", handler: "Take", fields: ["invitation={id:mine+}"], gets: 302),
                    Twice("/me", may: "Cora", not: "Nell Hana nobody", shows: "→ /me", handler: "Code", fields: ["appointment={coded2+}"], gets: 302),
                    Twice("/me", may: "Leaver", not: "Nell Hana nobody", shows: "design.problem.lost.title", handler: "End", fields: ["appointment={appointment:Leaver}"], gets: 404),
                    Twice("/me", may: "Rover", not: "nobody", shows: "→ /sign-in", handler: "Everywhere", fields: [], gets: 302),
                ],
                Closed = None(NeverOver),
                Refused = [Read("/me", may: "Hana", not: "nobody", shows: "Mill Lane Primary"), Read("/me", may: "Nell", not: "nobody", shows: "Nell")],
                Late = None("An invitation that ran out is not listed; it has its own row by its link."),
            },
            new("/me/name")
            {
                Empty = None(Nothing),
                Filled = [Read("/me/name", may: "Hana Nell", not: "nobody", shows: "accounts.me.name-title")],
                Error = [Send("/me/name", may: "Nell", not: "nobody", shows: "accounts.name.not-one", fields: ["Name="])],
                Conflict = [Twice("/me/name", may: "Pat", not: "nobody", shows: "→ /me", fields: ["Name=Pat Again"], gets: 302)],
                Closed = None(NeverOver),
                Refused = None(Mine),
                Late = None(NoDate),
            },
            new("/me/address")
            {
                Empty = None(Nothing),
                Filled = [Read("/me/address", may: "Hana Nell", not: "nobody", shows: "accounts.me.address-title")],
                Error = [Send("/me/address", may: "Pia", not: "nobody", shows: "accounts.password.not-present", fields: ["Address=new@wharfe.example", "Password=not that"])],
                Conflict = [Twice("/me/address", may: "Pia", not: "nobody", shows: "→ /me", fields: ["Address=third@wharfe.example", Password], gets: 302)],
                Closed = None(NeverOver),
                Refused = None(Mine),
                Late = None(NoDate),
            },
            new("/me/address/{token}")
            {
                Empty = None(Nothing),
                Filled = [Read("/me/address/{address}", may: "Pia", not: "Pat Hana nobody", shows: "accounts.me.address-confirm-title")],
                Error = [Read("/me/address/no-such-token", may: "Pia Hana", not: "nobody", shows: "accounts.link.title", gets: 404)],
                Conflict = [Twice("/me/address/{address+}", may: "Rover", not: "Pat Hana nobody", shows: "→ /sign-in", fields: [], gets: 302)],
                Closed = None("A link that was used is gone; that is the conflict."),
                Refused = [Read("/me/address/{address}", may: "Pia", not: "Pat Hana Opal nobody", shows: "accounts.me.address-confirm-do")],
                Late = None("A link runs out after a day, like one that is none; MeTests move the clock."),
            },
            new("/me/password")
            {
                Empty = None(Nothing),
                Filled = [Read("/me/password", may: "Hana Nell", not: "nobody", shows: "accounts.me.password-title")],
                Error = [Send("/me/password", may: "Pia", not: "nobody", shows: "accounts.password.not-present", fields: ["Present=not that", "Password=seven orbits of a kettle"])],
                Conflict = [Twice("/me/password", may: "Leaver", not: "nobody", shows: "→ /sign-in", fields: [$"Present={AccountRecords.Password}", "Password=seven orbits of a kettle"], gets: 302)],
                Closed = None(NeverOver),
                Refused = None(Mine),
                Late = None(NoDate),
            },
            new("/me/capacity")
            {
                Empty = None(Nothing),
                Filled = [Read("/me/capacity", may: "Hana Nell", not: "nobody", shows: "→ /me#acting", gets: 302)],
                Error = [Send("/me/capacity", may: "Hana", not: "nobody Nell", shows: "design.problem.lost.title", fields: ["capacity=appointment:{appointment:Fay}"], gets: 404)],
                Conflict = [Twice("/me/capacity", may: "Hana", not: "nobody Nell Otto", shows: "→ /", fields: ["capacity=appointment:{appointment:Hana}"], gets: 302)],
                Closed = None("A capacity that ended is none that somebody has; that is the error."),
                Refused = [Send("/me/capacity", may: "Otto", not: "nobody Nell", shows: "design.problem.lost.title", fields: ["capacity=appointment:{appointment:Hana}"], gets: 404)],
                Late = None(NoDate),
            },
            new("/me/code/{id:guid}")
            {
                Empty = None(Nothing),
                Filled = [Read("/me/code/{coded}", may: "Cora", not: "Offa Wanda head-w8 Opal nobody", shows: "accounts.me.code-title")],
                Error = [Send("/me/code/{coded}", may: "Cora", not: "Offa Wanda Opal nobody", shows: "accounts.code.wrong", fields: ["Code=1111 2222 3333"])],
                Conflict = [Twice("/me/code/{coded+}", may: "Cora", not: "Offa Wanda Opal nobody", shows: "→ /me", fields: ["Code=12345678"], gets: 302)],
                Closed = None("A code that was used is gone with its page; the second tab is told that it is done."),
                Refused = [Read("/me/code/{coded}", may: "Cora", not: "Offa Pia Wanda head-w8 Opal nobody", shows: "accounts.me.code-title")],
                Late = None("A code is good until it is used or another is sent."),
            },
        ];
}
