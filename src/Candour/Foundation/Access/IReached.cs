namespace Candour.Foundation.Access;

/// <summary>A record whose rows pass through reach: the named query filter that every viewer's queries carry.</summary>
public interface IReached
{
    /// <summary>The record's key.</summary>
    Guid Id { get; }

    /// <summary>The party that owns it. It never changes.</summary>
    Guid OwnerId { get; }

    /// <summary>Its kind; static because the filter is made once for the type.</summary>
    static abstract RecordKind Kind { get; }
}
