using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>Reviews: the list, one review, planning and opening a cycle, asking a team, putting off and ending.</summary>
internal sealed class ReviewRows : RoomRows
{
    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/reviews")
            {
                Empty = [Read("/reviews", may: "Nell Bea", not: "nobody", shows: "review.list.empty.title")],
                Filled = [Read("/reviews?of={focus}", may: "head lead reviewer convener", not: "nobody", shows: "Ellerbeck Primary")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = [Read("/reviews?of={closed}", may: "head lead convener", not: "nobody", shows: "review.stage.closed")],
                Refused = [Read("/reviews?of={focus}", may: "outsider governor Opal", not: "nobody", shows: "review.list.empty.title")],
                Late = [Read("/reviews?of={late}", may: "head lead", not: "nobody", shows: "review.list.late")],
            },
            new("/reviews/{id:guid}")
            {
                Empty = [Read("/reviews/{planned}", may: "head convener", not: "outsider governor stranger Opal Nell nobody", shows: "review.now.planned")],
                Filled =
                [
                    Read("/reviews/{asked}", may: "lead reviewer", not: "second outsider nobody", shows: "review.invited.title"),
                    Read("/reviews/{focus}", may: "head lead reviewer moderator deputy", not: "outsider governor stranger nobody", shows: "review.sight.circle"),
                    Read("/reviews/{focus}", may: "convener", not: "stranger", shows: "review.sight.where"),
                    Read("/reviews/{workshop}", may: "head lead", not: "outsider", shows: "review.changed.title"),
                    Read("/reviews/{halted}", may: "head lead reviewer convener", not: "stranger", shows: "review.halted"),
                    Read("/reviews/{deferred}", may: "head convener", not: "stranger", shows: "The head is ill."),
                ],
                Error = NoForm,
                Conflict = NoForm,
                Closed =
                [
                    Read("/reviews/{closed}", may: "head lead reviewer convener", not: "outsider stranger Opal nobody", shows: "review.now.closed"),
                    Read("/reviews/{withdrawn}", may: "head convener", not: "stranger", shows: "review.state.withdrawn"),
                ],
                Refused = [Read("/reviews/{sealed}", may: "head", not: "outsider governor stranger Opal Nell Hana nobody", shows: "review.now.sealed")],
                Late = [Read("/reviews/{late}", may: "head lead reviewer convener", not: "outsider stranger nobody", shows: "review.was-due")],
            },
            new("/reviews/new")
            {
                Empty = [Read("/reviews/new", may: "Bea", not: "Hana Opal Nell nobody", shows: "plan.empty.title")],
                Filled = [Read("/reviews/new?of={focus}", may: "convener", not: "head lead outsider nobody", shows: "plan.form.host.label")],
                Error =
                [
                    Send(
                        "/reviews/new?of={focus}",
                        may: "convener",
                        not: "head lead outsider nobody",
                        shows: "plan.form.dates.required",
                        fields: ["Input.CycleId={cycle:focus}", "Input.HostId={host:focus}"]
                    ),
                ],
                Conflict =
                [
                    Twice(
                        "/reviews/new?of={withdrawn}",
                        may: "convener",
                        not: "head lead outsider stranger nobody",
                        shows: "Ellerbeck Primary already has a review in this cycle.",
                        fields:
                        [
                            "Input.CycleId={cycle:withdrawn}",
                            "Input.HostId={host:withdrawn}",
                            "Input.WindowFrom:2026-12-10",
                            "Input.WindowTo:2026-12-11",
                        ]
                    ),
                ],
                Closed = None("A cycle that is closed is not offered; the page is as when it is empty."),
                Refused = None("The page shows only what the one who asks leads; whose they are not is told by the ids of others."),
                Late = None("A cycle is open until it is closed, whatever the date."),
            },
            new("/cycles/new")
            {
                Empty = [Read("/cycles/new", may: "Bea", not: "Hana Opal Nell nobody", shows: "cycle.empty.title")],
                Filled = [Read("/cycles/new?of={focus}", may: "convener", not: "head lead outsider nobody", shows: "cycle.form.name.label")],
                Error =
                [
                    Send(
                        "/cycles/new?of={focus}",
                        may: "convener",
                        not: "head lead outsider nobody",
                        shows: "plan.form.dates.required",
                        fields: ["Input.Name=Spring", "Input.FrameworkId={framework:focus}", "Input.ProtocolKey=peer-enquiry"]
                    ),
                    Send(
                        "/cycles/new",
                        may: "Lea",
                        not: "Hana Opal nobody",
                        shows: "cycle.refused.framework",
                        fields:
                        [
                            "Input.Name=Spring",
                            "Input.FrameworkId={draft-framework}",
                            "Input.ProtocolKey=peer-enquiry",
                            "Input.From:2027-01-10",
                            "Input.To:2027-04-11",
                        ]
                    ),
                ],
                Conflict =
                [
                    Twice(
                        "/cycles/new?of={planned+}",
                        may: "convener",
                        not: "head lead stranger nobody",
                        shows: "→ /reviews/new",
                        gets: 302,
                        fields:
                        [
                            "Input.Name=Spring",
                            "Input.FrameworkId={framework:planned+}",
                            "Input.ProtocolKey=peer-enquiry",
                            "Input.From:2027-01-10",
                            "Input.To:2027-04-11",
                        ]
                    ),
                ],
                Closed = None("What is closed has no part in opening another."),
                Refused = None("The page shows only what the one who asks leads; whose they are not is told by the ids of others."),
                Late = None("Nothing here has a date by which it must be done."),
            },
            new("/reviews/{id:guid}/team")
            {
                Empty = [Read("/reviews/{team}/team", may: "convener", not: "head deputy outsider stranger Lea nobody", shows: "team.empty.title")],
                Filled = [Read("/reviews/{conflicts}/team", may: "convener", not: "head lead stranger nobody", shows: "Imran Shah")],
                Error =
                [
                    Send(
                        "/reviews/{conflicts}/team",
                        may: "convener",
                        not: "head lead stranger Lea nobody",
                        shows: "team.refused.reason",
                        handler: "End",
                        fields: ["Input.MemberId={member:conflicts}", "Input.Reason="]
                    ),
                    Send(
                        "/reviews/{team}/team",
                        may: "convener",
                        not: "head lead stranger Lea nobody",
                        shows: "design.problem.lost.title",
                        handler: "Ask",
                        fields: ["Input.PersonId={outsider:closed}", "Input.Role=reviewer"],
                        gets: 404
                    ),
                ],
                Conflict =
                [
                    Twice(
                        "/reviews/{team+}/team",
                        may: "convener",
                        not: "head lead stranger Lea nobody",
                        shows: "team.refused.asked-already",
                        handler: "Ask",
                        fields: ["Input.PersonId={reviewer:team+}", "Input.Role=reviewer"]
                    ),
                    Twice(
                        "/reviews/{asked+}/team",
                        may: "convener",
                        not: "head lead stranger Lea nobody",
                        shows: "team.refused.ended",
                        handler: "End",
                        fields: ["Input.MemberId={member:asked+}", "Input.Reason=She has moved."]
                    ),
                    Twice(
                        "/reviews/{doubted+}/team",
                        may: "convener",
                        not: "head lead stranger Lea nobody",
                        shows: "team.refused.settled",
                        handler: "Clear",
                        fields: ["Input.MemberId={member:doubted+}", "Input.Reason=A cousin, long ago."]
                    ),
                    Twice(
                        "/reviews/{doubted2+}/team",
                        may: "convener",
                        not: "head lead stranger Lea nobody",
                        shows: "team.refused.ended",
                        handler: "Conflict",
                        fields: ["Input.MemberId={member:doubted2+}", "Input.Reason=A cousin."]
                    ),
                ],
                Closed = [Read("/reviews/{closed}/team", may: "convener", not: "head lead stranger nobody", shows: "team.title")],
                Refused = [Read("/reviews/{sealed}/team", may: "convener", not: "head lead reviewer moderator stranger Lea nobody", shows: "team.title")],
                Late = [Read("/reviews/{late}/team", may: "convener", not: "head lead stranger nobody", shows: "team.title")],
            },
            new("/reviews/{id:guid}/state")
            {
                Empty = None("There is always a review to put off."),
                Filled =
                [
                    Read("/reviews/{focus}/state", may: "head convener", not: "lead reviewer moderator deputy outsider stranger Lea nobody", shows: "state.defer"),
                    Read("/reviews/{deferred}/state", may: "head convener", not: "stranger nobody", shows: "state.resume"),
                ],
                Error =
                [
                    Send(
                        "/reviews/{focus}/state",
                        may: "head convener",
                        not: "lead reviewer outsider stranger nobody",
                        shows: "review.refused.reason",
                        handler: "Defer",
                        fields: ["Input.Reason="]
                    ),
                    Send(
                        "/reviews/{focus}/state",
                        may: "head",
                        not: "lead stranger",
                        shows: "design.error.date",
                        handler: "Defer",
                        fields: ["Input.Reason=The head is ill.", "Input.WindowFrom:2026-12-40"]
                    ),
                ],
                Conflict =
                [
                    Twice(
                        "/reviews/{planned+}/state",
                        may: "head convener",
                        not: "lead reviewer outsider stranger nobody",
                        shows: "review.refused.state",
                        handler: "Defer",
                        fields: ["Input.Reason=The head is ill."]
                    ),
                    Twice(
                        "/reviews/{deferred+}/state",
                        may: "head convener",
                        not: "lead outsider stranger nobody",
                        shows: "review.refused.state",
                        handler: "Resume",
                        fields: []
                    ),
                    Twice(
                        "/reviews/{ended+}/state",
                        may: "head convener",
                        not: "lead outsider stranger nobody",
                        shows: "design.problem.lost.title",
                        handler: "Withdraw",
                        fields: ["Input.Reason=We are moving."],
                        gets: 404
                    ),
                ],
                Closed = None("A review that is over cannot be put off: the page is not there, for nobody."),
                Refused = [Read("/reviews/{sealed}/state", may: "head", not: "lead outsider stranger Lea Opal nobody", shows: "state.title")],
                Late = [Read("/reviews/{late}/state", may: "head convener", not: "lead stranger nobody", shows: "state.title")],
            },
            new("/reviews/{id:guid}/answer")
            {
                Empty = None("Who is asked nothing has no such page; that is the refused row."),
                Filled = [Read("/reviews/{asked}/answer", may: "lead reviewer", not: "second head convener outsider stranger nobody", shows: "review.answer.title")],
                Error =
                [
                    Send(
                        "/reviews/{asked}/answer",
                        may: "lead",
                        not: "head outsider stranger nobody",
                        shows: "judgement.refused.long",
                        handler: "Decline",
                        fields: [$"Input.Reason={new string('x', 501)}"]
                    ),
                ],
                Conflict =
                [
                    Twice(
                        "/reviews/{answering+}/answer",
                        may: "lead",
                        not: "head second stranger nobody",
                        shows: "design.problem.lost.title",
                        handler: "Accept",
                        fields: [],
                        gets: 404
                    ),
                    Twice(
                        "/reviews/{answering+}/answer",
                        may: "reviewer",
                        not: "head second stranger nobody",
                        shows: "design.problem.lost.title",
                        handler: "Decline",
                        fields: ["Input.Reason=We are moving house."],
                        gets: 404
                    ),
                ],
                Closed = None("An invitation ends with the answer; a review that is over has none."),
                Refused = [Read("/reviews/{asked}/answer", may: "lead", not: "head convener outsider stranger Opal nobody", shows: "review.answer.title")],
                Late = None("An invitation to serve waits until it is answered or ended."),
            },
        ];
}
