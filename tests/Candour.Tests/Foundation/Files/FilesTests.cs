using System.Text;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Files;
using Candour.Foundation.Journal;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Teller = Candour.Foundation.Journal.Journal;

namespace Candour.Tests.Foundation.Files;

public sealed class FilesTests
{
    private static readonly byte[] Secret = "51.5074N by Ada Marsh"u8.ToArray();

    [Theory, OnEachDatabase]
    public async Task A_file_comes_back_to_who_may_read_the_record_that_speaks_of_it(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        var file = await place.AddAsync("plan.pdf", Pictures.Pdf);
        (file.Type, file.Length, file.Name).ShouldBe(("pdf", Pictures.Pdf.Length, "plan.pdf"));

        await using var anybody = place.Host.As(Viewers.PublicReader);
        (await place.ReadAsync(anybody, new Citing(place.School), file.Id)).ShouldBe(Pictures.Pdf);
        (await anybody.Get<FileStore>().OpenAsync(new Citing(Ids.New()), file.Id)).ShouldBeNull("a record of another owner speaks of it");
        (await anybody.Get<FileStore>().OpenAsync(new Citing(place.School), Ids.New())).ShouldBeNull();
        (await anybody.Db.Set<StoredFile>().CountAsync()).ShouldBe(0, "the table itself is behind the wall");
        FileType.Of(file.Type).IsAttachment.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Adding_a_file_is_told_in_the_journal(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        var file = await place.AddAsync("photo.jpg", Pictures.Jpeg);
        await using var scope = await place.Host.AsAsync(place.Head);
        var fact = await scope.Db.Set<Fact>().SingleAsync(f => f.RecordId == file.Id);
        (fact.Verb, fact.PersonId).ShouldBe(("file-added", place.Head));
    }

    [Fact]
    public async Task Equal_files_of_one_owner_share_their_bytes_and_those_of_another_do_not()
    {
        await using var place = await Place.CreateAsync(DatabaseKind.Sqlite);
        var one = await place.AddAsync("a.pdf", Pictures.Pdf);
        var two = await place.AddAsync("b.pdf", Pictures.Pdf);
        two.ContentKey.ShouldBe(one.ContentKey);
        await using var scope = await place.Host.AsAsync(place.Head);
        var other = (await scope.Get<FileStore>().HoldAsync(Ids.New(), "a.pdf", new MemoryStream(Pictures.Pdf))).Value;
        other.ContentKey.ShouldNotBe(one.ContentKey);
        place.OnDisk().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("words.docx", "PK\u0003\u0004 a document", "files.type")]
    [InlineData("photo.jpg", "<script>alert(1)</script>", "files.type")]
    [InlineData("a.zip", "%PD", "files.type")]
    [InlineData("empty.pdf", "", "files.empty")]
    public async Task Other_files_are_refused_in_a_sentence(string name, string content, string because)
    {
        await using var place = await Place.CreateAsync(DatabaseKind.Sqlite);
        (await place.RefusedAsync(name, Encoding.Latin1.GetBytes(content))).ShouldBe(because);
        place.OnDisk().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_over_the_limit_is_read_no_further_than_the_limit()
    {
        await using var place = await Place.CreateAsync(DatabaseKind.Sqlite);
        var endless = new Endless();
        await using var scope = await place.Host.AsAsync(place.Head);
        var outcome = await scope.Get<FileStore>().HoldAsync(place.School, "huge.pdf", endless);
        outcome.Refusals.ShouldHaveSingleItem().TextKey.ShouldBe("files.too-large");
        endless.Read.ShouldBeLessThan(FileStore.Largest + 1024 * 1024);
        place.OnDisk().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_photo_loses_what_the_camera_wrote_and_stays_the_right_way_up(bool bigEndian)
    {
        await using var place = await Place.CreateAsync(DatabaseKind.Sqlite);
        var words = Encoding.UTF8.GetString(Secret);
        var photo = Pictures.JpegWith(
            [(0xE1, Pictures.Exif(6, bigEndian, words)), (0xE1, Secret), (0xE2, Secret), (0xED, Secret), (0xFE, Secret)],
            after: Secret
        );
        var stored = await place.StoredAsync("photo.jpeg", photo);
        stored.AsSpan().IndexOf(Secret).ShouldBe(-1);
        // The way up, in a segment of our own, then the picture as it was, to the byte.
        stored[..4].ShouldBe([0xFF, 0xD8, 0xFF, 0xE1]);
        stored.AsSpan().IndexOf(new byte[] { 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6 }).ShouldBeGreaterThan(0);
        stored.AsSpan().EndsWith(Pictures.Jpeg.AsSpan(2)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_photo_without_metadata_is_kept_as_it_was()
    {
        await using var place = await Place.CreateAsync(DatabaseKind.Sqlite);
        (await place.StoredAsync("photo.jpeg", Pictures.Jpeg)).ShouldBe(Pictures.Jpeg);
        (await place.StoredAsync("drawing.png", Pictures.Png)).ShouldBe(Pictures.Png);
        (await place.StoredAsync("upright.jpeg", Pictures.JpegWith([(0xE1, Pictures.Exif(1, true, "x"))]))).ShouldBe(Pictures.Jpeg);
    }

    [Theory]
    [InlineData("tEXt")]
    [InlineData("eXIf")]
    [InlineData("iTXt")]
    [InlineData("prVt")]
    public async Task A_drawing_loses_its_words(string chunk)
    {
        await using var place = await Place.CreateAsync(DatabaseKind.Sqlite);
        (await place.StoredAsync("drawing.png", Pictures.PngWith(chunk, Secret, after: Secret))).ShouldBe(Pictures.Png);
    }

    [Fact]
    public async Task A_picture_cut_off_or_with_parts_we_do_not_know_is_refused()
    {
        await using var place = await Place.CreateAsync(DatabaseKind.Sqlite);
        (await place.RefusedAsync("a.jpg", Pictures.Jpeg[..40])).ShouldBe("files.broken");
        (await place.RefusedAsync("a.png", Pictures.Png[..60])).ShouldBe("files.broken");
        (await place.RefusedAsync("a.png", Pictures.PngWith("NEWx", Secret))).ShouldBe("files.broken");
        (await place.RefusedAsync("a.png", [.. Pictures.Png[..8], 0xFF, 0xFF, 0xFF, 0xFF, .. "IHDR"u8])).ShouldBe("files.broken");
    }

    [Theory]
    [InlineData(@"C:\Users\ada\plan.pdf", "plan.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("evil\u202Egnp.exe", "evilgnp.pdf")]
    [InlineData("\0", "\uFFFD.pdf")]
    [InlineData("", "pdf.pdf")]
    [InlineData("Żółw i ścieżka.PDF", "Żółw i ścieżka.pdf")]
    public async Task A_name_is_made_safe_and_ends_as_its_type_does(string name, string expected)
    {
        await using var place = await Place.CreateAsync(DatabaseKind.Sqlite);
        (await place.AddAsync(name, Pictures.Pdf)).Name.ShouldBe(expected);
        (await place.AddAsync(new string('x', 5000), Pictures.Pdf)).Name.Length.ShouldBe(StoredFile.NameLength);
    }

    [Theory, OnEachDatabase]
    public async Task Bytes_go_with_the_last_record_that_speaks_of_them(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        var one = await place.AddAsync("a.pdf", Pictures.Pdf);
        var two = await place.AddAsync("b.pdf", Pictures.Pdf);
        await place.WithdrawAsync(one.Id);
        await place.SweepAsync(SweepFilesJob.UndoWindow + TimeSpan.FromDays(1));
        await using (var scope = place.Host.As(Viewers.Librarian))
            (await scope.Db.Set<StoredFile>().IgnoreQueryFilters(["live"]).Select(f => f.Id).ToListAsync()).ShouldBe([two.Id]);
        place.OnDisk().Count.ShouldBe(1);

        await place.WithdrawAsync(two.Id);
        await place.SweepAsync(TimeSpan.FromDays(1));
        place.OnDisk().Count.ShouldBe(1, "it can still be brought back");
        await place.SweepAsync(SweepFilesJob.UndoWindow);
        place.OnDisk().ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Bytes_whose_change_was_never_saved_are_swept_after_a_day_and_not_before(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        await using (var scope = await place.Host.AsAsync(place.Head))
            (await scope.Get<FileStore>().HoldAsync(place.School, "a.pdf", new MemoryStream(Pictures.Pdf))).IsDone.ShouldBeTrue();
        await place.SweepAsync(TimeSpan.FromHours(23));
        place.OnDisk().Count.ShouldBe(1);
        await place.SweepAsync(TimeSpan.FromHours(7));
        place.OnDisk().ShouldBeEmpty();
    }

    private sealed record Citing(Guid OwnerId) : IGuarded
    {
        public Guid Id { get; } = Ids.New();

        public RecordKind RecordKind { get; } = new("evidence");
    }

    /// <summary>A PDF without end.</summary>
    private sealed class Endless : MemoryStream
    {
        public new long Read { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            if (Read == 0)
                "%PDF-"u8.CopyTo(buffer.Span);
            Read += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }

    private sealed class Place(FoundationHost host) : IAsyncDisposable
    {
        public FoundationHost Host => host;

        public Guid School { get; private set; }

        public Guid Head { get; private set; }

        public static async Task<Place> CreateAsync(DatabaseKind kind)
        {
            var host = await FoundationHost.CreateAsync(kind);
            var school = await host.Place.SchoolAsync("Millbrook", await host.Place.PartnershipAsync("Hart"));
            return new Place(host) { School = school, Head = await host.Place.PersonAsync("Ada Marsh", Roles.Head, school) };
        }

        public async Task<StoredFile> AddAsync(string name, byte[] content)
        {
            await using var scope = await host.AsAsync(Head);
            var store = scope.Get<FileStore>();
            var file = store.Add((await store.HoldAsync(School, name, new MemoryStream(content))).Value);
            await scope.Db.SaveChangesAsync();
            return file;
        }

        public async Task<byte[]> StoredAsync(string name, byte[] content)
        {
            var file = await AddAsync(name, content);
            await using var scope = await host.AsAsync(Head);
            return await ReadAsync(scope, new Citing(School), file.Id);
        }

        public async Task<byte[]> ReadAsync(TestScope scope, IGuarded citing, Guid fileId)
        {
            var opened = (await scope.Get<FileStore>().OpenAsync(citing, fileId))!;
            await using var content = opened.Content;
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes);
            return bytes.ToArray();
        }

        public async Task<string> RefusedAsync(string name, byte[] content)
        {
            await using var scope = await host.AsAsync(Head);
            var outcome = await scope.Get<FileStore>().HoldAsync(School, name, new MemoryStream(content));
            return outcome.Refusals.ShouldHaveSingleItem().TextKey;
        }

        public async Task WithdrawAsync(Guid id)
        {
            await using var scope = await host.AsAsync(Head);
            var file = await scope.Db.Set<StoredFile>().SingleAsync(f => f.Id == id);
            file.WithdrawnAt = host.Database.Calendar.Now;
            scope.Get<Teller>().Record("file-withdrawn", file);
            await scope.Db.SaveChangesAsync();
        }

        public async Task SweepAsync(TimeSpan after)
        {
            host.Database.Clock.Advance(after);
            await host.Jobs.RunDueAsync("sweep-files");
        }

        public List<string> OnDisk()
        {
            var folder = FileStore.Folder(host.Database.Settings);
            return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)] : [];
        }

        public ValueTask DisposeAsync() => host.DisposeAsync();
    }
}
