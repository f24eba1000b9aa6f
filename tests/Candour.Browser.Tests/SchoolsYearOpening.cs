using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Candour.Testing;
using static Candour.Browser.Tests.SchoolsYearCast;

namespace Candour.Browser.Tests;

/// <summary>Before the year begins: the register comes in, the partnership is made, people are invited, a group is formed, an agreement signed.</summary>
internal static class SchoolsYearOpening
{
    private const string RegisterOffice = "Olive Tarrant";

    /// <summary>The whole of England when the open data is there; else the two authorities in the repository.</summary>
    public static string RegisterFile { get; } =
        new[] { "../shared", "../../shared" }
            .Select(up => Repository.At(up, "data", "gias", "establishments_all_england_basic_20240617.csv.gz"))
            .Append(Repository.At("tests", "data", "register", "ealing_surrey_basic_20240617.csv"))
            .First(File.Exists);

    /// <summary>An operator brings the register: looks at what would change, applies it, and brings it again in vain.</summary>
    public static async Task<SchoolsYearPerson> BringTheRegisterAsync(this SchoolsYear year)
    {
        var keeper = await year.OperatorAsync(RegisterOffice, "olive.tarrant@office.example");
        await keeper.GoAsync("/register/bring");
        await keeper.SendAsync("records.bring.do", ("Upload", RegisterFile));
        await keeper.ReadsTextAsync("records.import.waits");
        await keeper.LookCloselyAsync();
        await keeper.SendAsync("records.import.apply");
        var import = keeper.Path;
        await year.RestAsync();
        await keeper.GoAsync(import);
        await keeper.ReadsTextAsync("records.import.applied", year.Today);

        await keeper.GoAsync("/register/bring");
        await keeper.SendAsync("records.bring.do", ("Upload", RegisterFile));
        await keeper.ReadsTextAsync("records.import.nothing");
        return keeper;
    }

    /// <summary>Ealing becomes a partnership, and its lead comes in by letter.</summary>
    public static async Task<SchoolsYearPerson> MakeEalingAsync(this SchoolsYear year, SchoolsYearPerson keeper)
    {
        const string address = "mary.okonjo@partnership.example";
        await keeper.GoAsync("/partnerships/new");
        await keeper.SendAsync(
            "partnerships.new.do",
            ("Name", Partnership),
            ("AuthorityCode", "307"),
            ("LeadName", "Mary Okonjo"),
            ("LeadAddress", address)
        );
        await keeper.ReadsTextAsync("partnerships.new.done.other", OpenInEaling(), Partnership);
        var lead = await year.ComesInAsync("Mary Okonjo", address);
        await lead.GoAsync("/");
        (await lead.HeadingAsync()).ShouldBe(Partnership);
        return lead;
    }

    /// <summary>Three made-up schools join: none bears the name of a school of the register.</summary>
    public static async Task<Dictionary<string, string>> AddMadeUpSchoolsAsync(
        this SchoolsYear year,
        SchoolsYearPerson lead,
        SchoolsYearPerson keeper
    )
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var school in new[] { Host, Second, Third })
        {
            await keeper.GoAsync($"/register?q={Uri.EscapeDataString(school)}");
            await keeper.ReadsTextAsync("records.page.found.none");
            await lead.GoAsync("/schools/add");
            await lead.SendAsync("schools.add.local.do", ("Name", school));
            await lead.ReadsTextAsync("schools.add.named", school);
            pages[school] = lead.Path;
        }
        await year.RestAsync();
        return pages;
    }

    /// <summary>Heads are proposed by the lead, come in, and are confirmed by the code their office got; each invites a colleague.</summary>
    public static async Task<SchoolsYearCast> InvitePeopleAsync(
        this SchoolsYear year,
        SchoolsYearPerson lead,
        Dictionary<string, string> schools
    )
    {
        var head = await year.HeadAsync(lead, schools[Host], "Helen Marsh", "quillhaven");
        var leadReviewer = await year.HeadAsync(lead, schools[Second], "Imran Shah", "tamblewick");
        var other = await year.HeadAsync(lead, schools[Third], "Sorcha Lindqvist", "brackenfold");
        return new()
        {
            Lead = lead,
            Head = head,
            Deputy = await year.ColleagueAsync(head, schools[Host], "Devan Pryce", "quillhaven"),
            LeadReviewer = leadReviewer,
            Reviewer = await year.ColleagueAsync(leadReviewer, schools[Second], "Anneke Vos", "tamblewick"),
            OtherReviewer = other,
            Schools = schools,
        };
    }

    /// <summary>The three schools form a cluster; the proposal for it is looked at, and the group formed by hand.</summary>
    public static async Task FormTheGroupAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        await cast.Lead.GoAsync("/groups");
        await cast.Lead.FollowAsync("groups.new-cluster.title");
        await cast.Lead.SendAsync(
            "groups.new-cluster.do",
            ("Name", "The rivers"),
            ("SchoolIds", Host),
            ("SchoolIds", Second),
            ("SchoolIds", Third)
        );
        await cast.Lead.GoAsync($"{cast.Lead.Path}/propose");
        await cast.Lead.ReadsAsync(Host);
        await cast.Lead.LookCloselyAsync();
        await cast.Lead.GoAsync("/groups");
        await cast.Lead.FollowAsync("groups.new.title");
        await cast.Lead.SendAsync("groups.new.do", ("Name", Triad), ("SchoolIds", Host), ("SchoolIds", Second), ("SchoolIds", Third));
        foreach (var school in new[] { Host, Second, Third })
            await cast.Lead.ReadsAsync(school);
        await year.RestAsync();
    }

    /// <summary>The lead writes what schools open to one another; each head signs for their own.</summary>
    public static async Task SignTheAgreementAsync(this SchoolsYear year, SchoolsYearCast cast)
    {
        await cast.Lead.GoAsync("/agreements");
        await cast.Lead.FollowAsync("agreements.new.title");
        await cast.Lead.SendAsync(
            "agreements.new.do",
            ("Words", "We read one another’s reports to learn from them, and for nothing else."),
            ("Terms[0].Audience", "group"),
            ("Terms[1].Audience", "group")
        );
        var agreement = cast.Lead.Path;
        foreach (var head in new[] { cast.Head, cast.LeadReviewer, cast.OtherReviewer })
        {
            await head.GoAsync(agreement);
            await head.IsRefusedAsync("agreements.sign.do", year.Texts["agreements.read.required"]);
            await head.SendAsync("agreements.sign.do", ("HasRead", "true"));
            await head.ReadsTextAsync("agreements.signed-now");
        }
        await cast.Deputy.GoAsync(agreement);
        await cast.Deputy.ReadsNothingOfAsync(year.Texts["agreements.sign.do"]);
    }

    private static async Task<SchoolsYearPerson> HeadAsync(
        this SchoolsYear year,
        SchoolsYearPerson lead,
        string school,
        string name,
        string domain
    )
    {
        var office = $"office@{domain}.example";
        var head = await year.InvitedAsync(lead, school, "head", name, domain, ("OfficeAddress", office));
        await head.FollowAsync("accounts.me.type-code");
        await head.LookCloselyAsync();
        await head.SendAsync(
            "accounts.me.code-do",
            ("Code", Regex.Match(await year.LetterToAsync(office), "[2-9A-Z]{4}(-[2-9A-Z]{4}){2}").Value)
        );
        await head.ReadsTextAsync("accounts.me.confirmed");
        return head;
    }

    private static Task<SchoolsYearPerson> ColleagueAsync(
        this SchoolsYear year,
        SchoolsYearPerson head,
        string school,
        string name,
        string domain
    ) => year.InvitedAsync(head, school, "senior-leader", name, domain);

    private static async Task<SchoolsYearPerson> InvitedAsync(
        this SchoolsYear year,
        SchoolsYearPerson by,
        string school,
        string role,
        string name,
        string domain,
        params (string, string)[] more
    )
    {
        var address = $"{name.Split(' ')[0].ToLowerInvariant()}@{domain}.example";
        await by.GoAsync($"/people/invite/{school.Split('/')[^1]}");
        await by.SendAsync("accounts.invite.do", [("Role", role), ("Name", name), ("Address", address), .. more]);
        return await year.ComesInAsync(name, address);
    }

    /// <summary>How many schools of Ealing the file holds as open, counted by hand.</summary>
    private static int OpenInEaling()
    {
        using var file = File.OpenRead(RegisterFile);
        using Stream plain = RegisterFile.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var lines = new StreamReader(plain, Encoding.Latin1);
        var count = 0;
        while (lines.ReadLine() is { } line)
        {
            if (line.Contains(",Ealing,", StringComparison.Ordinal) && Regex.IsMatch(line, "(,Open|\"Open, but proposed to close\")$"))
                count++;
        }
        return count;
    }
}
