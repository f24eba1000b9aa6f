using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>How a school sees itself: writing, submitting, what was locked.</summary>
internal sealed class SelfEvaluationRows : RoomRows
{
    private const string Others = "Tess Gil Rita Ros Lea Mo Otto Opal Nell nobody";
    private const string NoDate = "A self-evaluation is written until it is submitted; the review that waits for it says when it is late.";

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/schools/{id:guid}/self-evaluation")
            {
                Empty = [Read("/schools/{elsewhere}/self-evaluation", may: "Otto", not: "Hana Lea Opal nobody", shows: "self-evaluation.none.title"), Read("/schools/{hill}/self-evaluation", may: "Rita Ros", not: "Hana Lea nobody", shows: "self-evaluation.first.title")],
                Filled = [Read("/schools/{mill}/self-evaluation", may: "Hana Sam", not: Others, shows: "self-evaluation.go-on")],
                Error = [Send("/schools/{mill}/self-evaluation", may: "Hana Sam", not: Others, shows: "self-evaluation.start.framework", fields: ["Input.FrameworkId="])],
                Conflict = [Twice("/schools/{mill}/self-evaluation", may: "Hana Sam", not: Others, shows: "self-evaluation.start.open", fields: ["Input.FrameworkId={framework:free+}"])],
                Closed = [Read("/schools/{mill}/self-evaluation", may: "Hana", not: "Rita Lea nobody", shows: "self-evaluation.read-locked")],
                Refused = [Read("/schools/{mill}/self-evaluation", may: "Hana", not: Others, shows: "self-evaluation.school.title")],
                Late = None(NoDate),
            },
            new("/self-evaluations/{id:guid}")
            {
                Empty = [Read("/self-evaluations/{unwritten-evaluation}", may: "Hana Sam", not: Others, shows: "self-evaluation.write")],
                Filled = [Read("/self-evaluations/{evaluation}", may: "Hana Sam", not: Others, shows: "New families are met at the gate.")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = [Read("/self-evaluations/{locked}", may: "Hana Sam", not: Others, shows: "self-evaluation.locked.title")],
                Refused = [Read("/self-evaluations/{evaluation}", may: "Hana", not: Others, shows: "The welcome")],
                Late = None(NoDate),
            },
            new("/self-evaluations/{id:guid}/read")
            {
                Empty = [Read("/self-evaluations/{unwritten-evaluation}/read", may: "Hana Sam", not: Others, shows: "The welcome")],
                Filled = [Read("/self-evaluations/{evaluation}/read", may: "Hana Sam", not: Others, shows: "New families are met at the gate.")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = [Read("/self-evaluations/{locked}/read", may: "Hana Sam", not: Others, shows: "New families are met at the gate.")],
                Refused = [Read("/self-evaluations/{evaluation}/read", may: "Hana", not: Others, shows: "The welcome")],
                Late = None(NoDate),
            },
            new("/self-evaluations/{id:guid}/aspects/{aspect}")
            {
                Empty = [Read("/self-evaluations/{unwritten-evaluation}/aspects/welcome", may: "Hana Sam", not: Others, shows: "The welcome")],
                Filled = [Read("/self-evaluations/{evaluation}/aspects/welcome", may: "Hana Sam", not: Others, shows: "New families are met at the gate.")],
                Error =
                [
                    Send("/self-evaluations/{locked}/aspects/welcome", may: "Hana Sam", not: Others, shows: "self-evaluation.locked", fields: ["Input.Strong=Changed after all.", "Input.Base=0"]),
                    Send("/self-evaluations/{evaluation}/aspects/no-such-aspect", may: "Hana", not: "Rita Lea nobody", shows: "design.problem.lost.title", fields: ["Input.Strong=Words."], gets: 404),
                ],
                Conflict =
                [
                    Twice("/self-evaluations/{evaluation+}/aspects/welcome", may: "Hana Sam", not: Others, shows: "They are met by name.", fields: ["Input.Strong=They are met by name."], gets: 409) with
                    {
                        Second = ["Input.Strong=They are met with tea."],
                    },
                    Twice("/self-evaluations/{evaluation+}/aspects/known", may: "Hana", not: Others, shows: "→ /self-evaluations/{evaluation+}/aspects/talk", handler: "On", fields: ["Input.Strong=Each has somebody."], gets: 302),
                    Twice(
                        "/self-evaluations/{evaluation+}/aspects/talk",
                        may: "Hana Sam",
                        not: Others,
                        shows: "self-evaluation.aspect.conflict",
                        handler: "Settle",
                        fields: ["Mine.Base=0", "Mine.Strong=They explain.", "Settling=Strong"],
                        first: 409,
                        gets: 409
                    ),
                    Twice("/self-evaluations/{evaluation+}/aspects/welcome", may: "Hana", not: Others, shows: "→ /self-evaluations/{evaluation+}/aspects/welcome", handler: "Remove", fields: ["use={use:evaluation+}"], gets: 302),
                ],
                Closed = [Read("/self-evaluations/{locked}/aspects/welcome", may: "Hana Sam", not: Others, shows: "New families are met at the gate.")],
                Refused = [Read("/self-evaluations/{evaluation}/aspects/welcome", may: "Hana", not: Others, shows: "The welcome")],
                Late = None(NoDate),
            },
            new("/self-evaluations/{id:guid}/aspects/{aspect}/add/{form}")
            {
                Empty = [Read("/self-evaluations/{unwritten-evaluation}/aspects/welcome/add/figure", may: "Hana Sam", not: Others, shows: "evidence.figure.none.title")],
                Filled = [Read("/self-evaluations/{evaluation}/aspects/welcome/add/note", may: "Hana Sam", not: Others, shows: "evidence.note.label"), Read("/self-evaluations/{evaluation}/aspects/talk/add/ours", may: "Hana Sam", not: Others, shows: "Families feel welcome.")],
                Error =
                [
                    Send("/self-evaluations/{evaluation}/aspects/welcome/add/note", may: "Hana Sam", not: Others, shows: "evidence.note.required", fields: ["Input.Note=", "Input.Shows=Something.", "Input.Strength=one-source"]),
                    Send("/self-evaluations/{evaluation}/aspects/welcome/add/no-such-form", may: "Hana", not: "Rita Lea nobody", shows: "design.problem.lost.title", fields: ["Input.Note=Words."], gets: 404),
                ],
                Conflict =
                [
                    Twice(
                        "/self-evaluations/{evaluation+}/aspects/known/add/ours",
                        may: "Hana Sam",
                        not: Others,
                        shows: "→ /self-evaluations/{evaluation+}/aspects/known",
                        fields: ["Input.EvidenceId={evidence}"],
                        gets: 302
                    ),
                ],
                Closed = [Read("/self-evaluations/{locked}/aspects/welcome/add/note", may: "", not: "Hana Sam Rita nobody", shows: ""), new None("Nothing is added to what is locked: the page is not there, for nobody.")],
                Refused = [Read("/self-evaluations/{evaluation}/aspects/welcome/add/note", may: "Hana", not: Others, shows: "evidence.shows.label")],
                Late = None(NoDate),
            },
            new("/self-evaluations/{id:guid}/evidence/{use:guid}/restore")
            {
                Empty = None("It is only the way to undo: nothing is shown."),
                Filled = [Read("/self-evaluations/{evaluation}/evidence/{use:evaluation}/restore", may: "", not: "Hana Sam Rita nobody", shows: ""), new None("It is only the way to undo: it is sent to, and never opened.")],
                Error = None("Nothing is typed."),
                Conflict = [Twice("/self-evaluations/{evaluation+}/evidence/{use:evaluation+}/restore", may: "Hana", not: Others, shows: "→ /self-evaluations/{evaluation+}", fields: [], gets: 302)],
                Closed = None("Nothing is put back into what is locked; the answer says so, and UndoTests read it."),
                Refused = [Send("/self-evaluations/{evaluation}/evidence/{use:ready+}/restore", may: "Hana", not: Others, shows: "design.problem.lost.title", fields: [], gets: 404)],
                Late = None("After its days evidence that was taken away is gone, like what was never there."),
            },
            new("/self-evaluations/{id:guid}/submit")
            {
                Empty = [Read("/self-evaluations/{unwritten-evaluation}/submit", may: "Hana Sam", not: Others, shows: "self-evaluation.ready.area-empty")],
                Filled = [Read("/self-evaluations/{evaluation}/submit", may: "Hana Sam", not: Others, shows: "self-evaluation.submit.title")],
                Error =
                [
                    Send("/self-evaluations/{unwritten-evaluation}/submit", may: "Hana", not: Others, shows: "self-evaluation.submit.not-ready", fields: []),
                    Send("/self-evaluations/{evaluation}/submit", may: "Sam", not: Others, shows: "self-evaluation.submit.head-only", fields: []),
                ],
                Conflict = [Twice("/self-evaluations/{ready+}/submit", may: "Hana", not: Others, shows: "→ /self-evaluations/{ready+}", fields: ["Input.ReviewId=00000000-0000-0000-0000-000000000000"], gets: 302)],
                Closed = [Read("/self-evaluations/{locked}/submit", may: "Hana", not: Others, shows: "→ /self-evaluations/{locked}", gets: 302)],
                Refused = [Read("/self-evaluations/{evaluation}/submit", may: "Hana", not: Others, shows: "self-evaluation.submit.then.title")],
                Late = None(NoDate),
            },
            new("/snapshots/{id:guid}")
            {
                Empty = None("What is locked has words, or it could not be submitted."),
                Filled = [Read("/snapshots/{snapshot}", may: "Hana Sam Rita Ros Mo", not: "Tess Gil Lea Otto Opal Nell nobody", shows: "New families are met at the gate.")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = [Read("/snapshots/{snapshot:closed}", may: "head deputy lead reviewer", not: "governor outsider stranger Opal nobody", shows: "Most classes.")],
                Refused = [Read("/snapshots/{snapshot}", may: "Hana", not: "Tess Gil Lea Opal Nell nobody", shows: "self-evaluation.title.of")],
                Late = [Read("/snapshots/{snapshot}", may: "Hana", not: "Otto nobody", shows: "New families are met at the gate.")],
            },
            new("/snapshots/{id:guid}/files/{file:guid}")
            {
                Empty = None("A file is there, or it is not."),
                Filled = [Read("/snapshots/{snapshot:file}/files/{file}", may: "Hana Sam Rita", not: "Tess Gil Lea Otto Opal Nell nobody", shows: "Content-Type: application/pdf")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = None("What is locked does not close."),
                Refused =
                [
                    Read("/snapshots/{snapshot:file}/files/{file}", may: "Hana", not: "Tess Gil Lea Otto Opal Nell nobody", shows: "Content-Type: application/pdf"),
                    Read("/snapshots/{snapshot}/files/{file}", may: "", not: "Hana Rita nobody", shows: ""),
                ],
                Late = None("A file has no deadline."),
            },
        ];
}
