using Candour.Web.Design.Components;

namespace Candour.Web.Tests.Design;

public sealed class FieldTests
{
    private readonly Render page = new();

    [Fact]
    public async Task Input_takes_label_and_hint_from_the_model()
    {
        var html = await page.Html(
            page.Field(new InputTagHelper(page.T), "Name", new() { Name = "Ruth <Adeyemi>" }),
            attributes: ("autocomplete", "name")
        );

        html.ShouldBe(
            """
            <div class="govuk-form-group"><label class="govuk-label" for="Input_Name">Your name</label><div class="govuk-hint" id="Input_Name-hint">As others know you</div><input class="govuk-input" id="Input_Name" name="Input.Name" type="text" value="Ruth &lt;Adeyemi&gt;" aria-describedby="Input_Name-hint" autocomplete="name"></div>
            """
        );
    }

    [Fact]
    public async Task Input_that_may_stay_empty_says_so()
    {
        var html = await page.Html(page.Field(new TextareaTagHelper(page.T) { Optional = true }, "Seen"));

        html.ShouldContain(">What did you see? (optional)</label>");
    }

    [Fact]
    public async Task A_field_without_words_throws()
    {
        var problem = await Should.ThrowAsync<InvalidOperationException>(() =>
            page.Html(page.Field(new InputTagHelper(page.T), "Wordless"))
        );

        problem.Message.ShouldContain("Wordless");
    }

    [Fact]
    public async Task A_field_without_for_throws() =>
        await Should.ThrowAsync<InvalidOperationException>(() => page.Html(new InputTagHelper(page.T) { View = page.View }));

    [Fact]
    public async Task Words_on_the_tag_stand_above_the_models()
    {
        var html = await page.Html(page.Field(new InputTagHelper(page.T) { Words = "test.seen", Hint = "Briefly" }, "Name"));

        html.ShouldContain(">What did you see?</label>");
        html.ShouldContain(">Briefly</div>");
    }

    [Fact]
    public async Task An_error_stands_beside_its_field_and_is_tied_to_it()
    {
        page.State.AddModelError("Input.Name", "test.name.required");

        var html = await page.Html(page.Field(new InputTagHelper(page.T), "Name"));

        html.ShouldStartWith("<div class=\"govuk-form-group govuk-form-group--error\">");
        html.ShouldContain(
            """<p class="govuk-error-message" id="Input_Name-error"><span><span class="visually-hidden">Error:</span> Please tell us your name</span></p>"""
        );
        html.ShouldContain("aria-describedby=\"Input_Name-hint Input_Name-error\" aria-invalid=\"true\"");
    }

    [Fact]
    public async Task What_was_typed_stays_even_where_it_was_wrong()
    {
        var post = new Render("POST");
        post.State.SetModelValue("Input.Name", "<b>", "<b>");

        (await post.Html(post.Field(new InputTagHelper(post.T), "Name"))).ShouldContain("value=\"&lt;b&gt;\"");
    }

    [Fact]
    public async Task A_password_is_never_written_back()
    {
        var html = await page.Html(page.Field(new InputTagHelper(page.T) { Type = "password" }, "Name", new() { Name = "secret" }));

        html.ShouldNotContain("secret");
        html.ShouldContain("type=\"password\"");
    }

    [Fact]
    public async Task Textarea_says_how_much_may_be_written_and_keeps_its_first_line_break()
    {
        var html = await page.Html(page.Field(new TextareaTagHelper(page.T) { Rows = 4 }, "Seen", new() { Seen = "\nSecond line" }));

        html.ShouldContain("rows=\"4\" data-most=\"2000\" aria-describedby=\"Input_Seen-count\">\n&#xA;Second line</textarea>");
        html.ShouldContain(">Up to 2,000 characters.</p>");
    }

    [Fact]
    public async Task Radios_are_a_question_with_its_choices()
    {
        Choice[] options = [new("thin", "Thin"), new("strong", "Strong", "Two kinds of evidence")];

        var html = await page.Html(page.Field(new RadiosTagHelper(page.T) { Options = options }, "Kind", new() { Kind = "strong" }));

        html.ShouldContain("<fieldset class=\"govuk-fieldset\"><legend class=\"govuk-fieldset__legend\">How strong is this?</legend>");
        html.ShouldContain(
            """<input class="govuk-radios__input" id="Input_Kind" name="Input.Kind" type="radio" value="thin"><label class="govuk-label govuk-radios__label" for="Input_Kind">Thin</label>"""
        );
        html.ShouldContain(
            """id="Input_Kind-2" name="Input.Kind" type="radio" value="strong" aria-describedby="Input_Kind-2-item-hint" checked>"""
        );
    }

    [Fact]
    public async Task Checkboxes_tick_what_the_model_holds_and_say_why_one_cannot_be_chosen()
    {
        Choice[] options = [new("visit", "Visits"), new("books", "Books"), new("data", "Figures", "The register has none", Disabled: true)];

        var html = await page.Html(page.Field(new CheckboxesTagHelper(page.T) { Options = options }, "Kinds", new() { Kinds = ["books"] }));

        html.ShouldContain("value=\"books\" checked>");
        html.ShouldNotContain("value=\"visit\" checked>");
        html.ShouldContain("value=\"data\" aria-describedby=\"Input_Kinds-3-item-hint\" disabled>");
        html.ShouldNotContain("(optional)");
    }

    [Fact]
    public async Task Select_offers_nothing_chosen_first()
    {
        var html = await page.Html(page.Field(new SelectTagHelper(page.T) { Options = [new("a", "A & B")], Prompt = "Choose" }, "Kind"));

        html.ShouldContain("""<option value="">Choose</option><option value="a">A &amp; B</option></select>""");
    }

    [Fact]
    public async Task Checkbox_is_ticked_for_yes()
    {
        (await page.Html(page.Field(new CheckboxTagHelper(page.T), "Agreed", new() { Agreed = true }))).ShouldContain(
            "value=\"true\" checked>"
        );
        (await page.Html(page.Field(new CheckboxTagHelper(page.T), "Agreed"))).ShouldNotContain("checked");
    }

    [Fact]
    public async Task Date_is_three_boxes_filled_from_the_model()
    {
        var html = await page.Html(page.Field(new DateTagHelper(page.T), "When", new() { When = new(2026, 10, 9) }));

        html.ShouldContain(
            """<label class="govuk-label" for="Input_When_Day">Day</label><input class="govuk-input w2" id="Input_When_Day" name="Input.When.Day" type="text" inputmode="numeric" autocomplete="off" value="9">"""
        );
        html.ShouldContain("name=\"Input.When.Year\" type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" value=\"2026\"");
    }

    [Fact]
    public async Task A_type_or_width_we_do_not_have_throws()
    {
        await Should.ThrowAsync<InvalidOperationException>(() =>
            page.Html(page.Field(new InputTagHelper(page.T) { Type = "color" }, "Name"))
        );
        await Should.ThrowAsync<InvalidOperationException>(() => page.Html(page.Field(new InputTagHelper(page.T) { Width = "7" }, "Name")));
    }
}
