using System.Linq.Expressions;
using System.Reflection;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Candour.Foundation.PersonalData;

/// <summary>A row that is about a person, and as what: the properties that lead to them.</summary>
internal sealed record PersonRow(object Row, IReadOnlyEntityType Entity, IReadOnlyList<PersonalProperty> Links)
{
    /// <summary>The personal texts of the row that are this person's: those with the same subject as a property that leads to them.</summary>
    public IEnumerable<PersonalProperty> TextsIn(PersonalDataMap map)
    {
        var subjects = Links.Select(l => l.Mark.Subject).ToHashSet(StringComparer.Ordinal);
        return map.Properties.Where(p => p.Entity == Entity && p.IsColumn && !p.IsPersonKey && subjects.Contains(p.Mark.Subject));
    }
}

/// <summary>A place where somebody's name stands in what others wrote.</summary>
/// <param name="Table">The table.</param>
/// <param name="Property">The property.</param>
/// <param name="Id">The row.</param>
/// <param name="OwnerId">Who owns it, and so decides.</param>
public sealed record Mention(string Table, string Property, string Id, Guid? OwnerId);

/// <summary>Finds, through the map, the rows of every room that lead to a person, and those that name them.</summary>
internal sealed class PersonRows(CandourDb db)
{
    private static readonly MethodInfo RowsOf = typeof(PersonRows).GetMethod(
        nameof(ListAsync),
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    public PersonalDataMap Map { get; } = PersonalDataMap.Of(db.Model);

    /// <summary>The rows that hold the person's key, or their address where the row has no key to hold.</summary>
    public async Task<IReadOnlyList<PersonRow>> OfAsync(Guid person, IReadOnlyCollection<string> addresses, CancellationToken cancel)
    {
        List<PersonRow> found = [];
        foreach (var entity in Map.Properties.Select(p => p.Entity).Distinct())
        {
            var keys = Map.Properties.Where(p => p.Entity == entity && p.IsPersonKey).ToList();
            var passing = Map
                .Properties.Where(p => p.Entity == entity && p.IsColumn && !p.IsPersonKey && p.Mark.Retention == Retention.Passing)
                .ToList();
            var own =
                entity.ClrType == typeof(Party) || entity.ClrType == typeof(Account)
                    ? Map.Properties.Where(p => p.Entity == entity && !p.IsPersonKey).ToList()
                    : [];
            var row = Expression.Parameter(entity.ClrType, "r");
            List<Expression> conditions =
            [
                .. keys.Select(k => Equal(row, entity, k.Property, person)),
                .. own.Count > 0 ? [Equal(row, entity, "Id", person)] : Array.Empty<Expression>(),
                .. from p in passing from address in addresses select Equal(row, entity, p.Property, address),
            ];
            foreach (var match in await QueryAsync(entity, row, conditions, cancel))
            {
                var links = keys.Where(k => Equals(Value(match, k), person))
                    .Concat(own)
                    .Concat(
                        passing.Where(p => Value(match, p) is string text && addresses.Contains(text, StringComparer.OrdinalIgnoreCase))
                    );
                found.Add(new PersonRow(match, entity, [.. links]));
            }
        }
        return found;
    }

    /// <summary>The rows whose personal texts hold one of these words.</summary>
    public async Task<IReadOnlyList<(object Row, PersonalProperty Property)>> NamingAsync(
        IReadOnlyCollection<string> words,
        CancellationToken cancel
    )
    {
        List<(object, PersonalProperty)> found = [];
        foreach (
            var property in Map.Properties.Where(p =>
                p.IsColumn && !p.IsPersonKey && p.Entity.FindProperty(p.Property)!.ClrType == typeof(string)
            )
        )
        {
            var row = Expression.Parameter(property.Entity.ClrType, "r");
            List<Expression> conditions = [.. words.SelectMany(word => Contains(row, property.Property, word))];
            found.AddRange((await QueryAsync(property.Entity, row, conditions, cancel)).Select(match => (match, property)));
        }
        return found;
    }

    public object? Value(object row, PersonalProperty property) => db.Entry(row).Property(property.Property).CurrentValue;

    /// <summary>Where a row is, in words that hold no content.</summary>
    public Mention At(object row, PersonalProperty property)
    {
        var entry = db.Entry(row);
        var key = string.Join(" ", entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue));
        return new Mention(property.Table, property.Property, key, (row as IGuarded)?.OwnerId ?? (row as IReached)?.OwnerId);
    }

    private async Task<IReadOnlyList<object>> QueryAsync(
        IReadOnlyEntityType entity,
        ParameterExpression row,
        List<Expression> conditions,
        CancellationToken cancel
    )
    {
        if (conditions.Count == 0)
            return [];
        var condition = Expression.Lambda(conditions.Aggregate(Expression.OrElse), row);
        return await (Task<IReadOnlyList<object>>)RowsOf.MakeGenericMethod(entity.ClrType).Invoke(this, [condition, cancel])!;
    }

    private async Task<IReadOnlyList<object>> ListAsync<T>(Expression<Func<T, bool>> condition, CancellationToken cancel)
        where T : class => [.. await db.Set<T>().IgnoreQueryFilters([CandourDb.LiveFilter]).Where(condition).ToListAsync(cancel)];

    private static BinaryExpression Equal(ParameterExpression row, IReadOnlyEntityType entity, string property, object value)
    {
        var type = entity.FindProperty(property)!.ClrType;
        var column = Expression.Call(typeof(EF), nameof(EF.Property), [type], row, Expression.Constant(property));
        return Expression.Equal(column, Expression.Constant(value, type));
    }

    private static IEnumerable<Expression> Contains(ParameterExpression row, string property, string word)
    {
        var column = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(string)], row, Expression.Constant(property));
        var contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
        var lower = typeof(string).GetMethod(nameof(string.ToLower), Type.EmptyTypes)!;
        // As it is written, for letters that a database does not know how to lower; and in any case, for those it does.
        yield return Expression.Call(column, contains, Expression.Constant(word));
        yield return Expression.Call(Expression.Call(column, lower), contains, Expression.Constant(word.ToLowerInvariant()));
    }
}
