using Candour.Foundation.ReadLog;
using Candour.Testing;
using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access;

/// <summary>What <em>Who can see this?</em> promises of notes, judgements and drafts: each reading by another is written down.</summary>
[Collection<AccessPlaceCollection>]
public sealed class ReadingIsLoggedTests(AccessPlace place)
{
    [Theory]
    [InlineData("second", "/reviews/{on-site}/visit", "note", "theirs:on-site")]
    [InlineData("second", "/reviews/{sealed}/judgement", "note", "theirs:sealed")]
    [InlineData("second", "/reviews/{draft}/draft/finding", "note", "theirs:draft")]
    [InlineData("second", "/reviews/{opened}/opened", "judgement", "judgement:opened")]
    [InlineData("moderator", "/reviews/{draft}/draft", "draft-report", "draft:draft")]
    [InlineData("head", "/reviews/{accuracy}/accuracy", "draft-report", "draft:accuracy")]
    public async Task Reading_WhatIsAnothers_IsWrittenDown(string who, string at, string kind, string record)
    {
        await (await place.AsAsync(who, at)).GetAsync(place.Address(at));

        var entries = await place.App.Database.RowsAsync<ReadEntry>();
        entries.ShouldContain(e =>
            e.PersonId == place.Who(who, at) && e.RecordKindKey == kind && e.RecordId == Guid.Parse(place.Records[record])
        );
    }

    [Fact]
    public async Task Reading_OnesOwnNote_IsNot()
    {
        await (await place.AsAsync("reviewer", "/reviews/{on-site}/visit")).GetAsync(place.Address("/reviews/{on-site}/visit"));

        var (me, mine) = (place.Who("reviewer", "/reviews/{on-site}"), Guid.Parse(place.Records["theirs:on-site"]));
        (await place.App.Database.RowsAsync<ReadEntry>()).ShouldNotContain(e => e.PersonId == me && e.RecordId == mine);
    }
}
