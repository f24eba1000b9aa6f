using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Candour.Foundation.Keeping;

/// <summary>Every kind of record that the model holds, for the keeper's viewer.</summary>
public static class KindCatalogue
{
    /// <summary>The keeper: check-data, backup, migrate, import, a person's export and erasure.</summary>
    public static Viewer Keeper(IReadOnlyModel model) => Viewers.Keeper(Keys(model));

    /// <summary>The keys of all kinds.</summary>
    public static IReadOnlyCollection<string> Keys(IReadOnlyModel model) =>
        [.. model.GetEntityTypes().Select(t => Of(t.ClrType)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The key of a type's kind; null for a type that is no record.</summary>
    public static string? Of(Type type)
    {
        if (typeof(IReached).IsAssignableFrom(type))
            return ((RecordKind)type.GetProperty(nameof(IReached.Kind))!.GetValue(null)!).Key;
        return typeof(IGuarded).IsAssignableFrom(type) ? ((IGuarded)Activator.CreateInstance(type, nonPublic: true)!).RecordKind.Key : null;
    }
}
