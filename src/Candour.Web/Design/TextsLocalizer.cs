using Microsoft.Extensions.Localization;

namespace Candour.Web.Design;

/// <summary>Lets the framework's validation find its sentences among ours; a message that is no key stays as it is.</summary>
internal sealed class TextsLocalizer(Texts texts) : IStringLocalizer
{
    public LocalizedString this[string name] => this[name, []];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            // Rules hand over all they know (label, bounds, pattern); a sentence says as much of it as it wants.
            var found = texts.Template(name);
            return found is null ? new(name, name, resourceNotFound: true) : new(name, string.Format(texts.Culture, found, arguments));
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
