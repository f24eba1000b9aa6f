using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>After the report: the workshop and what was pledged.</summary>
internal sealed class PledgeRows : RoomRows
{
    private static readonly string[] Pledge =
    [
        "Input.Words=Every class names the first step.",
        "Input.SeenToBy=The deputy",
        "Input.Baseline=Six of eight do.",
        "Input.EvidenceTest=Eight of eight in March.",
    ];

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/reviews/{id:guid}/workshop")
            {
                Empty = [Read("/reviews/{unpledged}/workshop", may: "head", not: "reviewer moderator convener outsider governor stranger nobody", shows: "pledge.new")],
                Filled =
                [
                    Read("/reviews/{workshop}/workshop", may: "head deputy lead", not: "reviewer moderator convener governor outsider stranger nobody", shows: "Every class shows the first step."),
                    Read("/reviews/{workshop}/workshop?pledge={pledge:workshop}", may: "head", not: "reviewer stranger", shows: "Every class shows the first step."),
                ],
                Error =
                [
                    Send("/reviews/{workshop}/workshop", may: "head", not: "lead deputy reviewer convener stranger nobody", shows: "pledge.refused.words", fields: ["Input.Words="]),
                    Send("/reviews/{unpledged}/workshop", may: "head", not: "lead stranger", shows: "review.refused.no-pledge", handler: "Held", fields: ["HeldOn:2026-11-10"]),
                ],
                Conflict =
                [
                    Twice(
                        "/reviews/{workshop+}/workshop?pledge={pledge:workshop+}",
                        may: "head",
                        not: "lead deputy reviewer convener outsider stranger nobody",
                        shows: "Every class names the first step.",
                        fields: [.. Pledge, "Input.PledgeId={pledge:workshop+}"]
                    ) with
                    {
                        Second = ["Input.PledgeId={pledge:workshop+}", "Input.Words=Every class draws the first step."],
                    },
                    Twice("/reviews/{holding+}/workshop", may: "head", not: "lead reviewer convener outsider stranger nobody", shows: "review.refused.moved-on", handler: "Held", fields: ["HeldOn:2026-11-10"]),
                ],
                Closed = [Read("/reviews/{closed}/workshop", may: "head deputy lead", not: "reviewer convener outsider stranger nobody", shows: "workshop.title")],
                Refused = [Read("/reviews/{workshop}/workshop", may: "head", not: "reviewer moderator convener governor outsider stranger Opal nobody", shows: "workshop.title")],
                Late = None("The workshop may be held after its day; the review's page says that it is late."),
            },
            new("/reviews/{id:guid}/pledges")
            {
                Empty = [Read("/reviews/{unpledged}/pledges", may: "head", not: "lead reviewer convener outsider stranger nobody", shows: "pledges.empty.title")],
                Filled = [Read("/reviews/{check}/pledges", may: "head deputy lead", not: "reviewer moderator governor convener outsider stranger nobody", shows: "Every class shows the first step.")],
                Error =
                [
                    Send("/reviews/{check}/pledges", may: "head", not: "lead deputy convener outsider stranger nobody", shows: "pledge.refused.progress", fields: ["Input.Progress="]),
                    Send("/reviews/{check}/pledges", may: "head", not: "lead stranger", shows: "usefulness.refused.answer", handler: "Rate", fields: ["Input.Answer="]),
                ],
                Conflict =
                [
                    Twice(
                        "/reviews/{check+}/pledges",
                        may: "head",
                        not: "lead deputy convener outsider stranger nobody",
                        shows: "pledge.refused.date",
                        fields: ["Input.Progress=early", "Input.Words=Begun in two classes."]
                    ),
                    Twice("/reviews/{check2+}/pledges", may: "head", not: "lead convener outsider stranger nobody", shows: "→ /reviews/{check2+}/pledges", handler: "Rate", fields: ["Input.Answer=very", "Input.Useful=We learned much."], gets: 302),
                ],
                Closed = [Read("/reviews/{closed}/pledges", may: "head deputy lead", not: "reviewer convener governor outsider stranger nobody", shows: "All eight classes show it.")],
                Refused = [Read("/reviews/{check}/pledges", may: "head", not: "reviewer moderator governor convener outsider stranger Hana nobody", shows: "pledges.title")],
                Late = None("A look may be taken after its date; it is kept under the date it was for."),
            },
        ];
}
