using Candour.Web.Tests.Access.Table;
using Microsoft.Extensions.Logging;

namespace Candour.Web.Tests.Access;

/// <summary>Asks every row of the access table of one furnished place.</summary>
[Collection<AccessPlaceCollection>]
public sealed class AccessTableTests(AccessPlace place)
{
    public static TheoryData<string> Routes => AccessTable.Names;

    [Theory, MemberData(nameof(Routes))]
    public async Task Reading_EachState_IsAsTheTableSays(string route) => await AskAsync(route, cell => cell is Read or Send);

    [Theory, MemberData(nameof(Routes))]
    public async Task Writing_InTwoTabs_IsAsTheTableSays(string route) => await AskAsync(route, cell => cell is Twice);

    [Theory, MemberData(nameof(Routes))]
    public async Task Addresses_WithTheIdOfAnothersRecord_AreNotThere(string route)
    {
        var told = AccessTable.Of(route);
        if (told.Filled.OfType<Read>().FirstOrDefault(r => r.May.Length > 0 && r.Gets == 200) is not { } row)
            return;
        (await new OthersIds(place).OpenAsync(told, row)).ShouldBeEmpty();
    }

    private async Task AskAsync(string route, Func<Cell, bool> which)
    {
        var runner = new TableRunner(place);
        var logged = place.App.Log.Lines.Count;
        foreach (var (state, cells) in AccessTable.Of(route).States)
        {
            foreach (var cell in cells.Where(which))
                await runner.AskAsync(AccessTable.Of(route), state, cell);
        }
        runner.Wrong.ShouldBeEmpty($"{route}\n{string.Join('\n', runner.Wrong)}\n");
        place.App.Log.Lines.Skip(logged).Where(l => l.Level >= LogLevel.Error && !IsNoteOfAnother(l.Text)).ShouldBeEmpty();
    }

    /// <summary>The key of a note is made where it is written. That another's note has it only the database can tell, and storage writes that down.</summary>
    private static bool IsNoteOfAnother(string line) =>
        line.Replace("\"", "", StringComparison.Ordinal).Contains("INSERT INTO visit_note", StringComparison.Ordinal)
        || line.Contains("visit_note.id'", StringComparison.Ordinal)
        || line.Contains("pk_visit_note", StringComparison.Ordinal);
}

/// <summary>The place is furnished once for all that ask it.</summary>
[CollectionDefinition]
public sealed class AccessPlaceCollection : ICollectionFixture<AccessPlace>;
