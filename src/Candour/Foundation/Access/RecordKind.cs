namespace Candour.Foundation.Access;

/// <summary>How far a kind of record can be reached beyond its owner. Reach is the outer wall; room access narrows it.</summary>
[Flags]
public enum Opens
{
    /// <summary>Nobody outside the owner. No grant opens it.</summary>
    OwnerOnly = 0,

    /// <summary>The members of the owning group: a framework reaches every school of its partnership.</summary>
    ToMembersOfOwner = 1,

    /// <summary>The groups that the owner is in: that a review exists is known to the partnership that convened it.</summary>
    ToGroupsOfOwner = 2,

    /// <summary>As far as the agreement that the owner signed says for this kind, and one record at a time by a grant.</summary>
    ByAgreement = 4,

    /// <summary>Everybody, once published (<see cref="IPublished"/>).</summary>
    Published = 8,
}

/// <summary>A kind of record: its stored key and how far it can be reached.</summary>
/// <param name="Key">The stored word, such as "visit-note".</param>
/// <param name="Opens">How far reach goes.</param>
public sealed record RecordKind(string Key, Opens Opens = Opens.OwnerOnly)
{
    /// <inheritdoc />
    public override string ToString() => Key;
}

/// <summary>A record whose saves pass through the owner guard.</summary>
public interface IGuarded
{
    /// <summary>The record's key.</summary>
    Guid Id { get; }

    /// <summary>The party in whose write scope a change of it must lie. It never changes.</summary>
    Guid OwnerId { get; }

    /// <summary>Its kind.</summary>
    RecordKind RecordKind { get; }
}

/// <summary>A record with content: its rows pass through reach, its saves through the guard.</summary>
public interface IOwned : IGuarded, IReached
{
    /// <inheritdoc cref="IGuarded.Id" />
    new Guid Id { get; }

    /// <inheritdoc cref="IGuarded.OwnerId" />
    new Guid OwnerId { get; }

    Guid IGuarded.Id => Id;

    Guid IGuarded.OwnerId => OwnerId;

    Guid IReached.Id => Id;

    Guid IReached.OwnerId => OwnerId;
}

/// <summary>A record that is written by a convening party as well as by its owner: the header of a review.</summary>
public interface IConvened : IGuarded
{
    /// <summary>The party that convenes. It never changes.</summary>
    Guid ConvenerId { get; }
}

/// <summary>A record only its author may change, even among those whose role may write the kind.</summary>
public interface IAuthored : IGuarded
{
    /// <summary>The person who wrote it. It never changes.</summary>
    Guid AuthorId { get; }
}

/// <summary>A record that a school owns and that came from a review: the review's circle reaches it.</summary>
public interface IOfReview : IOwned
{
    /// <summary>The review; null when it came from none.</summary>
    Guid? ReviewId { get; }
}

/// <summary>A record that everybody may read from the moment it is published.</summary>
public interface IPublished : IOwned
{
    /// <summary>When it was published; null before.</summary>
    DateTime? PublishedAt { get; }
}

/// <summary>A record that can be taken back, with time to undo; the query filter "live" hides it.</summary>
public interface IWithdrawable
{
    /// <summary>When it was taken back; null while it stands.</summary>
    DateTime? WithdrawnAt { get; }
}

/// <summary>
/// A record some of whose words nobody else is to read yet, and which are kept under a seal then. While it is shut the
/// journal takes down that it changed and not what it said: a copy of the words beside the seal would be no seal.
/// </summary>
public interface IKeptShut : IGuarded
{
    /// <summary>Whether it is shut.</summary>
    bool IsShut { get; }

    /// <summary>The properties that hold the words.</summary>
    IReadOnlyCollection<string> ShutProperties { get; }
}

/// <summary>A record that is never changed or deleted once saved: a fact, an issued report.</summary>
public interface IAppendOnly;

/// <summary>A guarded record whose saves tell no fact, because nothing has been said or decided yet: a draft.</summary>
public interface IUntold : IGuarded;
