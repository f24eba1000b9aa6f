using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>The sharing agreement.</summary>
internal sealed class AgreementRows : RoomRows
{
    private const string NoDate = "An agreement waits for signatures without a deadline.";

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/agreements")
            {
                Empty = [Read("/agreements", may: "Bea Lea Hana", not: "nobody", shows: "agreements.empty.title")],
                Filled = [Read("/agreements", may: "Wanda head-w1", not: "nobody", shows: "agreements.lede")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = [Read("/agreements", may: "Wanda", not: "nobody", shows: "agreements.title")],
                Refused = [Read("/agreements?place={wharfe}", may: "Wanda head-w1", not: "Lea Hana Opal Nell nobody", shows: "agreements.lede")],
                Late = None(NoDate),
            },
            new("/agreements/{id:guid}")
            {
                Empty = None("An agreement has its words from the first."),
                Filled = [Read("/agreements/{agreement}", may: "Wanda head-w1 head-w2 Pia", not: "Lea Hana Opal Nell nobody", shows: "We share what helps a review.")],
                Error = [Send("/agreements/{agreement}", may: "head-w1", not: "Hana Opal Nell nobody", shows: "agreements.read.required", handler: "Sign", fields: ["SchoolId={w1}"])],
                Conflict =
                [
                    Twice("/agreements/{agreement}", may: "head-w3", not: "head-w4 Wanda Hana Opal nobody", shows: "agreements.sign.already", handler: "Sign", fields: ["SchoolId={w3}", "HasRead=true"]),
                    Twice("/agreements/{agreement}", may: "head-w2", not: "head-w4 Wanda Hana Opal nobody", shows: "design.problem.lost.title", handler: "Withdraw", fields: ["SchoolId={w2}", "Reason=Our governors said no."], gets: 404),
                ],
                Closed =
                [
                    Read("/agreements/{agreement-before}", may: "Wanda head-w1", not: "Lea Hana Opal Nell nobody", shows: "We share a little."),
                    Send("/agreements/{agreement-before}", may: "head-w1", not: "Hana Opal nobody", shows: "agreements.sign.replaced", handler: "Sign", fields: ["SchoolId={w1}", "HasRead=true"]),
                ],
                Refused = [Read("/agreements/{agreement}", may: "head-w1", not: "Lea Hana Otto Bea Opal Nell nobody", shows: "agreements.show.title")],
                Late = None(NoDate),
            },
            new("/agreements/new")
            {
                Empty = [Read("/agreements/new", may: "Bea", not: "Hana head-w1 Opal Nell nobody", shows: "agreements.new.lede")],
                Filled = [Read("/agreements/new", may: "Wanda", not: "head-w1 Hana Opal nobody", shows: "agreements.new.replaces")],
                Error =
                [
                    Send("/agreements/new", may: "Wanda Bea", not: "head-w1 Hana Opal nobody", shows: "agreements.words.required", fields: ["Words="]),
                    Send("/agreements/new", may: "Bea", not: "head-w1 Hana", shows: "agreements.terms.none", fields: ["Words=We share."]),
                ],
                Conflict =
                [
                    Twice(
                        "/agreements/new",
                        may: "lead-ending",
                        not: "head-w1 Hana Opal nobody",
                        shows: "→ /agreements/",
                        fields: ["Words=We share.", "Terms[0].Kind=snapshot", "Terms[0].Audience=group"],
                        gets: 302
                    ),
                ],
                Closed = None("Nothing here closes; a version that is replaced has its own row."),
                Refused = [Read("/agreements/new?place={wharfe}", may: "Wanda", not: "Lea Bea head-w1 nobody", shows: "agreements.new.title")],
                Late = None(NoDate),
            },
        ];
}
