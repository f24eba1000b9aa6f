using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>The visit and what is judged from it: notes, a child at risk, sealed judgements, the talk.</summary>
internal sealed class VisitRows : RoomRows
{
    private static readonly string[] Note =
    [
        "Input.Activity=lesson-visit",
        "Input.Number=2",
        "Input.QuestionKey=q1",
        "Input.Described=Three pupils wait for help.",
    ];

    private static readonly string[] Judgement =
    [
        "Answers[0].QuestionKey=q1",
        "Answers[0].Words=Most classes do the same work.",
        "Answers[1].QuestionKey=q2",
        "Answers[1].Words=Few pupils speak.",
    ];

    private static readonly string[] Agreed =
    [
        "Input.QuestionKey=q1",
        "Input.Version=0",
        "Input.Words=Most classes do.",
        "Input.Changed=false",
    ];

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/reviews/{id:guid}/visit")
            {
                Empty = [Read("/reviews/{bare}/visit", may: "lead reviewer", not: "head deputy convener outsider stranger nobody", shows: "visit.empty.title")],
                Filled =
                [
                    Read("/reviews/{on-site}/visit", may: "lead reviewer moderator", not: "head deputy governor convener outsider stranger nobody", shows: "Four pupils write in books."),
                    Read("/reviews/{on-site}/visit", may: "second", not: "head", shows: "visit.team"),
                ],
                Error =
                [
                    Send("/reviews/{bare}/visit", may: "lead", not: "head convener stranger nobody", shows: "review.refused.no-notes", handler: "End", fields: ["end=visit-ended"]),
                ],
                Conflict =
                [
                    Twice("/reviews/{on-site+}/visit", may: "lead", not: "head convener outsider stranger nobody", shows: "→ /reviews/{on-site+}/visit", handler: "HandIn", fields: [], gets: 302),
                    Twice("/reviews/{leaving+}/visit", may: "lead", not: "head convener outsider stranger nobody", shows: "review.refused.moved-on", handler: "End", fields: ["end=visit-ended"]),
                ],
                Closed = [Read("/reviews/{closed}/visit", may: "lead reviewer moderator", not: "head deputy convener outsider stranger nobody", shows: "Four pupils write in books.")],
                Refused = [Read("/reviews/{on-site}/visit", may: "lead", not: "head deputy governor convener outsider stranger Opal nobody", shows: "visit.title")],
                Late = [Read("/reviews/{late}/visit", may: "lead reviewer", not: "head stranger nobody", shows: "visit.team")],
            },
            new("/reviews/{id:guid}/visit/{note:guid}")
            {
                Empty = [Read("/reviews/{on-site}/visit/7a1b0e52-5d0c-4c4e-8f0f-1d2c3b4a5f60", may: "lead reviewer", not: "head moderator convener outsider stranger nobody", shows: "note.title.new")],
                Filled =
                [
                    Read("/reviews/{on-site}/visit/{note:on-site}", may: "lead", not: "head moderator convener stranger nobody", shows: "Four pupils write in books."),
                    Read("/reviews/{on-site}/visit/{note:on-site}", may: "reviewer second", not: "head", shows: "note.title.new"),
                    Read("/reviews/{on-site}/visit/{theirs:on-site}", may: "", not: "lead reviewer second head moderator nobody", shows: ""),
                ],
                Error =
                [
                    Send("/reviews/{on-site}/visit/{note:on-site}", may: "lead", not: "head moderator stranger nobody", shows: "note.refused.described", fields: ["Input.Described="]),
                    Send("/reviews/{on-site}/visit/{note:on-site}", may: "lead", not: "head stranger", shows: "design.error.value", fields: ["Input.Number=many"]),
                ],
                Conflict =
                [
                    Twice("/reviews/{noting+}/visit/{note:noting+}", may: "lead", not: "reviewer head convener stranger nobody", shows: "Three pupils wait for help.", fields: Note) with
                    {
                        Second = ["Input.Described=Two pupils wait for help."],
                    },
                    Twice(
                        "/reviews/{loose+}/visit/{note:loose+}",
                        may: "lead",
                        not: "reviewer head convener stranger nobody",
                        shows: "design.problem.lost.title",
                        handler: "Remove",
                        fields: [],
                        gets: 404
                    ),
                ],
                Closed = None("A note that is handed in does not change any more, so it has no page of its own; it stands on the page of all notes."),
                Refused = [Read("/reviews/{on-site}/visit/{note:on-site}", may: "lead", not: "head moderator outsider stranger Opal nobody", shows: "note.title")],
                Late = None("Notes are open until the visit has ended; the last day of the visit shuts nothing."),
                OpenIds = new Dictionary<string, string>
                {
                    ["note"] = "The form of a new note makes the note's key, so any key that is nobody's note opens an empty form. A key that is somebody's opens nothing.",
                },
            },
            new("/reviews/{id:guid}/risk")
            {
                Empty = [Read("/reviews/{planned}/risk", may: "head", not: "convener outsider stranger nobody", shows: "risk.no-contact")],
                Filled =
                [
                    Read("/reviews/{on-site}/risk", may: "head lead reviewer moderator deputy", not: "governor convener outsider stranger nobody", shows: "Mrs Okafor"),
                    Read("/reviews/{halted}/risk", may: "head", not: "outsider stranger nobody", shows: "risk.on"),
                    Read("/reviews/{halted}/risk", may: "lead reviewer", not: "outsider", shows: "risk.on.who"),
                ],
                Error =
                [
                    Send("/reviews/{closed}/risk", may: "head lead", not: "convener outsider stranger nobody", shows: "review.refused.not-running", handler: "Stop", fields: []),
                ],
                Conflict =
                [
                    Twice("/reviews/{risky+}/risk", may: "lead reviewer", not: "convener outsider stranger nobody", shows: "review.refused.halted", handler: "Stop", fields: []),
                    Twice("/reviews/{halted+}/risk", may: "head", not: "lead convener outsider stranger nobody", shows: "→ /reviews/{halted+}", handler: "GoOn", fields: [], gets: 302),
                ],
                Closed = [Read("/reviews/{closed}/risk", may: "head lead", not: "convener outsider stranger nobody", shows: "risk.title")],
                Refused = [Read("/reviews/{on-site}/risk", may: "lead", not: "governor convener outsider stranger Hana nobody", shows: "risk.title")],
                Late = [Read("/reviews/{late}/risk", may: "head lead reviewer", not: "outsider stranger nobody", shows: "risk.title")],
            },
            new("/reviews/{id:guid}/judgement")
            {
                Empty = [Read("/reviews/{sealed}/judgement", may: "lead second", not: "head deputy moderator convener outsider stranger nobody", shows: "judgement.seal")],
                Filled = [Read("/reviews/{sealed}/judgement", may: "reviewer", not: "head moderator convener outsider stranger nobody", shows: "Most classes do, so far.")],
                Error =
                [
                    Send("/reviews/{sealed}/judgement", may: "lead second", not: "head moderator convener stranger nobody", shows: "judgement.refused.question", handler: "Seal", fields: ["Answers[0].QuestionKey=q9", "Answers[0].Words=Something else."]),
                    Send(
                        "/reviews/{sealed}/judgement",
                        may: "lead",
                        not: "reviewer head stranger nobody",
                        shows: "judgement.refused.not-late",
                        handler: "Absent",
                        fields: ["PersonId={reviewer:sealed}", "Reason=Ill."]
                    ),
                ],
                Conflict =
                [
                    Twice("/reviews/{sealed+}/judgement", may: "lead", not: "head convener outsider stranger nobody", shows: "→ /reviews/{sealed+}/judgement", handler: "Keep", fields: Judgement, gets: 302),
                    Twice("/reviews/{sealed+}/judgement", may: "reviewer", not: "head convener outsider stranger nobody", shows: "judgement.refused.sealed", handler: "Seal", fields: Judgement),
                    Twice(
                        "/reviews/{late+}/judgement",
                        may: "lead",
                        not: "reviewer head convener stranger nobody",
                        shows: "judgement.refused.sealed-meanwhile",
                        handler: "Absent",
                        fields: ["PersonId={reviewer:late+}", "Reason=Ill."]
                    ),
                ],
                Closed = None("Once the seals are open the page is not there, for nobody; what was sealed stands on the page of the talk."),
                Refused = [Read("/reviews/{sealed}/judgement", may: "lead", not: "head deputy moderator convener outsider stranger Opal nobody", shows: "judgement.title")],
                Late =
                [
                    Read("/reviews/{late}/judgement", may: "lead", not: "head moderator stranger nobody", shows: "judgement.missing.title"),
                    Read("/reviews/{late}/judgement", may: "reviewer", not: "head", shows: "judgement.title"),
                ],
            },
            new("/reviews/{id:guid}/opened")
            {
                Empty = None("The page is there from the moment the judgements are open, and they are what it shows."),
                Filled = [Read("/reviews/{opened}/opened", may: "lead reviewer second moderator", not: "head deputy governor convener outsider stranger nobody", shows: "thinks.")],
                Error =
                [
                    Send("/reviews/{opened}/opened?question=q1", may: "lead reviewer", not: "moderator head convener stranger nobody", shows: "agreed.refused.words", fields: ["Input.QuestionKey=q1", "Input.Version=0", "Input.Words="]),
                    Send("/reviews/{opened}/opened", may: "lead", not: "reviewer head stranger", shows: "review.refused.talk-open", handler: "Close", fields: []),
                ],
                Conflict =
                [
                    Twice("/reviews/{opened+}/opened?question=q1", may: "lead reviewer", not: "head convener outsider stranger nobody", shows: "Most classes do.", fields: Agreed) with
                    {
                        Second = ["Input.QuestionKey=q1", "Input.Version=0", "Input.Words=Some classes do.", "Input.Changed=false"],
                    },
                    Twice("/reviews/{agreed+}/opened", may: "lead", not: "reviewer head convener outsider stranger nobody", shows: "review.refused.moved-on", handler: "Close", fields: []),
                ],
                Closed = [Read("/reviews/{closed}/opened", may: "lead reviewer moderator", not: "head deputy convener outsider stranger nobody", shows: "agreed.stands")],
                Refused = [Read("/reviews/{opened}/opened", may: "lead", not: "head deputy governor convener outsider stranger Opal nobody", shows: "agreed.title")],
                Late = None("Before the last of them is sealed or said to be absent it is not there; no day opens it."),
            },
        ];
}
