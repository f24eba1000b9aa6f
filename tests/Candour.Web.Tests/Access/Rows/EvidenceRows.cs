using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>Evidence of a school and the files in it.</summary>
internal sealed class EvidenceRows : RoomRows
{
    private const string Others = "Tess Gil Rita Ros Lea Mo Otto Opal Nell nobody";

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/schools/{id:guid}/evidence")
            {
                Empty = [Read("/schools/{hill}/evidence", may: "Rita Ros", not: "Hana Lea Opal nobody", shows: "evidence.school.none.title")],
                Filled = [Read("/schools/{mill}/evidence", may: "Hana Sam", not: Others, shows: "Families feel welcome.")],
                Error = None("Nothing is typed: a piece is taken away or put back."),
                Conflict =
                [
                    Twice("/schools/{mill}/evidence", may: "Hana", not: Others, shows: "→ /schools/{mill}/evidence", handler: "Withdraw", fields: ["piece={evidence:ready+}"], gets: 302),
                    Twice("/schools/{mill}/evidence", may: "Hana", not: Others, shows: "→ /schools/{mill}/evidence", handler: "Undo", fields: ["piece={evidence:ready+}"], gets: 302),
                ],
                Closed = None("What is locked has copies of its own; this list is of what can still be used."),
                Refused = [Read("/schools/{mill}/evidence", may: "Hana", not: Others, shows: "evidence.school.title")],
                Late = None("What was taken away can be put back for some days; after that it is not there."),
            },
            new("/files/{id:guid}")
            {
                Empty = None("A file is there, or it is not."),
                Filled = [Read("/files/{file}", may: "Hana Sam", not: Others, shows: "Content-Type: application/pdf")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = None("A file does not close."),
                Refused = [Read("/files/{file}", may: "Hana", not: Others, shows: "Content-Disposition: attachment")],
                Late = None("A file has no deadline."),
            },
        ];
}
