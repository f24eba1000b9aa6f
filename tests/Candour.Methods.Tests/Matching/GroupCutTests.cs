using Candour.Methods.Matching;
using FsCheck;
using FsCheck.Fluent;

namespace Candour.Methods.Tests.Matching;

public sealed class GroupCutTests
{
    [Fact]
    public void Cut_TwoPairsThatMustPart_PartsThem() =>
        GroupCut.Cut([2, 2], (a, b) => (a, b) is (0, 1) or (2, 3) ? 1 : 0)
            .ShouldAllBe(group => !group.SequenceEqual(new[] { 0, 1 }) && !group.SequenceEqual(new[] { 2, 3 }));

    [Fact]
    public void Cut_PointsOnALine_TakesNeighbours()
    {
        double[] at = [0, 100, 1, 101, 2, 102];

        var groups = GroupCut.Cut([3, 3], (a, b) => Math.Abs(at[a] - at[b]));

        groups.Select(g => string.Join(",", g)).ShouldBe(["0,2,4", "1,3,5"]);
    }

    [Fact]
    public void Cut_NothingToChooseBetween_KeepsTheOrderGiven() =>
        GroupCut.Cut([3, 4], (_, _) => 1).Select(g => string.Join(",", g)).ShouldBe(["0,1,2", "3,4,5,6"]);

    [Fact]
    public void Cut_CostThatIsNoNumber_Throws() =>
        Should.Throw<ArgumentException>(() => GroupCut.Cut([2, 1], (_, _) => double.NaN));

    [Fact]
    public void Cut_EmptyGroup_Throws() => Should.Throw<ArgumentException>(() => GroupCut.Cut([2, 0], (_, _) => 1));

    [Fact]
    public void Cut_AnyCosts_PutsEachThingOnceAndCannotBeBetteredByOneExchange() =>
        Prop.ForAll(Cuts, cut =>
        {
            var (sizes, seed) = cut;
            var costs = Costs(sizes.Sum(), seed);
            var groups = GroupCut.Cut(sizes, (a, b) => costs[a, b]).Select(g => g.ToArray()).ToList();

            groups.SelectMany(g => g).Order().ShouldBe(Enumerable.Range(0, sizes.Sum()));
            groups.Select(g => g.Length).Order().ShouldBe(sizes.Order());
            var found = Total(groups, costs);
            foreach (var (a, b) in from x in groups from y in groups where x != y select (x, y))
            {
                for (var i = 0; i < a.Length; i++)
                {
                    for (var j = 0; j < b.Length; j++)
                    {
                        (a[i], b[j]) = (b[j], a[i]);
                        Total(groups, costs).ShouldBeGreaterThanOrEqualTo(found - 1e-6);
                        (a[i], b[j]) = (b[j], a[i]);
                    }
                }
            }
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<(int[] Sizes, int Seed)> Cuts =>
        (from sizes in Gen.Choose(1, 4).ArrayOf(4)
         from seed in Gen.Choose(0, int.MaxValue)
         select (sizes, seed)).ToArbitrary();

    private static double[,] Costs(int count, int seed)
    {
        var random = new Random(seed);
        var costs = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
                costs[i, j] = costs[j, i] = random.NextDouble() * 100;
        }
        return costs;
    }

    private static double Total(IEnumerable<int[]> groups, double[,] costs) =>
        groups.Sum(g => (from a in g from b in g where a < b select costs[a, b]).Sum());
}
