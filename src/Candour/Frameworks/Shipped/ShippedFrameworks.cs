using System.Text.Json;

namespace Candour.Frameworks.Shipped;

/// <summary>The frameworks that come with the product, read from the files beside this one.</summary>
public static class ShippedFrameworks
{
    private const string Prefix = "Candour.Frameworks.Shipped.";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<ShippedFramework> All { get; } =
    [
        .. typeof(ShippedFrameworks).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>The framework of that key, which must be one of ours.</summary>
    public static ShippedFramework Find(string key) =>
        All.FirstOrDefault(framework => framework.Key == key)
        ?? throw new ArgumentException($"No framework called {key} comes with the product.", nameof(key));

    private static ShippedFramework Read(string name)
    {
        using var stream = typeof(ShippedFrameworks).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<ShippedFramework>(stream, Options)!;
    }
}
