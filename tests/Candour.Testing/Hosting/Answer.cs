using System.Net;
using System.Text.RegularExpressions;

namespace Candour.Testing;

/// <summary>What a request was answered with.</summary>
public sealed record Answer(string Path, HttpStatusCode Status, string? Location, string Body, IReadOnlyDictionary<string, string> Headers)
{
    private IReadOnlyList<HtmlForm>? _forms;

    /// <summary>The forms of the page.</summary>
    public IReadOnlyList<HtmlForm> Forms => _forms ??= HtmlForm.AllOf(Body);

    /// <summary>An antiforgery token, from any form of the page.</summary>
    public string? Token => Forms.SelectMany(f => f.Fields).Where(f => f.Name == HtmlForm.TokenField).Select(f => f.Value).FirstOrDefault();

    /// <summary>The page as somebody reads it: no tags, no doubled spaces.</summary>
    public string Text =>
        Regex
            .Replace(
                WebUtility.HtmlDecode(
                    Regex.Replace(Regex.Replace(Body, "<(script|style)[^>]*>.*?</\\1>", " ", RegexOptions.Singleline), "<[^>]*>", " ")
                ),
                "\\s+",
                " "
            )
            .Trim();

    /// <summary>The title of the page.</summary>
    public string Title =>
        WebUtility.HtmlDecode(Regex.Match(Body, "<title[^>]*>(.*?)</title>", RegexOptions.Singleline).Groups[1].Value.Trim());

    /// <summary>The places that the page links to.</summary>
    public IReadOnlyList<string> Links =>
        [.. Regex.Matches(Body, "<a\\s[^>]*?href=\"([^\"]*)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];

    /// <inheritdoc />
    public override string ToString() => $"{(int)Status} {Path}{(Location is null ? "" : $" → {Location}")}\n{Text}";

    internal static async Task<Answer> ReadAsync(string path, HttpResponseMessage response) =>
        new(
            path,
            response.StatusCode,
            response.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString) : null,
            await response.Content.ReadAsStringAsync(),
            response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase)
        );
}

/// <summary>A form of a page, as a browser would send it untouched.</summary>
public sealed partial record HtmlForm(string Action, string Method, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>The name of the antiforgery token's field.</summary>
    public const string TokenField = "__RequestVerificationToken";

    /// <summary>Whether it is posted.</summary>
    public bool IsPost => Method.Equals("post", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it has a field of this name.</summary>
    public bool Has(string name) => Fields.Any(f => f.Name == name);

    /// <summary>Its fields with what was typed put in their place.</summary>
    public (string Name, string Value)[] With(params (string Name, string Value)[] typed) =>
        [.. Fields.Where(f => typed.All(t => t.Name != f.Name)), .. typed];

    /// <summary>The forms of a text.</summary>
    public static IReadOnlyList<HtmlForm> AllOf(string html) =>
        [.. Form().Matches(html).Select(m => Read(m.Groups[1].Value, m.Groups[2].Value))];

    private static HtmlForm Read(string tag, string inside)
    {
        var fields = new List<(string, string)>();
        foreach (Match match in Input().Matches(inside))
        {
            var attributes = match.Groups[1].Value;
            if (Attribute(attributes, "name") is not { Length: > 0 } name || Has(attributes, "disabled"))
                continue;
            var type = Attribute(attributes, "type") ?? "text";
            if (type is "submit" or "button" or "file" or "image" || (type is "checkbox" or "radio" && !Has(attributes, "checked")))
                continue;
            fields.Add((name, Attribute(attributes, "value") ?? (type is "checkbox" or "radio" ? "on" : "")));
        }
        foreach (Match match in TextArea().Matches(inside))
        {
            // A browser drops one line end at the start of a text area.
            var value = WebUtility.HtmlDecode(match.Groups[2].Value);
            if (Attribute(match.Groups[1].Value, "name") is { Length: > 0 } name)
                fields.Add(
                    (
                        name,
                        value.StartsWith('\n') ? value[1..]
                        : value.StartsWith("\r\n", StringComparison.Ordinal) ? value[2..]
                        : value
                    )
                );
        }
        foreach (Match match in Select().Matches(inside))
        {
            var options = Option().Matches(match.Groups[2].Value);
            var chosen = options.FirstOrDefault(o => Has(o.Groups[1].Value, "selected")) ?? options.FirstOrDefault();
            if (chosen is not null && Attribute(match.Groups[1].Value, "name") is { Length: > 0 } name)
                fields.Add((name, Attribute(chosen.Groups[1].Value, "value") ?? WebUtility.HtmlDecode(chosen.Groups[2].Value.Trim())));
        }
        return new(Attribute(tag, "action") ?? "", Attribute(tag, "method") ?? "get", fields);
    }

    private static bool Has(string attributes, string name) =>
        Regex.IsMatch(Quoted().Replace(attributes, "\"\""), $"(?:^|\\s){name}(?:\\s|=|/|$)");

    private static string? Attribute(string attributes, string name)
    {
        var match = Regex.Match(attributes, $"(?:^|\\s){name}\\s*=\\s*\"([^\"]*)\"");
        return match.Success ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
    }

    [GeneratedRegex("<form\\b((?:[^>\"]|\"[^\"]*\")*)>(.*?)</form>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    [GeneratedRegex("<input\\b((?:[^>\"]|\"[^\"]*\")*)>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Input();

    [GeneratedRegex("<textarea\\b((?:[^>\"]|\"[^\"]*\")*)>(.*?)</textarea>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex TextArea();

    [GeneratedRegex("<select\\b((?:[^>\"]|\"[^\"]*\")*)>(.*?)</select>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Select();

    [GeneratedRegex("<option\\b((?:[^>\"]|\"[^\"]*\")*)>(.*?)</option>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Option();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
