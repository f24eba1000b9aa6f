using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Docs;

public sealed partial class WorkedExampleTests
{
    [Fact]
    public void Disclosure()
    {
        var house = Thresholds.House;
        string OfShare(int count, int of, int all) => Shown(Disclose.OfShare(Stated.Of(new Share(count, of)), all, house));
        var figure = Stated.Number(3.4);

        MethodPage
            .Read("disclosure")
            .Shows(
                ("12 of 40, of 100 in all", OfShare(12, 40, 100)),
                ("12 of 40, of 45 in all", OfShare(12, 40, 45)),
                ("12 of 40, of 40 in all", OfShare(12, 40, 40)),
                ("3 of 40, of 100 in all", OfShare(3, 40, 100)),
                ("0 of 40, of 100 in all", OfShare(0, 40, 100)),
                ("5 of 9, of 100 in all", OfShare(5, 9, 100)),
                ("a mean of 9 answers", Shown(Disclose.OfMean(figure, 9, house))),
                ("three schools that bring 70, 20 and 10", Shown(Disclose.AcrossSchools(figure, [70, 20, 10], house))),
                ("two schools that bring 50 each", Shown(Disclose.AcrossSchools(figure, [50, 50], house))),
                ("five reviews by four hosts", Shown(Disclose.OfLead(figure, 5, 4, house))),
                ("a comment of a group of 15, not read", Shown(Disclose.OwnWords(Stated.Words("Lunch is short."), 15, false, house)))
            );
    }

    [Fact]
    public void Suppression()
    {
        var page = MethodPage.Read("suppression");
        var rows = page.Rows("helped.csv");
        string[] columns = [.. rows[0].Keys.Skip(1)];
        var counts = new long[rows.Count, columns.Length];
        for (var i = 0; i < rows.Count; i++)
        for (var j = 0; j < columns.Length; j++)
            counts[i, j] = (long)MethodPage.Number(rows[i][columns[j]]);
        var table = AdditiveTable.Of(counts, count => TableCell.OfPeople(count, 5, count));
        var cell = table.Primary.Single();
        var alone = Audit.Of(table, [cell]);
        var found = Suppress.Of(table).ShouldBeOfType<Suppression.Found>();
        // Part 0 of each way is the total.
        string Name(int c) => $"{rows[c / (columns.Length + 1) - 1]["school"]} {columns[c % (columns.Length + 1) - 1]}";

        page.Shows(
            ("hidden alone, at least", alone.Ranges[cell].Low),
            ("hidden alone, at most", alone.Ranges[cell].High),
            ("hidden alone, safe", alone.IsSafe),
            ("the pattern", found.Hidden.Select(Name)),
            ("its weight", found.Weight),
            ("proven lightest", found.IsProven),
            ("Alder care, at least", found.Audit.Ranges[cell].Low),
            ("Alder care, at most", found.Audit.Ranges[cell].High)
        );
    }

    [Fact]
    public void Ledger()
    {
        var page = MethodPage.Read("ledger");
        var empty = Methods.Disclosure.Ledger.OfPeople(Thresholds.House);
        var told = page.Rows("told.csv")
            .Select(r => Safe(r["name"], (int)Of(r, "from"), (int)Of(r, "to"), Of(r, "yes"), new(2026, 10, 1)))
            .ToArray();
        var three = empty.Check(told).Single();
        var left = empty.With([Safe("autumn", 1, 30, 18, new(2026, 10, 1))]).Check([Safe("spring", 1, 29, 17, new(2027, 3, 1))]);

        page.Shows(
            ("everybody and girls", empty.Check(told[..2]) is [var first, ..] ? first.Reason.Key : "told"),
            ("everybody, girls and boys", three.Reason.Key),
            ("people it would tell of", three.Group.Count),
            ("of them at least", three.Range.Low),
            ("of them at most", three.Range.High),
            ("one has left", left[0].Reason.Key),
            ("nine pupils alone", empty.Check([Safe("nine", 1, 9, 5, new(2026, 10, 1))])[0].Reason.Key)
        );

        static Statement Safe(string name, int from, int to, double yes, DateOnly day) =>
            new(
                name,
                "feel safe",
                Enumerable.Range(from, to - from + 1).Select(pupil => $"{pupil:00}"),
                StatementKind.Count,
                yes,
                0,
                day,
                "public"
            );
    }

    [Fact]
    public void Reading_age()
    {
        var page = MethodPage.Read("reading-age");
        var note = page.Input("note.txt")!;
        string Age(string text) =>
            Methods.Reading.ReadingAge.Of(text).Match(years => $"{years}", reason => reason.Key, reason => reason.Key, () => "0");

        page.Shows(
            ("reading age", Age(note)),
            ("syllables of garden", Methods.Reading.ReadingAge.Syllables("garden")),
            ("syllables of like", Methods.Reading.ReadingAge.Syllables("like")),
            ("grade of 35 words, 4 sentences, 38 syllables", Methods.Reading.ReadingAge.Grade(35, 4, 38)),
            ("\"Our school is warm.\"", Age("Our school is warm."))
        );
    }

    private static string Shown<T>(Disclosed<T> told)
        where T : notnull => told.Value.Match(_ => "shown", reason => reason.Key, reason => reason.Key, () => "shown");
}
