using System.Reflection;
using System.Text.RegularExpressions;
using Candour.Testing;

namespace Candour.Tests.House;

/// <summary>What may know what (docs/rooms.md).</summary>
public sealed class LayersTests
{
    private static readonly string[] Collect = ["Voice", "Records", "Reflections", "SelfEvaluation", "PeerReview", "Moderation"];
    private static readonly string[] Show = ["ReportCards", "Insight", "Support", "Learning", "Evaluation"];

    /// <summary>The kernel knows who people are and what they belong to; it knows no other room.</summary>
    private static readonly string[] KnownToFoundation = ["Accounts", "Partnerships"];

    [Fact]
    public void RoomsThatCollect_KnowNothingOfRoomsThatShow() => Mentions(Collect, Show).ShouldBeEmpty();

    [Fact]
    public void RoomsThatShow_ReadResultsAndNeverTheRoomsThatCollect() => Mentions(Show, Collect).ShouldBeEmpty();

    [Fact]
    public void Foundation_KnowsNoRoomButWhoPeopleAre()
    {
        var rooms = Rooms().Except(KnownToFoundation).ToArray();

        Mentions(["Foundation"], rooms).ShouldBeEmpty();
    }

    [Fact]
    public void Rooms_KnowNoHttp()
    {
        var sources = Source.Below("src/Candour", ".cs");
        sources.Count.ShouldBeGreaterThan(20);

        sources
            .SelectMany(s => s.Places(new Regex(@"Microsoft\.AspNetCore\.(Http|Mvc|Routing|Builder|Hosting|Razor|Authentication)\b")))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Methods_KnowNothingButTheRuntime()
    {
        var references = Assembly.Load("Candour.Methods").GetReferencedAssemblies().Select(a => a.Name!).ToList();

        references.ShouldNotBeEmpty();
        references.Where(name => !name.StartsWith("System", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("using Candour.ReportCards;", true)]
    [InlineData("using Candour.ReportCards.Panels;", true)]
    [InlineData("var panel = new ReportCards.Panels.AttendancePanel();", true)]
    [InlineData("// ReportCards.Panels reads this", false)]
    [InlineData("var x = results.ReportCards;", false)]
    [InlineData("db.MyReportCards.Clear();", false)]
    public void Mention_IsFoundInCodeOnly(string code, bool found) =>
        new Source("src/Candour/PeerReview/Some.cs", code).Places(Mention(["ReportCards"])).Any().ShouldBe(found);

    private static IEnumerable<string> Mentions(string[] from, string[] to)
    {
        var sources = Source.Below("src/Candour", ".cs").Where(s => from.Contains(s.Room)).ToList();
        sources.Count.ShouldBeGreaterThan(0, $"none of {string.Join(", ", from)} is there");
        return to.Length == 0 ? [] : sources.SelectMany(s => s.Places(Mention(to)));
    }

    private static IEnumerable<string> Rooms() =>
        Directory
            .EnumerateDirectories(Repository.At("src", "Candour"))
            .Select(d => Path.GetFileName(d))
            .Where(n => n is not ("bin" or "obj" or "Foundation"));

    /// <summary>A room by its namespace: after "Candour." or at the beginning of a qualified name.</summary>
    private static Regex Mention(string[] rooms) =>
        new($@"\bCandour\.({string.Join('|', rooms)})\b|(?<![\w.])({string.Join('|', rooms)})\.(?=[A-Z])");
}
