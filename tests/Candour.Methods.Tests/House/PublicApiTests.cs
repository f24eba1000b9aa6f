using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Candour.Methods.Tests.House;

/// <summary>What everybody who calls the methods may rely on, of every public type alike.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Library = typeof(Measured<>).Assembly;

    private static readonly IReadOnlyDictionary<string, XElement> Pages = XDocument
        .Load(Path.ChangeExtension(Library.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(m => m.Attribute("name")!.Value);

    private static IEnumerable<Type> Types => Library.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal);

    [Fact]
    public void Every_parameter_says_what_it_is()
    {
        var methods = Types.Where(t => !IsDelegate(t)).SelectMany(t => t.GetMethods(Declared)).Where(IsWritten).ToList();
        methods.Count.ShouldBeGreaterThan(80);

        var silent =
            from method in methods
            let page = PageOf(method)
            where page?.Element("inheritdoc") is null
            from parameter in method.GetParameters()
            where page?.Elements("param").Any(p => p.Attribute("name")?.Value == parameter.Name && p.Value.Trim().Length > 0) != true
            select $"{method.DeclaringType!.Name}.{method.Name}: {parameter.Name}";

        silent.ShouldBeEmpty();
    }

    [Fact]
    public void Every_part_of_a_record_says_what_it_is()
    {
        var silent =
            from type in Types
            where IsRecord(type) && type.GetConstructors().MaxBy(c => c.GetParameters().Length) is not null
            let page = Pages.GetValueOrDefault($"T:{NameOf(type)}")
            from parameter in type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters()
            where type.GetProperty(parameter.Name!) is not null
            let own = Pages.GetValueOrDefault($"P:{NameOf(type)}.{parameter.Name}")
            where
                own is null
                && page?.Elements("param").Any(p => p.Attribute("name")?.Value == parameter.Name && p.Value.Trim().Length > 0) != true
            select $"{type.Name}: {parameter.Name}";

        silent.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_method_refuses_it_says()
    {
        var silent =
            from method in Types.SelectMany(t => t.GetMethods(Declared)).Where(IsWritten)
            where method.IsStatic && IsAnswer(method.ReturnType) && method.GetParameters().Length > 0
            let page = PageOf(method)
            where
                page?.Element("inheritdoc") is null
                && page?.Element("returns") is null
                && page?.Element("summary")?.Value.Trim().Length < 20
            select $"{method.DeclaringType!.Name}.{method.Name}";

        silent.ShouldBeEmpty();
    }

    [Fact]
    public void Every_method_of_measurement_or_matching_names_its_source()
    {
        var silent =
            from type in Types
            where type.GetMethods(Declared).Any(m => m.IsStatic && IsWritten(m) && IsAnswer(m.ReturnType))
            where !Pages.Where(p => Belongs(p.Key, NameOf(type))).Any(p => p.Value.Value.Contains("Source", StringComparison.Ordinal))
            select type.Name;

        silent.ShouldBeEmpty("where a method comes from is said on its type or on one of its members: <remarks>Source: …</remarks>");
    }

    [Fact]
    public void Nothing_public_can_be_changed_from_outside()
    {
        var fields = Types.Where(t => !t.IsEnum).SelectMany(t => t.GetFields(Declared)).Where(f => !f.IsInitOnly && !f.IsLiteral);
        fields.Select(f => $"{f.DeclaringType!.Name}.{f.Name}").ShouldBeEmpty();

        var settable = Types.SelectMany(t => t.GetProperties(Declared)).Where(p => p.SetMethod is { IsPublic: true } set && !IsInit(set));
        settable.Select(p => $"{p.DeclaringType!.Name}.{p.Name}").ShouldBeEmpty();

        var shared = Types
            .SelectMany(t => t.GetProperties(Declared))
            .Where(p => p.GetMethod is { IsStatic: true } && p.PropertyType.IsArray)
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");
        shared.ShouldBeEmpty("an array is changed by whoever holds it");
    }

    [Fact]
    public void Whoever_may_wait_may_stop()
    {
        var searches = Types
            .SelectMany(t => t.GetMethods(Declared))
            .Where(m => m.IsStatic && m.ReturnType.Name.StartsWith("Answer`", StringComparison.Ordinal));

        searches
            .Where(m => m.GetParameters().All(p => p.ParameterType.Name != "Effort"))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}")
            .ShouldBeEmpty("a search takes an Effort: its seed, its limit in units of work, its progress and its cancellation");
    }

    /// <summary>Of a type or of a member of it.</summary>
    private static bool Belongs(string page, string type) =>
        page[2..] == type || page[2..].StartsWith(type + ".", StringComparison.Ordinal);

    private static bool IsAnswer(Type type) =>
        type.IsGenericType && type.Name.Split('`')[0] is "Measured" or "Estimated" or "Answer"
        || type.Name is "Suppression" or "AuditReport";

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(Delegate));

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    /// <summary>Not made by the compiler: what records have, and accessors.</summary>
    private static bool IsWritten(MethodInfo method) =>
        !method.IsSpecialName
        && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && method.Name is not ("Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$")
        && !IsDelegate(method.DeclaringType!);

    private static string NameOf(Type type) => type.FullName!.Split('[')[0].Replace('+', '.');

    // A page of a method begins with its name; of several of one name it is the one with these parameters.
    private static XElement? PageOf(MethodInfo method)
    {
        var begins = $"M:{NameOf(method.DeclaringType!)}.{method.Name}";
        var named = Pages
            .Where(p =>
                p.Key == begins
                || p.Key.StartsWith(begins + "(", StringComparison.Ordinal)
                || p.Key.StartsWith(begins + "`", StringComparison.Ordinal)
            )
            .Select(p => p.Value)
            .ToList();
        var names = method.GetParameters().Select(p => p.Name).ToHashSet();
        return named.Count <= 1
            ? named.FirstOrDefault()
            : named.FirstOrDefault(p => names.SetEquals(p.Elements("param").Select(e => e.Attribute("name")!.Value)))
                ?? named.FirstOrDefault(p => p.Element("inheritdoc") is not null);
    }
}
