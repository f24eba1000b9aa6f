using System.Collections;
using System.Reflection;
using System.Text.Json;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.Foundation.Access;

/// <summary>Makes and reads records of any type in the model, by reflection.</summary>
internal static class AnyRecord
{
    private const BindingFlags Everywhere = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>A record with something in every column that wants something.</summary>
    public static object Filled(Type type)
    {
        var record = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (var property in type.GetProperties(Everywhere).Where(p => p.SetMethod is not null && p.GetIndexParameters().Length == 0))
        {
            if (ValueOf(property) is { } value)
                property.SetValue(record, value);
        }
        return record;
    }

    /// <summary>Sets a property that the type has; others are left alone.</summary>
    public static void Set(object record, string name, object value)
    {
        if (record.GetType().GetProperty(name, Everywhere) is { SetMethod: not null } property)
            property.SetValue(record, value);
    }

    /// <summary>A list with one part in it, for a list of a record.</summary>
    public static object ListOf(object record, string name)
    {
        var type = record.GetType().GetProperty(name, Everywhere)!.PropertyType;
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GetGenericArguments()[0]))!;
        list.Add(Filled(type.GetGenericArguments()[0]));
        return list;
    }

    /// <summary>The stored row of a record, past every wall and untracked.</summary>
    public static object Only(CandourDb db, Type type, object record) =>
        Rows(db, type).Single(r => Equals(KeyOf(db, type, r), KeyOf(db, type, record)));

    /// <summary>All rows of a type as text, to tell whether one was changed.</summary>
    public static string Written(CandourDb db, Type type) =>
        string.Join('\n', Rows(db, type).Select(r => JsonSerializer.Serialize(r, type)).Order(StringComparer.Ordinal));

    /// <summary>How many rows this context's viewer reaches.</summary>
    public static Task<int> CountAsync(CandourDb db, Type type) =>
        (Task<int>)Method(nameof(CountOfAsync)).MakeGenericMethod(type).Invoke(null, [db])!;

    private static Task<int> CountOfAsync<T>(CandourDb db)
        where T : class => db.Set<T>().CountAsync();

    private static object KeyOf(CandourDb db, Type type, object record) =>
        db.Model.FindEntityType(type)!.FindPrimaryKey()!.Properties[0].PropertyInfo!.GetValue(record)!;

    private static List<object> Rows(CandourDb db, Type type) =>
        (List<object>)Method(nameof(RowsOf)).MakeGenericMethod(type).Invoke(null, [db])!;

    private static List<object> RowsOf<T>(CandourDb db)
        where T : class => [.. db.Set<T>().IgnoreQueryFilters().AsNoTracking()];

    private static MethodInfo Method(string name) => typeof(AnyRecord).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;

    private static object? ValueOf(PropertyInfo property)
    {
        var type = property.PropertyType;
        // What may be empty stays empty: not withdrawn, not ended, not yet published.
        if (
            Nullable.GetUnderlyingType(type) is not null
            || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable
        )
            return null;
        return type switch
        {
            _ when type == typeof(Guid) => Guid.NewGuid(),
            _ when type == typeof(string) => "words",
            _ when type == typeof(DateTime) => new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 2),
            _ when type == typeof(byte[]) => new byte[] { 1 },
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(List<>) => Activator.CreateInstance(type),
            { IsEnum: false, IsValueType: false } when type.Namespace?.StartsWith("Candour", StringComparison.Ordinal) == true => property
                .GetMethod!
                .IsStatic
            || type == typeof(Candour.Foundation.Access.RecordKind)
                ? null
                : Filled(type),
            _ => null,
        };
    }
}
