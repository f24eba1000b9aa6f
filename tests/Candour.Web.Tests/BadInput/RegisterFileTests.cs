using System.IO.Compression;
using System.Net;
using System.Text;
using Candour.Foundation.Access;
using Candour.Records;
using Candour.Testing;

namespace Candour.Web.Tests.BadInput;

/// <summary>Files brought to the register that are not what their names say: a zip named .csv, UTF-16, half the columns gone.</summary>
public sealed class RegisterFileTests
{
    private static readonly string[] Basic = File.ReadAllLines(
        Repository.At("tests", "data", "register", "ealing_surrey_basic_20240617.csv"),
        Encoding.UTF8
    );

    [Fact]
    public async Task A_zip_named_csv_is_told_apart_beside_the_field()
    {
        var answer = await BringAsync(Zip(string.Join('\n', Basic)));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("looks like a zip archive, whatever its name says");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Utf_16_is_told_apart_and_what_to_do_is_said(string encoding)
    {
        var write = Encoding.GetEncoding(encoding);
        var answer = await BringAsync([.. write.GetPreamble(), .. write.GetBytes(string.Join('\n', Basic))]);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("written in UTF-16");
        answer.Text.ShouldContain("save it as csv in UTF-8");
    }

    [Fact]
    public async Task With_half_the_columns_gone_a_file_is_read_if_number_and_name_are_left_and_refused_by_name_if_not()
    {
        var kept = await BringAsync(Columns(i => i % 2 == 0 || Heading(i) is "urn" or "name"));
        kept.Status.ShouldBe(HttpStatusCode.Redirect);
        var refused = await BringAsync(Columns(i => Heading(i) != "urn" && i % 2 == 1));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("columns it cannot do without are gone");
        refused.Text.ShouldContain("urn");
    }

    private static string Heading(int column) => Basic[0].Split(',')[column].Trim('"', '\uFEFF').ToLowerInvariant();

    private static byte[] Columns(Func<int, bool> keep)
    {
        var rows = Basic
            .Take(40)
            .Select(row => string.Join(',', row.Split(',').Where((_, i) => i < Basic[0].Split(',').Length && keep(i))));
        return Encoding.UTF8.GetBytes(string.Join('\n', rows));
    }

    private static byte[] Zip(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("schools.csv").Open())
            entry.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    private static async Task<Answer> BringAsync(byte[] bytes)
    {
        await using var app = await CandourApp.StartAsync();
        var (lead, partnership) = (Make.Person("Leo Lead"), Make.Partnership());
        await app.SeedAsync(lead, partnership, Make.Appointed(lead, Roles.PartnershipLead, partnership));
        var visitor = await app.SignInAsAsync(lead.Id);
        var form = await visitor.GetAsync("/register/bring");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.Token!), HtmlForm.TokenField },
            { new ByteArrayContent(bytes), "Upload", "schools.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/register/bring") { Content = content };
        var answer = await visitor.SendAsync(request);
        (await app.Database.RowsAsync<RegisterEntry>()).ShouldBeEmpty("nothing changes before somebody says so");
        return answer;
    }
}
