using System.Globalization;

namespace Candour.Bench.Methods;

/// <summary>Numbers from a seed, for data of the shapes that are demanded.</summary>
internal static class Draws
{
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Normals(this Random random, int count, double spread) =>
        [.. Enumerable.Range(0, count).Select(_ => spread * random.Normal())];

    /// <summary>So many different numbers below a limit.</summary>
    public static int[] Some(this Random random, int count, int limit)
    {
        int[] all = [.. Enumerable.Range(0, limit)];
        random.Shuffle(all);
        return all[..count];
    }

    /// <summary>A name that sorts as its number does.</summary>
    public static string Named(char letter, int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}{number:00000}");

    /// <summary>Schools on a plane, and how far each is from each.</summary>
    public static double[,] Distances(this Random random, int count, double side)
    {
        var at = Enumerable.Range(0, count).Select(_ => (X: side * random.NextDouble(), Y: side * random.NextDouble())).ToArray();
        var far = new double[count, count];
        for (var i = 0; i < count; i++)
        for (var j = 0; j < count; j++)
            far[i, j] = Math.Sqrt(Math.Pow(at[i].X - at[j].X, 2) + Math.Pow(at[i].Y - at[j].Y, 2));
        return far;
    }
}
