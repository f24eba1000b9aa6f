using Candour.Methods.Mixed;

namespace Candour.Bench.Methods;

/// <summary>
/// A crossed model as large as the ratings of lecturers that lme4 is shown with. Those data are not ours to give, so the same
/// shape is drawn: as many students, lecturers, departments and ratings, with spreads as they are there.
/// </summary>
internal static class MixedRows
{
    private const int Students = 2972;
    private const int Lecturers = 1128;
    private const int Departments = 14;
    private const int Count = 73_421;

    public static IEnumerable<MethodRow> All => [new("mixed", "73,421 ratings, 2,972 × 1,128 × 14 crossed", 10, Linear)];

    private static Question Linear()
    {
        var random = new Random(3);
        var (student, lecturer, department) = (
            random.Normals(Students, 0.33),
            random.Normals(Lecturers, 0.51),
            random.Normals(Departments, 0.08)
        );
        int[] home = [.. Enumerable.Range(0, Lecturers).Select(l => l < Departments ? l : random.Next(Departments))];
        int[] first = [.. Enumerable.Range(0, Students).Select(_ => random.Next(Departments))];
        int[][] within =
        [
            .. Enumerable.Range(0, Departments).Select(d => Enumerable.Range(0, Lecturers).Where(l => home[l] == d).ToArray()),
        ];
        var (y, service) = (new double[Count], new double[Count]);
        var (s, l, d) = (new string[Count], new string[Count], new string[Count]);
        for (var i = 0; i < Count; i++)
        {
            // Everybody occurs; most ratings are of lecturers of the student's own department.
            var who = i % Students;
            var place = random.Next(10) < 6 ? first[who] : random.Next(Departments);
            var whom = i < Lecturers ? i : within[place][random.Next(within[place].Length)];
            service[i] = home[whom] == first[who] ? 0 : 1;
            var eta = 3.3 - 0.07 * service[i] + student[who] + lecturer[whom] + department[home[whom]] + 1.18 * random.Normal();
            y[i] = Math.Clamp(Math.Round(eta), 1, 5);
            (s[i], l[i], d[i]) = (Draws.Named('s', who), Draws.Named('l', whom), Draws.Named('d', home[whom]));
        }
        Grouping[] groupings = [Grouping.Of("student", s), Grouping.Of("lecturer", l), Grouping.Of("department", d)];
        return Question.Of(
            () => LinearMixed.Fit(y, [new FixedColumn("service", service)], groupings),
            found => new($"deviations {string.Join(", ", found.OrThrow.Random.Select(r => $"{r.Deviation:N2}"))}")
        );
    }
}
