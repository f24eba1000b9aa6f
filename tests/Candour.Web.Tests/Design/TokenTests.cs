using System.Globalization;
using System.Text.RegularExpressions;
using Candour.Testing;

namespace Candour.Web.Tests.Design;

/// <summary>WCAG's contrast, measured on the tokens themselves: 4.5:1 for text, 3:1 for shapes.</summary>
public sealed partial class TokenTests
{
    private static readonly Dictionary<string, string> Tokens = Token()
        .Matches(File.ReadAllText(Repository.At("src", "Candour.Web", "Design", "styles", "_tokens.scss")))
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [Theory]
    [InlineData("ink", "paper")]
    [InlineData("ink", "card")]
    [InlineData("ink", "sand")]
    [InlineData("ink", "focus")]
    [InlineData("ink", "warn-2")]
    [InlineData("ink-2", "paper")]
    [InlineData("ink-2", "card")]
    [InlineData("ink-2", "sand")]
    [InlineData("ink-2", "school-2")]
    [InlineData("ink-2", "peers-2")]
    [InlineData("ink-2", "people-2")]
    [InlineData("ink-2", "data-2")]
    [InlineData("teal", "paper")]
    [InlineData("teal", "card")]
    [InlineData("teal", "sand")]
    [InlineData("teal", "teal-2")]
    [InlineData("teal", "peers-2")]
    [InlineData("teal", "people-2")]
    [InlineData("teal", "data-2")]
    [InlineData("card", "teal")]
    [InlineData("card", "ink")]
    [InlineData("focus", "ink")]
    [InlineData("school", "school-2")]
    [InlineData("peers", "peers-2")]
    [InlineData("people", "people-2")]
    [InlineData("people", "card")]
    [InlineData("data", "data-2")]
    public void Text_stands_out(string text, string ground) => Contrast(text, ground).ShouldBeGreaterThanOrEqualTo(4.5);

    [Theory]
    [InlineData("edge", "paper")]
    [InlineData("edge", "card")]
    [InlineData("ink", "focus")]
    public void Shapes_stand_out(string shape, string ground) => Contrast(shape, ground).ShouldBeGreaterThanOrEqualTo(3);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(Tokens[one]), Luminance(Tokens[other]));
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    private static double Luminance(string colour)
    {
        var hex = colour.Length == 3 ? string.Concat(colour.Select(c => $"{c}{c}")) : colour;
        var parts = Enumerable
            .Range(0, 3)
            .Select(i => int.Parse(hex.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= .04045 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4))
            .ToArray();
        return (.2126 * parts[0]) + (.7152 * parts[1]) + (.0722 * parts[2]);
    }

    [GeneratedRegex("--([a-z0-9-]+): #([0-9a-f]{3,6});")]
    private static partial Regex Token();
}
