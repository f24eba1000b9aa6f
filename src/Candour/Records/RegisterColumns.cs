using System.Globalization;
using System.Reflection;

namespace Candour.Records;

/// <summary>Ties the fields of the register to the properties of <see cref="RegisterEntry"/>, and their canonical text to stored values.</summary>
public static class RegisterColumns
{
    private static readonly PropertyInfo[] Properties =
    [
        .. RegisterField.All.Select(f =>
            typeof(RegisterEntry).GetProperty(Pascal(f.Key))
            ?? throw new InvalidOperationException($"RegisterEntry has no property for {f.Key}.")
        ),
    ];

    /// <summary>The property a field is stored in.</summary>
    public static PropertyInfo Of(RegisterField field) => Properties[field.Ordinal];

    /// <summary>The stored value of a canonical text.</summary>
    public static object? Stored(RegisterField field, string? text)
    {
        if (text is null)
            return null;
        return field.Kind switch
        {
            FieldKind.Date => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            FieldKind.Count or FieldKind.Age or FieldKind.Coordinate => int.Parse(text, CultureInfo.InvariantCulture),
            FieldKind.Percent => double.Parse(text, CultureInfo.InvariantCulture),
            _ => text,
        };
    }

    /// <summary>The canonical text of a stored value.</summary>
    public static string? Text(object? value) =>
        value switch
        {
            null => null,
            string text => text,
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            double share => share.ToString("R", CultureInfo.InvariantCulture),
            int number => number.ToString(CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException($"The register holds no {value.GetType().Name}."),
        };

    /// <summary>A set of withheld figures as it is stored.</summary>
    public static string? WithheldText(ulong fields) => fields == 0 ? null : string.Join(' ', RegisterField.In(fields).Select(f => f.Key));

    /// <summary>A stored set of withheld figures.</summary>
    public static ulong WithheldSet(string? text)
    {
        var set = 0UL;
        foreach (var key in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            set |= RegisterField.All.FirstOrDefault(f => f.Key == key)?.Bit ?? 0;
        return set;
    }

    private static string Pascal(string key) => string.Concat(key.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}
