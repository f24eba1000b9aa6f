namespace Candour.Accounts;

/// <summary>What the room needs to know of the installation.</summary>
/// <param name="PublicAddress">The address under which people reach it: links in mails begin with it.</param>
public sealed record AccountsSettings(Uri PublicAddress)
{
    /// <summary>The link to a page.</summary>
    public string Link(string path) => new Uri(PublicAddress, path).ToString();
}
