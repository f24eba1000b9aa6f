using System.Linq.Expressions;
using Candour.Foundation.Mail;
using Candour.Partnerships;
using Candour.PeerReview.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;

namespace Candour.Web.Tests.Canary;

/// <summary>
/// What it looks like when somebody forgets a condition: the first one on a kind of row, and the wall behind it, are
/// dropped from queries. It is given to a test's own host; the product has nothing of the sort to switch on.
/// </summary>
/// <param name="type">The kind of row.</param>
/// <param name="where">The queries in which it is forgotten.</param>
internal sealed class ForgottenCondition(Type type, Func<Expression, bool> where) : IQueryExpressionInterceptor
{
    public static bool Anywhere(Expression query) => true;

    /// <summary>Only where rows are counted.</summary>
    public static bool InCounts(Expression query) => query is MethodCallExpression { Method.Name: nameof(Queryable.Count) };

    /// <summary>Only where somebody searches for a name.</summary>
    public static bool InSearches(Expression query) => query.ToString().Contains($".{nameof(Party.SearchKey)}.", StringComparison.Ordinal);

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) =>
        where(queryExpression) ? new Dropper(type).Visit(queryExpression) : queryExpression;

    private sealed class Dropper(Type type) : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (
                node.Method.Name == nameof(Queryable.Where)
                && node.Method.DeclaringType == typeof(Queryable)
                && node.Method.GetGenericArguments()[0] == type
                && Root(node.Arguments[0]) is { } root
            )
                return Expression.Call(
                    typeof(EntityFrameworkQueryableExtensions),
                    nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters),
                    [type],
                    root
                );
            return base.VisitMethodCall(node);
        }

        private static Expression? Root(Expression source) =>
            source switch
            {
                EntityQueryRootExpression => source,
                MethodCallExpression { Method.Name: nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters) } call => Root(
                    call.Arguments[0]
                ),
                _ => null,
            };
    }
}

/// <summary>
/// A list of what somebody wrote that takes everybody's notes for theirs. A condition forgotten there would not be
/// enough: an export looks at each row again before it gives its words.
/// </summary>
internal sealed class NotesOfAnybody : IQueryExpressionInterceptor, IMaterializationInterceptor
{
    private Guid? _person;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        var finder = new OwnNotes();
        var query = finder.Visit(queryExpression);
        _person = finder.Person ?? _person;
        return query;
    }

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (entity is VisitNote && _person is { } person)
            typeof(VisitNote).GetProperty(nameof(VisitNote.AuthorId))!.SetValue(entity, person);
        return entity;
    }

    /// <summary>Opens a list of the notes of one author to those of all.</summary>
    private sealed class OwnNotes : ExpressionVisitor
    {
        public Guid? Person { get; private set; }

        protected override Expression VisitBinary(BinaryExpression node)
        {
            if (
                node
                    is { NodeType: ExpressionType.Equal, Left: MethodCallExpression call, Right: ConstantExpression { Value: Guid person } }
                && call.Arguments is [{ } row, ConstantExpression { Value: nameof(VisitNote.AuthorId) }]
                && row.Type == typeof(VisitNote)
            )
            {
                Person = person;
                return Expression.Constant(true);
            }
            return base.VisitBinary(node);
        }
    }
}

/// <summary>A mail that quotes a note nobody looked up through its ground.</summary>
internal sealed class TalkativeMail : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var mails = eventData.Context!.ChangeTracker.Entries<OutMail>().Where(e => e.State == EntityState.Added).ToList();
        if (mails.Count > 0)
        {
            var note = await eventData
                .Context.Set<VisitNote>()
                .IgnoreQueryFilters()
                .Select(n => n.Described)
                .Where(words => words.Contains("kz"))
                .OrderBy(words => words)
                .FirstAsync(cancellationToken);
            foreach (var mail in mails)
                mail.Property(m => m.Body).CurrentValue += $"\n{note}";
        }
        return result;
    }
}
