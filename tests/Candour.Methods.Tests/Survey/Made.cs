namespace Candour.Methods.Tests.Survey;

/// <summary>Data made up from a seed.</summary>
internal static class Made
{
    /// <summary>A standard normal number.</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Answers from 1 to 5 of people who differ in one thing.</summary>
    public static double?[,] Answers(int people, int items, int seed)
    {
        var random = new Random(seed);
        var answers = new double?[people, items];
        for (var i = 0; i < people; i++)
        {
            var person = random.Normal();
            for (var j = 0; j < items; j++)
                answers[i, j] = Math.Clamp(Math.Round(3 + (0.5 + 0.1 * j) * person + 0.8 * random.Normal()), 1, 5);
        }
        return answers;
    }

    /// <summary>Scores of schools of several sizes.</summary>
    public static double[][] Groups(int count, double between, int seed)
    {
        var random = new Random(seed);
        double[] Group()
        {
            var school = between * random.Normal();
            return [.. Enumerable.Range(0, random.Next(5, 45)).Select(_ => school + random.Normal())];
        }
        return [.. Enumerable.Range(0, count).Select(_ => Group())];
    }

    /// <summary>The numbers from 0 in some order.</summary>
    public static int[] Order(int count, int seed)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new Random(seed).Shuffle(order);
        return order;
    }

    public static T[] In<T>(this IReadOnlyList<T> values, int[] order) => [.. order.Select(i => values[i])];
}
