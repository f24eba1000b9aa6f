using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Disclosure;

/// <summary>The rules with thresholds, and what is refused.</summary>
public sealed class GatesTests
{
    private static readonly Thresholds House = Thresholds.House;

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void A_mean_of_few_is_withheld(int of, bool held)
    {
        Disclose
            .OfMean(Stated.Number(3.4), of, House)
            .Value.ShouldBe(held ? Stated.Withheld<double>(Reason.TooFew(10)) : Stated.Number(3.4));
        Disclose
            .OfMean(Stated.Number(0.0), of, House)
            .Value.ShouldBe(held ? Stated.Withheld<double>(Reason.TooFew(10)) : Stated.Number(0.0));
        Disclose.OfMean(Stated.Unknown<double>(Reason.NotAsked), of, House).Value.ShouldBe(Stated.Unknown<double>(Reason.NotAsked));
    }

    [Theory]
    [InlineData(0, 14, true)]
    [InlineData(14, 14, true)]
    [InlineData(15, 15, false)]
    [InlineData(0, 15, false)]
    [InlineData(7, 14, false)]
    public void All_or_none_of_a_small_group_is_withheld(int count, int of, bool held)
    {
        var strict = new Thresholds(House.People, 10, 15, 15, 3, 0.6, 5, 5, 0.75);

        Disclose
            .OfShare(Stated.Of(new Share(count, of)), 100, strict)
            .Value.ShouldBe(held ? Stated.Withheld<Share>(Reason.TooAlike) : Stated.Of(new Share(count, of)));
    }

    [Fact]
    public void Across_schools_there_are_three_and_none_is_most_of_it()
    {
        Stated<double> Shown(params double[] parts) => Disclose.AcrossSchools(Stated.Number(50.0), parts, House).Value;

        Shown(20, 20, 20).ShouldBe(Stated.Number(50.0));
        Shown(60, 20, 20).ShouldBe(Stated.Number(50.0));
        Shown(61, 20, 19).ShouldBe(Stated.Withheld<double>(new Reason("one-school-dominates")));
        Shown(20, 20, 0).ShouldBe(Stated.Withheld<double>(Reason.TooFew(3)));
        Should.Throw<ArgumentException>(() => Shown(20, 20, -1));
    }

    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(5, 4, true)]
    [InlineData(4, 4, true)]
    [InlineData(9, 6, false)]
    [InlineData(9, 4, true)]
    public void A_lead_is_rated_from_five_reviews_of_five_hosts(int reviews, int hosts, bool held) =>
        Disclose
            .OfLead(Stated.Number(4.1), reviews, hosts, House)
            .Value.ShouldBe(held ? Stated.Withheld<double>(Reason.TooFew(5)) : Stated.Number(4.1));

    [Fact]
    public void A_lead_of_too_few_reviews_hears_of_reviews_and_of_too_few_hosts_of_hosts()
    {
        var strict = new Thresholds(House.People, 10, 10, 15, 3, 0.6, 8, 5, 0.75);
        Stated<double> Shown(int reviews, int hosts) => Disclose.OfLead(Stated.Number(4.1), reviews, hosts, strict).Value;

        Shown(7, 5).ShouldBe(Stated.Withheld<double>(Reason.TooFew(8)));
        Shown(8, 4).ShouldBe(Stated.Withheld<double>(Reason.TooFew(5)));
        Shown(8, 5).ShouldBe(Stated.Number(4.1));
    }

    [Theory]
    [InlineData(15, true, null)]
    [InlineData(14, true, "too-few")]
    [InlineData(15, false, "not-read-yet")]
    public void Own_words_are_of_fifteen_and_read_by_a_person(int group, bool read, string? why)
    {
        var shown = Disclose.OwnWords(Stated.Words("More clubs."), group, read, House).Value;

        (shown as Stated<string>.Withheld)?.Reason.Key.ShouldBe(why);
        (shown is Stated<string>.Known).ShouldBe(why is null);
    }

    [Fact]
    public void A_table_is_shown_with_what_it_takes_hidden()
    {
        var table = RandomTables.Of(
            new long[,]
            {
                { 3, 20, 30 },
                { 25, 14, 11 },
                { 40, 22, 9 },
            }
        );

        var shown = Disclose.OfTable(table);

        int[] hidden = [.. Enumerable.Range(0, table.Count).Where(c => shown[c].Value is Stated<double>.Withheld)];
        hidden.ShouldContain(5);
        hidden.Length.ShouldBe(4);
        PlainAudit.IsSafe(table, hidden).ShouldBeTrue();
        shown[5].Value.ShouldBe(Stated.Withheld<double>(Reason.TooAlike));
        hidden.Except([5]).ShouldAllBe(c => shown[c].Value.Equals(Stated.Withheld<double>(Reason.Cover)));
        shown.Where((_, c) => !hidden.Contains(c)).ShouldAllBe(d => d.Value is Stated<double>.Known && d.Rule == Disclose.Tables);
    }

    [Fact]
    public void A_pattern_that_fails_its_audit_is_never_published()
    {
        var table = RandomTables.Of(
            new long[,]
            {
                { 3, 20, 30 },
                { 25, 14, 11 },
                { 40, 22, 0 },
            }
        );

        Should.Throw<ArgumentException>(() => Disclose.OfTable(table, [5]));
        Should.Throw<ArgumentException>(() => Disclose.OfTable(table, []));
        Should.Throw<ArgumentException>(() => Disclose.OfTable(table, [5, 15])).Message.ShouldContain("shown whatever happens");
        Should.Throw<ArgumentException>(() => Audit.Of(table, [99]));
    }

    [Fact]
    public void A_table_that_does_not_add_up_is_a_mistake()
    {
        TableCell[] cells = [new(10), new(4), new(6)];

        Should.Throw<ArgumentException>(() => AdditiveTable.Of(cells, [new([new(0, -1), new(1, 1)])])).Message.ShouldContain("out by -6");
        Should.Throw<ArgumentException>(() => AdditiveTable.Of(cells, [new([new(3, 1)])]));
        Should.Throw<ArgumentException>(() => AdditiveTable.Of(cells, [new([new(1, 1), new(1, -1)])]));
        Should.Throw<ArgumentException>(() => AdditiveTable.Of(cells, [new([new(1, 0)])]));
        Should.Throw<ArgumentException>(() => new TableCell(-1));
        Should.Throw<ArgumentException>(() => new TableCell(double.NaN));
        Should.Throw<ArgumentException>(() => new TableCell(1, weight: -1));
        Should.Throw<ArgumentException>(() => Breakdown.Of([0, 2]));
    }

    [Fact]
    public void A_sum_of_figures_that_contradicts_another_has_no_range()
    {
        var system = OutsiderSystem.Of([new(0, 10)], [new([new(0, 1)], 4, 5), new([new(0, 1)], 7, null)]);

        system.Range(0).ShouldBeNull();
        system.WholeRange(0).ShouldBeNull();
        OutsiderSystem.Of([new(0, null)], []).Range(0).ShouldBe(new OutsiderRange(0, null));
        OutsiderSystem.Of([new(0, 1)], [new([new(0, 1)], 0.4, 0.6)]).WholeRange(0).ShouldBeNull();
        Should.Throw<ArgumentException>(() => OutsiderSystem.Of([new(0, 1)], [new([new(1, 1)], 0, 1)]));
        Should.Throw<ArgumentException>(() => OutsiderSystem.Of([new(0, double.NaN)], []));
    }

    [Fact]
    public void Thresholds_that_cannot_be_are_a_mistake()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Thresholds(House.People, 0, 10, 15, 3, 0.6, 5, 5, 0.75));
        Should.Throw<ArgumentOutOfRangeException>(() => new Thresholds(House.People, 10, 10, 15, 3, 1.1, 5, 5, 0.75));
        Should
            .Throw<ArgumentOutOfRangeException>(() => new Thresholds(House.People, 10, 10, 15, 3, 0.6, 5, 5, 0))
            .Message.ShouldStartWith("A share is above 0 and at most 1.");
        new Thresholds(House.People, 10, 10, 15, 3, 1, 5, 5, 1).LargestShare.ShouldBe(1);
    }
}
