using System.Reflection;
using Candour.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Candour.Foundation.PersonalData;

/// <summary>A stored property that is about a person.</summary>
/// <param name="Entity">The stored type; the containing one for a part of a document.</param>
/// <param name="Property">The property; for a part of a document the path to it.</param>
/// <param name="Mark">Whose it is, why, how long.</param>
/// <param name="IsPersonKey">Whether it holds the key of a person.</param>
/// <param name="IsColumn">Whether it is a column of its own, and so can be asked for in a query.</param>
public sealed record PersonalProperty(IReadOnlyEntityType Entity, string Property, PersonalAttribute Mark, bool IsPersonKey, bool IsColumn)
{
    /// <summary>The table.</summary>
    public string Table => Entity.GetTableName() ?? Entity.ShortName();
}

/// <summary>
/// What the model holds about people, made from the marks on its properties. The record of processing, a person's
/// export and their erasure all read this one map.
/// </summary>
public sealed class PersonalDataMap
{
    /// <summary>
    /// The sign-in tables are the framework's, so their marks stand here. A passkey, a token or an outside sign-in
    /// belongs to the account and goes with it.
    /// </summary>
    private static readonly Dictionary<Type, (string Key, PersonalAttribute Mark)> SignInTables = new()
    {
        [typeof(IdentityUserClaim<Guid>)] = ("UserId", Account("to know what somebody may do")),
        [typeof(IdentityUserLogin<Guid>)] = ("UserId", Account("to sign in through another service")),
        [typeof(IdentityUserToken<Guid>)] = ("UserId", Account("to sign in with a second step")),
        [typeof(IdentityUserPasskey<Guid>)] = ("UserId", Account("to sign in with a passkey")),
    };

    /// <summary>Properties of the framework's account that are about the person, unless the account itself marks them.</summary>
    private static readonly HashSet<string> AccountProperties =
    [
        "UserName",
        "NormalizedUserName",
        "Email",
        "NormalizedEmail",
        "PhoneNumber",
        "PasswordHash",
    ];

    private PersonalDataMap(IReadOnlyList<PersonalProperty> properties) => Properties = properties;

    /// <summary>Every personal property, by table.</summary>
    public IReadOnlyList<PersonalProperty> Properties { get; }

    /// <summary>Reads the map from a model.</summary>
    public static PersonalDataMap Of(IReadOnlyModel model) =>
        new([
            .. model
                .GetEntityTypes()
                .Where(t => !t.IsMappedToJson())
                .SelectMany(OfEntity)
                .OrderBy(p => p.Table, StringComparer.Ordinal)
                .ThenBy(p => p.Property, StringComparer.Ordinal),
        ]);

    /// <summary>The properties that hold keys of people, by stored type.</summary>
    public IEnumerable<IGrouping<IReadOnlyEntityType, PersonalProperty>> People =>
        Properties.Where(p => p.IsPersonKey).GroupBy(p => p.Entity);

    private static PersonalAttribute Account(string purpose) => new("account holder", purpose, Retention.Account);

    private static IEnumerable<PersonalProperty> OfEntity(IReadOnlyEntityType entity)
    {
        if (SignInTables.TryGetValue(entity.ClrType, out var table))
            return [new PersonalProperty(entity, table.Key, table.Mark, IsPersonKey: true, IsColumn: true)];
        var own = entity
            .GetProperties()
            .Select(p => (p.Name, Mark: MarkOf(entity.ClrType, p), Type: p.ClrType))
            .Where(p => p.Mark is not null)
            .Select(p => new PersonalProperty(
                entity,
                p.Name,
                p.Mark!,
                (Nullable.GetUnderlyingType(p.Type) ?? p.Type) == typeof(Guid),
                IsColumn: true
            ));
        return own.Concat(
            entity.GetNavigations().Where(n => n.TargetEntityType.IsMappedToJson()).SelectMany(n => OfDocument(entity, n, n.Name))
        );
    }

    private static IEnumerable<PersonalProperty> OfDocument(IReadOnlyEntityType entity, IReadOnlyNavigation document, string path)
    {
        var part = document.TargetEntityType;
        return part.GetProperties()
            .Select(p => (p.Name, Mark: MarkOf(part.ClrType, p)))
            .Where(p => p.Mark is not null)
            .Select(p => new PersonalProperty(entity, $"{path}.{p.Name}", p.Mark!, IsPersonKey: false, IsColumn: false))
            .Concat(part.GetNavigations().Where(n => !n.IsOnDependent).SelectMany(n => OfDocument(entity, n, $"{path}.{n.Name}")));
    }

    private static PersonalAttribute? MarkOf(Type type, IReadOnlyProperty property)
    {
        if (property.IsShadowProperty())
            return null;
        if (type.GetProperty(property.Name)?.GetCustomAttribute<PersonalAttribute>() is { } mark)
            return mark;
        return type == typeof(Account) && AccountProperties.Contains(property.Name) ? Account("to sign in and to be written to") : null;
    }
}
