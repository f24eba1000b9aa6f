using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>What comes before a visit: dates, conflicts of interest, the self-evaluation, the focus.</summary>
internal sealed class PreparingRows : RoomRows
{
    private static readonly string[] Question = ["Input.Question1=Who talks in lessons, and who never does?"];

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/reviews/{id:guid}/plan")
            {
                Empty = None("There are dates from the first."),
                Filled = [Read("/reviews/{planned}/plan", may: "head", not: "convener lead deputy outsider stranger Opal nobody", shows: "review.plan.title")],
                Error =
                [
                    Send("/reviews/{deferred}/plan", may: "head", not: "convener outsider stranger nobody", shows: "review.refused.not-running", fields: []),
                ],
                Conflict =
                [
                    Twice("/reviews/{planned2+}/plan", may: "head", not: "convener lead deputy outsider stranger nobody", shows: "review.refused.moved-on", fields: []),
                ],
                Closed = [Read("/reviews/{closed}/plan", may: "head", not: "lead convener outsider stranger nobody", shows: "review.plan.title")],
                Refused = [Read("/reviews/{planned}/plan", may: "head", not: "outsider stranger Hana Nell nobody", shows: "review.plan.title")],
                Late = [Read("/reviews/{late}/plan", may: "head", not: "stranger nobody", shows: "review.plan.title")],
            },
            new("/reviews/{id:guid}/conflicts")
            {
                Empty = [Read("/reviews/{conflicts}/conflicts", may: "lead reviewer", not: "head deputy convener outsider stranger nobody", shows: "conflict.title")],
                Filled = [Read("/reviews/{focus}/conflicts", may: "lead reviewer second", not: "head outsider stranger nobody", shows: "conflict.title")],
                Error =
                [
                    Send("/reviews/{conflicts}/conflicts", may: "lead", not: "head convener outsider stranger nobody", shows: "team.refused.declare", fields: ["Input.Conflict="]),
                    Send(
                        "/reviews/{conflicts}/conflicts",
                        may: "reviewer",
                        not: "head stranger",
                        shows: "team.refused.declare-words",
                        fields: ["Input.Conflict=potential", "Input.Words="]
                    ),
                ],
                Conflict =
                [
                    Twice(
                        "/reviews/{conflicts+}/conflicts",
                        may: "lead",
                        not: "head convener outsider stranger nobody",
                        shows: "→ /reviews/{conflicts+}",
                        gets: 302,
                        fields: ["Input.Conflict=none"]
                    ),
                ],
                Closed = [Read("/reviews/{closed}/conflicts", may: "lead reviewer", not: "head outsider stranger nobody", shows: "conflict.title")],
                Refused = [Read("/reviews/{conflicts}/conflicts", may: "lead", not: "head convener outsider stranger Opal Nell nobody", shows: "conflict.title")],
                Late = [Read("/reviews/{late}/conflicts", may: "lead reviewer", not: "head stranger nobody", shows: "conflict.title")],
            },
            new("/reviews/{id:guid}/self-review")
            {
                Empty = [Read("/reviews/{conflicts}/self-review", may: "head lead", not: "outsider governor stranger convener nobody", shows: "self-review.empty.title")],
                Filled =
                [
                    Read("/reviews/{self-review}/self-review", may: "head", not: "outsider stranger convener nobody", shows: "self-review.act"),
                    Read("/reviews/{focus}/self-review", may: "head deputy lead reviewer moderator", not: "outsider governor convener nobody", shows: "Test framework"),
                ],
                Error =
                [
                    Send(
                        "/reviews/{self-review}/self-review",
                        may: "head",
                        not: "lead convener outsider stranger nobody",
                        shows: "design.problem.lost.title",
                        fields: ["SnapshotId=00000000-0000-0000-0000-000000000000"],
                        gets: 404
                    ),
                ],
                Conflict =
                [
                    Twice(
                        "/reviews/{self-review+}/self-review",
                        may: "head",
                        not: "lead convener outsider stranger nobody",
                        shows: "review.refused.moved-on",
                        fields: ["SnapshotId={snapshot:self-review+}"]
                    ),
                ],
                Closed = [Read("/reviews/{closed}/self-review", may: "head lead reviewer", not: "outsider governor convener stranger nobody", shows: "self-review.title")],
                Refused = [Read("/reviews/{focus}/self-review", may: "head", not: "outsider governor convener stranger Hana nobody", shows: "self-review.title")],
                Late = [Read("/reviews/{late}/self-review", may: "head lead", not: "outsider stranger nobody", shows: "self-review.title")],
            },
            new("/reviews/{id:guid}/focus")
            {
                Empty = [Read("/reviews/{blank}/focus", may: "reviewer moderator deputy", not: "outsider governor convener stranger nobody", shows: "focus.empty.title")],
                Filled =
                [
                    Read("/reviews/{focus}/focus", may: "head lead", not: "outsider governor convener stranger nobody", shows: "focus.sign.title"),
                    Read("/reviews/{on-site}/focus", may: "head lead reviewer moderator deputy", not: "outsider governor convener nobody", shows: "Do pupils with plans do the same work?"),
                ],
                Error =
                [
                    Send("/reviews/{focus}/focus", may: "head lead", not: "reviewer moderator outsider convener stranger nobody", shows: "focus.refused.questions", fields: ["Input.Question1="]),
                    Send("/reviews/{focus}/focus", may: "lead", not: "reviewer stranger", shows: "design.error.date", fields: [.. Question, "Input.FirstDay:2026-13-41"]),
                ],
                Conflict =
                [
                    Twice(
                        "/reviews/{focus+}/focus",
                        may: "lead head",
                        not: "reviewer outsider convener stranger nobody",
                        shows: "Who talks in lessons, and who never does?",
                        fields: Question
                    ) with
                    {
                        Second = ["Input.Question1=Whose voice is heard?"],
                    },
                    Twice(
                        "/reviews/{signing+}/focus",
                        may: "head",
                        not: "reviewer outsider convener stranger nobody",
                        shows: "focus.refused.changed",
                        handler: "Sign",
                        fields: []
                    ),
                ],
                Closed = [Read("/reviews/{closed}/focus", may: "head lead reviewer", not: "outsider governor convener stranger nobody", shows: "focus.agreed")],
                Refused = [Read("/reviews/{focus}/focus", may: "head lead", not: "outsider governor convener stranger Opal Hana nobody", shows: "focus.title")],
                Late = [Read("/reviews/{late}/focus", may: "head lead reviewer", not: "outsider stranger nobody", shows: "focus.agreed")],
            },
        ];
}
