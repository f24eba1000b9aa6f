using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;
using Candour.Web.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Web.Tests.Commands;

public sealed class OperatorCommandTests
{
    [Fact]
    public async Task Operator_EmptyPlace_PrintsALinkThatMakesOne()
    {
        using var folder = await PlaceAsync();

        var (code, output, error) = await RunAsync(folder, "operator", "olu@example.org", "Olu", "Kéépèr");

        code.ShouldBe(0, error);
        var link = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
        await using var app = await ServeAsync(folder);
        var visitor = app.Visit();
        var page = await visitor.GetAsync(new Uri(link).PathAndQuery);
        page.Text.ShouldContain("You are invited as operator");
        await visitor.SubmitAsync(page, f => f.Has("Name"), ("Password", "plum kettle orbit seven"));
        (await visitor.GetAsync("/me")).Text.ShouldContain("Olu Kéépèr, operator, This Candour");
        (await visitor.GetAsync("/people")).Text.ShouldContain("Olu Kéépèr");
        (await RowsAsync<Appointment>(app)).ShouldHaveSingleItem().Role.ShouldBe(Roles.Operator);
        (await RunAsync(folder, "check-data")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Operator_Again_TakesBackTheFirstLinkAndMakesNoSecondInstallation()
    {
        using var folder = await PlaceAsync();

        await RunAsync(folder, "operator", "olu@example.org", "Olu");
        await RunAsync(folder, "operator", "OLU@example.org", "Olu");

        await using var app = await ServeAsync(folder);
        (await RowsAsync<Party>(app)).ShouldHaveSingleItem().Kind.ShouldBe(PartyKinds.Installation);
        (await RowsAsync<Invitation>(app)).Count(i => i.WithdrawnAt is null).ShouldBe(1);
    }

    [Theory]
    [InlineData(1, "operator", "not-an-address", "Olu")]
    [InlineData(1, "operator", "olu@example.org", "123")]
    [InlineData(2, "operator", "olu@example.org")]
    public async Task Operator_WrongArguments_SaysOneLineAndChangesNothing(int expected, params string[] args)
    {
        using var folder = await PlaceAsync();

        var (code, _, error) = await RunAsync(folder, args);

        code.ShouldBe(expected);
        error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("candour: ");
        await using var app = await ServeAsync(folder);
        (await RowsAsync<Invitation>(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Operator_BeforeThereIsADatabase_SaysWhatToRun()
    {
        using var folder = new TemporaryFolder();

        var (code, _, error) = await RunAsync(folder, "operator", "olu@example.org", "Olu");

        code.ShouldBe(1);
        error.ShouldContain("candour migrate");
    }

    private static async Task<TemporaryFolder> PlaceAsync()
    {
        var folder = new TemporaryFolder();
        (await RunAsync(folder, "migrate")).Code.ShouldBe(0);
        return folder;
    }

    /// <summary>Serves the place that the commands made. They read the machine's clock, so this host does too.</summary>
    private static Task<CandourApp> ServeAsync(TemporaryFolder folder) =>
        CandourApp.StartAsync(
            settings: s => s with { Folder = folder.Path, PostgreSql = null },
            change: builder => builder.Services.Replace(ServiceDescriptor.Singleton(TimeProvider.System))
        );

    private static async Task<List<T>> RowsAsync<T>(CandourApp app)
        where T : class
    {
        await using var scope = app.As(Make.Keeper);
        return await scope.Db.Set<T>().ToListAsync();
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(TemporaryFolder folder, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CandourCommand.RunAsync([.. args, "--data", folder.Path], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
