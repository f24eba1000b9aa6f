using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>What every room shares: who can see something, what went wrong, finding things.</summary>
internal sealed class HouseRows : RoomRows
{
    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/who-can-see/{kind}/{id:guid}")
            {
                Empty = None("A record is there, or the page is not."),
                Filled =
                [
                    Read("/who-can-see/review/{focus}", may: "head lead reviewer convener", not: "outsider governor stranger Opal Nell nobody", shows: "sight.holders"),
                    Read("/who-can-see/team-member/{member:focus}", may: "lead reviewer head convener", not: "outsider stranger nobody", shows: "team.sight.subject"),
                    Read("/who-can-see/focus/{focus:focus}", may: "head lead reviewer moderator deputy", not: "convener governor outsider stranger nobody", shows: "focus.sight.subject"),
                    Read("/who-can-see/note/{note:on-site}", may: "lead", not: "reviewer head moderator convener stranger nobody", shows: "note.sight.subject"),
                    Read("/who-can-see/note/{theirs:on-site}", may: "lead reviewer second moderator", not: "head deputy convener stranger nobody", shows: "ground.team-handed-in.who"),
                    Read("/who-can-see/judgement/{judgement:sealed}", may: "reviewer", not: "lead second head moderator convener stranger nobody", shows: "judgement.sight.subject"),
                    Read("/who-can-see/judgement/{judgement:opened}", may: "reviewer lead second moderator", not: "head deputy convener stranger nobody", shows: "ground.team-opened.who"),
                    Read("/who-can-see/agreed-judgement/{agreed:closed}", may: "lead reviewer moderator", not: "head deputy convener stranger nobody", shows: "agreed-judgement.sight.subject"),
                    Read("/who-can-see/finding/{finding:draft}", may: "lead reviewer moderator", not: "head deputy convener stranger nobody", shows: "finding.sight.subject"),
                    Read("/who-can-see/finding/{finding:accuracy}", may: "lead head", not: "deputy convener stranger nobody", shows: "ground.host-sent.who"),
                    Read("/who-can-see/feedback/{feedback:draft}", may: "head lead reviewer deputy moderator", not: "convener governor stranger nobody", shows: "feedback.sight.subject"),
                    Read("/who-can-see/draft-report/{draft:draft}", may: "lead reviewer moderator", not: "head deputy convener stranger nobody", shows: "draft.sight.subject"),
                    Read("/who-can-see/draft-report/{draft:accuracy}", may: "lead head", not: "deputy convener stranger nobody", shows: "sight.logged"),
                    Read("/who-can-see/accuracy/{accuracy:questioned}", may: "lead reviewer moderator head", not: "deputy convener stranger nobody", shows: "accuracy.sight.subject"),
                    Read("/who-can-see/report/{report:issued}", may: "head deputy lead reviewer moderator", not: "governor convener outsider stranger nobody", shows: "report.sight.subject"),
                    Read("/who-can-see/pledge/{pledge:workshop}", may: "head deputy lead", not: "reviewer moderator governor convener outsider stranger nobody", shows: "pledge.sight.subject"),
                    Read("/who-can-see/self-evaluation/{evaluation}", may: "Hana Sam", not: "Tess Gil Rita Lea Otto Opal nobody", shows: "self-evaluation.sight"),
                    Read("/who-can-see/snapshot/{snapshot}", may: "Hana Sam Rita Mo", not: "Tess Gil Lea Opal nobody", shows: "sight.owner.words"),
                    Read("/who-can-see/evidence/{evidence}", may: "Hana Sam", not: "Tess Gil Rita Lea Otto Opal nobody", shows: "evidence.sight"),
                    Read("/who-can-see/framework/{framework:evaluation}", may: "Hana Lea Tess", not: "Otto Wanda Opal nobody", shows: "frameworks.sight"),
                    Read("/who-can-see/card/{card:workshop}", may: "head deputy", not: "lead convener governor outsider stranger nobody", shows: "card.sight.subject"),
                    Read("/who-can-see/card-edition/{edition:closed}", may: "head stranger Opal Nell", not: "nobody", shows: "ground.published.who"),
                    Read("/who-can-see/agreement/{agreement}", may: "Wanda head-w1 head-w2", not: "Lea Hana Opal Nell nobody", shows: "agreements.sight.subject"),
                    Read("/who-can-see/local-detail/{detail}", may: "Wanda head-w1 head-w2", not: "Lea Hana Opal Nell nobody", shows: "records.detail.sight.subject"),
                ],
                Error = NoForm,
                Conflict = NoForm,
                Closed = [Read("/who-can-see/report/{report:closed}", may: "head lead", not: "convener outsider stranger nobody", shows: "report.sight.subject")],
                Refused =
                [
                    Read("/who-can-see/judgement/{judgement:late}", may: "reviewer", not: "lead second head moderator convener stranger Opal nobody", shows: "judgement.sight.subject"),
                    Read("/who-can-see/no-such-kind/{focus}", may: "", not: "head lead Opal nobody", shows: ""),
                ],
                Late = [Read("/who-can-see/review/{late}", may: "head lead", not: "outsider stranger nobody", shows: "sight.holders")],
            },
            new("/problem/{status:int}")
            {
                Empty = None("It tells what went wrong, and there is always something."),
                Filled = [Read("/problem/404", may: "nobody Hana", not: "", shows: "design.problem.lost.title", gets: 404, whyNot: "Whoever lost the way is told so.")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = None("It shows no record that could close."),
                Refused = [Read("/problem/403", may: "nobody Hana", not: "", shows: "design.problem.lost.title", gets: 404, whyNot: "A refusal reads like a page that is not there.")],
                Late = None("It shows no record with a deadline."),
            },
            new("/search")
            {
                Empty = [Read("/search", may: "Hana Nell Opal", not: "nobody", shows: "search.title")],
                Filled =
                [
                    Read("/search?q=mill+lane", may: "Hana Nell Opal", not: "nobody", shows: "Mill Lane Primary"),
                    Read("/search?q=zzyzx", may: "Hana", not: "nobody", shows: "search.people.none"),
                ],
                Error = NoForm,
                Conflict = NoForm,
                Closed = None("What is closed is found no more than what is not there."),
                Refused = [Read("/search?q=head+of", may: "head-w1", not: "nobody", shows: "Head of 1"), Read("/search?q=head+of", may: "Nell Opal", not: "nobody", shows: "search.people.none")],
                Late = None("A search has no deadline."),
            },
        ];
}
