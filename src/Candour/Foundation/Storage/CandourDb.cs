using System.Linq.Expressions;
using System.Reflection;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Storage;

/// <summary>
/// The database, seen by one viewer. It exposes no sets: a room's access is the only way to its records, and each
/// owned entity carries reach as a named query filter that reads this context's viewer. Contexts are not pooled:
/// a pooled one served the last person's rows to the next.
/// </summary>
public abstract class CandourDb(DbContextOptions options, ViewerScope scope, Time.Calendar calendar)
    : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>The name of the query filter that is the outer wall.</summary>
    public const string ReachFilter = "reach";

    /// <summary>The name of the query filter that hides what was taken back.</summary>
    public const string LiveFilter = "live";

    /// <summary>Who is asking. Throws when nobody said.</summary>
    public Viewer Viewer => scope.Viewer;

    /// <summary>Today in the place's zone, for memberships and grants in force.</summary>
    public DateOnly Today => calendar.Today;

    /// <inheritdoc />
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.IgnoreAny<RecordKind>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMilliseconds>();
        configurationBuilder.Properties<string>().HaveConversion<CleanText>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CandourDb).Assembly);
        foreach (var type in builder.Model.GetEntityTypes().Select(t => t.ClrType).Distinct().ToList())
            Shape(builder, type);
        Naming.Apply(builder.Model);
    }

    private static readonly MethodInfo ReachOf = typeof(CandourDb).GetMethod(
        nameof(Reach),
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;
    private static readonly MethodInfo LiveOf = typeof(CandourDb).GetMethod(nameof(Live), BindingFlags.Static | BindingFlags.NonPublic)!;

    private void Shape(ModelBuilder builder, Type type)
    {
        if (typeof(IGuarded).IsAssignableFrom(type) || typeof(IReached).IsAssignableFrom(type))
        {
            // A forged owner on an attached row finds no row to change: the stored owner is part of the condition.
            foreach (var fixedProperty in OwnerGuard.FixedProperties)
            {
                if (builder.Entity(type).Metadata.FindProperty(fixedProperty) is { } property && !property.IsPrimaryKey())
                    property.IsConcurrencyToken = true;
            }
        }
        if (typeof(IReached).IsAssignableFrom(type))
            builder.Entity(type).HasQueryFilter(ReachFilter, (LambdaExpression)ReachOf.MakeGenericMethod(type).Invoke(this, null)!);
        if (typeof(IWithdrawable).IsAssignableFrom(type))
            builder.Entity(type).HasQueryFilter(LiveFilter, (LambdaExpression)LiveOf.MakeGenericMethod(type).Invoke(null, null)!);
    }

    private static Expression<Func<T, bool>> Live<T>()
        where T : class, IWithdrawable => r => r.WithdrawnAt == null;

    /// <summary>
    /// The outer wall for one kind. Owners that the viewer stands inside of are a short list; everything wider is a
    /// semi-join by the viewer's groups, never a list of owners, so that it costs the same in a nation as in a town.
    /// </summary>
    private Expression<Func<T, bool>> Reach<T>()
        where T : class, IReached
    {
        var kind = T.Kind.Key;
        Expression<Func<T, bool>> reach = r => Viewer.ReadsAll(kind) || Viewer.OwnIds.Contains(r.OwnerId);
        if (typeof(IOfReview).IsAssignableFrom(typeof(T)))
            reach = Or(reach, r => Viewer.OwnIds.Contains(EF.Property<Guid?>(r, nameof(IOfReview.ReviewId))!.Value));
        if (T.Kind.Opens.HasFlag(Opens.ToMembersOfOwner))
            reach = Or(reach, r => Viewer.GroupIds.Contains(r.OwnerId));
        if (T.Kind.Opens.HasFlag(Opens.ToGroupsOfOwner))
        {
            reach = Or(
                reach,
                r =>
                    Set<Membership>()
                        .Any(m =>
                            m.PartyId == r.OwnerId
                            && Viewer.GroupIds.Contains(m.GroupId)
                            && m.From <= Today
                            && (m.To == null || m.To >= Today)
                        )
            );
        }
        if (T.Kind.Opens.HasFlag(Opens.ByAgreement))
        {
            // What a school may open to many it may open to one. A grant of anything else opens nothing.
            reach = Or(reach, Granted<T>());
            reach = Or(
                reach,
                r =>
                    Set<Membership>()
                        .Any(m =>
                            m.PartyId == r.OwnerId
                            && Viewer.GroupIds.Contains(m.GroupId)
                            && m.From <= Today
                            && (m.To == null || m.To >= Today)
                            && Set<Opening>()
                                .Any(o =>
                                    o.OwnerId == r.OwnerId
                                    && o.Opened == kind
                                    && o.Audience == m.Kind
                                    && o.EndedAt == null
                                    && (o.PartnershipId == m.OwnerId || o.PartnershipId == m.GroupId)
                                )
                        )
            );
        }
        if (T.Kind.Opens.HasFlag(Opens.Published))
            reach = Or(reach, r => EF.Property<DateTime?>(r, nameof(IPublished.PublishedAt)) != null);
        return typeof(IOfReview).IsAssignableFrom(typeof(T)) ? And(reach, NotWalled<T>()) : reach;
    }

    /// <summary>
    /// What came from a review that a conflict walls the viewer off from stays shut to them, whoever opened it to others.
    /// What their own school owns is theirs.
    /// </summary>
    private Expression<Func<T, bool>> NotWalled<T>()
        where T : class, IReached =>
        r =>
            !Viewer.WalledIds.Contains(EF.Property<Guid?>(r, nameof(IOfReview.ReviewId)) ?? Guid.Empty)
            || Viewer.OwnIds.Contains(r.OwnerId);

    /// <summary>A grant of the owner's to one of the viewer's appointments, in force today: the same words in reach and in the ground "granted".</summary>
    public Expression<Func<T, bool>> Granted<T>()
        where T : class, IReached
    {
        var kind = T.Kind.Key;
        return r =>
            Set<Grant>()
                .Any(g =>
                    g.RecordId == r.Id
                    && g.RecordKindKey == kind
                    && g.OwnerId == r.OwnerId
                    && g.EndedAt == null
                    && g.Until >= Today
                    && Viewer.AppointmentIds.Contains(g.AppointmentId)
                );
    }

    /// <summary>
    /// What owners opened by agreement to groups: the same words in reach (all groups of the viewer) and in the ground
    /// "agreement" (groups in which the viewer leads).
    /// </summary>
    public Expression<Func<T, bool>> Agreed<T>(IReadOnlyList<Guid> groups)
        where T : class, IReached
    {
        var kind = T.Kind.Key;
        return r =>
            Set<Membership>()
                .Any(m =>
                    m.PartyId == r.OwnerId
                    && groups.Contains(m.GroupId)
                    && m.From <= Today
                    && (m.To == null || m.To >= Today)
                    && Set<Opening>()
                        .Any(o =>
                            o.OwnerId == r.OwnerId
                            && o.Opened == kind
                            && o.Audience == m.Kind
                            && o.EndedAt == null
                            && (o.PartnershipId == m.OwnerId || o.PartnershipId == m.GroupId)
                        )
                );
    }

    private static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(left.Body, Moved(right, left.Parameters[0])), left.Parameters);

    private static Expression<Func<T, bool>> And<T>(Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        Expression.Lambda<Func<T, bool>>(Expression.AndAlso(left.Body, Moved(right, left.Parameters[0])), left.Parameters);

    private static Expression Moved<T>(Expression<Func<T, bool>> condition, ParameterExpression onto) =>
        new Swap(condition.Parameters[0], onto).Visit(condition.Body);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}

/// <summary>The database as a SQLite file.</summary>
public sealed class SqliteCandourDb(DbContextOptions<SqliteCandourDb> options, ViewerScope scope, Time.Calendar calendar)
    : CandourDb(options, scope, calendar);

/// <summary>The database on PostgreSQL.</summary>
public sealed class PostgreSqlCandourDb(DbContextOptions<PostgreSqlCandourDb> options, ViewerScope scope, Time.Calendar calendar)
    : CandourDb(options, scope, calendar);
