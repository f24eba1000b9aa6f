using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;
using Candour.Web.Commands;

namespace Candour.Web.Tests.Commands;

public sealed class PartnershipCommandTests
{
    private static readonly string[] Lead = ["--lead-name", "Lena Lead", "--lead-address", "lena@example.org"];

    [Fact]
    public async Task Make_PrintsALinkThatMakesItsLead_AndListNamesIt()
    {
        // The command reads its database from the data folder, which is SQLite's, and the day from the machine's clock.
        await using var app = await CandourApp.StartAsync(DatabaseKind.Sqlite, clock: new FakeClock(TimeProvider.System.GetUtcNow()));
        await RunAsync(app, "operator", "olu@example.org", "Olu");

        var (code, output, error) = await RunAsync(app, ["partnership", "make", "Ealing Learning", .. Lead]);

        code.ShouldBe(0, error);
        output.ShouldContain("Ealing Learning is made, without schools so far.");
        var link = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
        var visitor = app.Visit();
        await visitor.SubmitAsync(
            await visitor.GetAsync(new Uri(link).PathAndQuery),
            f => f.Has("Name"),
            ("Password", "plum kettle orbit seven")
        );
        (await visitor.GetAsync("/")).Title.ShouldContain("Ealing Learning");
        (await app.Database.RowsAsync<Appointment>()).ShouldHaveSingleItem().Role.ShouldBe(Roles.PartnershipLead);
        (await RunAsync(app, "partnership", "list")).Output.ShouldContain("0  Ealing Learning");
    }

    [Fact]
    public async Task List_EmptyPlace_SaysHowToBegin()
    {
        await using var app = await CandourApp.StartAsync(DatabaseKind.Sqlite);

        (await RunAsync(app, "partnership", "list")).Output.ShouldContain("There is no partnership yet");
    }

    [Theory]
    [InlineData(1, "make", "Ealing", "--urns", "12x", "--lead-name", "Lena", "--lead-address", "lena@example.org")]
    [InlineData(1, "make", "Ealing", "--authority", "307", "--lead-name", "Lena", "--lead-address", "lena@example.org")]
    [InlineData(1, "make", "Ealing", "--lead-name", "Lena", "--lead-address", "nowhere")]
    [InlineData(2, "make", "Ealing")]
    public async Task Make_WrongArguments_SaysOneLineAndMakesNothing(int expected, params string[] args)
    {
        await using var app = await CandourApp.StartAsync(DatabaseKind.Sqlite);

        var (code, _, error) = await RunAsync(app, ["partnership", .. args]);

        code.ShouldBe(expected);
        error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("candour: ");
        (await app.Database.RowsAsync<Party>()).ShouldBeEmpty();
        (await app.Database.RowsAsync<Invitation>()).ShouldBeEmpty();
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(CandourApp app, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CandourCommand.RunAsync([.. args, "--data", app.Folder], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
