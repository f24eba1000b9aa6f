namespace Candour.Tests.House;

/// <summary>What Candour stands on is free software, all of it, and someone has looked.</summary>
public sealed class LicenceTests
{
    [Fact]
    public void NuGetPackages_AreFree()
    {
        var packages = PackageLicences.OfNuGet();
        packages.Count.ShouldBeGreaterThan(30);
        packages.ShouldContain(p => p.Name == "Microsoft.EntityFrameworkCore.Sqlite" && p.IsShipped);
        packages.ShouldContain(p => p.Name == "xunit.v3" && !p.IsShipped);

        packages.Where(p => !PackageLicences.IsAllowed(p)).ShouldBeEmpty();
    }

    [Fact]
    public void NpmPackages_AreFree()
    {
        var packages = PackageLicences.OfNpm();
        packages.ShouldContain(p => p.Name == "govuk-frontend");

        packages.Where(p => !PackageLicences.IsAllowed(p)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("MIT", true, true)]
    [InlineData("MS-PL OR Apache-2.0", true, true)]
    [InlineData("AGPL-3.0-only OR MIT", true, true)]
    [InlineData("MIT AND AGPL-3.0-only", true, false)]
    [InlineData("(MIT AND Zlib)", true, true)]
    [InlineData("AGPL-3.0-only", false, false)]
    [InlineData("MPL-2.0", true, false)]
    [InlineData("MPL-2.0", false, true)]
    [InlineData("BUSL-1.1", false, false)]
    [InlineData("states no licence", false, false)]
    public void IsAllowed_TakesFreeLicencesOnly(string licence, bool isShipped, bool allowed) =>
        PackageLicences.IsAllowed(new ResolvedPackage("some", "1.0.0", licence, isShipped)).ShouldBe(allowed);
}
