using Candour.Methods.Matching;
using Candour.Methods.Optimisation;
using PlanAnswer = Candour.Methods.Matching.Answer<System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<int>>>;

namespace Candour.Methods.Tests.Docs;

public sealed partial class WorkedExampleTests
{
    [Fact]
    public void Plans()
    {
        var difference = new double[14, 14];
        for (var i = 0; i < 14; i++)
        for (var j = i + 1; j < 14; j++)
            difference[i, j] = (7 * i + 3 * j) % 10;
        Proposal<IReadOnlyList<int>> With(long steps, int threads) =>
            Methods.Matching.DiverseGroups.Of(difference, [7, 7], [7, 7], new Effort { Steps = steps, Threads = threads }).OrThrow;
        var (one, two) = (With(200, 1), With(200, 2));
        var again = With(one.Ending is Ending.CutShort cut ? cut.Step : 200, 1);

        MethodPage
            .Read("plans")
            .Shows(
                ("the same plan on two threads", one.Plan.SequenceEqual(two.Plan)),
                ("ended", one.Ending.GetType().Name),
                ("replayed, the same plan", one.Plan.SequenceEqual(again.Plan)),
                ("the objective is at most the bound", one.Objective <= one.Bound)
            );
    }

    [Fact]
    public void Assignment()
    {
        var page = MethodPage.Read("assignment");
        string[] people = [.. page.Rows("affinity.csv").Select(r => r["reviewer"])];
        AssignmentQuestion Question(int needed, params int[] most) => new(page.Whole("affinity.csv"), [needed, needed], [0, 0, 0], most);
        IEnumerable<string> Names(IReadOnlyList<IReadOnlyList<int>> plan) => plan.Select(s => people[s.Single()]);
        var question = Question(1, 1, 1, 1);
        var most = ReviewerAssignment.MostInAll(question).OrThrow;
        var cleo = most.Reasons.Single(r => people[r.First] == "Cleo");
        var fair = ReviewerAssignment.WorstServedFirst(question).OrThrow;
        var repaired = ReviewerAssignment.Repair(Question(1, 1, 0, 1), fair.Plan).OrThrow;

        page.Shows(
            ("most in all: Alder, Birch", Names(most.Plan)),
            ("most in all", most.Objective),
            ("why Cleo is at Birch", cleo.Bound.Select(b => b.ToString())),
            ("next best at Birch", people[cleo.Next!.Value.Instead]),
            ("what it would cost", cleo.Next.Value.Cost),
            ("worst served first: Alder, Birch", Names(fair.Plan)),
            ("worst served first", fair.Objective),
            ("repaired: Alder, Birch", Names(repaired.Plan)),
            ("repaired", repaired.Objective),
            ("two needed each: rules to relax", Relax(ReviewerAssignment.MostInAll(Question(2, 1, 1, 1))).Count)
        );
    }

    [Fact]
    public void Groups()
    {
        var page = MethodPage.Read("groups");
        string[] schools = ["Alder", "Birch", "Cedar", "Damson", "Elm", "Fir"];
        var worth = new double[6, 6];
        foreach (var row in page.Rows("pairs.csv"))
            worth[Array.IndexOf(schools, row["first"]), Array.IndexOf(schools, row["second"])] = MethodPage.Number(row["worth"]);
        var allowed = new bool[6, 6];
        for (var i = 0; i < 6; i++)
        for (var j = 0; j < 6; j++)
            allowed[i, j] = (i, j) != (0, 2);
        var found = SchoolGroups.Of(new GroupQuestion(worth, [3])).OrThrow;

        page.Shows(
            ("groups", found.Plan.Select(g => string.Join(' ', g.Select(s => schools[s])))),
            ("worth", found.Objective),
            ("proved best", found.Ending is Ending.Proved),
            ("worth, Alder and Cedar not allowed", SchoolGroups.Of(new GroupQuestion(worth, [3], allowed)).OrThrow.Objective),
            ("five schools in threes", Relax(SchoolGroups.Of(new GroupQuestion(new double[5, 5], [3]))).Select(b => b.Rule.ToString()))
        );
    }

    [Fact]
    public void Circles()
    {
        var page = MethodPage.Read("circles");
        string[] schools = [.. page.Rows("worth.csv").Select(r => r["from"])];
        var found = OneWayCircles.Of(new CircleQuestion(page.Whole("worth.csv"), 1)).OrThrow;

        page.Shows([
            .. schools.Select((name, i) => ($"{name} reviews", (object?)schools[found.Plan[i].Single()])),
            ("worth", found.Objective),
            ("proved best", found.Ending is Ending.Proved),
            ("two schools", Relax(OneWayCircles.Of(new CircleQuestion(new double[2, 2], 1))).Select(b => b.Rule.ToString())),
        ]);
    }

    [Fact]
    public void Teams()
    {
        var page = MethodPage.Read("teams");
        var rows = page.Rows("reviewers.csv");
        TeamQuestion Question(params string[] leads)
        {
            var travel = new double[rows.Count, 2];
            for (var r = 0; r < rows.Count; r++)
                (travel[r, 0], travel[r, 1]) = (Of(rows[r], "Alder"), Of(rows[r], "Birch"));
            var people = rows.Select(r => new TeamReviewer(null, 1, leads.Contains(r["reviewer"]), ["primary"], Trust: r["trust"]));
            return new([new("primary", "Oak"), new("primary")], [.. people], travel, new TeamRules { Size = 2 });
        }
        string[] all = [.. rows.Where(r => r["leads"] == "yes").Select(r => r["reviewer"])];
        var question = Question(all);
        var found = ReviewTeams.Of(question).OrThrow;

        page.Shows(
            ("team for Alder", found.Plan[0].Select(r => rows[r]["reviewer"])),
            ("team for Birch", found.Plan[1].Select(r => rows[r]["reviewer"])),
            ("minutes", found.Objective),
            ("proved best", found.Ending is Ending.Proved),
            ("what keeps Dan from Alder", question.Against(3, 0).Select(r => r.ToString())),
            ("if Ben could not lead", Relax(ReviewTeams.Of(Question("Ada"))).Select(b => b.Rule.ToString()))
        );
    }

    [Fact]
    public void Diverse_groups()
    {
        var page = MethodPage.Read("diverse-groups");
        var found = Methods.Matching.DiverseGroups.Of(page.Whole("difference.csv"), [2, 2], [2, 2]).OrThrow;

        page.Shows(
            ("difference", found.Objective),
            ("Ada and Cleo together", found.Plan[0] == found.Plan[2]),
            ("Ben and Dan together", found.Plan[1] == found.Plan[3]),
            ("proved best", found.Ending is Ending.Proved)
        );
    }

    [Fact]
    public void Rotation()
    {
        var page = MethodPage.Read("rotation");
        string[] schools = ["Alder", "Birch", "Cedar"];
        var past = page.Rows("past.csv")
            .GroupBy(r => Of(r, "years_ago"))
            .OrderBy(g => g.Key)
            .Select(g => g.Select(r => (Array.IndexOf(schools, r["first"]), Array.IndexOf(schools, r["second"]))).ToArray())
            .ToArray();
        var met = Methods.Matching.Rotation.Met(3, 3, past);
        var nine = Methods.Matching.Rotation.Groups(new GroupQuestion(new double[9, 9], [3]), 2, 10);
        IReadOnlyList<(int, int)> together = [(0, 1), (0, 2), (1, 2)];
        var six = Methods.Matching.Rotation.Groups(new GroupQuestion(new double[6, 6], [3]), 1, 1, [together]);

        page.Shows(
            ("Alder and Birch", met[0, 1]),
            ("Birch and Cedar", met[1, 2]),
            ("Alder and Cedar", met[0, 2]),
            ("nine schools, worth of the second year", nine[1].OrThrow.Objective),
            ("six schools, worth after a year together", six[0].OrThrow.Objective)
        );
    }

    [Fact]
    public void Visit_days()
    {
        var page = MethodPage.Read("visit-days");
        var visits = page.Rows("visits.csv")
            .Select((r, school) => new PlannedVisit(school, [0], DateOnly.ParseExact(r["preferred"], "yyyy-MM-dd")))
            .ToArray();
        VisitQuestion Question(DateOnly last) =>
            new(new(2026, 9, 14), last, [], visits, [(0, new(2026, 9, 21)), (0, new(2026, 9, 22))], [null], 5, 3);
        var found = VisitDays.Of(Question(new(2026, 9, 24))).OrThrow;
        var none = VisitDays.Of(Question(new(2026, 9, 18))).ShouldBeOfType<Answer<IReadOnlyList<DateOnly?>>.NothingFits>();

        page.Shows(
            ("weeks off, in all", found.Objective),
            ("the later visit begins", $"{found.Plan.Max():yyyy-MM-dd}"),
            ("proved best", found.Ending is Ending.Proved),
            ("season to the 18th: visits without a day", none.Closest.Count(d => d is null)),
            ("season to the 18th: because of", none.Relax.Select(b => b.Rule.ToString()))
        );
    }

    private static IReadOnlyList<Breach> Relax(PlanAnswer answer) => answer.ShouldBeOfType<PlanAnswer.NothingFits>().Relax;
}
