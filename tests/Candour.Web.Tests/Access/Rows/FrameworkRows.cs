using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>Frameworks of a partnership.</summary>
internal sealed class FrameworkRows : RoomRows
{
    private const string NoDate = "A framework has no deadline.";

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/frameworks")
            {
                Empty = [Read("/frameworks", may: "Nell Otto Opal", not: "nobody", shows: "frameworks.empty.title")],
                Filled = [Read("/frameworks", may: "Lea Hana Tess", not: "nobody", shows: "Small and true"), Read("/frameworks", may: "Bea", not: "nobody", shows: "frameworks.offers.title")],
                Error = [Send("/frameworks", may: "Bea", not: "Hana head-w1 Nell nobody", shows: "design.problem.lost.title", fields: ["PartnershipId={bare-place}", "Key=no-such-framework"], gets: 404)],
                Conflict = [Twice("/frameworks", may: "Wanda", not: "Hana head-w1 Lea Nell nobody", shows: "frameworks.adopt.already", fields: ["PartnershipId={wharfe}", "Key=peer-enquiry"])],
                Closed = None("A version stays to be read for as long as something refers to it."),
                Refused = [Read("/frameworks", may: "Hana", not: "nobody", shows: "Small and true"), Read("/frameworks", may: "Nell", not: "nobody", shows: "frameworks.empty.title")],
                Late = None(NoDate),
            },
            new("/frameworks/{id:guid}")
            {
                Empty = None("A framework has its aspects from the first."),
                Filled =
                [
                    Read("/frameworks/{framework:evaluation}", may: "Lea Hana Tess Rita", not: "Otto Wanda Opal Nell nobody", shows: "The welcome"),
                    Read("/frameworks/{draft-framework}", may: "Lea", not: "Hana Rita Wanda Opal nobody", shows: "frameworks.publish.title"),
                ],
                Error = None("Nothing is typed: it is published or not."),
                Conflict = [Twice("/frameworks/{draft-framework+}", may: "Lea", not: "Hana Wanda Opal Nell nobody", shows: "frameworks.publish.already", handler: "Publish", fields: [])],
                Closed = None("A version stays to be read for as long as something refers to it."),
                Refused = [Read("/frameworks/{framework:evaluation}", may: "Hana", not: "Otto Wanda head-w1 Opal Nell nobody", shows: "The welcome")],
                Late = None(NoDate),
            },
        ];
}
