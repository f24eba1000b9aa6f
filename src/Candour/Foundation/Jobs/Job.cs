using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Foundation.Jobs;

/// <summary>
/// Work that a change leaves to be done, written in the change's own transaction. Its payload holds keys of records,
/// never their content and never a name.
/// </summary>
[NotPersonal]
public sealed class Job
{
    public const string Waiting = "waiting";
    public const string Done = "done";
    public const string Failed = "failed";

    public Guid Id { get; init; }

    /// <summary>The key of its handler.</summary>
    public required string Kind { get; init; }

    /// <summary>Set for a recurring job, of which there is one row for ever.</summary>
    public string? Name { get; init; }

    /// <summary>What it is about, as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>"waiting" (also while it runs), "done" or "failed".</summary>
    public required string State { get; set; }

    public required DateTime AddedAt { get; init; }

    /// <summary>Not before this instant.</summary>
    public required DateTime Due { get; set; }

    /// <summary>Until when somebody is at it. A lease that ran out belongs to a process that died.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>The claim, a new key each time.</summary>
    public Guid? LeasedBy { get; set; }

    /// <summary>How often it was begun since it last succeeded.</summary>
    public int Attempts { get; set; }

    /// <summary>0 to 100.</summary>
    public int Progress { get; set; }

    /// <summary>The text that says what it is doing.</summary>
    public string? ProgressKey { get; set; }

    /// <summary>When it ended, done or failed; for a recurring job the last time.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The kinds of the last error, outermost first. Messages stay out: they can quote what people wrote.</summary>
    public string? Error { get; set; }

    /// <summary>Counts the changes, so that of two who claim it at once one is refused.</summary>
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Job>
    {
        public void Configure(EntityTypeBuilder<Job> builder)
        {
            builder.HasIndex(j => new { j.State, j.Due });
            builder.HasIndex(j => j.Name).IsUnique();
            builder.Property(j => j.Version).IsConcurrencyToken();
        }
    }
}
