using Candour.Methods.Matching;
using Candour.Methods.Optimisation;
using Candour.Methods.Verifiers;

namespace Candour.Methods.Tests.Matching;

public sealed class ReviewTeamsTests
{
    [Theory]
    [InlineData("teams_12x30")]
    [InlineData("teams_30x80")]
    public void Reference_Teams(string name)
    {
        var (question, _, _) = TeamCases.Read($"{name}.input.json");

        var found = ReviewTeams.Of(question).OrThrow;

        var expected = MatchingCases.Expected("matching", "groups_and_teams.json", name).GetProperty("objective").GetDouble();
        TeamVerifier.Broken(question, found.Plan).ShouldBeEmpty();
        found.Objective.ShouldBe(TeamVerifier.Cost(question, found.Plan));
        found.Bound.ShouldBeLessThanOrEqualTo(expected);
        found.Objective.ShouldBe(expected);
        found.Ending.ShouldBeOfType<Ending.Proved>();
    }

    [Fact]
    public void Reference_TheirPlan_CostsWhatTheySayAndKeepsTheRules()
    {
        var (question, schools, reviewers) = TeamCases.Read("teams_12x30.input.json");
        var team = MatchingCases.Expected("matching", "groups_and_teams.json", "teams_12x30").GetProperty("team");
        IReadOnlyList<int>[] plan =
        [
            .. schools.Select(s => team.GetProperty(s).EnumerateArray().Select(r => Array.IndexOf(reviewers, r.GetString())).ToList()),
        ];

        TeamVerifier.Broken(question, plan).ShouldBeEmpty();
        question.Cost(plan).ShouldBe(953);
    }

    [Fact]
    public void AnyQuestion_PlansKeepEveryRule_AndWhereNoneFitsWhatIsNamedIsWhatIsBroken()
    {
        var (fits, none) = (0, 0);
        for (var seed = 0; seed < Long.Many(150, 10_000); seed++)
        {
            var random = new Random(seed);
            var schools = 3 + random.Next(8);
            var question = TeamCases.Any(
                random,
                schools,
                schools * 2 + random.Next(2 * schools),
                new TeamRules { Size = 2 + random.Next(2) }
            );

            var answer = ReviewTeams.Of(question);

            if (answer is Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits refused)
            {
                none++;
                refused.Relax.ShouldNotBeEmpty();
                TeamVerifier
                    .Broken(question, refused.Closest)
                    .Order()
                    .ShouldBe(refused.Relax.Select(b => b.ToString()).Order(), $"seed {seed}");
                refused.IsFewest.ShouldBeTrue($"seed {seed}");
                continue;
            }
            fits++;
            var found = answer.OrThrow;
            TeamVerifier.Broken(question, found.Plan).ShouldBeEmpty($"seed {seed}");
            found.Objective.ShouldBe(TeamVerifier.Cost(question, found.Plan), 1e-9, $"seed {seed}");
            found.Ending.ShouldBeOfType<Ending.Proved>($"seed {seed}");
            foreach (var reason in found.Reasons.Where(r => r.Next is not null))
            {
                IReadOnlyList<int>[] other =
                [
                    .. found.Plan.Select(
                        (t, s) => s == reason.Second ? t.Select(r => r == reason.First ? reason.Next!.Value.Instead : r).ToList() : t
                    ),
                ];
                TeamVerifier.Broken(question, other).ShouldBeEmpty($"seed {seed}");
                (TeamVerifier.Cost(question, other) - found.Objective).ShouldBe(reason.Next!.Value.Cost, 1e-9, $"seed {seed}");
                reason.Next.Value.Cost.ShouldBeGreaterThanOrEqualTo(-1e-9);
            }
        }
        (fits > 20 && none > 20).ShouldBeTrue($"{fits} fit and {none} do not");
    }

    [Fact]
    public void SmallQuestion_IsTheBestThatTryingEverythingFinds_AndSoAreTheFewestBreaches()
    {
        for (var seed = 0; seed < Long.Many(60, 1000); seed++)
        {
            var question = TeamCases.Any(new Random(seed), 3, 6, new TeamRules { Size = 2 });
            var teams = (
                from a in Enumerable.Range(0, 6)
                from b in Enumerable.Range(a, 6 - a)
                select a == b ? new[] { a } : [a, b]
            ).ToList();
            var plans =
                from x in teams
                from y in teams
                from z in teams
                let plan = new IReadOnlyList<int>[] { x, y, z }
                select (Broken: TeamVerifier.Broken(question, plan).Count, Cost: TeamVerifier.Cost(question, plan));
            var best = plans.Min();

            var answer = ReviewTeams.Of(question);

            if (answer is Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits refused)
                refused.Relax.Count.ShouldBe(best.Broken, $"seed {seed}");
            else
                (0, answer.OrThrow.Objective).ShouldBe(best, $"seed {seed}");
        }
    }

    [Fact]
    public void Repair_OneDropsOut_ChangesOnlyTheirPlaces()
    {
        var (question, _, _) = TeamCases.Read("teams_30x80.input.json");
        var before = ReviewTeams.Of(question).OrThrow.Plan;
        var gone = before[4][1];
        var now = Without(question, gone);

        var repaired = ReviewTeams.Repair(now, before).OrThrow;

        TeamVerifier.Broken(now, repaired.Plan).ShouldBeEmpty();
        var lost = before.Count(t => t.Contains(gone));
        repaired.Plan.SelectMany((t, s) => t.Except(before[s])).Count().ShouldBeInRange(lost, lost + 2);
    }

    [Fact]
    public void Threads_ChangeNothing()
    {
        var question = TeamCases.Any(new Random(77), 25, 70);

        var one = ReviewTeams.Of(
            question,
            new Effort
            {
                Threads = 1,
                Seed = 9,
                Steps = 30_000,
            }
        );
        var four = ReviewTeams.Of(
            question,
            new Effort
            {
                Threads = 4,
                Seed = 9,
                Steps = 30_000,
            }
        );

        Words(four).ShouldBe(Words(one));
    }

    [Fact]
    public void CutShort_TheStepItNames_ReplaysIt()
    {
        var (question, _, _) = TeamCases.Read("teams_30x80.input.json");
        using var stop = new CancellationTokenSource();

        var cut = ReviewTeams.Of(
            question,
            new Effort
            {
                Stop = stop.Token,
                Threads = 2,
                Progress = new StopAt(1400, stop),
            }
        );
        var step = cut switch
        {
            Answer<IReadOnlyList<IReadOnlyList<int>>>.NoneYet none => none.Step,
            _ => cut.OrThrow.Ending.ShouldBeOfType<Ending.CutShort>().Step,
        };

        Words(ReviewTeams.Of(question, new Effort { Steps = step })).ShouldBe(Words(cut));
    }

    private static string Words(Answer<IReadOnlyList<IReadOnlyList<int>>> answer) =>
        answer is Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits { Proposal: var p }
            ? $"{p.Objective:R} {p.Bound:R} {p.Ending} {string.Join(';', p.Plan.Select(t => string.Join(',', t)))}"
            : answer.ToString();

    private static TeamQuestion Without(TeamQuestion question, int gone)
    {
        var travel = new double[question.Reviewers.Count, question.Schools.Count];
        var recent = new List<(int, int)>();
        for (var r = 0; r < question.Reviewers.Count; r++)
        {
            for (var s = 0; s < question.Schools.Count; s++)
            {
                travel[r, s] = question.Travel(r, s);
                if (question.Against(r, s).Contains(Rule.Recent))
                    recent.Add((r, s));
            }
        }
        return new TeamQuestion(
            question.Schools,
            [.. question.Reviewers.Select((p, r) => r == gone ? p with { MostVisits = 0 } : p)],
            travel,
            question.Rules,
            recent
        );
    }
}
