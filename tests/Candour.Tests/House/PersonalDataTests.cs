using System.Reflection;
using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Candour.Foundation.Storage;
using Candour.Testing;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Candour.Tests.House;

/// <summary>Every stored property says whether it is about a person; the map of personal data is made from what it says.</summary>
public sealed class PersonalDataTests
{
    [Fact]
    public async Task StoredProperties_SayWhetherTheyArePersonal()
    {
        var properties = await PropertiesAsync();
        properties.Count.ShouldBeGreaterThan(50);

        properties.Where(p => p.GetCustomAttribute<PersonalAttribute>() is null && !IsMarkedNotPersonal(p)).Select(Name).ShouldBeEmpty();
    }

    [Fact]
    public async Task PersonalProperties_NameARetentionThatIsInTheTable()
    {
        var personal = (await PropertiesAsync()).Where(p => p.GetCustomAttribute<PersonalAttribute>() is not null).ToList();
        personal.Count.ShouldBeGreaterThan(3);

        foreach (var property in personal)
        {
            var mark = property.GetCustomAttribute<PersonalAttribute>()!;
            Retention.Days.Keys.ShouldContain(mark.Retention, Name(property));
            mark.Subject.ShouldNotBeNullOrWhiteSpace(Name(property));
            mark.Purpose.ShouldNotBeNullOrWhiteSpace(Name(property));
            property.GetCustomAttribute<NotPersonalAttribute>().ShouldBeNull($"{Name(property)} says both");
        }
    }

    private static bool IsMarkedNotPersonal(PropertyInfo property) =>
        property.GetCustomAttribute<NotPersonalAttribute>() is not null
        || property.ReflectedType!.GetCustomAttribute<NotPersonalAttribute>() is not null;

    private static string Name(PropertyInfo property) => $"{property.ReflectedType!.Name}.{property.Name}";

    /// <summary>Mapped properties of our own types, parts of records included. The sign-in tables of the framework are marked as a whole, where they are mapped.</summary>
    private static async Task<IReadOnlyList<PropertyInfo>> PropertiesAsync()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(DatabaseKind.Sqlite);
        await using var db = database.Open(Viewer.Nobody);
        return
        [
            .. db
                .Model.GetEntityTypes()
                .Where(type => type.ClrType.Assembly == typeof(CandourDb).Assembly)
                .SelectMany(type => type.GetProperties().Concat<IPropertyBase>(type.GetComplexProperties()))
                .Where(property => !property.IsShadowProperty() && property.PropertyInfo is not null)
                .Select(property => property.DeclaringType.ClrType.GetProperty(property.Name)!)
                .Distinct(),
        ];
    }
}
