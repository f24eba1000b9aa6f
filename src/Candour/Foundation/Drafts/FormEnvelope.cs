using System.Security.Cryptography;
using System.Text.Json;
using Candour.Foundation.Time;
using Microsoft.AspNetCore.DataProtection;

namespace Candour.Foundation.Drafts;

/// <summary>Whose form it was, which, and about what.</summary>
public sealed record SealedForm(Guid PersonId, string Form, Guid RecordId);

/// <summary>
/// What a form carries with it so that a post after the session ended can still be kept for the person who typed it.
/// Sealed with the keys that sign-in uses; good for twelve hours.
/// </summary>
public sealed class FormEnvelope(IDataProtectionProvider protection, Calendar calendar)
{
    /// <summary>The name of the hidden field.</summary>
    public const string Field = "__form";

    private static readonly TimeSpan Good = TimeSpan.FromHours(12);
    private readonly IDataProtector _protector = protection.CreateProtector("Candour.Drafts.FormEnvelope.1");

    /// <summary>Seals an envelope for the form that a person is shown.</summary>
    public string Seal(SealedForm form) => _protector.Protect(JsonSerializer.Serialize(new Content(form, calendar.Now + Good)));

    /// <summary>Opens it; null when it is missing, forged or spent.</summary>
    public SealedForm? Open(string? sealedForm)
    {
        if (string.IsNullOrEmpty(sealedForm))
            return null;
        try
        {
            var content = JsonSerializer.Deserialize<Content>(_protector.Unprotect(sealedForm));
            return content is not null && content.Until >= calendar.Now ? content.Form : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Content(SealedForm Form, DateTime Until);
}
