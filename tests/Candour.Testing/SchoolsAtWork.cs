using Candour.Evidence;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Wording;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.SelfEvaluation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Testing;

/// <summary>
/// A partnership with three schools and the people that frameworks, evidence and self-evaluations are about: Mill Lane,
/// whose year it is; Hill Top, in its group; Far End, in the partnership only; and Elsewhere, in no part of it.
/// </summary>
public sealed class SchoolsAtWork
{
    private readonly IServiceProvider _services;

    private SchoolsAtWork(TestDatabase database, IServiceProvider services)
    {
        _services = services;
        Database = database;
        Place = new TestPlace(database);
    }

    public TestDatabase Database { get; }

    public TestPlace Place { get; }

    public Guid Partnership { get; private set; }

    public Guid Mill { get; private set; }

    public Guid Hill { get; private set; }

    public Guid Far { get; private set; }

    public Guid Elsewhere { get; private set; }

    public Guid Group { get; private set; }

    /// <summary>The circle of the review in which Mill Lane is the host.</summary>
    public Guid Review { get; private set; }

    /// <summary>The people by name: Lea leads the partnership; Hana (head), Sam (senior leader), Tess (teacher) and Gil (governor) are at Mill Lane; Rita (head, reviewer of Mill Lane) and Ros (senior leader) at Hill Top; Fay (head) at Far End; Mo moderates from Far End; Otto (head) is elsewhere; Opal operates.</summary>
    public IReadOnlyDictionary<string, Guid> People { get; private set; } = new Dictionary<string, Guid>();

    /// <summary>Furnishes a database with its own services.</summary>
    public static Task<SchoolsAtWork> FurnishAsync(TestDatabase database, IServiceProvider services) =>
        new SchoolsAtWork(database, services).FurnishAsync();

    /// <summary>Every room over a test database.</summary>
    public static ServiceProvider Rooms(TestDatabase database, Action<IServiceCollection>? change = null) =>
        database.Services(services =>
        {
            services.AddRooms().AddTexts();
            change?.Invoke(services);
        });

    private async Task<SchoolsAtWork> FurnishAsync()
    {
        await Database.SeedAsync(Make.Installation());
        Partnership = await Place.PartnershipAsync("Wharfdale and Hart");
        Mill = await Place.SchoolAsync("Mill Lane Primary", Partnership);
        Hill = await Place.SchoolAsync("Hill Top Primary", Partnership);
        Far = await Place.SchoolAsync("Far End Primary", Partnership);
        Elsewhere = await Place.SchoolAsync("Elsewhere Primary");
        Group = await Place.GroupAsync(PartyKinds.Group, "Riverside", Partnership, Mill, Hill);
        Review = await Place.CircleAsync("Mill Lane’s review", Partnership, Mill);
        People = new Dictionary<string, Guid>(StringComparer.Ordinal)
        {
            ["Lea"] = await Place.PersonAsync("Lea", Roles.PartnershipLead, Partnership),
            ["Hana"] = await Place.PersonAsync("Hana", Roles.Head, Mill),
            ["Sam"] = await Place.PersonAsync("Sam", Roles.SeniorLeader, Mill),
            ["Tess"] = await Place.PersonAsync("Tess", Roles.Teacher, Mill),
            ["Gil"] = await Place.PersonAsync("Gil", Roles.Governor, Mill),
            ["Rita"] = await Place.PersonAsync("Rita", Roles.Head, Hill),
            ["Ros"] = await Place.PersonAsync("Ros", Roles.SeniorLeader, Hill),
            ["Fay"] = await Place.PersonAsync("Fay", Roles.Head, Far),
            ["Mo"] = await Place.PersonAsync("Mo", Roles.SeniorLeader, Far),
            ["Otto"] = await Place.PersonAsync("Otto", Roles.Head, Elsewhere),
            ["Opal"] = await Place.PersonAsync("Opal", Roles.Operator, Party.Installation),
        };
        await Place.JoinAsync(People["Rita"], Review, Roles.LeadReviewer);
        await Place.JoinAsync(People["Mo"], Review, Roles.Moderator);
        return this;
    }

    /// <summary>A scope in which this person is asking, as they stand now.</summary>
    public async Task<TestScope> AsAsync(string name) => new(_services, await Place.ViewerAsync(People[name]));

    /// <summary>Runs something as this person, in a request of its own.</summary>
    public async Task<T> AsAsync<T>(string name, Func<TestScope, Task<T>> act)
    {
        await using var scope = await AsAsync(name);
        return await act(scope);
    }

    /// <summary>A small framework of the partnership, open to its schools: two areas, three aspects.</summary>
    public async Task<Guid> FrameworkAsync(string key = "small", string title = "Small and true", string status = FrameworkStatus.Published)
    {
        var framework = Small(Partnership, key, title, status, Database.Calendar.Now);
        await Database.SeedAsync(framework);
        return framework.Id;
    }

    /// <summary>A framework with the areas "belonging" (aspects "welcome", "known") and "learning" (aspect "talk").</summary>
    public static Framework Small(Guid owner, string key, string title, string status, DateTime now) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = owner,
            Key = key,
            Version = 1,
            Title = title,
            SortKey = Fold.Sort(title),
            Summary = "A framework for tests.",
            Status = status,
            AddedAt = now,
            PublishedAt = status == FrameworkStatus.Published ? now : null,
            Areas =
            [
                Area("belonging", "Everyone belongs", ("welcome", "The welcome"), ("known", "Safe and known")),
                Area("learning", "Everyone learns", ("talk", "Talk in lessons")),
            ],
        };

    private static FrameworkArea Area(string key, string title, params (string Key, string Title)[] aspects) =>
        new()
        {
            Key = key,
            Title = title,
            Summary = $"What {key} is about.",
            Aspects =
            [
                .. aspects.Select(a => new FrameworkAspect
                {
                    Key = a.Key,
                    Title = a.Title,
                    Strong = $"Seen when {a.Key} is strong.",
                    Prompts = [$"What of {a.Key}?"],
                }),
            ],
        };

    /// <summary>Mill Lane's head begins a self-evaluation.</summary>
    public async Task<Guid> StartedAsync(Guid? framework = null)
    {
        var chosen = framework ?? await FrameworkAsync();
        return await AsAsync("Hana", async s => (await s.Get<StartSelfEvaluation>().RunAsync(new(Mill, chosen))).Value);
    }

    /// <summary>Somebody writes an aspect from what stands there now.</summary>
    public Task WriteAsync(string name, Guid evaluation, string aspect, AspectWords words) =>
        AsAsync(
            name,
            async s =>
            {
                var stands = await s.Get<SelfEvaluationAccess>()
                    .ReadableAspects()
                    .AsNoTracking()
                    .SingleAsync(a => a.SelfEvaluationId == evaluation && a.AspectKey == aspect);
                return (
                    await s.Get<SaveAspect>()
                        .RunAsync(new(evaluation, aspect, AspectBase.Of(stands.Version, stands.Words).ToString(), words))
                ).Value;
            }
        );

    /// <summary>Somebody adds a note as evidence; answers the key of its use.</summary>
    public Task<Guid> NoteAsync(string name, Guid evaluation, string aspect, string note = "Eight families said so at the gate.") =>
        AsAsync(
            name,
            async s =>
                (
                    await s.Get<AddEvidence>()
                        .RunAsync(
                            new(evaluation, aspect, EvidenceForms.Note, null, "Families feel welcome.", EvidenceStrengths.OneSource)
                            {
                                Note = note,
                            }
                        )
                ).Value
        );

    /// <summary>Mill Lane's self-evaluation, written and locked for the review; answers the snapshot.</summary>
    public async Task<Guid> LockedAsync(Guid? review = null)
    {
        var evaluation = await StartedAsync();
        await WriteAsync("Sam", evaluation, "welcome", new("New families are met at the gate.", "Families who come in spring."));
        await WriteAsync("Hana", evaluation, "talk", new("Children explain their thinking."));
        await NoteAsync("Sam", evaluation, "welcome");
        return await AsAsync("Hana", async s => (await s.Get<SubmitSelfEvaluation>().RunAsync(new(evaluation, review ?? Review))).Value);
    }

    /// <summary>Mill Lane's signed agreement opens a kind of record to an audience of the partnership.</summary>
    public Task OpenedAsync(string kind, string audience) =>
        Database.SeedAsync(
            new Opening
            {
                Id = Ids.New(),
                OwnerId = Mill,
                PartnershipId = Partnership,
                SignatureId = Ids.New(),
                Opened = kind,
                Audience = audience,
            }
        );
}
