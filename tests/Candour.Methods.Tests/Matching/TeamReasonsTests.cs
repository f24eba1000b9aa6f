using Candour.Methods.Matching;
using Candour.Methods.Verifiers;

namespace Candour.Methods.Tests.Matching;

/// <summary>Why each reviewer is where they are, and what stands in the way of every plan, worked out again by trying everybody.</summary>
public sealed class TeamReasonsTests
{
    private static TeamQuestion Question(int seed)
    {
        var random = new Random(seed);
        var rules = new TeamRules
        {
            Size = 1 + seed % 2,
            OneWay = seed % 3 > 0,
            LaterVisit = seed % 5 == 0 ? 60 : 15,
        };
        return TeamCases.Any(random, 3, 6 + random.Next(3), rules);
    }

    [Fact]
    public void Each_reason_names_the_next_best_and_the_rules_that_keep_who_is_cheaper_away()
    {
        var (bound, next, alone) = (new HashSet<Rule>(), 0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var question = Question(seed);
            if (ReviewTeams.Of(question) is not Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits { Proposal: var found })
                continue;
            var pairings = found.Plan.SelectMany((team, s) => team.Select(r => (r, s)));
            found.Reasons.Select(x => (x.First, x.Second)).ShouldBe(pairings, $"seed {seed}");
            foreach (var reason in found.Reasons)
            {
                var others = Instead(question, found.Plan, reason.First, reason.Second);
                var fit = others.Where(o => o.Broken.Count == 0).OrderBy(o => o.Cost).ThenBy(o => o.Who).ToList();
                var rules = others.Where(o => o.Cost < 0).SelectMany(o => o.Broken).Distinct().Order().ToList();
                var dear = question.Cost(reason.First, reason.Second);
                var later = found.Plan.Count(t => t.Contains(reason.First)) > 1 ? question.Rules.LaterVisit : 0;

                reason.Worth.ShouldBe(dear + later, 1e-9, $"seed {seed}");
                reason.Bound.ShouldBe(rules, $"seed {seed}: {reason}");
                reason.Next?.Instead.ShouldBe(fit[0].Who, $"seed {seed}: {reason}");
                reason.Next?.Cost.ShouldBe(fit[0].Cost, 1e-9, $"seed {seed}: {reason}");
                (reason.Next is null).ShouldBe(fit.Count == 0, $"seed {seed}: {reason}");
                bound.UnionWith(reason.Bound);
                _ = reason.Next is null ? alone++ : next++;
            }
        }
        ((Rule[])[Rule.OwnSchool, Rule.Recent, Rule.MostVisits, Rule.Lead, Rule.Phase, Rule.FirstTimers, Rule.Mutual]).ShouldBeSubsetOf(
            bound
        );
        (next > 50 && alone > 50).ShouldBeTrue($"{next} have a next best and {alone} have none");
    }

    [Fact]
    public void Where_nothing_fits_every_breach_of_the_closest_plan_is_named_once()
    {
        var kinds = new HashSet<Rule>();
        for (var seed = 0; seed < 200; seed++)
        {
            var question = Question(seed);
            if (ReviewTeams.Of(question) is not Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits refused)
                continue;
            var named = refused.Relax.Select(b => b.ToString()).ToList();

            named.Order().ShouldBe(TeamVerifier.Broken(question, refused.Closest).Order(), $"seed {seed}");
            InOrder(refused.Relax, Rule.MostVisits);
            InOrder(refused.Relax, Rule.Mutual);
            kinds.UnionWith(refused.Relax.Select(b => b.Rule));
        }
        ((Rule[])[Rule.Lead, Rule.Phase, Rule.Skill, Rule.Size, Rule.OwnSchool]).ShouldBeSubsetOf(kinds);
    }

    [Fact]
    public void Of_four_schools_of_one_reviewer_each_what_is_mutual_is_named_pair_by_pair()
    {
        // Of each school the one who can come is of the other: 1 goes to 0 and 0 to 1, 3 to 2 and 2 to 3.
        var question = new TeamQuestion(
            [.. Enumerable.Repeat(new ReviewedSchool("primary"), 4)],
            [.. Enumerable.Range(0, 4).Select(home => new TeamReviewer(home, 1, true, ["primary"]))],
            Far(4, (r, s) => (r ^ 1) == s),
            new TeamRules { Size = 1 }
        );

        var refused = ReviewTeams.Of(question).ShouldBeOfType<Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits>();

        refused.Relax.Count.ShouldBe(2);
        TeamVerifier.Broken(question, refused.Closest).Order().ShouldBe(refused.Relax.Select(b => b.ToString()).Order());
        InOrder(refused.Relax, Rule.Mutual);
    }

    [Fact]
    public void One_who_would_have_to_go_everywhere_goes_too_often()
    {
        var question = new TeamQuestion(
            [.. Enumerable.Repeat(new ReviewedSchool("primary"), 3)],
            [new(null, 1, true, ["primary"])],
            new double[1, 3],
            new TeamRules { Size = 1 }
        );

        var refused = ReviewTeams.Of(question).ShouldBeOfType<Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits>();

        refused.Relax.ShouldBe([new(Rule.MostVisits, 0), new(Rule.MostVisits, 0)]);
    }

    private static double[,] Far(int count, Func<int, int, bool> near)
    {
        var travel = new double[count, count];
        for (var r = 0; r < count; r++)
        for (var s = 0; s < count; s++)
            travel[r, s] = near(r, s) ? 10 : 500;
        return travel;
    }

    private static void InOrder(IEnumerable<Breach> breaches, Rule rule)
    {
        var of = breaches.Where(b => b.Rule == rule).Select(b => (b.First, b.Second ?? 0)).ToList();
        of.ShouldBe(of.Order());
    }

    private static List<(int Who, double Cost, List<Rule> Broken)> Instead(
        TeamQuestion question,
        IReadOnlyList<IReadOnlyList<int>> plan,
        int r,
        int s
    )
    {
        var all = new List<(int, double, List<Rule>)>();
        for (var other = 0; other < question.Reviewers.Count; other++)
        {
            if (plan[s].Contains(other))
                continue;
            IReadOnlyList<int>[] changed = [.. plan.Select((team, at) => at == s ? team.Select(m => m == r ? other : m).ToList() : team)];
            var broken = TeamVerifier.Broken(question, changed).Select(b => Enum.GetValues<Rule>().Single(x => b.Contains($"Rule = {x},")));
            all.Add((other, TeamVerifier.Cost(question, changed) - TeamVerifier.Cost(question, plan), [.. broken]));
        }
        return all;
    }
}
