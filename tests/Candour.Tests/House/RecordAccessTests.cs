using System.Text.RegularExpressions;

namespace Candour.Tests.House;

/// <summary>Records are queried in Foundation and in a room's own access, and nowhere else.</summary>
public sealed class RecordAccessTests
{
    private static readonly Regex Query = new(
        @"(?<!\w)(Set|Find|FindAsync|Query|SqlQuery|FromSql|FromSqlInterpolated)<\w[\w.<>]*>\s*\(|\bDbSet<|\bIgnoreQueryFilters\s*\("
    );

    [Fact]
    public void Records_AreQueriedOnlyInFoundationAndRoomAccess()
    {
        var all = Source.Below("src", ".cs", ".cshtml");
        var allowed = all.Where(MayQuery).ToList();
        allowed.Sum(s => s.Places(Query).Count()).ShouldBeGreaterThan(5, "the pattern finds no query even where there are some");

        all.Except(allowed).SelectMany(s => s.Places(Query)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("db.Set<Judgement>().Where(j => j.Sealed)", true)]
    [InlineData("await db.FindAsync<VisitNote>(id)", true)]
    [InlineData("public DbSet<Judgement> Judgements { get; }", true)]
    [InlineData("query.IgnoreQueryFilters([\"reach\"])", true)]
    [InlineData("new HashSet<string>()", false)]
    [InlineData("scope.Set(viewer)", false)]
    [InlineData("// db.Set<Judgement>() would go past reach", false)]
    public void Query_IsFoundInCodeOnly(string code, bool found) =>
        new Source("src/Candour/PeerReview/SealJudgement.cs", code).Places(Query).Any().ShouldBe(found);

    private static bool MayQuery(Source source) =>
        source.Path.StartsWith("src/Candour/Foundation/", StringComparison.Ordinal)
        || (
            source.Path.StartsWith("src/Candour/", StringComparison.Ordinal) && source.Name.EndsWith("Access.cs", StringComparison.Ordinal)
        );
}
