namespace Candour.Web.Design;

/// <summary>
/// Where a field's words are: <c>[Words("accounts.name")]</c> reads `accounts.name.label`, and where they exist
/// `accounts.name.hint` and `accounts.name.required`.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class WordsAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}
