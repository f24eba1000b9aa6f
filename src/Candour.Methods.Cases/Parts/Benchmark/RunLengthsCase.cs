using System.Text.Json.Nodes;
using Candour.Methods.Benchmark;

namespace Candour.Methods.Cases.Parts.Benchmark;

/// <summary>Charts and shifts: how long they run on average, and the limits that run so long.</summary>
internal static class RunLengthsCase
{
    public static bool Is(CaseJson input) => Kinds.Any(k => input.Find(k) is not null);

    private static string[] Kinds => ["cusum", "ewma", "cusum_thresholds"];

    public static JsonObject Answer(CaseJson input)
    {
        var answer = new JsonObject();
        if (input.Find("cusum") is { } cusum)
            answer["cusum"] = Answers.Each(cusum.Items, Sums);
        if (input.Find("ewma") is { } ewma)
            answer["ewma"] = Answers.Each(ewma.Items, Average);
        if (input.Find("cusum_thresholds") is { } limits)
            answer["cusum_thresholds"] = Answers.Each(limits.Items, Limits);
        return answer;
    }

    private static JsonObject Sums(CaseJson asked)
    {
        var (k, h, shift) = (Between(asked["k"], 0, 10), Between(asked["h"], 1e-6, 10), Between(asked["shift"], -10, 10));
        var chart = new Cusum(k, h);
        return new()
        {
            ["k"] = k,
            ["h"] = h,
            ["shift"] = shift,
            ["one_sided"] = Answers.From(chart.RunLength(shift), v => Answers.Of(v)),
            ["two_sided"] = Answers.From(chart.RunLengthBothSides(shift), v => Answers.Of(v)),
        };
    }

    private static JsonObject Average(CaseJson asked)
    {
        var (weight, reach, shift) = (Between(asked["lambda"], 0.02, 1), Between(asked["c"], 1e-6, 6), Between(asked["shift"], -10, 10));
        return new()
        {
            ["lambda"] = weight,
            ["c"] = reach,
            ["shift"] = shift,
            ["two_sided"] = Answers.From(new Ewma(weight, reach).RunLength(shift), v => Answers.Of(v)),
        };
    }

    private static JsonObject Limits(CaseJson asked)
    {
        var k = Between(asked["k"], 0, 2);
        var length = asked["arl0"].Number();
        if (length is <= 2 or > 1e12)
            throw asked["arl0"].Wrong("a number above 2, up to 1e12");
        return new()
        {
            ["k"] = k,
            ["arl0"] = length,
            ["h_one_sided"] = Answers.From(Cusum.For(k, length), c => Answers.Of(c.Limit)),
            ["h_two_sided"] = Answers.From(Cusum.For(k, length, bothSides: true), c => Answers.Of(c.Limit)),
        };
    }

    private static double Between(CaseJson value, double least, double most) =>
        value.Number() is var number && number >= least && number <= most
            ? number
            : throw value.Wrong(FormattableString.Invariant($"a number from {least:0.######} to {most}"));
}
