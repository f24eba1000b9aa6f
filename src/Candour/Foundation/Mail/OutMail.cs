using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Foundation.Mail;

/// <summary>
/// A mail that a change asks for, in the change's own save. It says that something waits and where; it never holds
/// what an owned record says, and its subject names nobody, because subjects are read over shoulders.
/// </summary>
[NotPersonal]
public sealed class OutMail
{
    public const string Waiting = "waiting";
    public const string Sent = "sent";
    public const string Failed = "failed";

    public Guid Id { get; init; }

    /// <summary>Whom it is for; their address is looked up when it is sent, so that it goes to the one they have then.</summary>
    [Personal("recipient", "to send mail to the right person", Retention.Passing)]
    public Guid? PersonId { get; init; }

    /// <summary>The address of somebody who has no account yet, or of a school.</summary>
    [Personal("recipient", "to send mail to the right address", Retention.Passing)]
    public string? Address { get; set; }

    [Personal("recipient", "to tell somebody that something waits", Retention.Passing)]
    public required string Subject { get; set; }

    [Personal("recipient", "to tell somebody that something waits", Retention.Passing)]
    public required string Body { get; set; }

    /// <summary>"waiting", "sent" or "failed".</summary>
    public required string State { get; set; }

    public required DateTime AddedAt { get; init; }

    /// <summary>Not before this instant.</summary>
    public required DateTime Due { get; set; }

    public int Attempts { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>The kind of the last error; messages of mail servers quote addresses.</summary>
    public string? Error { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutMail>
    {
        public void Configure(EntityTypeBuilder<OutMail> builder)
        {
            builder.HasIndex(m => new { m.State, m.Due });
            builder.HasIndex(m => m.PersonId);
            builder.Property(m => m.Address).HasMaxLength(320);
            builder.Property(m => m.Subject).HasMaxLength(200);
        }
    }
}
