using static Candour.Browser.Tests.SchoolsYearCast;

namespace Candour.Browser.Tests;

/// <summary>The card that families read.</summary>
internal static class SchoolsYearCard
{
    private const string Story = "We are a small school by the river. This year we learn to wait, so that every child can speak.";
    private const string Better = "We are a small school by two rivers. This year we learn to wait, so that every child can speak.";

    /// <summary>The head writes the card, reads the proof, publishes; somebody who is not signed in reads it.</summary>
    public static async Task PublishAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        await cast.Head.GoAsync(cast.AtHost("card"));
        await cast.Head.SendAsync(
            "card.edit.save",
            ("Input.Story", Story),
            ("Input.Proud[0].ResultId", await FirstChoiceAsync(cast.Head, "Input.Proud[0].ResultId")),
            ("Input.Proud[0].Words", "Every child does the same work."),
            ("Input.WorkingOn[0].ResultId", await FirstChoiceAsync(cast.Head, "Input.WorkingOn[0].ResultId")),
            ("Input.WorkingOn[0].Words", "We wait longer for every answer.")
        );
        cast.Card = await PublishNowAsync(year, cast);
        await using var reader = await year.SeatAsync("somebody at home", "nobody");
        await reader.GoAsync(cast.Card);
        foreach (var words in new[] { Host, Story, "Every child does the same work.", "We wait longer for every answer." })
            await reader.ReadsAsync(words);
        await year.PictureAsync(reader, "6-card");
        await reader.LookCloselyAsync();
        await reader.PrintAsync(sheets: 2);
        await reader.ReadsNothingOfAsync(cast.Head.Name, cast.LeadReviewer.Name, "Mrs Okafor");
    }

    /// <summary>A second version takes the place of the first, the first is withdrawn with a reason, and both can be told apart.</summary>
    public static async Task CorrectAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        await year.PassAsync(3);
        await cast.Head.GoAsync(cast.AtHost("card"));
        await cast.Head.SendAsync("card.edit.save", ("Input.Story", Better));
        await PublishNowAsync(year, cast);
        await cast.Head.GoAsync(cast.AtHost("card/withdraw"));
        await cast.Head.LookCloselyAsync();
        await cast.Head.SendAsync("card.withdraw.do", ("Edition", "1"), ("Reason", "There are two rivers."));
        await year.RestAsync();

        await using var reader = await year.SeatAsync("somebody at home", "nobody");
        await reader.GoAsync(cast.Card);
        await reader.ReadsAsync(Better);
        await reader.Window.GoAsync($"{cast.Card}/1");
        await reader.ReadsAsync("There are two rivers.");
        await reader.ReadsNothingOfAsync(Story);
        await reader.LookCloselyAsync();
        await reader.GoAsync($"{cast.Card}/versions");
        await reader.LookCloselyAsync();
    }

    private static async Task<string> PublishNowAsync(SchoolsYear year, SchoolsYearCast cast)
    {
        await cast.Deputy.GoAsync(cast.AtHost("card"));
        await cast.Deputy.ReadsNothingOfAsync(year.Texts["card.edit.publish"]);
        await cast.Head.GoAsync(cast.AtHost("card/publish"));
        await cast.Head.LookCloselyAsync();
        await cast.Head.SendAsync("card.publish.do", ("HasRead", "true"));
        await year.RestAsync();
        await cast.Head.GoAsync(cast.AtHost("card"));
        await cast.Head.FollowAsync("card.edit.read");
        return cast.Head.Path;
    }

    private static async Task<string> FirstChoiceAsync(SchoolsYearPerson head, string field) =>
        (await head.Page.Locator($"[name='{field}'] option").Nth(1).GetAttributeAsync("value"))!;
}
