using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Candour.Web.Design;

public static class DesignSetup
{
    /// <summary>
    /// Texts, components, layout and form conventions. What other rooms plug in later (<see cref="IFormEnvelope"/>,
    /// <see cref="INavigation"/>, <see cref="IHeaderLine"/>) has a default here; register yours before or after, yours wins.
    /// </summary>
    public static IServiceCollection AddDesign(this IServiceCollection services)
    {
        services.AddTexts(typeof(DesignSetup).Assembly);
        services.AddHttpContextAccessor();
        services.AddDataProtection();
        services.TryAddScoped<IFormEnvelope, NoEnvelope>();
        services.TryAddScoped<INavigation, ListedNavigation>();
        services.TryAddScoped<IHeaderLine, NameOnly>();
        services.TryAddScoped<Notices>();
        services.AddRazorPages().AddDataAnnotationsLocalization();
        services.ConfigureOptions<FormConventions>();
        // The default writes every letter beyond ASCII as an entity: a page in Urdu would be six times as long.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(options =>
        {
            options.LowercaseUrls = true;
            options.LowercaseQueryStrings = false;
        });
        return services;
    }

    private sealed class FormConventions(Texts texts)
        : IConfigureOptions<MvcOptions>,
            IConfigureOptions<MvcDataAnnotationsLocalizationOptions>
    {
        public void Configure(MvcOptions options)
        {
            var words = new WordsMetadata(texts);
            options.ModelMetadataDetailsProviders.Add(words);
            options.ModelBinderProviders.Insert(0, new DateOnlyBinderProvider(texts));
            Sentences(options.ModelBindingMessageProvider);
        }

        public void Configure(MvcDataAnnotationsLocalizationOptions options) =>
            options.DataAnnotationLocalizerProvider = (_, _) => new TextsLocalizer(texts);

        private void Sentences(DefaultModelBindingMessageProvider say)
        {
            say.SetValueMustBeANumberAccessor(field => texts["design.error.number", field]);
            say.SetAttemptedValueIsInvalidAccessor((value, field) => texts["design.error.value", field, value]);
            say.SetUnknownValueIsInvalidAccessor(_ => texts["design.error.unreadable"]);
            say.SetValueIsInvalidAccessor(_ => texts["design.error.unreadable"]);
            say.SetValueMustNotBeNullAccessor(field => texts["design.error.required", field]);
            say.SetMissingBindRequiredValueAccessor(field => texts["design.error.required", field]);
            say.SetMissingKeyOrValueAccessor(() => texts["design.error.unreadable"]);
            say.SetMissingRequestBodyRequiredValueAccessor(() => texts["design.error.unreadable"]);
            say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["design.error.unreadable"]);
            say.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["design.error.unreadable"]);
            say.SetNonPropertyValueMustBeANumberAccessor(() => texts["design.error.unreadable"]);
        }
    }
}
