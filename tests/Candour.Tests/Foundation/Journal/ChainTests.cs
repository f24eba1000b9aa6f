using Candour.Foundation.Journal;
using Candour.Foundation.Keeping;
using Candour.Partnerships;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Teller = Candour.Foundation.Journal.Journal;

namespace Candour.Tests.Foundation.Journal;

public sealed class ChainTests
{
    [Theory, OnEachDatabase]
    public async Task Facts_are_chained_for_each_place_and_the_chain_closes(DatabaseKind kind)
    {
        await using var place = await Told.CreateAsync(kind);
        var facts = await place.FactsAsync();
        facts
            .GroupBy(f => f.PlaceId)
            .ShouldAllBe(g =>
                g.Select(f => f.ChainIndex!.Value).Order().SequenceEqual(Enumerable.Range(1, g.Count()).Select(i => (long)i))
            );
        (await place.BrokenAsync()).ShouldBeEmpty();

        await place.TellAsync("later");
        (await place.BrokenAsync()).ShouldBeEmpty("facts that wait to be chained break nothing");
        await place.ChainAsync();
        (await place.FactsAsync()).ShouldAllBe(f => f.Link != null);
        (await place.BrokenAsync()).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Whatever_is_altered_in_a_fact_breaks_the_chain_there(DatabaseKind kind)
    {
        await using var place = await Told.CreateAsync(kind);
        (string Property, object Value)[] alterations =
        [
            (nameof(Fact.Verb), "nothing-happened"),
            (nameof(Fact.PersonId), Guid.NewGuid()),
            (nameof(Fact.Capacity), "head"),
            (nameof(Fact.At), place.Host.Database.Calendar.Now.AddYears(-1)),
            (nameof(Fact.RecordId), Guid.NewGuid()),
            (nameof(Fact.Reason), "another reason"),
            (nameof(Fact.Digest), new string('0', 64)),
        ];
        var fact = (await place.FactsAsync()).Single(f => f.Verb == "told-2");
        foreach (var (property, value) in alterations)
        {
            var before = await place.AlterAsync(fact.Id, property, value);
            var broken = (await place.BrokenAsync()).ShouldHaveSingleItem(property);
            broken.Invariant.ShouldBe("journal-chain");
            broken.What.ShouldContain($"at fact {fact.ChainIndex}", Case.Sensitive, property);
            await place.AlterAsync(fact.Id, property, before);
            (await place.BrokenAsync()).ShouldBeEmpty(property);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Altered_content_is_found_and_erased_content_is_sound(DatabaseKind kind)
    {
        await using var place = await Told.CreateAsync(kind);
        var fact = (await place.FactsAsync()).Single(f => f.Verb == "told-2");
        await place.AlterContentAsync(fact.Id, c => c.Canonical = """{"Name":"somebody else"}""");
        (await place.BrokenAsync()).ShouldHaveSingleItem().What.ShouldContain($"content of fact {fact.Id}");

        await place.AlterContentAsync(fact.Id, c => (c.Canonical, c.Nonce) = ("", ""));
        (await place.BrokenAsync()).ShouldHaveSingleItem();
        await place.AlterAsync(fact.Id, nameof(Fact.RedactedAt), place.Host.Database.Calendar.Now);
        (await place.BrokenAsync()).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task A_fact_taken_out_is_missed(DatabaseKind kind)
    {
        await using var place = await Told.CreateAsync(kind);
        // From the middle: facts told within a millisecond may be chained in any order, and one cut off the end is the next test.
        var chain = (await place.FactsAsync()).GroupBy(f => f.PlaceId).MaxBy(g => g.Count())!.OrderBy(f => f.ChainIndex).ToList();
        chain.Count.ShouldBeGreaterThan(2);
        var fact = chain[1];
        await place.RemoveAsync(fact.Id);
        (await place.BrokenAsync())
            .ShouldHaveSingleItem()
            .What.ShouldEndWith($"at fact {fact.ChainIndex}: the next fact is number {fact.ChainIndex + 1}");
    }

    [Theory, OnEachDatabase]
    public async Task Facts_cut_off_the_end_are_missed_by_whoever_wrote_the_head_down(DatabaseKind kind)
    {
        await using var place = await Told.CreateAsync(kind);
        var heads = await place.HeadsAsync();
        heads.Count.ShouldBe((await place.FactsAsync()).Select(f => f.PlaceId).Distinct().Count());
        (await place.BrokenAsync(heads)).ShouldBeEmpty();
        var last = (await place.FactsAsync()).Where(f => f.PlaceId == Party.Installation).MaxBy(f => f.ChainIndex)!;
        await place.RemoveAsync(last.Id);
        (await place.BrokenAsync()).ShouldBeEmpty("a shorter chain closes too");
        (await place.BrokenAsync(heads)).ShouldHaveSingleItem().Invariant.ShouldBe("journal-heads");
    }

    [Theory, OnEachDatabase]
    public async Task Many_facts_are_chained_in_several_turns(DatabaseKind kind)
    {
        await using var place = await Told.CreateAsync(kind);
        await place.TellAsync([.. Enumerable.Range(0, 1100).Select(i => $"bulk-{i}")]);
        await place.ChainAsync();
        (await place.FactsAsync()).ShouldAllBe(f => f.ChainIndex != null);
        (await place.BrokenAsync()).ShouldBeEmpty();
    }

    /// <summary>A place where things were told: a partnership, a school, its head, and three facts with reasons.</summary>
    private sealed class Told(FoundationHost host, Guid school) : IAsyncDisposable
    {
        public FoundationHost Host => host;

        public static async Task<Told> CreateAsync(DatabaseKind kind)
        {
            var host = await FoundationHost.CreateAsync(kind);
            var told = new Told(host, await host.Place.SchoolAsync("Millbrook", await host.Place.PartnershipAsync("Hart")));
            await told.TellAsync("told-1", "told-2", "told-3");
            await told.ChainAsync();
            return told;
        }

        public async Task TellAsync(params string[] verbs)
        {
            await using var scope = Keeper();
            foreach (var verb in verbs)
                scope.Get<Teller>().RecordMany(verb, "party", school, school, $$"""{"said":"{{verb}}"}""", $"reason of {verb}");
            await scope.Db.SaveChangesAsync();
        }

        public async Task ChainAsync()
        {
            host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
            await host.Jobs.RunDueAsync("chain");
        }

        public async Task<List<Fact>> FactsAsync()
        {
            await using var scope = Keeper();
            return await scope.Db.Set<Fact>().AsNoTracking().OrderBy(f => f.ChainIndex).ToListAsync();
        }

        public async Task<IReadOnlyList<Broken>> BrokenAsync(IReadOnlyList<ChainHead>? heads = null)
        {
            await using var scope = Keeper();
            return await scope.Get<DataCheck>().RunAsync(heads);
        }

        public async Task<IReadOnlyList<ChainHead>> HeadsAsync()
        {
            await using var scope = Keeper();
            return await Chain.HeadsAsync(scope.Db);
        }

        /// <summary>Alters a fact as somebody with the database in hand could; answers what stood there.</summary>
        public async Task<object?> AlterAsync(Guid id, string property, object? value)
        {
            await using var scope = Keeper();
            var entry = scope.Db.Entry(await scope.Db.Set<Fact>().SingleAsync(f => f.Id == id)).Property(property);
            var before = entry.CurrentValue;
            entry.CurrentValue = value;
            await scope.Db.SaveChangesAsync();
            return before;
        }

        public async Task AlterContentAsync(Guid id, Action<FactContent> alter)
        {
            await using var scope = Keeper();
            alter(await scope.Db.Set<FactContent>().SingleAsync(c => c.FactId == id));
            await scope.Db.SaveChangesAsync();
        }

        public async Task RemoveAsync(Guid id)
        {
            await using var scope = Keeper();
            scope.Db.Remove(await scope.Db.Set<FactContent>().SingleAsync(c => c.FactId == id));
            scope.Db.Remove(await scope.Db.Set<Fact>().SingleAsync(c => c.Id == id));
            await scope.Db.SaveChangesAsync();
        }

        public ValueTask DisposeAsync() => host.DisposeAsync();

        private TestScope Keeper()
        {
            using var db = host.Database.Open(Candour.Foundation.Access.Viewer.Nobody);
            return host.As(KindCatalogue.Keeper(db.Model));
        }
    }
}
