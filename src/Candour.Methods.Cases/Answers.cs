using System.Text.Json.Nodes;

namespace Candour.Methods.Cases;

/// <summary>Figures as JSON: a value that is not there is null, with the reason beside it where there is room; never NaN.</summary>
internal static class Answers
{
    /// <summary>A number; null when it is not finite.</summary>
    public static JsonNode? Of(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    public static JsonNode? Of(double? value) => value is { } number ? Of(number) : null;

    public static JsonNode? Of(Measured<double> value) => value is Measured<double>.Found found ? Of(found.Value) : null;

    public static JsonArray Of(IEnumerable<double> values) => new([.. values.Select(Of)]);

    public static JsonArray Of(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);

    public static JsonArray Of(IEnumerable<int> values) => new([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);

    public static JsonArray Each<T>(IEnumerable<T> items, Func<T, JsonNode?> make) => new([.. items.Select(make)]);

    public static JsonArray Pair(double low, double high) => new(Of(low), Of(high));

    /// <summary>What is made of a value; where there is none, an object that says why.</summary>
    public static JsonNode? From<T>(Measured<T> value, Func<T, JsonNode?> make)
        where T : notnull => value is Measured<T>.Found found ? make(found.Value) : Why(((Measured<T>.None)value).Reason);

    /// <summary>No value, and why: { "value": null, "reason": "nothing-varies" }.</summary>
    public static JsonObject Why(NoMeasure reason) => new() { ["value"] = null, ["reason"] = Words(reason) };

    /// <summary>The name of one of several, as members are named by it: quadratic.</summary>
    public static string Name<T>(T one)
        where T : struct, Enum => one.ToString().ToLowerInvariant();

    /// <summary>A reason as words joined by dashes.</summary>
    public static string Words(NoMeasure reason) => Dashed(reason.ToString());

    /// <summary>A name as it stands in code, as words joined by dashes: MostVisits is most-visits.</summary>
    public static string Dashed(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : $"{c}"));
}
