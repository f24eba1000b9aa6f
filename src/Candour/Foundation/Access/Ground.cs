using System.Linq.Expressions;

namespace Candour.Foundation.Access;

/// <summary>
/// A reason for which somebody may read a record: a query condition, the same condition compiled as a predicate, the
/// roles that hold it, and a sentence. A room's rule is a union of grounds, and every search, count, feed, export,
/// mail and page goes through that union.
/// </summary>
/// <remarks>
/// A condition reads only the record's own columns and the viewer's own lists, so that it means the same in the
/// database and in memory.
/// </remarks>
public abstract class Ground<T>
    where T : class, IOwned
{
    /// <summary>The stable word: "author", "circle", "host-head"…</summary>
    public abstract string Key { get; }

    /// <summary>The key of the sentence that tells the reader why they see it.</summary>
    public string SentenceKey => $"ground.{Key}.why";

    /// <summary>The key of the words that name who holds it ("the head of the school").</summary>
    public string HoldersKey => $"ground.{Key}.who";

    /// <summary>The condition, for this viewer.</summary>
    public abstract Expression<Func<T, bool>> Condition(Viewer viewer);

    /// <summary>Whether anybody at all holds this ground for the record now (a note that is not handed in has no team ground).</summary>
    public virtual bool IsOpenFor(T record) => true;
}

/// <summary>The union of grounds for one kind of record.</summary>
public sealed class Rule<T>(params Ground<T>[] grounds)
    where T : class, IOwned
{
    /// <summary>The grounds.</summary>
    public IReadOnlyList<Ground<T>> Grounds { get; } = grounds;

    /// <summary>The condition: one ground holds.</summary>
    public Expression<Func<T, bool>> Condition(Viewer viewer)
    {
        if (viewer.ReadsAll(T.Kind.Key))
            return _ => true;
        var record = Expression.Parameter(typeof(T), "r");
        Expression? union = null;
        foreach (var ground in Grounds)
        {
            var condition = ground.Condition(viewer);
            var body = new Swap(condition.Parameters[0], record).Visit(condition.Body);
            union = union is null ? body : Expression.OrElse(union, body);
        }
        return Expression.Lambda<Func<T, bool>>(union ?? Expression.Constant(false), record);
    }

    /// <summary>The grounds on which this viewer may read this record.</summary>
    public IReadOnlyList<Ground<T>> Why(Viewer viewer, T record) => [.. Grounds.Where(g => g.Condition(viewer).Compile()(record))];

    /// <summary>Whether this viewer may read this record.</summary>
    public bool Allows(Viewer viewer, T record) => viewer.ReadsAll(T.Kind.Key) || Grounds.Any(g => g.Condition(viewer).Compile()(record));

    /// <summary>Who can see this record, as roles.</summary>
    public IReadOnlyList<Ground<T>> Holders(T record) => [.. Grounds.Where(g => g.IsOpenFor(record))];

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}

/// <summary>A ground given by its parts, for those that need no class of their own.</summary>
public sealed class GroundOf<T>(string key, Func<Viewer, Expression<Func<T, bool>>> condition, Func<T, bool>? isOpen = null) : Ground<T>
    where T : class, IOwned
{
    /// <summary>A ground that rests on some of the viewer's own ids; without any, it holds for nothing and costs nothing.</summary>
    public GroundOf(
        string key,
        Func<Viewer, IReadOnlyList<Guid>> ids,
        Func<IReadOnlyList<Guid>, Expression<Func<T, bool>>> condition,
        Func<T, bool>? isOpen = null
    )
        : this(key, viewer => ids(viewer) is { Count: > 0 } some ? condition(some) : _ => false, isOpen) { }

    /// <inheritdoc />
    public override string Key => key;

    /// <inheritdoc />
    public override Expression<Func<T, bool>> Condition(Viewer viewer) => condition(viewer);

    /// <inheritdoc />
    public override bool IsOpenFor(T record) => isOpen?.Invoke(record) ?? true;
}
