using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;
using Candour.Web.Commands;

namespace Candour.Web.Tests.Commands;

public sealed class OperatorCommandTests
{
    [Fact]
    public async Task Operator_EmptyPlace_PrintsALinkThatMakesOne()
    {
        // The command reads its database from the data folder, which is SQLite's.
        await using var app = await CandourApp.StartAsync(DatabaseKind.Sqlite);

        var (code, output, error) = await RunAsync(app, "operator", "olu@example.org", "Olu", "Kéépèr");

        code.ShouldBe(0, error);
        var link = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
        var visitor = app.Visit();
        var page = await visitor.GetAsync(new Uri(link).PathAndQuery);
        page.Text.ShouldContain("You are invited as operator");
        await visitor.SubmitAsync(page, f => f.Has("Name"), ("Password", "plum kettle orbit seven"));
        (await visitor.GetAsync("/me")).Text.ShouldContain("Olu Kéépèr, operator, This Candour");
        (await visitor.GetAsync("/people")).Text.ShouldContain("Olu Kéépèr");
        (await app.Database.RowsAsync<Appointment>()).ShouldHaveSingleItem().Role.ShouldBe(Roles.Operator);
    }

    [Fact]
    public async Task Operator_Again_TakesBackTheFirstLinkAndMakesNoSecondInstallation()
    {
        await using var app = await CandourApp.StartAsync(DatabaseKind.Sqlite);

        await RunAsync(app, "operator", "olu@example.org", "Olu");
        await RunAsync(app, "operator", "OLU@example.org", "Olu");

        (await app.Database.RowsAsync<Party>()).ShouldHaveSingleItem().Kind.ShouldBe(PartyKinds.Installation);
        (await app.Database.RowsAsync<Invitation>()).Count(i => i.WithdrawnAt is null).ShouldBe(1);
    }

    [Theory]
    [InlineData(1, "operator", "not-an-address", "Olu")]
    [InlineData(1, "operator", "olu@example.org", "123")]
    [InlineData(2, "operator", "olu@example.org")]
    public async Task Operator_WrongArguments_SaysOneLineAndChangesNothing(int expected, params string[] args)
    {
        await using var app = await CandourApp.StartAsync(DatabaseKind.Sqlite);

        var (code, _, error) = await RunAsync(app, args);

        code.ShouldBe(expected);
        error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("candour: ");
        (await app.Database.RowsAsync<Invitation>()).ShouldBeEmpty();
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(CandourApp app, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CandourCommand.RunAsync([.. args, "--data", app.Folder], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
