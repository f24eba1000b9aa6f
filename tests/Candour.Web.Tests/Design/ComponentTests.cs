using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Candour.Web.Tests.Design;

public sealed class ComponentTests
{
    private readonly Render page = new();

    [Theory]
    [InlineData("school", "The school")]
    [InlineData("peers", "Peers")]
    [InlineData("people", "Children, families and staff")]
    [InlineData("data", "Figures")]
    public async Task Each_voice_has_its_colour_mark_and_word(string voice, string word)
    {
        var html = await page.Html(new VoiceTagHelper(page.T) { Voice = voice }, "<p>Said</p>");

        html.ShouldStartWith($"<section class=\"voice {voice}\"><p class=\"who\"><svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"");
        html.ShouldEndWith($"</svg>{word}</p><p>Said</p></section>");
    }

    [Fact]
    public async Task A_voice_we_do_not_have_throws() =>
        await Should.ThrowAsync<InvalidOperationException>(() => page.Html(new VoiceTagHelper(page.T) { Voice = "inspectors" }, ""));

    [Fact]
    public async Task Sight_leads_to_its_reasons()
    {
        var html = await page.Html(new SightTagHelper(page.T) { Href = "/reviews/1/sight" }, "Only you.");

        html.ShouldContain("<span>Only you. <a href=\"/reviews/1/sight\">Who can see this, and why</a></span>");
    }

    [Theory]
    [InlineData("done", "Done:")]
    [InlineData("wait", "Waiting:")]
    [InlineData("warn", "Take note:")]
    public async Task A_check_says_its_state_in_words(string state, string word) =>
        (await page.Html(new CheckTagHelper(page.T) { State = state }, "Team agreed")).ShouldBe(
            $"<li class=\"{state}\"><div class=\"body\"><span class=\"visually-hidden\">{word} </span>Team agreed</div></li>"
        );

    [Fact]
    public async Task The_step_we_are_at_is_the_current_one()
    {
        (await page.Html(new StepTagHelper(page.T) { State = "now", Note = "since yesterday" }, "Sealed")).ShouldBe(
            "<li class=\"now\" aria-current=\"step\">Sealed<small>since yesterday</small></li>"
        );
        (await page.Html(new StepTagHelper(page.T), "Issued")).ShouldBe("<li class=\"next\">Issued</li>");
    }

    [Fact]
    public async Task A_todo_is_a_thing_a_date_and_a_reason() =>
        (
            await page.Html(
                new TodoTagHelper
                {
                    Href = "/x",
                    Title = "Read it",
                    By = "by Thursday",
                    Soon = true,
                },
                "Because."
            )
        ).ShouldBe(
            "<li><span class=\"what\"><a href=\"/x\">Read it</a></span><span class=\"due soon\">by Thursday</span><span class=\"why\">Because.</span></li>"
        );

    [Fact]
    public async Task Empty_says_what_why_and_the_one_act()
    {
        (
            await page.Html(
                new EmptyTagHelper
                {
                    Title = "Pledges",
                    Act = "Plan",
                    Href = "/plan",
                },
                "They come after the workshop."
            )
        ).ShouldBe(
            "<div class=\"empty\"><h2>Pledges</h2><p>They come after the workshop.</p><p><a class=\"button\" href=\"/plan\">Plan</a></p></div>"
        );
        await Should.ThrowAsync<InvalidOperationException>(() => page.Html(new EmptyTagHelper { Title = "Pledges" }, " "));
    }

    [Fact]
    public async Task A_blank_without_its_reason_throws()
    {
        (await page.Html(new BlankTagHelper(), "Fewer than 10 answered.")).ShouldBe("<p class=\"blank\">Fewer than 10 answered.</p>");
        await Should.ThrowAsync<InvalidOperationException>(() => page.Html(new BlankTagHelper(), ""));
    }

    [Fact]
    public async Task A_button_with_an_address_is_a_link()
    {
        (await page.Html(new ButtonTagHelper(page.Urls) { View = page.View }, "Seal")).ShouldBe(
            "<button class=\"button\" type=\"submit\">Seal</button>"
        );
        (
            await page.Html(
                new ButtonTagHelper(page.Urls)
                {
                    View = page.View,
                    Kind = "second",
                    Href = "/n?a=1&b=2",
                },
                "Read"
            )
        ).ShouldBe("<a class=\"button second\" href=\"/n?a=1&amp;b=2\">Read</a>");
    }

    [Fact]
    public async Task A_table_that_scrolls_can_be_reached_by_keyboard_and_has_a_name()
    {
        var html = await page.Html(new TableTagHelper { View = page.View, Caption = "Schools" }, "<tbody></tbody>");

        html.ShouldBe(
            "<div class=\"scroll\" role=\"region\" aria-labelledby=\"table-1\" tabindex=\"0\"><table class=\"\"><caption id=\"table-1\">Schools</caption><tbody></tbody></table></div>"
        );
        await Should.ThrowAsync<InvalidOperationException>(() => page.Html(new TableTagHelper { View = page.View }, ""));
    }

    [Fact]
    public async Task Paging_keeps_the_rest_of_the_address()
    {
        page.Http.Request.Path = "/schools";
        page.Http.Request.QueryString = new QueryString("?q=st+mary&p=2");

        var html = await page.Html(
            new PagingTagHelper(page.T)
            {
                View = page.View,
                Page = 2,
                Size = 50,
                Total = 185,
            }
        );

        html.ShouldContain("<a rel=\"prev\" href=\"/schools?q=st%20mary\">");
        html.ShouldContain("<p>51 to 100 of 185</p>");
        html.ShouldContain("<a rel=\"next\" href=\"/schools?q=st%20mary&amp;p=3\">");
    }

    [Fact]
    public async Task A_list_that_fits_on_one_page_has_no_paging() =>
        (
            await page.Html(
                new PagingTagHelper(page.T)
                {
                    View = page.View,
                    Size = 50,
                    Total = 50,
                }
            )
        ).ShouldBeEmpty();

    [Fact]
    public async Task Search_asks_by_address()
    {
        var html = await page.Html(
            new SearchTagHelper(page.T)
            {
                View = page.View,
                Label = "Find a school",
                Value = "a\"b",
            },
            ""
        );

        html.ShouldStartWith(
            "<form class=\"search\" method=\"get\" role=\"search\"><div class=\"row\"><div class=\"words\"><label class=\"govuk-label\" for=\"search-1\">Find a school</label>"
        );
        html.ShouldContain("name=\"q\" type=\"search\" value=\"a&quot;b\"");
    }

    [Fact]
    public async Task What_can_be_changed_says_what_to_readers_by_ear() =>
        (await page.Html(new SummaryTagHelper(page.T) { Key = "Focus", Change = "/focus" }, "Maths")).ShouldBe(
            "<div><dt>Focus</dt><dd>Maths</dd><dd><a href=\"/focus\">Change<span class=\"visually-hidden\"> Focus</span></a></dd></div>"
        );

    [Fact]
    public async Task The_pages_own_class_joins_the_components() =>
        (await page.Html(new CardTagHelper { Title = "Now", Kind = "quiet" }, "", ("class", "wide"), ("data-x", "<"))).ShouldBe(
            "<section class=\"card quiet wide\" data-x=\"&lt;\"><h2>Now</h2></section>"
        );

    [Fact]
    public void Every_component_is_named_in_its_page_of_documentation()
    {
        var documentation = File.ReadAllText(Testing.Repository.At("docs", "face.md"));
        var tags = typeof(CardTagHelper)
            .Assembly.GetTypes()
            .Where(type => typeof(TagHelper).IsAssignableFrom(type) && !type.IsAbstract)
            .SelectMany(type => type.GetCustomAttributes(typeof(HtmlTargetElementAttribute), false).Cast<HtmlTargetElementAttribute>())
            .Select(target => target.Tag)
            .Where(tag => tag.StartsWith("c-", StringComparison.Ordinal))
            .ToList();

        tags.Count.ShouldBeGreaterThan(30);
        tags.Where(tag => !documentation.Contains($"`{tag}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
