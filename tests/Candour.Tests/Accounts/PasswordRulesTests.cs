using Candour.Accounts;

namespace Candour.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("short one", "accounts.password.short")]
    [InlineData("elevensigns", "accounts.password.short")]
    [InlineData("passwordpassword", "accounts.password.common")]
    [InlineData("Password1234!!", "accounts.password.common")]
    [InlineData("P@ssw0rd2026!", "accounts.password.common")]
    [InlineData("welcome-welcome", "accounts.password.common")]
    [InlineData("Summer Holiday 2026", "accounts.password.common")]
    [InlineData("0utstanding2026", "accounts.password.common")]
    [InlineData("OfstedOutstanding!", "accounts.password.common")]
    [InlineData("qwertyuiop123456", "accounts.password.common")]
    [InlineData("123456789012", "accounts.password.common")]
    [InlineData("aaaaaaaaaaaaaaa", "accounts.password.common")]
    [InlineData("abababababab", "accounts.password.common")]
    [InlineData("abcdefghijklmnop", "accounts.password.common")]
    [InlineData("correct horse battery staple", "accounts.password.common")]
    [InlineData("i-love-nowak-school", "accounts.password.own")]
    [InlineData("the great A.Nowak!", "accounts.password.own")]
    [InlineData("head.teacher.ada is me", "accounts.password.own")]
    public void WhyNot_Weak_SaysWhy(string password, string reason) =>
        PasswordRules.WhyNot(password, "Ada Nowak", "head.teacher.ada@school.example").ShouldBe(reason);

    [Theory]
    [InlineData("plum kettle orbit seven")]
    [InlineData("walnut bridge copper tide")]
    [InlineData("kx9#pLq2!vTz")]
    [InlineData("the caretaker hums at dusk")]
    [InlineData("пурпурный чайник орбита")]
    [InlineData("كتاب قديم تحت شجرة")]
    [InlineData("😀🐢🌂🎈🍋🚲🧩🪁🎻🪴🧦🛶")]
    public void WhyNot_Good_IsTaken(string password) =>
        PasswordRules.WhyNot(password, "Ada Nowak", "ada.nowak@school.example").ShouldBeNull();

    [Fact]
    public void WhyNot_Endless_IsRefusedBeforeItIsHashed() =>
        PasswordRules.WhyNot(string.Concat(Enumerable.Repeat("plum kettle ", 50)), "Ada", "a@b.example").ShouldBe("accounts.password.long");

    [Fact]
    public void List_IsThere() => PasswordRules.Count.ShouldBeInRange(500, 2000);

    [Fact]
    public void WhyNot_ShortNames_ForbidNothing() =>
        PasswordRules.WhyNot("plum kettle orbit seven", "Bo Li", "bo@school.example").ShouldBeNull();
}
