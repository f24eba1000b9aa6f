using System.Text.Json;
using Candour.Methods.Disclosure;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Disclosure;

/// <summary>Every figure of the reference tables: what an outsider derives, and the lightest patterns.</summary>
public sealed class DisclosureReferenceTests
{
    private const double Closed = 1e-9;

    private static readonly string[] Ids = ["known_trap_4x4", "schools12_answers5", "schools8_sex_fsm", "clusters3x4_answers4"];

    public static TheoryData<string> Cases { get; } = [.. Ids];

    public static TheoryData<string, string> Optima { get; } =
    [.. from id in Ids from unit in (string[])["count", "value"] select (id, unit)];

    [Theory, MemberData(nameof(Cases))]
    public void What_an_outsider_derives_from_the_primary_cells_alone_is_as_stated(string id)
    {
        var (table, expected) = Read(id);
        table.Count.ShouldBe(expected.GetProperty("cells").GetInt32());
        table.Relations.Count.ShouldBe(expected.GetProperty("relations").GetInt32());
        table.Primary.Count.ShouldBe(expected.GetProperty("primary").GetInt32());
        table[0].Value.ShouldBe(expected.GetProperty("total").GetDouble());

        var audit = Audit.Of(table, table.Primary);

        ShouldBe(audit, expected.GetProperty("attack_primary_only"));
        audit.IsSafe.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Optima))]
    public void What_an_outsider_derives_from_the_best_pattern_is_as_stated(string id, string unit)
    {
        var (table, expected) = Read(id);
        var best = expected.GetProperty("optimal_" + unit);
        var audit = Audit.Of(table, table.Primary.Concat(best.GetProperty("secondary").EnumerateArray().Select(c => c.GetInt32())));

        ShouldBe(audit, best.GetProperty("attack"));
        audit.IsSafe.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Optima))]
    public void The_lightest_pattern_weighs_what_is_proven_and_is_safe(string id, string unit)
    {
        var (table, expected) = Read(id);
        var weighed = unit == "count" ? table : ByValue(table);

        var found = Suppress.Of(weighed).ShouldBeOfType<Suppression.Found>();

        found.Weight.ShouldBe(expected.GetProperty("optimal_" + unit).GetProperty("objective").GetDouble(), Closed);
        found.Bound.ShouldBeLessThanOrEqualTo(found.Weight);
        found.IsProven.ShouldBeTrue();
        found.Audit.IsSafe.ShouldBeTrue();
        PlainAudit.IsSafe(weighed, found.Hidden).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Optima))]
    public void Without_a_proof_the_pattern_is_safe_and_within_a_tenth(string id, string unit)
    {
        var (table, expected) = Read(id);
        var weighed = unit == "count" ? table : ByValue(table);

        var found = Suppress.Of(weighed, new SuppressionWork(ProvenUpTo: 0)).ShouldBeOfType<Suppression.Found>();

        found.Weight.ShouldBeLessThanOrEqualTo(1.1 * expected.GetProperty("optimal_" + unit).GetProperty("objective").GetDouble());
        PlainAudit.IsSafe(weighed, found.Hidden).ShouldBeTrue();
    }

    [Theory]
    [InlineData("cuts_by_sex")]
    [InlineData("mean_with_rounding")]
    [InlineData("rolling_three_years")]
    [InlineData("joiner")]
    public void What_follows_from_cuts_roundings_and_releases_is_as_stated(string id)
    {
        var attack = JsonDocument
            .Parse(File.ReadAllText(ReferenceCases.File("disclosure", "differencing.json")))
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .Single(c => c.GetProperty("id").GetString() == id);
        var names = attack.GetProperty("variables").EnumerateArray().Select(v => v.GetProperty("id").GetString()!).ToList();
        var system = OutsiderSystem.Of(
            attack.GetProperty("variables").EnumerateArray().Select(v => new UntoldFigure(End(v, "lower"), End(v, "upper"))),
            attack
                .GetProperty("constraints")
                .EnumerateArray()
                .Select(c => new ToldSum(
                    [.. c.GetProperty("terms").EnumerateObject().Select(t => new RelationTerm(names.IndexOf(t.Name), t.Value.GetDouble()))],
                    End(c, "low"),
                    End(c, "high")
                ))
        );
        var expected = attack.GetProperty("expected");
        foreach (var target in expected.GetProperty("lp").EnumerateObject())
            ShouldBe(system.Range(names.IndexOf(target.Name))!.Value, target.Value, $"{id}, {target.Name}");
        foreach (var target in expected.GetProperty("integer").EnumerateObject())
            ShouldBe(system.WholeRange(names.IndexOf(target.Name))!.Value, target.Value, $"{id}, {target.Name}, whole");
    }

    /// <summary>A table of the reference, each cell weighing one or its value.</summary>
    public static AdditiveTable Table(string id, bool byValue) => byValue ? ByValue(Read(id).Table) : Read(id).Table;

    /// <summary>What its lightest pattern weighs.</summary>
    public static double Lightest(string id, bool byValue) =>
        Read(id).Expected.GetProperty(byValue ? "optimal_value" : "optimal_count").GetProperty("objective").GetDouble();

    private static (AdditiveTable Table, JsonElement Expected) Read(string id)
    {
        var found = ReferenceCases.Case("disclosure", id);
        var text = File.ReadAllText(ReferenceCases.File("disclosure", found.GetProperty("input").GetString()!));
        return (JjText.Read(text).ShouldBeOfType<JjReading.Found>().Table, found.GetProperty("expected"));
    }

    private static AdditiveTable ByValue(AdditiveTable table) =>
        table.With((c, _) => new TableCell(c.Value, c.Role, c.Value, c.Lower, c.Upper, c.OpenBelow, c.OpenAbove, c.OpenWidth));

    private static void ShouldBe(AuditReport audit, JsonElement attack)
    {
        var expected = attack.GetProperty("lp").EnumerateObject().ToArray();
        audit.Ranges.Count.ShouldBe(expected.Length);
        foreach (var cell in expected)
            ShouldBe(audit.Ranges[int.Parse(cell.Name, System.Globalization.CultureInfo.InvariantCulture)], cell.Value, cell.Name);
    }

    private static void ShouldBe(OutsiderRange range, JsonElement ends, string why)
    {
        ShouldBe(range.Low, ends[0], why);
        ShouldBe(range.High, ends[1], why);
    }

    private static void ShouldBe(double? end, JsonElement expected, string why)
    {
        if (expected.ValueKind == JsonValueKind.Null)
            end.ShouldBeNull(why);
        else
            end.ShouldNotBeNull(why).ShouldBe(expected.GetDouble(), Closed * Math.Max(1, Math.Abs(expected.GetDouble())), why);
    }

    private static double? End(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
