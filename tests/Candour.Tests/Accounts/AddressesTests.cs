using Candour.Accounts;

namespace Candour.Tests.Accounts;

public sealed class AddressesTests
{
    [Theory]
    [InlineData(" ada@school.example ", "ada@school.example")]
    [InlineData("Ada.O'Brien+review@School.Example", "Ada.O'Brien+review@School.Example")]
    [InlineData("", null)]
    [InlineData("ada", null)]
    [InlineData("ada@school", null)]
    [InlineData("ada@@school.example", null)]
    [InlineData("Ada <ada@school.example>", null)]
    [InlineData("a@b.example,c@d.example", null)]
    [InlineData("ada@school.example\nBcc: x@y.example", null)]
    [InlineData("ada\0@school.example", null)]
    [InlineData("ada\uD800@school.example", null)]
    public void Read_TakesBareAddressesOnly(string typed, string? read) => Addresses.Read(typed).ShouldBe(read);

    [Theory]
    [InlineData("ADA@school.example", "ada@SCHOOL.example ")]
    [InlineData("jos\u00E9@school.example", "jose\u0301@school.example")]
    public void Key_IsTheSameHoweverTyped(string one, string other) => Addresses.Key(one).ShouldBe(Addresses.Key(other));

    [Theory]
    [InlineData("\uD800")]
    [InlineData("\0\0\0")]
    [InlineData("")]
    public void Key_OfAnything_IsThere(string typed) => Addresses.Key(typed).ShouldNotBeNull();

    [Theory]
    [InlineData("  Ada \r\n\t Nowak ", "Ada Nowak")]
    [InlineData("Ada\u202E kawoN", "Ada kawoN")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("...", null)]
    [InlineData("\uD800\0", null)]
    public void Name_IsOneLineWithALetter(string typed, string? name) => Addresses.Name(typed).ShouldBe(name);

    [Fact]
    public void Name_TooLong_IsNone() => Addresses.Name(new string('a', 201)).ShouldBeNull();

    [Fact]
    public void Codes_AreReadHoweverTyped() => Tokens.CodeDigest(" abcd efgh-2345\n").ShouldBe(Tokens.CodeDigest("ABCD-EFGH-2345"));
}
