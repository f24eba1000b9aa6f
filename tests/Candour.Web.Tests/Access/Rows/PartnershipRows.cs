using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>The place itself: its front, making one, ending one.</summary>
internal sealed class PartnershipRows : RoomRows
{
    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/")
            {
                Empty = [Read("/", may: "Nell", not: "", shows: "place.none.title", whyNot: "Everybody has a front page; what stands on it is another matter.")],
                Filled =
                [
                    Read("/", may: "nobody", not: "", shows: "place.front.title", whyNot: "The front is public."),
                    Read("/", may: "Hana Lea head-w1 Wanda", not: "", shows: "place.more.title", whyNot: "Everybody has a front page; what stands on it is another matter."),
                    Read("/", may: "Opal", not: "", shows: "place.operator.lede", whyNot: "An operator is told which places there are, and no more."),
                ],
                Error = NoForm,
                Conflict = NoForm,
                Closed = None("A partnership that was dissolved is in nobody's list of places."),
                Refused = [Read("/?place={wharfe}", may: "Wanda head-w1", not: "Hana Lea Nell", shows: "Wharfe")],
                Late = None("What is late stands in the list of what waits; the review's own rows show it."),
            },
            new("/partnerships/new")
            {
                Empty = None("It is a form; nothing is listed."),
                Filled = [Read("/partnerships/new", may: "Opal", not: "Lea Hana Tess Nell nobody", shows: "partnerships.new.lede")],
                Error =
                [
                    Send("/partnerships/new", may: "Opal", not: "Lea Hana Nell nobody", shows: "partnerships.new.name.required", fields: ["Name="]),
                    Send("/partnerships/new", may: "Opal", not: "Lea", shows: "partnerships.make.name-taken", fields: ["Name=Wharfe", "LeadName=Nina New", "LeadAddress=nina@wharfe.example"]),
                ],
                Conflict = [Twice("/partnerships/new", may: "Opal", not: "Lea Hana Nell nobody", shows: "partnerships.make.name-taken", fields: ["Name=Newly Made", "LeadName=Nina New", "LeadAddress=nina@wharfe.example"])],
                Closed = None("Nothing here closes."),
                Refused = None("It takes the id of no record."),
                Late = None("Nothing here has a date by which it must be done."),
            },
            new("/partnerships/end")
            {
                Empty = None("Whoever leads no partnership has no such page; that is the refused row."),
                Filled = [Read("/partnerships/end", may: "lead-ending", not: "Hana head-w1 Opal Nell nobody", shows: "partnerships.end.lede")],
                Error = [Send("/partnerships/end", may: "lead-ending", not: "Hana head-w1 Opal nobody", shows: "partnerships.dissolve.name-again", fields: ["NameAgain=Something else", "Reason=It is done."])],
                Conflict = [Twice("/partnerships/end", may: "lead-ending+", not: "Hana head-w1 Opal nobody", shows: "design.problem.lost.title", fields: ["NameAgain=Ending too", "Reason=It is done."], gets: 404)],
                Closed = None("What is dissolved cannot be dissolved again; that is the conflict."),
                Refused = [Read("/partnerships/end?place={ending}", may: "lead-ending", not: "Wanda Lea head-w1 Opal nobody", shows: "partnerships.end.title")],
                Late = None("Nothing here has a date by which it must be done."),
            },
        ];
}
