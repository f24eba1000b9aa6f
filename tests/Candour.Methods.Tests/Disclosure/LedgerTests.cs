using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Disclosure;

/// <summary>Eight attacks by differencing, each refused with its reason, and what may still be told.</summary>
public sealed class LedgerTests
{
    private static readonly DateOnly Autumn = new(2026, 10, 1);
    private static readonly DateOnly Spring = new(2027, 3, 1);
    private static readonly Ledger People = Ledger.OfPeople(Thresholds.House);
    private static readonly Ledger Schools = Ledger.OfSchools(Thresholds.House);

    [Fact]
    public void Cuts_by_sex_give_away_those_who_gave_neither()
    {
        var finding = Refused(People, Count("all", 1, 61, 47), Count("girls", 1, 31, 24), Count("boys", 32, 59, 21));

        finding.Reason.Key.ShouldBe("by-subtraction");
        finding.Group.ShouldBe(Pupils(60, 61));
        finding.Range.ShouldBe(new OutsiderRange(2, 2));
        finding.Statements.Count.ShouldBe(3);
    }

    [Fact]
    public void Rounded_means_of_all_and_of_most_give_away_the_rest()
    {
        var finding = Refused(
            People,
            new Statement("all", "q1", Pupils(1, 40), StatementKind.Mean, 3.6, 0.1, Autumn, "public", 1, 5),
            new Statement("named", "q1", Pupils(1, 37), StatementKind.Mean, 3.7, 0.1, Autumn, "public", 1, 5)
        );

        finding.Reason.Key.ShouldBe("despite-rounding");
        finding.Group.ShouldBe(Pupils(38, 40));
        finding.Range.ShouldBe(new OutsiderRange(4, 10));
    }

    [Fact]
    public void Rolling_totals_of_three_years_give_away_a_single_year()
    {
        Statement Years(string name, int first, int last, double total, DateOnly told) =>
            new(
                name,
                "exclusions",
                Enumerable.Range(first, last - first + 1).Select(y => $"year {y}"),
                StatementKind.Total,
                total,
                0,
                told,
                "public",
                0,
                100
            );
        var told = Schools.With([Years("year 1", 1, 1, 4, Autumn), Years("years 1 to 3", 1, 3, 9, Autumn)]);

        var finding = told.Check([Years("years 2 to 4", 2, 4, 11, Spring), Years("years 3 to 5", 3, 5, 8, Spring)])
            .Single(f => f.Group is ["year 4"]);

        finding.Reason.Key.ShouldBe("between-releases");
        finding.Range.ShouldBe(new OutsiderRange(6, 6));
        finding.Statements.Select(s => s.Name).ShouldBe(["year 1", "years 1 to 3", "years 2 to 4"]);
    }

    [Fact]
    public void A_school_that_joins_a_published_total_is_the_difference()
    {
        Statement Total(string name, int schools, double total, DateOnly told) =>
            new(
                name,
                "helped",
                Enumerable.Range(1, schools).Select(s => $"school {s:00}"),
                StatementKind.Total,
                total,
                0,
                told,
                "public",
                0,
                500
            );
        var finding = Refused(Schools.With([Total("last term", 11, 412, Autumn)]), Total("this term", 12, 415, Spring));

        finding.Reason.Key.ShouldBe("by-joining");
        finding.Group.ShouldBe(["school 12"]);
        finding.Range.ShouldBe(new OutsiderRange(3, 3));
    }

    [Fact]
    public void A_pupil_who_leaves_is_the_difference()
    {
        var finding = Refused(People.With([Count("autumn", 1, 30, 18)]), Count("spring", 1, 29, 17, Spring));

        finding.Reason.Key.ShouldBe("by-leaving");
        finding.Group.ShouldBe(Pupils(30, 30));
        finding.Range.ShouldBe(new OutsiderRange(1, 1));
    }

    [Fact]
    public void A_correction_tells_more_than_either_figure()
    {
        Statement Share(string name, double perCent, double rounding, DateOnly told) =>
            new(name, "q1", Pupils(1, 40), StatementKind.PerCent, perCent, rounding, told, "public");
        var told = People.With([Share("first", 5, 10, Autumn)]);

        var finding = Refused(told, Share("corrected", 10, 10, Spring));

        finding.Reason.Key.ShouldBe("by-correction");
        finding.Range.ShouldBe(new OutsiderRange(2, 4));
    }

    [Fact]
    public void Rounded_per_cents_of_few_are_exact_counts()
    {
        // 29 pupils at 41, 34 and 24 per cent are exactly 12, 10 and 7; whoever then hears of 24 of them knows the other five.
        Statement Share(string name, int first, int last, double perCent) =>
            new(name, "agree", Pupils(first, last), StatementKind.PerCent, perCent, 1, Autumn, "public");
        var finding = Refused(People, Share("all", 1, 29, 41), Share("most", 1, 24, 33));

        finding.Reason.Key.ShouldBe("despite-rounding");
        finding.Range.ShouldBe(new OutsiderRange(4, 4));

        foreach (var (perCent, count) in ((double, double)[])[(41, 12), (34, 10), (24, 7)])
        {
            var system = OutsiderSystem.Of([new(0, 29)], [new([new(0, 1)], (perCent - 0.5) * 0.29, (perCent + 0.5) * 0.29)]);
            system.WholeRange(0).ShouldBe(new OutsiderRange(count, count));
        }
    }

    [Fact]
    public void Groups_that_overlap_give_away_where_they_do()
    {
        var told = People.With([Count("all", 1, 45, 20), Count("years 3 and 4", 1, 25, 11)]);
        var finding = Refused(told, Count("years 4 to 6", 21, 45, 13, Spring));

        finding.Reason.Key.ShouldBe("by-leaving");
        finding.Range.ShouldBe(new OutsiderRange(4, 4));
        finding.Group.ShouldBe(Pupils(21, 25));
    }

    [Fact]
    public void A_group_too_small_is_refused_by_itself()
    {
        var finding = Refused(People, Count("few", 1, 9, 5));

        finding.Reason.ShouldBe(Reason.TooFew(10));
    }

    [Fact]
    public void What_cannot_all_be_true_is_refused() =>
        Refused(People.With([Count("all", 1, 30, 5)]), Count("most", 1, 20, 15, Spring)).Reason.Key.ShouldBe("contradiction");

    [Fact]
    public void What_gives_nobody_away_may_be_told()
    {
        var release = (Statement[])[Count("all", 1, 60, 30), Count("girls", 1, 31, 16), Count("boys", 32, 60, 14)];

        People.Check(release).ShouldBeEmpty();
        Disclose.Release(People, release).Select(d => d.Value).ShouldBe([Stated.Number(30.0), Stated.Number(16.0), Stated.Number(14.0)]);
    }

    [Fact]
    public void What_was_told_before_is_not_held_against_what_adds_nothing()
    {
        var told = People.With([Count("all", 1, 61, 47), Count("girls", 1, 31, 24), Count("boys", 32, 59, 21)]);

        told.Check([new("other question", "q2", Pupils(1, 61), StatementKind.Count, 30, 0, Spring, "public")]).ShouldBeEmpty();
    }

    [Fact]
    public void Everybody_agreeing_may_be_told_of_a_large_group() =>
        People.Check([Count("all", 1, 61, 61), Count("most", 1, 55, 55)]).ShouldBeEmpty();

    [Fact]
    public void A_release_is_withheld_as_a_whole()
    {
        var shown = Disclose.Release(People, [Count("all", 1, 61, 47), Count("girls", 1, 31, 24), Count("boys", 32, 59, 21)]);

        shown.ShouldAllBe(d => d.Value.Equals(Stated.Withheld<double>(new Reason("by-subtraction", null))) && d.Rule == Disclose.Ledgers);
    }

    [Fact]
    public void Names_of_people_change_nothing()
    {
        Statement Renamed(Statement s) =>
            new(
                s.Name,
                s.Measure,
                s.Group.Select(p => "z" + (999 - int.Parse(p[1..], null))).Reverse(),
                s.Kind,
                s.Value,
                s.Rounding,
                s.Told,
                s.Audience
            );
        Statement[] release = [Count("all", 1, 61, 47), Count("girls", 1, 31, 24), Count("boys", 32, 59, 21)];

        People
            .Check([.. release.Select(Renamed)])
            .Select(f => (f.Range, f.Reason))
            .ShouldBe(People.Check(release).Select(f => (f.Range, f.Reason)));
    }

    [Fact]
    public void A_statement_that_cannot_be_is_a_mistake()
    {
        Should.Throw<ArgumentException>(() => Count("none", 1, 0, 0));
        Should.Throw<ArgumentException>(() => Count("too many", 1, 10, 11));
        Should.Throw<ArgumentException>(() => Count("no number", 1, 10, double.NaN));
        Should.Throw<ArgumentException>(() => new Statement("twice", "q", ["a", "a"], StatementKind.Count, 1, 0, Autumn, "public"));
        Should.Throw<ArgumentException>(() => new Statement("a", "q", ["a"], StatementKind.Count, 1, 0, Autumn, "public", 0, 5));
        Should.Throw<ArgumentException>(() => new Statement("a", "q", ["a"], StatementKind.Mean, 1, -1, Autumn, "public", 1, 5));
    }

    private static string[] Pupils(int first, int last) => [.. Enumerable.Range(first, last - first + 1).Select(p => $"p{p:000}")];

    private static Statement Count(string name, int first, int last, double value, DateOnly? told = null) =>
        new(name, "q1", Pupils(first, last), StatementKind.Count, value, 0, told ?? Autumn, "public");

    private static LedgerFinding Refused(Ledger ledger, params Statement[] release)
    {
        var findings = ledger.Check(release);
        findings.ShouldNotBeEmpty();
        Disclose.Release(ledger, release).ShouldAllBe(d => d.Value.Equals(Stated.Withheld<double>(findings[0].Reason)));
        return findings[0];
    }
}
