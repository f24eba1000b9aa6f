namespace Candour.Browser.Tests;

/// <summary>
/// A school's year, from an empty installation to a published card, through the pages alone and in a real browser: on the
/// real register, with three made-up schools whose group, people, report and card it is. Once more with script off.
/// </summary>
[Trait("speed", "slow")]
public sealed class SchoolsYearTests(Browser browser)
{
    public static TheoryData<Look> Looks => [Look.Desk, Look.Phone with { Script = false }];

    [Theory, MemberData(nameof(Looks))]
    public async Task SchoolsYear_FromTheRegisterToThePublishedCard(Look look)
    {
        await using var year = await SchoolsYear.BeginAsync(browser, look);

        await TellAsync(year);

        (await year.BrokenAsync()).ShouldBeEmpty();
        year.Troubles.ShouldBeEmpty();
    }

    /// <summary>The story, chapter by chapter.</summary>
    internal static async Task TellAsync(SchoolsYear year)
    {
        var keeper = await year.BringTheRegisterAsync();
        var lead = await year.MakeEalingAsync(keeper);
        var schools = await year.AddMadeUpSchoolsAsync(lead, keeper);
        var cast = await year.InvitePeopleAsync(lead, schools);
        await year.FormTheGroupAsync(cast);
        await year.SignTheAgreementAsync(cast);

        await year.PlanAsync(cast);
        await year.GatherTheTeamAsync(cast);
        await year.LookAtThemselvesAsync(cast);
        await year.AgreeTheFocusAsync(cast);
        await year.VisitAsync(cast);
        await year.SealAsync(cast);
        await year.AgreeAsync(cast);

        await year.WriteAsync(cast);
        await year.IssueAsync(cast);
        await year.PledgeAsync(cast);
        await year.PublishAsync(cast);
        await year.CheckAndCloseAsync(cast);
        await year.CorrectAsync(cast);
    }
}
