using Candour.Foundation.Outcomes;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Http;

namespace Candour.Web.Tests.Design;

public sealed class FormTests
{
    [Fact]
    public async Task A_form_has_its_token_and_no_summary_while_all_is_well()
    {
        var page = new Render();

        var html = await page.Html(page.Form(), "<i></i>");

        html.ShouldStartWith("<form method=\"post\" novalidate>");
        html.ShouldContain("name=\"__RequestVerificationToken\"");
        html.ShouldNotContain("govuk-error-summary");
    }

    [Fact]
    public async Task A_question_by_address_has_no_token()
    {
        var page = new Render();

        (await page.Html(page.Form(form => form.Method = "get"), "")).ShouldNotContain("__RequestVerificationToken");
    }

    [Fact]
    public async Task The_summary_leads_to_each_field_in_the_order_of_the_form_and_begins_with_the_whole()
    {
        var page = new Render("POST");
        page.State.AddModelError("Input.Kind", "Say how strong");
        page.State.AddModelError("Input.Name", "test.name.required");
        page.State.AddModelError("", "The review has moved on");
        page.State.AddModelError("Input.When", "Give a date");

        var html = await page.Html(
            page.Form(),
            async () =>
                await page.Html(page.Field(new InputTagHelper(page.T), "Name"))
                + await page.Html(page.Field(new DateTagHelper(page.T), "When"))
                + await page.Html(page.Field(new RadiosTagHelper(page.T) { Options = [new("a", "A")] }, "Kind"))
        );

        html.ShouldContain(
            """<ul><li>The review has moved on</li><li><a href="#Input_Name">Please tell us your name</a></li><li><a href="#Input_When_Day">Give a date</a></li><li><a href="#Input_Kind">Say how strong</a></li></ul>"""
        );
        html.IndexOf("govuk-error-summary", StringComparison.Ordinal)
            .ShouldBeLessThan(html.IndexOf("govuk-form-group", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_forms_only_the_one_that_was_sent_shows_what_concerns_the_whole()
    {
        var page = new Render("POST");
        page.Http.Request.QueryString = new QueryString("?handler=Withdraw");
        page.State.AddModelError("", "It cannot be withdrawn now");

        var first = await page.Html(page.Form(), "");
        page.View.RouteData.Values["handler"] = "";
        page.View.RouteData.Values.Remove("handler");

        first.ShouldNotContain("It cannot be withdrawn now");
        (await page.Html(new UnshownErrorsTagHelper(page.T) { View = page.View })).ShouldContain("<li>It cannot be withdrawn now</li>");
    }

    [Fact]
    public async Task An_error_shown_by_a_form_is_not_shown_again_at_the_top()
    {
        var page = new Render("POST");
        page.State.AddModelError("", "Once is enough");

        (await page.Html(page.Form(), "")).ShouldContain("Once is enough");

        (await page.Html(new UnshownErrorsTagHelper(page.T) { View = page.View })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_makes_the_form_multipart()
    {
        var page = new Render();

        var html = await page.Html(page.Form(), () => page.Html(page.Field(new FileTagHelper(page.T), "File")));

        html.ShouldStartWith("<form method=\"post\" enctype=\"multipart/form-data\" novalidate>");
    }

    [Fact]
    public async Task A_kept_draft_comes_back_into_the_form_and_says_when_it_was_kept()
    {
        var page = new Render(envelopes: new Kept());

        var html = await page.Html(
            page.Form(form => form.Draft = "note"),
            async () =>
                await page.Html(page.Field(new TextareaTagHelper(page.T), "Seen", new() { Seen = "saved" }))
                + await page.Html(
                    page.Field(new CheckboxesTagHelper(page.T) { Options = [new("visit", "Visits"), new("books", "Books")] }, "Kinds")
                )
        );

        html.ShouldContain("data-draft-url=\"/drafts/keep\"");
        html.ShouldContain("<input type=\"hidden\" name=\"__form\" value=\"sealed:note\">");
        html.ShouldContain("We kept what you typed here on 9 October 2026 at 14:05.");
        html.ShouldContain("from the draft</textarea>");
        html.ShouldContain("value=\"visit\" checked>");
        html.ShouldContain("value=\"books\" checked>");
    }

    [Fact]
    public async Task After_sending_the_form_what_was_sent_stands_above_the_draft()
    {
        var page = new Render("POST", envelopes: new Kept());
        page.State.SetModelValue("Input.Seen", "sent just now", "sent just now");

        var html = await page.Html(
            page.Form(form => form.Draft = "note"),
            () => page.Html(page.Field(new TextareaTagHelper(page.T), "Seen"))
        );

        html.ShouldContain("sent just now</textarea>");
        html.ShouldNotContain("We kept what you typed");
    }

    [Fact]
    public void Refusals_stand_beside_the_field_they_name()
    {
        var page = new Render();

        page.State.Show([Refusal.At("Name", "test.name.required"), Refusal.Because("test.arabic")], page.T, "Input");

        page.State["Input.Name"]!.Errors[0].ErrorMessage.ShouldBe("Please tell us your name");
        page.State[""]!.Errors[0].ErrorMessage.ShouldBe("In English");
    }

    private sealed class Kept : IFormEnvelope
    {
        public ValueTask<EnvelopedForm?> ForAsync(HttpContext context, string form, Guid? record) =>
            new(
                new EnvelopedForm(
                    $"sealed:{form}",
                    new(
                        new(2026, 10, 9, 14, 5, 0),
                        new Dictionary<string, string> { ["Input.Seen"] = "from the draft", ["Input.Kinds"] = "visit\nbooks" }
                    )
                )
            );
    }
}
