using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>From the talk with the head to the report: feedback, draft, findings, accuracy, the report itself.</summary>
internal sealed class ReportRows : RoomRows
{
    private static readonly string[] Feedback =
    [
        "Input.ToldOn:2026-11-10",
        "Input.Heard=Head and deputy",
        "Input.WentWell=Calm classrooms.",
        "Input.EvenBetterIf=The first step is shown to all.",
    ];

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/reviews/{id:guid}/feedback")
            {
                Empty =
                [
                    Read("/reviews/{fed-back}/feedback", may: "lead", not: "convener outsider governor stranger nobody", shows: "feedback.act"),
                    Read("/reviews/{fed-back}/feedback", may: "head reviewer moderator", not: "outsider", shows: "feedback.empty.title"),
                ],
                Filled = [Read("/reviews/{draft}/feedback", may: "head deputy lead reviewer moderator", not: "convener governor outsider stranger nobody", shows: "Calm classrooms.")],
                Error =
                [
                    Send("/reviews/{fed-back}/feedback", may: "lead", not: "reviewer head convener stranger nobody", shows: "feedback.refused.well", fields: ["Input.WentWell="]),
                    Send("/reviews/{fed-back}/feedback", may: "lead", not: "reviewer head", shows: "design.error.date", fields: ["Input.ToldOn:2026-02-31"]),
                ],
                Conflict = [Twice("/reviews/{fed-back+}/feedback", may: "lead", not: "reviewer head convener outsider stranger nobody", shows: "review.refused.moved-on", fields: Feedback)],
                Closed = [Read("/reviews/{closed}/feedback", may: "head lead", not: "convener governor outsider stranger nobody", shows: "Calm classrooms.")],
                Refused = [Read("/reviews/{draft}/feedback", may: "head", not: "convener governor outsider stranger Hana nobody", shows: "feedback.title")],
                Late = None("It is told the same day or the next, and can be recorded after; the date that is typed says when."),
            },
            new("/reviews/{id:guid}/draft")
            {
                Empty = [Read("/reviews/{unwritten}/draft", may: "lead reviewer", not: "head deputy convener outsider stranger nobody", shows: "draft.findings.empty.title")],
                Filled = [Read("/reviews/{draft}/draft", may: "lead reviewer moderator", not: "head deputy governor convener outsider stranger nobody", shows: "The first step is shown.")],
                Error =
                [
                    Send("/reviews/{unwritten}/draft", may: "lead", not: "reviewer head stranger nobody", shows: "draft.refused.no-summary", handler: "Send", fields: ["version=0"]),
                ],
                Conflict =
                [
                    Twice("/reviews/{draft+}/draft", may: "lead reviewer", not: "head convener outsider stranger nobody", shows: "A school that listens.", fields: ["Input.Summary=A school that listens."]) with
                    {
                        Second = ["Input.Summary=A school that asks."],
                    },
                    Twice(
                        "/reviews/{draft2+}/draft",
                        may: "lead",
                        not: "head convener outsider stranger nobody",
                        shows: "design.problem.lost.title",
                        handler: "Remove",
                        fields: ["finding={finding:draft2+}"],
                        gets: 404
                    ),
                    Twice("/reviews/{draft3+}/draft", may: "lead", not: "reviewer head convener outsider stranger nobody", shows: "review.refused.moved-on", handler: "Send", fields: []),
                ],
                Closed = [Read("/reviews/{closed}/draft", may: "lead reviewer moderator", not: "head deputy convener outsider stranger nobody", shows: "draft.title")],
                Refused = [Read("/reviews/{draft}/draft", may: "lead", not: "head deputy governor convener outsider stranger Opal nobody", shows: "draft.title")],
                Late = None("A draft is late when its day has passed; the page is the same, and the review's page says it."),
            },
            new("/reviews/{id:guid}/draft/finding")
            {
                Empty = [Read("/reviews/{draft}/draft/finding", may: "lead reviewer", not: "head moderator convener outsider stranger nobody", shows: "finding.title")],
                Filled = [Read("/reviews/{draft}/draft/finding?finding={finding:draft}", may: "lead reviewer", not: "head moderator convener outsider stranger nobody", shows: "The first step is shown.")],
                Error =
                [
                    Send(
                        "/reviews/{draft}/draft/finding",
                        may: "lead reviewer",
                        not: "head moderator convener stranger nobody",
                        shows: "finding.refused.words",
                        fields: ["Input.QuestionKey=q1", "Input.Sort=strength", "Input.Words="]
                    ),
                ],
                Conflict =
                [
                    Twice(
                        "/reviews/{draft4+}/draft/finding?finding={finding:draft4+}",
                        may: "lead reviewer",
                        not: "head convener outsider stranger nobody",
                        shows: "More pupils speak now.",
                        fields: ["Input.FindingId={finding:draft4+}", "Input.QuestionKey=q1", "Input.Sort=strength", "Input.Words=More pupils speak now.", "Input.NoteIds={note:draft4+}"]
                    ) with
                    {
                        Second = ["Input.FindingId={finding:draft4+}", "Input.QuestionKey=q1", "Input.Sort=strength", "Input.Words=Fewer pupils speak.", "Input.NoteIds={note:draft4+}"],
                    },
                ],
                Closed = None("Findings do not change once the draft is sent: the page is not there, for nobody."),
                Refused = [Read("/reviews/{draft}/draft/finding?finding={finding:draft}", may: "lead", not: "head moderator convener outsider stranger Opal nobody", shows: "finding.title")],
                Late = None("A draft is late when its day has passed; the page is the same, and the review's page says it."),
            },
            new("/reviews/{id:guid}/accuracy")
            {
                Empty = [Read("/reviews/{accuracy}/accuracy", may: "head", not: "deputy convener outsider stranger nobody", shows: "accuracy.accept.title")],
                Filled =
                [
                    Read("/reviews/{accuracy}/accuracy", may: "head lead reviewer moderator", not: "deputy governor convener outsider stranger nobody", shows: "A school that knows itself."),
                    Read("/reviews/{questioned}/accuracy", may: "head lead", not: "outsider stranger nobody", shows: "There are nine classes."),
                ],
                Error =
                [
                    Send("/reviews/{accuracy}/accuracy", may: "head", not: "lead deputy outsider stranger nobody", shows: "accuracy.refused.nothing", handler: "Ask", fields: ["Input.Corrections="]),
                    Send("/reviews/{questioned}/accuracy", may: "lead", not: "reviewer head stranger", shows: "accuracy.refused.answer", handler: "Answer", fields: ["Input.Answer="]),
                ],
                Conflict =
                [
                    Twice("/reviews/{accuracy+}/accuracy", may: "head", not: "lead convener outsider stranger nobody", shows: "→ /reviews/{accuracy+}", handler: "Ask", fields: ["Input.Corrections=There are nine classes."], gets: 302),
                    Twice("/reviews/{questioned+}/accuracy", may: "lead", not: "reviewer head convener stranger nobody", shows: "accuracy.refused.nothing-asked", handler: "Answer", fields: ["Input.Answer=It says nine now."]),
                    Twice("/reviews/{accuracy2+}/accuracy", may: "head", not: "lead convener outsider stranger nobody", shows: "design.problem.lost.title", handler: "Accept", fields: ["Input.Reply=We thank the team."], gets: 404),
                ],
                Closed = None("The facts are checked until they are accepted; then the report is issued, and the page is not there."),
                Refused = [Read("/reviews/{accuracy}/accuracy", may: "head", not: "deputy governor convener outsider stranger Hana nobody", shows: "accuracy.title")],
                Late = None("The facts may be checked after their day, until the head accepts them."),
            },
            new("/reviews/{id:guid}/report")
            {
                Empty = None("A report that is not issued has no page, for nobody."),
                Filled = [Read("/reviews/{issued}/report", may: "head deputy lead reviewer moderator", not: "governor convener outsider stranger Opal nobody", shows: "A school that knows itself.")],
                Error =
                [
                    Send("/reviews/{issued}/report", may: "head", not: "lead convener outsider stranger nobody", shows: "review.refused.date", handler: "Plan", fields: []),
                    Send("/reviews/{rate}/report", may: "head", not: "lead convener outsider stranger nobody", shows: "usefulness.refused.answer", handler: "Rate", fields: ["Input.Answer="]),
                ],
                Conflict =
                [
                    Twice("/reviews/{issued+}/report", may: "head", not: "lead reviewer convener outsider stranger nobody", shows: "review.refused.moved-on", handler: "Plan", fields: ["Input.On:2026-12-15"]),
                    Twice("/reviews/{rate+}/report", may: "head", not: "lead convener outsider stranger nobody", shows: "review.refused.not-running", handler: "Rate", fields: ["Input.Answer=very", "Input.Words=We learned much."]),
                ],
                Closed = [Read("/reviews/{closed}/report", may: "head deputy lead reviewer", not: "governor convener outsider stranger nobody", shows: "A school that knows itself.")],
                Refused = [Read("/reviews/{issued}/report", may: "head", not: "governor convener outsider stranger Hana Lea nobody", shows: "report.title")],
                Late = None("An issued report has no deadline."),
            },
        ];
}
