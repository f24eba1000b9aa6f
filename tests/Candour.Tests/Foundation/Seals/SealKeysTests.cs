using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Seals;
using Candour.Foundation.Wording;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.Foundation.Seals;

public sealed class SealKeysTests
{
    private static readonly Guid Review = Ids.New();
    private const string Words = "Pupils speak in whole sentences. Żółw.";

    [Theory, OnEachDatabase]
    public async Task What_was_sealed_opens_for_its_review_only(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var sealedText = await SealAsync(host, Review, Words);
        await SealAsync(host, Ids.New(), "another review");
        sealedText.ShouldNotContain("Pupils");
        await using var scope = host.As(Viewer.Nobody);
        scope.Get<SealKeys>().Open(Review, sealedText).ShouldBe(Words);
        var other = await scope.Db.Set<SealKey>().Where(k => k.ReviewId != Review).Select(k => k.ReviewId).SingleAsync();
        Should.Throw<SealBrokenException>(() => scope.Get<SealKeys>().Open(other, sealedText));
        Should.Throw<SealBrokenException>(() => scope.Get<SealKeys>().Open(Ids.New(), sealedText));
    }

    [Theory, OnEachDatabase]
    public async Task A_seal_that_was_altered_does_not_open(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var bytes = Convert.FromBase64String(await SealAsync(host, Review, Words));
        await using var scope = host.As(Viewer.Nobody);
        foreach (var at in new[] { 0, 15, bytes.Length - 1 })
        {
            var altered = (byte[])bytes.Clone();
            altered[at] ^= 1;
            Should.Throw<SealBrokenException>(() => scope.Get<SealKeys>().Open(Review, Convert.ToBase64String(altered)));
        }
        Should.Throw<SealBrokenException>(() => scope.Get<SealKeys>().Open(Review, "words"));
    }

    [Theory, OnEachDatabase]
    public async Task The_database_alone_opens_nothing(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var sealedText = await SealAsync(host, Review, Words);
        File.Delete(Path.Combine(host.Database.Settings.Folder, "keys", "seal.key"));
        await using var elsewhere = host.Database.Services(s => s.AddFoundation().AddTexts());
        await using var scope = new TestScope(elsewhere, Viewer.Nobody);
        Should
            .Throw<SealBrokenException>(() => scope.Get<SealKeys>().Open(Review, sealedText))
            .Message.ShouldContain("put back the folder");
    }

    [Theory, OnEachDatabase]
    public async Task The_length_of_a_seal_does_not_tell_how_much_was_written(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        (await SealAsync(host, Review, "No.")).Length.ShouldBe((await SealAsync(host, Review, new string('x', 200))).Length);
    }

    [Fact]
    public void A_digest_knows_its_text_and_tells_nothing_of_it()
    {
        var digest = SealKeys.Digest(Words);
        SealKeys.Matches(digest, Words).ShouldBeTrue();
        SealKeys.Matches(digest, Words + " ").ShouldBeFalse();
        SealKeys.Matches("", Words).ShouldBeFalse();
        SealKeys.Digest(Words).ShouldNotBe(digest);
    }

    [Fact]
    public async Task The_wrapping_key_is_for_this_user_only()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var host = await FoundationHost.CreateAsync(DatabaseKind.Sqlite);
        await SealAsync(host, Review, Words);
        File.GetUnixFileMode(Path.Combine(host.Database.Settings.Folder, "keys", "seal.key"))
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static async Task<string> SealAsync(FoundationHost host, Guid review, string text)
    {
        await using var scope = host.As(Viewer.Nobody);
        var sealedText = scope.Get<SealKeys>().Seal(review, text);
        await scope.Db.SaveChangesAsync();
        return sealedText;
    }
}
