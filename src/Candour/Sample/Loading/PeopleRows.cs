using Candour.Accounts;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Sample.Plan;

namespace Candour.Sample.Loading;

/// <summary>The people: their names, their accounts (which nobody can sign in to by a password), what they hold, and the cast.</summary>
internal sealed class PeopleRows(SampleBook book)
{
    public IEnumerable<object> All() => [.. book.Plan.People.SelectMany(Person), .. book.Plan.Cast.Select(Cast)];

    private IEnumerable<object> Person(SamplePerson person)
    {
        var id = book.Of(person.Key);
        yield return PlaceRows.Party(PartyKinds.Person, person.Name, id, id);
        yield return Account(id, person.Email);
        foreach (var post in person.Appointments)
            yield return Appointment(id, post);
    }

    private static Account Account(Guid id, string address)
    {
        var account = Accounts.Account.For(id, address);
        account.NormalizedUserName = Addresses.Key(account.UserName!);
        account.NormalizedEmail = Addresses.Key(address);
        account.SecurityStamp = Ids.Random().ToString("N");
        return account;
    }

    private Appointment Appointment(Guid person, SampleAppointment post) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = OrganisationOf(post),
            ConvenerId = ConvenedBy(post),
            PersonId = person,
            Role = post.Role,
            From = post.From,
            To = post.To,
            AcceptedAt = book.At(post.From, 9),
            ConfirmedAt = book.At(post.From, 10),
        };

    /// <summary>An operator looks after the installation and belongs to no partnership, wherever their office is.</summary>
    private Guid OrganisationOf(SampleAppointment post) => post.Role is Roles.Operator ? Party.Installation : book.Of(post.OrganisationKey);

    /// <summary>Heads and whoever works for the place are appointed by the partnership, a school's people by the school.</summary>
    private Guid ConvenedBy(SampleAppointment post) =>
        post.Role is Roles.SeniorLeader or Roles.Teacher or Roles.Governor or Roles.Operator ? OrganisationOf(post) : book.Partnership;

    private CastMember Cast(SampleCastMember member, int order) =>
        new()
        {
            Id = book.Of(member.PersonKey),
            Order = order + 1,
            Description = member.Line,
        };
}
