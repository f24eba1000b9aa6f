using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Drafts;
using Candour.Foundation.Storage;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Shelf = Candour.Foundation.Drafts.Drafts;

namespace Candour.Tests.Foundation.Drafts;

public sealed class DraftsTests
{
    private static readonly Guid Review = Ids.New();

    [Theory, OnEachDatabase]
    public async Task What_was_typed_comes_back_to_who_typed_it_and_to_nobody_else(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var ada = await host.Place.PersonAsync("Ada");
        var ben = await host.Place.PersonAsync("Ben");
        await KeepAsync(host, ada, ("Focus", "How pupils speak"), ("Why", "Because\0 they said so"));
        await KeepAsync(host, ada, ("Focus", "How pupils speak in maths"), ("__RequestVerificationToken", "t"), ("Password", "p"));

        await using (var scope = await host.AsAsync(ada))
        {
            var kept = (await scope.Get<Shelf>().FindAsync("focus", Review))!;
            kept.Fields.ShouldBe(new Dictionary<string, string> { ["Focus"] = "How pupils speak in maths" });
            (await scope.Get<Shelf>().FindAsync("focus", Ids.New())).ShouldBeNull();
            (await scope.Get<Shelf>().FindAsync("report", Review)).ShouldBeNull();
        }
        await using (var scope = await host.AsAsync(ben))
        {
            (await scope.Get<Shelf>().FindAsync("focus", Review)).ShouldBeNull();
            (await scope.Db.Set<Draft>().CountAsync()).ShouldBe(0);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_can_write_into_another_s_drafts(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var ada = await host.Place.PersonAsync("Ada");
        var ben = await host.Place.PersonAsync("Ben");
        await KeepAsync(host, ada, ("Focus", "mine"));
        Draft draft;
        await using (var scope = await host.AsAsync(ada))
            draft = await scope.Db.Set<Draft>().AsNoTracking().SingleAsync();

        await using var outsider = await host.AsAsync(ben);
        outsider.Db.Attach(draft).Property(d => d.Fields).CurrentValue = "{}";
        await Should.ThrowAsync<OwnerGuardException>(() => outsider.Db.SaveChangesAsync());
        outsider.Db.ChangeTracker.Clear();
        outsider.Db.Remove(draft);
        await Should.ThrowAsync<OwnerGuardException>(() => outsider.Db.SaveChangesAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Handed_in_it_is_gone(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var ada = await host.Place.PersonAsync("Ada");
        await KeepAsync(host, ada, ("Focus", "done"));
        await using var scope = await host.AsAsync(ada);
        await scope.Get<Shelf>().DiscardAsync("focus", Review);
        await scope.Get<Shelf>().DiscardAsync("focus", Review);
        (await scope.Get<Shelf>().FindAsync("focus", Review)).ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task A_form_posted_after_the_session_ended_is_kept_for_its_person(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var ada = await host.Place.PersonAsync("Ada");
        string sealedForm;
        await using (var scope = await host.AsAsync(ada))
            sealedForm = scope.Get<FormEnvelope>().Seal(new SealedForm(ada, "focus", Review));

        host.Database.Clock.Advance(TimeSpan.FromHours(11));
        await using (var scope = host.As(Viewer.Nobody))
            (await scope.Get<Shelf>().KeepSealedAsync(sealedForm, [new("Focus", "typed over lunch")])).Value.PersonId.ShouldBe(ada);
        await using (var scope = await host.AsAsync(ada))
            (await scope.Get<Shelf>().FindAsync("focus", Review))!.Fields["Focus"].ShouldBe("typed over lunch");
    }

    [Theory, OnEachDatabase]
    public async Task An_envelope_that_is_spent_forged_or_missing_keeps_nothing(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var ada = await host.Place.PersonAsync("Ada");
        await using var scope = host.As(Viewer.Nobody);
        var good = scope.Get<FormEnvelope>().Seal(new SealedForm(ada, "focus", Review));
        var forged = good[..^2] + (good[^2] == 'A' ? 'B' : 'A') + good[^1];
        foreach (var bad in new[] { null, "", "words", forged })
            (await scope.Get<Shelf>().KeepSealedAsync(bad, [new("Focus", "x")])).IsDone.ShouldBeFalse();
        host.Database.Clock.Advance(TimeSpan.FromHours(12) + TimeSpan.FromSeconds(1));
        var refused = await scope.Get<Shelf>().KeepSealedAsync(good, [new("Focus", "x")]);
        refused.Refusals.ShouldHaveSingleItem().TextKey.ShouldBe("drafts.envelope-spent");
        scope.Get<ViewerScope>().Set(Viewers.Doorkeeper);
        (await scope.Db.Set<Draft>().CountAsync()).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task Two_tabs_that_keep_the_same_form_at_once_both_succeed(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var ada = await host.Place.PersonAsync("Ada");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => KeepAsync(host, ada, ("Focus", $"tab {i}")))));
        await using var scope = await host.AsAsync(ada);
        (await scope.Db.Set<Draft>().CountAsync()).ShouldBe(1);
        (await scope.Get<Shelf>().FindAsync("focus", Review))!.Fields["Focus"].ShouldStartWith("tab ");
    }

    private static async Task KeepAsync(FoundationHost host, Guid person, params (string Name, string Text)[] fields)
    {
        await using var scope = await host.AsAsync(person);
        await scope.Get<Shelf>().KeepAsync("focus", Review, fields.Select(f => KeyValuePair.Create(f.Name, f.Text)));
    }
}
