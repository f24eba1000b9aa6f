using System.Globalization;
using System.Text.Json;
using Candour.Methods.Facets;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Facets;

/// <summary>The reference cases of the many-facet model.</summary>
internal static class FacetCases
{
    public static FacetRating[] Rows(JsonElement found) =>
        [
            .. File.ReadLines(ReferenceCases.File("facets", found.GetProperty("input").GetString()!))
                .Skip(1)
                .Select(l => l.Split(','))
                .Select(f => new FacetRating(f[0], f[1], f[2], int.Parse(f[3], CultureInfo.InvariantCulture))),
        ];

    public static (FacetRatings Ratings, JsonElement Expected) Read(string id, string figures)
    {
        var found = ReferenceCases.Case("facets", id);
        return (FacetRatings.Of(Rows(found)), found.GetProperty("expected").GetProperty(figures));
    }

    public static FacetRating[] Rows(string id) => Rows(ReferenceCases.Case("facets", id));

    public static double Number(this JsonElement figure, string name) => figure.GetProperty(name).GetDouble();

    public static double[] Numbers(this JsonElement figure, string name) =>
        [.. figure.GetProperty(name).EnumerateArray().Select(n => n.GetDouble())];
}
