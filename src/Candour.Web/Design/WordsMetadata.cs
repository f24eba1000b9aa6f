using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Candour.Web.Design;

/// <summary>
/// Gives each property its label from <see cref="WordsAttribute"/>, and each validation rule a sentence of ours in
/// place of the framework's.
/// </summary>
internal sealed class WordsMetadata(Texts texts) : IDisplayMetadataProvider, IValidationMetadataProvider
{
    internal const string Key = "words";

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (Words(context.Attributes) is not { } words)
            return;
        context.DisplayMetadata.AdditionalValues[Key] = words;
        context.DisplayMetadata.DisplayName = () => texts[$"{words}.label"];
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        var words = Words(context.Attributes);
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (!IsSilent(rule))
                continue;
            if (Sentence(rule, words) is { } key)
                rule.ErrorMessage = key;
        }
    }

    private string? Sentence(ValidationAttribute rule, string? words) =>
        rule switch
        {
            RequiredAttribute when words is not null && texts.Has($"{words}.required") => $"{words}.required",
            RequiredAttribute => "design.error.required",
            StringLengthAttribute { MinimumLength: > 0 } => "design.error.length-between",
            StringLengthAttribute => "design.error.too-long",
            MaxLengthAttribute => "design.error.too-long",
            MinLengthAttribute => "design.error.too-short",
            RangeAttribute => "design.error.range",
            EmailAddressAttribute => "design.error.email",
            UrlAttribute => "design.error.link",
            CompareAttribute => "design.error.compare",
            RegularExpressionAttribute => "design.error.form",
            _ => null,
        };

    // Rules about kinds of data (address, link) come with the framework's own sentence already set.
    private static bool IsSilent(ValidationAttribute rule) =>
        rule.ErrorMessageResourceName is null
        && rule switch
        {
            EmailAddressAttribute => rule.ErrorMessage == new EmailAddressAttribute().ErrorMessage,
            UrlAttribute => rule.ErrorMessage == new UrlAttribute().ErrorMessage,
            _ => rule.ErrorMessage is null,
        };

    private static string? Words(IReadOnlyList<object> attributes) => attributes.OfType<WordsAttribute>().FirstOrDefault()?.Key;
}
