using System.Text.Json.Nodes;
using Candour.Methods.Cases.Parts.Matching;
using Candour.Methods.Matching;
using Candour.Methods.Optimisation;

namespace Candour.Methods.Cases.Parts.Schedule;

/// <summary>Visits and a calendar: a first day for each visit, or the fewest that have to be left out.</summary>
internal sealed class VisitsCase
{
    private const int LongestSeason = 1200;
    private const int LeftOut = 1000;

    private readonly List<string> _schools = [];
    private readonly List<string> _reviewers = [];
    private readonly VisitQuestion _question;

    private VisitsCase(CaseJson input)
    {
        var (first, last) = (Day(input["first_day"]), Day(input["last_day"]));
        if (last < first || last.DayNumber - first.DayNumber > LongestSeason)
            throw input["last_day"].Wrong($"a day from {Written(first)} on, no more than {LongestSeason} days later");
        var homes = input.Find("reviewer_home")?.Members;
        var away = input.Find("reviewer_unavailable")?.Members;
        _reviewers.AddRange((homes?.Keys ?? []).Concat(away?.Keys ?? []).Distinct());
        foreach (var visit in input["visits"].Items)
        {
            if (_schools.Contains(visit["school"].Name()))
                throw visit["school"].Wrong("each school once");
            _schools.Add(visit["school"].Name());
        }
        if (_schools.Count == 0)
            throw input["visits"].Wrong("a list of visits");
        _question = new(
            first,
            last,
            Closed(input.Find("closed"), first, last),
            [.. input["visits"].Items.Select(Visit)],
            [.. (away ?? new Dictionary<string, CaseJson>()).SelectMany(a => Days(a.Value).Select(d => (_reviewers.IndexOf(a.Key), d)))],
            [.. _reviewers.Select(r => homes?.GetValueOrDefault(r) is { IsNull: false } home ? Home(home) : null)],
            input["max_visits_starting_per_week"].Whole(0, 100_000),
            input["min_days_between_visits_of_a_reviewer"].Whole(0, LongestSeason)
        );
    }

    public static VisitsCase Of(CaseJson input) => new(input);

    public JsonObject Answer(Effort effort)
    {
        var answer = VisitDays.Of(_question, effort);
        if (answer is Answer<IReadOnlyList<DateOnly?>>.NothingFits none)
            return new()
            {
                ["hard"] = new JsonObject { ["status"] = "infeasible", ["why"] = _schools[Why(none)] },
                ["soft"] = Soft(none),
            };
        var made = new JsonObject { ["variables"] = Starts().Sum(), ["open_days"] = OpenDays() };
        foreach (var (name, value) in Plans.Of(answer, "starts", Named, Placed, Met))
            made[name] = value?.DeepClone();
        return made;
    }

    /// <summary>The first visit that has no day even by itself; else the first that is left out.</summary>
    private int Why(Answer<IReadOnlyList<DateOnly?>>.NothingFits none)
    {
        var alone = Starts().ToList().IndexOf(0);
        return alone >= 0 ? alone : none.Relax[0].First;
    }

    private JsonObject Soft(Answer<IReadOnlyList<DateOnly?>>.NothingFits none)
    {
        var weeks = none.Closest.Select((day, v) => day is { } start ? _question.WeeksOff(v, start) : LeftOut).Sum();
        return new()
        {
            ["unscheduled"] = Answers.Of(none.Relax.Select(b => _schools[b.First])),
            ["objective_with_1000_per_unscheduled"] = weeks,
            ["bound"] = none.IsFewest ? weeks : null,
            ["proved_optimal"] = none.IsFewest,
            // Here each visit has one more, for being left out.
            ["variables"] = Starts().Sum() + _schools.Count,
            ["open_days"] = OpenDays(),
            ["starts"] = Named(none.Closest),
            ["left_out"] = Answers.Each(
                none.Relax,
                b => new JsonObject { ["school"] = _schools[b.First], ["rule"] = Answers.Dashed(b.Rule.ToString()) }
            ),
        };
    }

    /// <summary>For each visit how many days it could begin on by itself.</summary>
    private IEnumerable<int> Starts() => Enumerable.Range(0, _schools.Count).Select(v => Season().Count(d => _question.CanStart(v, d)));

    private int OpenDays() => Season().Count(_question.IsOpen);

    private IEnumerable<DateOnly> Season() =>
        Enumerable.Range(0, _question.LastDay.DayNumber - _question.FirstDay.DayNumber + 1).Select(_question.FirstDay.AddDays);

    private PlannedVisit Visit(CaseJson visit, int at)
    {
        List<int> team = [];
        foreach (var reviewer in visit["team"].Items)
        {
            var known = _reviewers.IndexOf(reviewer.Name());
            if (known < 0)
                throw reviewer.Wrong("a reviewer of reviewer_home or reviewer_unavailable");
            if (team.Contains(known))
                throw reviewer.Wrong("each reviewer of a team once");
            team.Add(known);
        }
        List<DateOnly> unavailable = visit.Find("unavailable") is { } days ? [.. Days(days)] : [];
        return new(at, team, Day(visit["preferred"]), visit.Find("length")?.Whole(1, 5) ?? 2, unavailable);
    }

    private int? Home(CaseJson home) => _schools.IndexOf(home.Name()) is >= 0 and var school ? school : null;

    /// <summary>Days, and pairs of a first and a last day.</summary>
    private static List<DateOnly> Closed(CaseJson? list, DateOnly first, DateOnly last)
    {
        List<DateOnly> closed = [];
        foreach (var item in list?.Items ?? [])
        {
            if (item.Kind != System.Text.Json.JsonValueKind.Array)
            {
                closed.Add(Day(item));
                continue;
            }
            if (item.Items.Count != 2 || Day(item.Items[1]) < Day(item.Items[0]))
                throw item.Wrong("a first and a last day");
            for (var day = Max(first, Day(item.Items[0])); day <= Day(item.Items[1]) && day <= last; day = day.AddDays(1))
                closed.Add(day);
        }
        return closed;
    }

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

    private static IEnumerable<DateOnly> Days(CaseJson list) => list.Items.Select(Day);

    private static DateOnly Day(CaseJson day) =>
        day.Day() is { Year: >= 1900 and <= 2200 } known ? known : throw day.Wrong("a day from 1900 to 2200");

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private JsonObject Named(IReadOnlyList<DateOnly?> plan) =>
        new(
            plan.Select((day, v) => (School: _schools[v], Day: day))
                .Where(p => p.Day is not null)
                .Select(p => KeyValuePair.Create(p.School, (JsonNode?)JsonValue.Create(Written(p.Day!.Value))))
        );

    private JsonObject Placed(Reason reason) =>
        new()
        {
            ["school"] = _schools[reason.First],
            ["start"] = Written(DateOnly.FromDayNumber(reason.Second)),
            ["instead"] = reason.Next is { } next ? Written(DateOnly.FromDayNumber(next.Instead)) : null,
        };

    private JsonObject Met(Breach breach) => new() { ["school"] = _schools[breach.First] };
}
