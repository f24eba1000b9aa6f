using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;
using Candour.Web.Commands;
using Candour.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Tests.Commands;

/// <summary>The verbs that keep the house, as they are typed, on a SQLite folder of their own.</summary>
public sealed class KeepingCommandsTests
{
    [Fact]
    public async Task A_place_is_made_backed_up_restored_and_checked()
    {
        using var folder = new TemporaryFolder();
        (await RunAsync(folder.At("one"), "migrate")).ShouldBe((0, "The database is made.", ""));
        (await RunAsync(folder.At("one"), "migrate")).ShouldBe((0, "The database is up to date.", ""));
        var ada = await AddPersonAsync(folder.At("one"), "Ada Marsh");
        var (code, said, _) = await RunAsync(folder.At("one"), "backup", folder.At("ada.tar"));
        code.ShouldBe(0);
        said.ShouldContain("erasures.jsonl");
        (await RunAsync(folder.At("one"), "backup", folder.At("ada.tar"))).Error.ShouldEndWith(
            "is there already. Name a file that is not."
        );
        (await RunAsync(folder.At("one"), "check-data", "--since", folder.At("ada.tar"))).Code.ShouldBe(0);

        (await RunAsync(folder.At("one"), "person", "erase", ada.ToString(), "--dry-run")).Said.ShouldStartWith("Nothing was changed.");
        (await RunAsync(folder.At("one"), "person", "erase", ada.ToString())).Said.ShouldStartWith("Erased.");
        (await RunAsync(folder.At("one"), "check-data")).Code.ShouldBe(0);

        (await RunAsync(folder.At("two"), "restore", folder.At("ada.tar"))).Error.ShouldStartWith("candour: There is no list of erasures");
        (await RunAsync(folder.At("two"), "restore", folder.At("ada.tar"), "--erasures", folder.At("one", "erasures.jsonl"))).Code.ShouldBe(
            0
        );
        (await NameAsync(folder.At("two"), ada)).ShouldBe("Someone who has left");
        (await RunAsync(folder.At("two"), "restore", folder.At("ada.tar"), "--no-erasures")).Error.ShouldContain("empty place only");
        (await RunAsync(folder.At("three"), "restore", folder.At("ada.tar"), "--no-erasures")).Code.ShouldBe(0);
        (await NameAsync(folder.At("three"), ada)).ShouldBe("Ada Marsh");
    }

    [Fact]
    public async Task Serve_refuses_a_schema_that_is_not_its_own_in_one_sentence()
    {
        using var folder = new TemporaryFolder();
        (await RunAsync(folder.At("empty"), "serve", "--urls", "http://127.0.0.1:0")).ShouldBe(
            (1, "", "candour: The database holds nothing yet: run “candour migrate” first.")
        );
        Directory.CreateDirectory(folder.At("foreign"));
        await using (var connection = new SqliteConnection($"Data Source={folder.At("foreign", "candour.db")}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE customer (id INTEGER PRIMARY KEY)";
            await command.ExecuteNonQueryAsync();
        }
        var before = await File.ReadAllBytesAsync(folder.At("foreign", "candour.db"));
        foreach (
            string[] verb in new string[][]
            {
                ["serve", "--urls", "http://127.0.0.1:0"],
                ["migrate"],
                ["backup", folder.At("x.tar")],
                ["check-data"],
            }
        )
        {
            var (code, said, error) = await RunAsync(folder.At("foreign"), verb);
            (code, said).ShouldBe((1, ""), verb[0]);
            error.ShouldStartWith("candour: This is not a database that Candour made");
            error.ShouldNotContain("\n");
        }
        (await File.ReadAllBytesAsync(folder.At("foreign", "candour.db"))).ShouldBe(before, "nothing was touched");
    }

    [Fact]
    public async Task A_file_that_is_no_database_and_data_that_are_not_sound_are_one_line_each()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("locked", "candour.db"));
        var (code, _, error) = await RunAsync(folder.At("locked"), "migrate");
        code.ShouldBe(1);
        error.ShouldStartWith("candour: The database cannot be used just now");
        error.ShouldNotContain("\n");

        await RunAsync(folder.At("one"), "migrate");
        await AddPersonAsync(folder.At("one"), "Ada Marsh");
        await using (var connection = new SqliteConnection($"Data Source={folder.At("one", "candour.db")}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM fact_content";
            await command.ExecuteNonQueryAsync();
        }
        var check = await RunAsync(folder.At("one"), "check-data");
        (check.Code, check.Error).ShouldBe((1, "candour: Not sound. Things that do not hold, listed above: 1."));
        check.Said.ShouldStartWith("fact-has-content: ");
    }

    [Fact]
    public async Task What_is_held_about_a_person_is_written_out_and_put_right()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder.At("one"), "migrate");
        var ada = await AddPersonAsync(folder.At("one"), "Ada Marsh");
        (await RunAsync(folder.At("one"), "person", "rectify", ada.ToString())).Code.ShouldBe(1);
        (await RunAsync(folder.At("one"), "person", "rectify", ada.ToString(), "--name", "Ada Marsh-Bell")).Code.ShouldBe(0);
        (await RunAsync(folder.At("one"), "person", "export", ada.ToString(), folder.At("out"))).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(folder.At("out", "person.json"))).ShouldContain("Ada Marsh-Bell");
        (await RunAsync(folder.At("one"), "person", "export", "nobody@example.org", folder.At("out2"))).Error.ShouldBe(
            "candour: There is no person by that key or address."
        );
        (await RunAsync(folder.At("one"), "person", "retention", "--dry-run")).Said.ShouldContain("drafts: 0 would go");
    }

    [Fact]
    public async Task The_page_on_data_protection_is_made_from_the_model()
    {
        using var folder = new TemporaryFolder();
        (await RunAsync(folder.At("one"), "docs", "--out", folder.At("docs"))).Code.ShouldBe(0);
        var page = await File.ReadAllTextAsync(folder.At("docs", "data-protection.md"));
        page.ShouldContain("to give back what somebody typed and did not hand in");
        page.ShouldNotContain("{{");
    }

    private static async Task<(int Code, string Said, string Error)> RunAsync(string data, params string[] verb)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CandourCommand.RunAsync(["--data", data, .. verb], output, error);
        SqliteConnection.ClearAllPools();
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }

    private static async Task<Guid> AddPersonAsync(string data, string name)
    {
        var person = Make.Person(name);
        await using var host = CandourHost.Build(new HostSettings { Folder = data });
        await using var scope = new TestScope(host.Services, Make.Keeper);
        scope.Db.Add(person);
        scope.Db.Add(Make.Account(person));
        scope.Get<Candour.Foundation.Journal.Journal>().Record("person-added", person);
        await scope.Db.SaveChangesAsync();
        return person.Id;
    }

    private static async Task<string> NameAsync(string data, Guid person)
    {
        await using var host = CandourHost.Build(new HostSettings { Folder = data });
        await using var scope = new TestScope(host.Services, Viewer.Nobody);
        return (await scope.Db.Set<Party>().SingleAsync(p => p.Id == person)).Name;
    }
}
