using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Disclosure;

/// <summary>What is refused, in what words, and what is just allowed.</summary>
public sealed class DisclosureEdgesTests
{
    private static readonly Thresholds House = Thresholds.House;
    private static readonly Stated<double> Figure = Stated.Number(4.0);

    [Fact]
    public void Nothing_is_not_a_figure_or_a_rule()
    {
        Missing("official", () => Disclose.AsPublished<int>(null!));
        Missing("words", () => Disclose.AsWritten(null!));
        Missing("answers", () => Disclose.OfPeople(null!, 10, House.People));
        Missing("policy", () => Disclose.OfPeople(Stated.Of(new Share(1, 2)), 10, null!));
        Missing("thresholds", () => Disclose.OfShare(Stated.Of(new Share(1, 2)), 10, null!));
        Missing("thresholds", () => Disclose.OfMean(Figure, 10, null!));
        Missing("parts", () => Disclose.AcrossSchools(Figure, null!, House));
        Missing("thresholds", () => Disclose.AcrossSchools(Figure, [1], null!));
        Missing("thresholds", () => Disclose.OfLead(Figure, 5, 5, null!));
        Missing("thresholds", () => Disclose.OwnWords(Stated.Words("a"), 15, true, null!));
        Missing("hidden", () => Disclose.OfTable(OneCell(), (IEnumerable<int>)null!));
        Missing("people", () => new Thresholds(null!, 10, 10, 15, 3, 0.6, 5, 5, 0.75));
        Missing("key", () => new Reason(null!));
        Missing("reason", () => Stated.Unknown<int>(null!));
        Missing("reason", () => Stated.Withheld<int>(null!));
        Missing("parents", () => Breakdown.Of(null!));
    }

    [Fact]
    public void Each_of_the_four_must_have_an_answer()
    {
        var zero = Stated.Number(0);

        Missing("known", () => zero.Match(null!, _ => 0, _ => 0, () => 0));
        Missing("unknown", () => zero.Match(_ => 0, null!, _ => 0, () => 0));
        Missing("withheld", () => zero.Match(_ => 0, _ => 0, null!, () => 0));
        Missing("zero", () => Stated.Number(1).Match(_ => 0, _ => 0, _ => 0, null!));
    }

    private static void Missing(string name, Func<object> made) =>
        Should.Throw<ArgumentNullException>(() => made()).ParamName.ShouldBe(name);

    [Fact]
    public void A_number_below_nought_is_a_mistake()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Disclose.OfMean(Figure, -1, House));
        Should.Throw<ArgumentOutOfRangeException>(() => Disclose.OfLead(Figure, 5, -1, House));
        Should.Throw<ArgumentOutOfRangeException>(() => Disclose.OfLead(Figure, 5, 6, House));
        Should.Throw<ArgumentOutOfRangeException>(() => Disclose.OwnWords(Stated.Words("a"), -1, true, House));
        Should.Throw<ArgumentOutOfRangeException>(() => new MinimumGroups(0, 10, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => new MinimumGroups(10, 0, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => new MinimumGroups(10, 10, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Breakdown.Flat(0));
        Should.Throw<ArgumentOutOfRangeException>(() => TableCell.OfPeople(-1, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => TableCell.OfPeople(0, 0));
    }

    [Fact]
    public void The_least_that_can_be_asked_for_is_one()
    {
        new MinimumGroups(1, 1, 1).ShouldBe(new MinimumGroups(1, 1, 1));
        Reason.TooFew(1).Limit.ShouldBe(1);
        Disclose.OfMean(Figure, 0, House).Value.ShouldBe(Stated.Withheld<double>(Reason.TooFew(10)));
    }

    [Fact]
    public void What_is_wrong_is_said()
    {
        Said(() => Disclose.AcrossSchools(Figure, [1, -1], House))
            .ShouldStartWith("What a school brings is a finite number of nought or more.");
        Said(() => Disclose.OfTable(OneCell(), [])).ShouldStartWith("An outsider could work out cell 0: this pattern is not published.");
        Said(() => Stated.Number(double.NaN)).ShouldStartWith("A stated number is finite; a gap is Unknown or Withheld.");
        Said(() => new Reason("Too few")).ShouldStartWith("“Too few” is not lower-case words joined by hyphens.");
        Said(() => Reason.TooFew(0)).ShouldStartWith("A limit is at least one.");
        Said(() => Breakdown.Of([0, 2])).ShouldStartWith("Part 2 belongs to 2, which is not an earlier part.");
        Said(() => new TableCell(1, upper: double.NaN)).ShouldStartWith("The value of a cell and its bounds are finite numbers.");
        Said(() => new TableCell(1, upper: double.PositiveInfinity)).ShouldStartWith("The value of a cell and its bounds are finite");
        Said(() => new TableCell(6, upper: 5)).ShouldStartWith("The value 6 lies outside what is known of it.");
        Said(() => new TableCell(1, (CellRole)9)).ShouldStartWith("There is no role 9.");
        foreach (var amount in (double[])[-1, double.NaN, double.PositiveInfinity])
        {
            const string words = "A weight or a protection is a finite number of nought or more.";
            Said(() => new TableCell(1, weight: amount)).ShouldStartWith(words);
            Said(() => new TableCell(1, openBelow: amount)).ShouldStartWith(words);
            Said(() => new TableCell(1, openAbove: amount)).ShouldStartWith(words);
            Said(() => new TableCell(1, openWidth: amount)).ShouldStartWith(words);
        }

        static string Said(Func<object> made) => Should.Throw<ArgumentException>(() => made()).Message;
    }

    [Fact]
    public void A_reason_is_known_by_its_word()
    {
        Reason[] all = [Reason.NotAsked, Reason.NotTold, Reason.HeldByPublisher, Reason.TooAlike, Reason.Cover, Reason.Unprotected];

        all.Select(r => r.Key).ShouldBe(["not-asked", "not-told", "held-by-publisher", "too-alike", "cover", "unprotected"]);
        all.ShouldAllBe(r => r.Limit == null);
        Reason.TooFewOthers(7).ShouldBe(new Reason("too-few-others", 7));
    }

    [Fact]
    public void What_may_be_shown_is_the_same_when_value_and_rule_are()
    {
        var shown = Disclose.AsPublished(Stated.Number(412));

        shown.ShouldBe(Disclose.AsPublished(Stated.Number(412)));
        shown.GetHashCode().ShouldBe(Disclose.AsPublished(Stated.Number(412)).GetHashCode());
        shown.ShouldNotBe(Disclose.AsPublished(Stated.Number(413)));
        Disclose.OfMean(Figure, 10, House).ShouldNotBe(Disclose.AsPublished(Figure));
        shown.Equals(null).ShouldBeFalse();
        shown.Equals("412").ShouldBeFalse();
        shown.ToString().ShouldBe($"{shown.Value} ({Disclose.Published})");
    }

    [Fact]
    public void Words_or_none_are_the_words_where_there_are_some() =>
        Stated.WordsOr(" The choir. ", Reason.NotTold).ShouldBe(Stated.Words("The choir."));

    [Theory]
    [InlineData(0, CellRole.Shown, 0, 0)]
    [InlineData(1, CellRole.Primary, 0, 4)]
    [InlineData(4, CellRole.Primary, 3, 1)]
    [InlineData(5, CellRole.MayCover, 0, 0)]
    public void A_count_of_people_below_the_limit_stays_open_from_one_to_the_limit(int count, CellRole role, double below, double above)
    {
        TableCell.OfPeople(count, 5, 7).ShouldBe(new TableCell(count, role, 7, openBelow: below, openAbove: above));
        TableCell.OfPeople(count, 5).Weight.ShouldBe(1);
    }

    [Fact]
    public void More_combinations_than_can_be_counted_are_an_error() =>
        Should.Throw<OverflowException>(() =>
            AdditiveTable.Of([Breakdown.Flat(65_535), Breakdown.Flat(65_535)], _ => 0, v => new TableCell(v))
        );

    [Fact]
    public void A_cell_that_adds_up_to_nothing_is_hidden_or_known()
    {
        var table = AdditiveTable.Of([TableCell.OfPeople(3, 5), new TableCell(40, upper: 50)], []);

        var open = table.With((c, _) => new(c.Value, CellRole.Primary, openAbove: 1));
        Audit.Of(open, [], [1, 0]).Disclosed.ShouldBe([0, 1]);
        Audit.Of(table, [], [0, 1]).Ranges.ShouldBe([new(0, new(3, 3)), new(1, new(40, 40))]);
        Audit.Of(table, [0, 1], [0, 1]).Ranges.ShouldBe([new(0, new(0, null)), new(1, new(0, 50))]);
        Suppress.Of(table).ShouldBeOfType<Suppression.Found>().Hidden.ShouldBe([0]);
    }

    private static AdditiveTable OneCell() => AdditiveTable.Of([TableCell.OfPeople(3, 5)], []);
}
