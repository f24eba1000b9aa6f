using System.Linq.Expressions;
using Candour.Foundation.Mail;
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
/// <param name="inCountsOnly">Only where rows are counted.</param>
internal sealed class ForgottenCondition(Type type, bool inCountsOnly = false) : IQueryExpressionInterceptor
{
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) =>
        inCountsOnly && queryExpression is not MethodCallExpression { Method.Name: nameof(Queryable.Count) }
            ? queryExpression
            : new Dropper(type).Visit(queryExpression);

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
                .OrderBy(n => n.Id)
                .Select(n => n.Described)
                .FirstAsync(cancellationToken);
            foreach (var mail in mails)
                mail.Property(m => m.Body).CurrentValue += $"\n{note}";
        }
        return result;
    }
}
