using Candour.Web.Design;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace Candour.Web.Tests.Design;

public sealed class DateBindingTests
{
    [Theory]
    [InlineData("9", "10", "2026")]
    [InlineData(" 09 ", "10", "2026")]
    public async Task Three_boxes_make_a_date(string day, string month, string year) =>
        (await Bind(day, month, year)).Result.Model.ShouldBe(new DateOnly(2026, 10, 9));

    [Theory]
    [InlineData("31", "2", "2026", "When – please give a date there is, like 9 10 2026")]
    [InlineData("x", "2", "2026", "When – please give a date there is, like 9 10 2026")]
    [InlineData("9", "10", "26", "When – please give a date there is, like 9 10 2026")]
    [InlineData("9", "", "2026", "When – please give the month as well")]
    [InlineData("9", "", "", "When – please give the month and year as well")]
    public async Task What_is_no_date_is_told_in_words(string day, string month, string year, string message)
    {
        var context = await Bind(day, month, year);

        context.Result.IsModelSet.ShouldBeFalse();
        context.ModelState["When"]!.Errors.Single().ErrorMessage.ShouldBe(message);
        context.ModelState["When.Day"]!.AttemptedValue.ShouldBe(day);
    }

    [Fact]
    public async Task Nothing_in_any_box_is_no_date_and_no_error()
    {
        var context = await Bind("", " ", "");

        context.Result.IsModelSet.ShouldBeTrue();
        context.Result.Model.ShouldBeNull();
        context.ModelState.IsValid.ShouldBeTrue();
    }

    private static async Task<ModelBindingContext> Bind(string day, string month, string year)
    {
        var metadata = new EmptyModelMetadataProvider();
        var context = new DefaultModelBindingContext
        {
            ModelName = "When",
            ModelMetadata = metadata.GetMetadataForProperty(typeof(Sample), nameof(Sample.When)),
            ModelState = new(),
            ValueProvider = new FormValueProvider(
                BindingSource.Form,
                new FormCollection(
                    new Dictionary<string, StringValues>
                    {
                        ["When.Day"] = day,
                        ["When.Month"] = month,
                        ["When.Year"] = year,
                    }
                ),
                System.Globalization.CultureInfo.InvariantCulture
            ),
        };
        await new DateOnlyBinder(new Render().T).BindModelAsync(context);
        return context;
    }
}
