using System.Globalization;

namespace Candour.Web.Design.Charts;

/// <summary>
/// Drawing in per cent across and em down, without a viewBox: shapes stretch with the screen, letters keep the size
/// the reader chose. In languages that run from right to left the whole is mirrored.
/// </summary>
internal readonly struct Canvas(bool mirrored, double left = 3, double right = 97)
{
    /// <summary>Where a fraction of the width lies.</summary>
    public string X(double fraction) => Percent(At(fraction));

    /// <summary>Where a bar between two fractions begins.</summary>
    public string Start(double from, double to) => Percent(Math.Min(At(from), At(to)));

    /// <summary>How wide a bar between two fractions is.</summary>
    public string Width(double from, double to) => Percent(Math.Abs(At(to) - At(from)));

    /// <summary>Letters near an edge lean inwards.</summary>
    public static string Anchor(double fraction, double room = .12) =>
        fraction < room ? "start"
        : fraction > 1 - room ? "end"
        : "middle";

    public static string Em(double em) => $"{Number(em)}em";

    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double percent) => $"{Number(percent)}%";

    private double At(double fraction)
    {
        var at = left + (fraction * (right - left));
        return mirrored ? 100 - at : at;
    }
}
