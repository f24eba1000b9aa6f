using System.Reflection;
using System.Text.Json;

namespace Candour.Frameworks;

/// <summary>A framework that comes with Candour, to be taken over by a partnership.</summary>
public sealed record ShippedFramework(string Key, int Version, string Title, string Summary, IReadOnlyList<FrameworkArea> Areas)
{
    /// <summary>How many aspects it has.</summary>
    public int AspectCount => Areas.Sum(a => a.Aspects.Count);
}

/// <summary>The catalogue of frameworks that come with Candour: one file for each in <c>Shipped/</c>, found by its key.</summary>
public sealed class ShippedFrameworks
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, ShippedFramework> _byKey;

    public ShippedFrameworks()
        : this(Embedded()) { }

    internal ShippedFrameworks(IEnumerable<(string Name, string Json)> files) =>
        _byKey = files.Select(f => Read(f.Name, f.Json)).ToDictionary(f => f.Key, StringComparer.Ordinal);

    /// <summary>All, by title.</summary>
    public IReadOnlyList<ShippedFramework> All => [.. _byKey.Values.OrderBy(f => f.Title, StringComparer.Ordinal)];

    /// <summary>The one of this key; null when none comes with Candour.</summary>
    public ShippedFramework? Find(string key) => _byKey.GetValueOrDefault(key);

    private static IEnumerable<(string, string)> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.Contains(".Frameworks.Shipped.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }

    /// <summary>Reads one file; whatever is missing or stands twice is named, because a school would meet it as a hole in a page.</summary>
    internal static ShippedFramework Read(string name, string json)
    {
        var file = JsonSerializer.Deserialize<FrameworkFile>(json, Options) ?? throw new FormatException($"{name} is empty.");
        string Need(string? value, string what) =>
            string.IsNullOrWhiteSpace(value) ? throw new FormatException($"{name}: {what} is missing.") : value.Trim();
        var areas = (file.Areas ?? [])
            .Select(area => new FrameworkArea
            {
                Key = Need(area.Key, "the key of an area"),
                Title = Need(area.Title, $"the title of {area.Key}"),
                Summary = area.Summary?.Trim() ?? "",
                Aspects =
                [
                    .. (area.Aspects ?? []).Select(aspect => new FrameworkAspect
                    {
                        Key = Need(aspect.Key, $"the key of an aspect of {area.Key}"),
                        Title = Need(aspect.Title, $"the title of {aspect.Key}"),
                        Strong = Need(aspect.Strong, $"what is strong in {aspect.Key}"),
                        Prompts = [.. (aspect.Prompts ?? []).Select(prompt => Need(prompt, $"a prompt of {aspect.Key}"))],
                    }),
                ],
            })
            .ToList();
        if (areas.Count == 0 || areas.Exists(a => a.Aspects.Count == 0))
            throw new FormatException($"{name}: a framework has areas, and every area has aspects.");
        if (Twice(areas.Select(a => a.Key)) is { } area)
            throw new FormatException($"{name}: the area “{area}” stands twice.");
        if (Twice(areas.SelectMany(a => a.Aspects).Select(a => a.Key)) is { } aspect)
            throw new FormatException($"{name}: the aspect “{aspect}” stands twice.");
        return new ShippedFramework(
            Need(file.Key, "the key"),
            file.Version ?? 1,
            Need(file.Title, "the title"),
            file.Summary?.Trim() ?? "",
            areas
        );
    }

    private static string? Twice(IEnumerable<string> keys) =>
        keys.GroupBy(k => k, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;

    private sealed record FrameworkFile(string? Key, int? Version, string? Title, string? Summary, List<AreaFile>? Areas);

    private sealed record AreaFile(string? Key, string? Title, string? Summary, List<AspectFile>? Aspects);

    private sealed record AspectFile(string? Key, string? Title, string? Strong, List<string>? Prompts);
}
