using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>Team members with their answers and declarations, as far as the review has come.</summary>
internal sealed class MemberMaker(Dice dice, Weaver weaver)
{
    public List<SampleTeamMember> Make(Making making, Team team, IReadOnlyList<SamplePerson> people)
    {
        var members = new List<SampleTeamMember>
        {
            Member(making, team.Lead, "lead"),
            Member(making, team.Near, "reviewer"),
            Member(making, team.Far, "reviewer"),
            Member(making, team.Moderator, "moderator"),
            new(team.ConvenerKey, "convener", null, "accepted", null, "none", null),
        };
        if (making.Reached("issued"))
        {
            members.Add(new(team.Facilitator.Key, "facilitator", team.Facilitator.Post.OrganisationKey, "accepted", null, "none", null));
        }

        if (making.Host.ShortName is "Ellerbeck Primary")
        {
            members.Add(SteppedDown(people.First(person => person.Name == "Tom Ferris")));
        }

        return members;
    }

    private SampleTeamMember Member(Making making, SamplePerson person, string role)
    {
        var school = person.Post.OrganisationKey;
        var about = making.Slots.With("aboutQ", "learning in the classroom");
        if (making.Reached("self-review"))
        {
            return new(person.Key, role, school, "accepted", null, "none", null);
        }

        var answered = role is "lead" || making.Reached("conflicts");
        var reply = answered && role is "lead" or "reviewer" && answered ? weaver.TrySay(SampleWords.Review["accepts"], about) : null;
        if (!making.Reached("conflicts"))
        {
            return new(person.Key, role, school, answered ? "accepted" : "asked", reply, null, null);
        }

        return role switch
        {
            "lead" => new(person.Key, role, school, "accepted", reply, "none", Declares(0, making)),
            "moderator" => new(person.Key, role, school, "accepted", reply, null, null),
            _ => new(person.Key, role, school, "accepted", reply, "potential", Declares(dice.Between(1, 3), making)),
        };
    }

    private string? Declares(int which, Making making) =>
        weaver.TrySay([SampleWords.Review["declares"][which]], making.Slots.With("aboutQ", "reading"));

    private static SampleTeamMember SteppedDown(SamplePerson person) =>
        new(person.Key, "reviewer", person.Post.OrganisationKey, "ended", null, "conflict", SampleWords.Review["stepped-down"][0]);
}
