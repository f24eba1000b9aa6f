using System.Globalization;
using System.IO.Compression;
using System.Text;
using Candour.Sample.Plan;
using Candour.Testing;

namespace Candour.Tests.Sample;

/// <summary>No made-up school is a real one.</summary>
public sealed class SampleSchoolNamesTests
{
    private const string Register = "establishments_all_england_basic_20240617.csv.gz";

    /// <summary>Words that many names share and that do not tell schools apart.</summary>
    private static readonly HashSet<string> Common =
    [
        .. (
            "school schools primary infant infants junior juniors nursery academy academies college high secondary special church of "
            + "england c e ce cofe r rc catholic roman voluntary aided controlled va vc community foundation free trust comprehensive "
            + "first middle upper lower grammar the and at for in girls boys mixed saint st"
        ).Split(' '),
    ];

    private static IEnumerable<SampleSchool> Schools => Plans.Usual.Schools.Concat(Plans.Usual.Predecessors);

    [Fact]
    public void Names_AreNotInTheRegister()
    {
        var real = Rows().Select(row => Bare(row[1])).ToHashSet();

        real.Count.ShouldBeGreaterThan(20_000);
        Schools.Where(school => real.Contains(Bare(school.Name))).Select(school => school.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_AreNotInTheRegister()
    {
        var real = Rows().Select(row => int.Parse(row[0], CultureInfo.InvariantCulture)).ToHashSet();

        real.Max().ShouldBeLessThan(9_000_000);
        Schools.Where(school => real.Contains(school.Urn)).ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_AreMadeUpAndUnique()
    {
        Schools.Select(school => school.Urn).ShouldBe(Enumerable.Range(9_000_001, 86));
        Schools.Select(school => Bare(school.Name)).Where(name => name != "stonegarth").Distinct().Count().ShouldBeGreaterThan(80);
    }

    [Fact]
    public void Addresses_CannotBeAnybodys()
    {
        Schools.ShouldAllBe(school => school.Postcode.StartsWith("WH", StringComparison.Ordinal));
        Schools.ShouldAllBe(school => school.Telephone.StartsWith("01632 960", StringComparison.Ordinal));
        Schools.ShouldAllBe(school =>
            school.Website.EndsWith(".example", StringComparison.Ordinal) && school.HeadEmail.EndsWith(".example", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("St. Oswin's R.C. High School", "oswins")]
    [InlineData("ELLERBECK Primary & Nursery Academy", "ellerbeck")]
    [InlineData("Sainte-Thérèse C of E (VA) Junior School", "sainte therese")]
    public void Bare_TakesAwayWhatDoesNotTellSchoolsApart(string name, string bare) => Bare(name).ShouldBe(bare);

    private static string Bare(string name)
    {
        var letters = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
                letters.Append(letter);
            else if (letter is not ('\'' or '’' or '.') && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                letters.Append(' ');
        }

        return string.Join(' ', letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Common.Contains(word)));
    }

    private static IEnumerable<string[]> Rows()
    {
        var places = new[] { "..", "../.." }.Select(up => Repository.At(up, "shared", "data", "gias", Register));
        var path = places.FirstOrDefault(File.Exists);
        Assert.SkipUnless(path is not null, $"The open data is not here: gias/{Register}");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path!), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            var rest = line[(comma + 1)..];
            var name = rest.StartsWith('"')
                ? rest[1..rest.IndexOf("\",", StringComparison.Ordinal)]
                : rest[..rest.IndexOf(',', StringComparison.Ordinal)];
            yield return [line[..comma], name];
        }
    }
}
