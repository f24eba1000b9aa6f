using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Disclosure;

/// <summary>Where too much begins to follow: figures just told and just not, worked out by hand.</summary>
public sealed class LedgerEdgesTests
{
    private static readonly DateOnly Day = new(2026, 10, 1);
    private static readonly Ledger People = Ledger.OfPeople(Thresholds.House);

    private static IEnumerable<string> Pupils(int first, int last) => Enumerable.Range(first, last - first + 1).Select(p => $"p{p:000}");

    private static Statement Count(string name, IEnumerable<string> group, double value) =>
        new(name, "q", group, StatementKind.Count, value, 0, Day, "public");

    private static Statement Total(string name, IEnumerable<string> group, double value, double rounding, int least, int most) =>
        new(name, "q", group, StatementKind.Total, value, rounding, Day, "public", least, most);

    private static OutsiderRange[] Ranges(params Statement[] release) => [.. People.Check(release).Select(f => f.Range)];

    [Theory]
    [InlineData(0, 30, false)]
    [InlineData(1, 30, true)]
    [InlineData(4, 30, true)]
    [InlineData(5, 30, false)]
    [InlineData(25, 30, false)]
    [InlineData(26, 30, true)]
    [InlineData(29, 30, true)]
    [InlineData(30, 30, false)]
    [InlineData(5, 10, false)]
    [InlineData(6, 10, true)]
    public void Nobody_is_alone_among_one_to_four(int count, int of, bool refused)
    {
        var findings = People.Check([Count("all", Pupils(1, of), count)]);

        findings.Select(f => f.Reason.Key).ShouldBe(refused ? ["by-subtraction"] : []);
        findings.ShouldAllBe(f => f.Statements.Count == 1 && f.Range == new OutsiderRange(count, count));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(-5, 5)]
    public void A_small_total_of_ten_is_of_nobody_in_particular(int least, int most) =>
        People.Check([Total("all", Pupils(1, 10), 2, 0, least, most)]).ShouldBeEmpty();

    [Fact]
    public void One_exact_figure_among_rounded_ones_does_not_make_it_a_subtraction()
    {
        var finding = People
            .Check([
                Total("all", Pupils(1, 40), 144, 0, 1, 5),
                new("named", "q", Pupils(1, 37), StatementKind.Mean, 3.7, 0.1, Day, "public", 1, 5),
            ])
            .Single();

        // 37 people at 3.65 to 3.75 have 136 to 138.
        finding.Range.ShouldBe(new OutsiderRange(6, 8));
        finding.Reason.Key.ShouldBe("despite-rounding");
    }

    [Fact]
    public void What_one_person_can_have_is_the_widest_that_any_statement_says() =>
        Ranges(Total("all", Pupils(1, 40), 150, 20, 1, 5), Total("named", Pupils(1, 37), 140, 0, 0, 10)).ShouldBe([new(0, 20)]);

    [Fact]
    public void Each_has_at_least_the_least() =>
        // 100 to 110 less 102 is 8 at most, and three people have three at least.
        Ranges(Total("all", Pupils(1, 40), 105, 10, 1, 5), Total("named", Pupils(1, 37), 102, 0, 1, 5)).ShouldBe([new(3, 8)]);

    [Fact]
    public void Findings_name_what_they_need_and_stand_in_the_order_of_their_first_person()
    {
        string[] few = ["p029", "p030", "p040"];
        string[] most = [.. Pupils(31, 39)];

        // All twelve from p029 to p040 agree, so each of them does: the cut tells nothing more of the three that are in it.
        var findings = People.Check([
            Count("all", Pupils(1, 40), 30),
            Count("first", Pupils(1, 28), 18),
            Count("cut", Pupils(1, 10).Concat(few), 8),
        ]);

        findings.Select(f => f.Group).ShouldBe([few, most]);
        findings.Select(f => f.Range).ShouldBe([new(3, 3), new(9, 9)]);
        findings[0].Statements.Select(s => s.Name).ShouldBe(["all", "first"]);
        // Of those who are not in the cut enough follows without the first: 22 of the other 27 agree.
        findings[1].Statements.Select(s => s.Name).ShouldBe(["all", "cut"]);
    }

    [Fact]
    public void What_one_statement_leaves_of_another_is_looked_at_as_a_whole()
    {
        // Six are left, of whom three agree; of the three in the cut, and of the three others, nothing follows.
        var finding = People
            .Check([
                Count("all", Pupils(1, 40), 20),
                Count("most", Pupils(1, 34), 17),
                Count("cut", Pupils(1, 10).Concat(Pupils(35, 37)), 7),
            ])
            .Single();

        finding.Group.ShouldBe(Pupils(35, 40));
        finding.Range.ShouldBe(new OutsiderRange(3, 3));
        finding.Statements.Select(s => s.Name).ShouldBe(["all", "most"]);
    }

    [Fact]
    public void What_is_left_is_as_many_as_all_its_parts() =>
        People
            .Check([
                Count("all", Pupils(1, 40), 20),
                Count("most", Pupils(1, 28), 14),
                Count("cut", Pupils(1, 14).Concat(Pupils(29, 34)), 10),
            ])
            .ShouldBeEmpty("twelve are left, six in the cut and six not, and six of the twelve agree");

    [Theory]
    [InlineData(36, 12, 8)]
    [InlineData(12, 8, 4)]
    public void What_a_statement_tells_of_some_of_a_group_it_tells_of_the_group(double cut, double high, double low)
    {
        // Two of four are known from the cut alone, of which all twelve have the most, or the least: the four have 8 to 12, or 4 to 8.
        // That all less most says the same of the four is nothing new.
        Ranges(
                Total("all", Pupils(1, 34), 60 + (high + low) / 2, high - low, 1, 3),
                Total("most", Pupils(1, 30), 60, 0, 1, 3),
                Total("cut", Pupils(1, 10).Concat(Pupils(31, 32)), cut, 0, 1, 3)
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void What_was_told_of_few_by_itself_is_what_more_is_measured_against()
    {
        // 5 to 15 was told of five. 38 to 48 less 30 leaves 8 to 15: seven of the ten that were open, less than three quarters.
        var told = People.With([Total("five", Pupils(1, 5), 10, 10, 0, 5)]);

        var findings = told.Check([Total("all", Pupils(1, 20), 43, 10, 0, 5), Total("others", Pupils(6, 20), 30, 0, 0, 5)]);

        findings.Single().Range.ShouldBe(new OutsiderRange(8, 15));
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(5.1)]
    public void A_mean_is_one_that_people_can_have(double value) =>
        Should
            .Throw<ArgumentException>(() => new Statement("all", "q", Pupils(1, 10), StatementKind.Mean, value, 0, Day, "public", 1, 5))
            .Message.ShouldStartWith($"A group of 10 cannot have {value}.");

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Everybody_can_have_the_least_and_everybody_the_most(double value) =>
        new Statement("all", "q", Pupils(1, 10), StatementKind.Mean, value, 0, Day, "public", 1, 5).Value.ShouldBe(value);

    [Fact]
    public void What_is_wrong_with_a_statement_is_said()
    {
        Statement Made(
            string name = "n",
            string measure = "m",
            string[]? group = null,
            StatementKind kind = StatementKind.Total,
            double rounding = 0,
            int least = 0,
            int most = 5
        ) => new(name, measure, group ?? ["a"], kind, 1, rounding, Day, "public", least, most);

        Should.Throw<ArgumentException>(() => Made(name: " "));
        Should.Throw<ArgumentException>(() => Made(measure: ""));
        Should
            .Throw<ArgumentNullException>(() => new Statement("n", "m", null!, StatementKind.Total, 1, 0, Day, "public"))
            .ParamName.ShouldBe("group");
        Said(() => Made(group: [])).ShouldStartWith("A group is at least one person, each once.");
        Said(() => Made(kind: (StatementKind)9)).ShouldStartWith("There is no kind 9.");
        Said(() => Made(rounding: -1)).ShouldStartWith("A value is a finite number, a rounding one of nought or more.");
        Said(() => Made(kind: StatementKind.Count)).ShouldStartWith("Of each person a count is true or not: from 0 to 1.");
        Said(() => Made(least: 1, most: 1)).ShouldStartWith("The least is below the most.");

        static string Said(Func<Statement> made) => Should.Throw<ArgumentException>(made).Message;
    }

    [Fact]
    public void Nothing_is_not_a_ledger()
    {
        Should.Throw<ArgumentNullException>(() => Ledger.OfPeople(null!)).ParamName.ShouldBe("thresholds");
        Should.Throw<ArgumentNullException>(() => Ledger.OfSchools(null!)).ParamName.ShouldBe("thresholds");
        Should.Throw<ArgumentNullException>(() => People.With(null!)).ParamName.ShouldBe("told");
        Should.Throw<ArgumentNullException>(() => People.Check(null!)).ParamName.ShouldBe("release");
        Should.Throw<ArgumentNullException>(() => Disclose.Release(null!, [])).ParamName.ShouldBe("ledger");
    }
}
