using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Partnerships;

/// <summary>A person's role at an organisation for a time. It gives nothing until the person has accepted it and, for a head, the school has confirmed it.</summary>
[NotPersonal]
public sealed class Appointment : IConvened
{
    public Guid Id { get; init; }

    /// <summary>The organisation.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The party under whose authority it was made: the partnership that proposed a head, the school itself for its teachers. Who may write for it may end the appointment.</summary>
    public Guid ConvenerId { get; init; }

    [Personal("appointed person", "to know who may act for the school", Foundation.PersonalData.Retention.History)]
    public required Guid PersonId { get; init; }

    /// <summary>A role of <see cref="Roles"/>.</summary>
    public required string Role { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    /// <summary>When the person said yes; null while it waits.</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>When the school's own address confirmed it, for roles that need that (<see cref="AppointmentRules"/>); null while it waits.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>Who proposed it.</summary>
    [Personal("appointed person", "to know who proposed the appointment", Foundation.PersonalData.Retention.History)]
    public Guid? ProposedById { get; init; }

    /// <summary>SHA-256 of the code sent to the school's own address; emptied when used.</summary>
    public string? CodeDigest { get; set; }

    /// <inheritdoc />
    public RecordKind RecordKind { get; } = new("appointment");

    internal sealed class Mapping : IEntityTypeConfiguration<Appointment>
    {
        public void Configure(EntityTypeBuilder<Appointment> builder)
        {
            builder.HasIndex(a => a.PersonId);
            builder.HasIndex(a => new { a.OwnerId, a.Role });
        }
    }
}
