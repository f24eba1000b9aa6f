using Candour.Evidence;

namespace Candour.Tests.Evidence;

public sealed class EvidenceLinkTests
{
    [Theory]
    [InlineData("https://www.example.org/plan?a=1#top", "https://www.example.org/plan?a=1#top")]
    [InlineData("  http://example.org ", "http://example.org/")]
    [InlineData("www.example.org/plan", "https://www.example.org/plan")]
    [InlineData("example.org:8443/plan", "https://example.org:8443/plan")]
    [InlineData("example.org/a:b", "https://example.org/a:b")]
    [InlineData("HTTPS://Example.org", "https://example.org/")]
    public void Read_WebAddress_IsTaken(string typed, string expected) => EvidenceLink.Read(typed, "Link").Value.ShouldBe(expected);

    [Theory]
    [InlineData("javascript:alert(1)", "evidence.link.scheme")]
    [InlineData("JaVaScRiPt:alert(1)", "evidence.link.scheme")]
    [InlineData("java\tscript:alert(1)", "evidence.link.spaces")]
    [InlineData("java\nscript:alert(1)", "evidence.link.spaces")]
    [InlineData("\u0001javascript:alert(1)", "evidence.link.spaces")]
    [InlineData("data:text/html,<script>alert(1)</script>", "evidence.link.scheme")]
    [InlineData("vbscript:msgbox", "evidence.link.scheme")]
    [InlineData("file:///etc/passwd", "evidence.link.scheme")]
    [InlineData("mailto:head@example.org", "evidence.link.scheme")]
    [InlineData("https://user:secret@example.org/", "evidence.link.unreadable")]
    [InlineData("https://", "evidence.link.unreadable")]
    [InlineData("//example.org", "evidence.link.unreadable")]
    [InlineData("the plan", "evidence.link.spaces")]
    [InlineData("plan", "evidence.link.unreadable")]
    [InlineData("", "evidence.link.required")]
    [InlineData(null, "evidence.link.required")]
    public void Read_AnythingElse_IsRefusedInWords(string? typed, string key)
    {
        var refusal = EvidenceLink.Read(typed, "Link").Refusals.ShouldHaveSingleItem();

        refusal.TextKey.ShouldBe(key);
        refusal.Field.ShouldBe("Link");
    }

    [Fact]
    public void Read_TooLong_IsRefused() =>
        EvidenceLink
            .Read($"https://example.org/{new string('a', EvidenceLink.Length)}", "Link")
            .Refusals.ShouldHaveSingleItem()
            .TextKey.ShouldBe("evidence.link.too-long");
}
