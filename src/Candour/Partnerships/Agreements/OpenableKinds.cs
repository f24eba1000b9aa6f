using System.Reflection;
using Candour.Foundation.Access;
using Candour.Foundation.Storage;

namespace Candour.Partnerships.Agreements;

/// <summary>
/// The kinds of record that an agreement may open: those whose own room says so (<see cref="Opens.ByAgreement"/>).
/// A room that adds such a kind adds its two texts, "kind.&lt;key&gt;.name" and "kind.&lt;key&gt;.opens", and nothing here.
/// </summary>
public sealed class OpenableKinds(CandourDb db)
{
    /// <summary>Their keys, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Keys => field ??=
    [
        .. db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => typeof(IReached).IsAssignableFrom(t)).Distinct()
            .Select(KindOf).Where(k => k.Opens.HasFlag(Opens.ByAgreement)).Select(k => k.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static RecordKind KindOf(Type type) =>
        (RecordKind)type.GetProperty(nameof(IReached.Kind), BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)!.GetValue(null)!;
}

/// <summary>Who an agreement opens to, from the few to the many. Each lies within the next.</summary>
public static class Audiences
{
    /// <summary>The stored words, narrowest first.</summary>
    public static IReadOnlyList<string> All { get; } = [PartyKinds.Group, PartyKinds.Cluster, PartyKinds.Partnership];

    /// <summary>The narrower of two.</summary>
    public static string Narrower(string a, string b) => All[Math.Min(Rank(a), Rank(b))];

    /// <summary>How far it goes.</summary>
    public static int Rank(string audience) => All.ToList().IndexOf(audience);
}
