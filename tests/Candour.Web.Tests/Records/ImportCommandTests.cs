using Candour.Foundation.Access;
using Candour.Records;
using Candour.Testing;
using Candour.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Tests.Records;

public sealed class ImportCommandTests
{
    private static readonly string Basic = Repository.At("tests", "data", "register", "ealing_surrey_basic_20240617.csv");
    private static readonly string Links = Repository.At("tests", "data", "register", "cases", "links.csv");
    private static readonly string Ragged = Repository.At("tests", "data", "register", "cases", "ragged-extract.csv");

    [Fact]
    public async Task Import_Files_AppliesThemAndSaysWhatCameOfIt()
    {
        await using var place = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var (code, said, complained) = await RunAsync(place, Basic, Ragged);
        complained.ShouldBeEmpty();
        code.ShouldBe(0);
        said.ShouldContain("The register's basic list of schools, as at 17 June 2024");
        said.ShouldContain("1,254  new to the register");
        said.ShouldContain("Wrote 1,254 schools");
        said.ShouldContain("line 6: The school has no name.");
        said.ShouldContain("Left unread because they name people: HeadLastName");
        (await CountAsync(place)).ShouldBe(1254 + 3);

        (code, said, _) = await RunAsync(place, Basic);
        code.ShouldBe(0);
        said.ShouldContain("Nothing has changed since it was last imported.");
    }

    [Fact]
    public async Task Import_Preview_ChangesNothing()
    {
        await using var place = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var (code, said, _) = await RunAsync(place, "--preview", Basic);
        code.ShouldBe(0);
        said.ShouldContain("Nothing was changed: this was a preview.");
        (await CountAsync(place)).ShouldBe(0);
        await using var db = place.Open(Viewers.Clock(ClockJob.Import));
        (await db.Set<ImportRun>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Import_SomethingElse_IsOneClearLineAndNotZero()
    {
        await using var place = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var (code, _, complained) = await RunAsync(place, Links);
        code.ShouldBe(1);
        complained
            .Trim()
            .Split('\n')
            .ShouldHaveSingleItem()
            .ShouldStartWith("candour: This file looks like the register's list of links between schools.");

        (code, _, complained) = await RunAsync(place, "no-such-file.csv");
        code.ShouldBe(1);
        complained.ShouldStartWith("candour: There is no file ");

        (code, _, complained) = await RunAsync(place);
        code.ShouldBe(2);
        complained.Trim().Split('\n').ShouldHaveSingleItem();
    }

    private static async Task<(int Code, string Said, string Complained)> RunAsync(TestDatabase place, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CandourCommand.RunAsync(["import", "--data", place.Settings.Folder, .. arguments], output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static async Task<int> CountAsync(TestDatabase place)
    {
        await using var db = place.Open(Viewers.Clock(ClockJob.Import));
        return await db.Set<RegisterEntry>().CountAsync();
    }
}
