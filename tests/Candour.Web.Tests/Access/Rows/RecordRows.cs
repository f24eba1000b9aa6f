using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>The register, what is brought to it, and what a partnership knows of a school beyond it.</summary>
internal sealed class RecordRows : RoomRows
{
    private const string NoDate = "A file waits as long as it takes.";

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/register")
            {
                Empty = [Read("/register?q=zzyzx", may: "Opal Wanda", not: "Hana Tess Nell nobody", shows: "records.page.title")],
                Filled = [Read("/register", may: "Opal Lea Wanda", not: "Hana head-w1 Tess Nell nobody", shows: "basic-list.csv")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = None("A school that has closed stands in the register as closed."),
                Refused = [Read("/register", may: "Opal", not: "Hana Sam Tess Gil head-w1 Nell nobody", shows: "records.page.title")],
                Late = None(NoDate),
            },
            new("/register/bring")
            {
                Empty = None("It is a form; nothing is listed."),
                Filled = [Read("/register/bring", may: "Opal Lea", not: "Hana head-w1 Tess Nell nobody", shows: "records.bring.title")],
                Error = [Send("/register/bring", may: "Opal", not: "Hana head-w1 Tess Nell nobody", shows: "records.bring.none", fields: ["Other=nothing"])],
                Conflict = [Twice("/register/bring", may: "Opal", not: "Hana head-w1 Tess Nell nobody", shows: "→ /register/imports/", fields: ["@Upload=basic-list.csv"], gets: 302)],
                Closed = None("Nothing here closes."),
                Refused = None("It takes the id of no record."),
                Late = None(NoDate),
            },
            new("/register/imports/{id:guid}")
            {
                Empty = None("A file that was brought has a preview."),
                Filled = [Read("/register/imports/{import}", may: "Opal Lea Wanda", not: "Hana head-w1 Tess Nell nobody", shows: "records.import.title")],
                Error = None("Nothing is typed: it is applied or not."),
                Conflict = [Twice("/register/imports/{import+}", may: "Opal Lea", not: "Hana head-w1 Nell nobody", shows: "→ /register/imports/{import+}", fields: [], gets: 302)],
                Closed = None("What has been applied stays to be read; RegisterPagesTests read it."),
                Refused = [Read("/register/imports/{import}", may: "Opal", not: "Hana Sam Tess head-w1 Nell nobody", shows: "records.import.title")],
                Late = None(NoDate),
                OpenIds = new Dictionary<string, string> { ["id"] = "The register is the country's, and a file that was brought to it is nobody's own." },
            },
            new("/schools/{id:guid}/detail")
            {
                Empty = [Read("/schools/{w2}/detail", may: "head-w1 head-w2", not: "Lea Hana Opal Nell nobody", shows: "records.detail.nothing")],
                Filled = [Read("/schools/{w1}/detail", may: "head-w1 head-w2 Pia", not: "Lea Hana Opal Nell nobody", shows: "Weirside"), Read("/schools/{w1}/detail", may: "Wanda", not: "Lea", shows: "records.detail.save")],
                Error = [Send("/schools/{w1}/detail", may: "Wanda", not: "head-w1 Lea Hana Opal nobody", shows: "records.local.email", fields: ["Input.OfficeEmail=not one"])],
                Conflict =
                [
                    Twice("/schools/{w3}/detail", may: "Wanda", not: "head-w3 Lea Hana Opal nobody", shows: "Bankside", fields: ["Input.KnownAs=Bankside"]) with
                    {
                        Second = ["Input.KnownAs=Waterside"],
                    },
                ],
                Closed = [Read("/schools/{closed-school}/detail", may: "", not: "Wanda Lea nobody", shows: ""), new None("A school that has closed is in the partnership no more.")],
                Refused = [Read("/schools/{w1}/detail", may: "head-w1", not: "Lea Hana Otto Opal Nell nobody", shows: "records.detail.title")],
                Late = None("Nothing here has a date by which it must be done."),
            },
        ];
}
