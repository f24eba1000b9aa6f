using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Candour.Tests.House;

/// <summary>
/// Reads what compiled pages write as it stands, from their instructions: each literal piece of markup is a string
/// that is loaded and handed to WriteLiteral. Reading the compiled page and not its source leaves no guessing where
/// Razor ends and C# begins.
/// </summary>
internal static class CompiledPages
{
    private const char Expression = '\u0001';

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => c.Value);
    private static readonly Regex Tag = new("<[^>]*>", RegexOptions.NonBacktracking);
    private static readonly Regex Entity = new("&(#?[a-zA-Z0-9]+);", RegexOptions.NonBacktracking);
    private static readonly Regex Words = new(@"\p{L}[\p{L}’'-]+", RegexOptions.NonBacktracking);

    /// <summary>The compiled pages, layouts and partials of an assembly, by their path.</summary>
    public static IReadOnlyDictionary<string, Type> In(Assembly assembly) =>
        assembly
            .GetCustomAttributes<RazorCompiledItemAttribute>()
            .ToDictionary(item => item.Identifier, item => item.Type, StringComparer.Ordinal);

    /// <summary>The markup of a page, method by method; what an expression writes stands as one mark.</summary>
    public static IReadOnlyList<string> Markup(Type page) => [.. MethodsOf(page).Select(MarkupOf).Where(m => m.Length > 0)];

    /// <summary>The words that stand in markup outside its tags.</summary>
    public static IReadOnlyList<string> WordsIn(string markup) =>
        [.. Words.Matches(Entity.Replace(Tag.Replace(Unbroken(markup), " "), " ")).Select(m => m.Value)];

    /// <summary>A piece may begin or end inside a tag, where an attribute is written by an expression.</summary>
    private static string Unbroken(string markup)
    {
        var close = markup.IndexOf('>', StringComparison.Ordinal);
        var open = markup.IndexOf('<', StringComparison.Ordinal);
        if (close >= 0 && (open < 0 || close < open))
            markup = markup[(close + 1)..];
        var lastOpen = markup.LastIndexOf('<');
        return lastOpen > markup.LastIndexOf('>') ? markup[..lastOpen] : markup;
    }

    private static IEnumerable<MethodBase> MethodsOf(Type type)
    {
        const BindingFlags All =
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.GetMethods(All).Cast<MethodBase>().Concat(type.GetNestedTypes(All).SelectMany(MethodsOf));
    }

    private static string MarkupOf(MethodBase method)
    {
        var markup = new StringBuilder();
        string? loaded = null;
        var inAttribute = false;
        foreach (var (code, token) in Instructions(method))
        {
            if (code == OpCodes.Ldstr)
                loaded = method.Module.ResolveString(token);
            else if (code == OpCodes.Call || code == OpCodes.Callvirt)
            {
                var name = method.Module.ResolveMethod(token, method.DeclaringType!.GetGenericArguments(), null)!.Name;
                // What stands between these two is the value of a component's attribute, such as an address.
                if (name is "BeginWriteTagHelperAttribute" or "EndWriteTagHelperAttribute")
                    inAttribute = name[0] == 'B';
                else if (inAttribute)
                    continue;
                else if (name == "WriteLiteral")
                    markup.Append(loaded);
                else if (name is "Write" or "BeginWriteAttribute")
                    markup.Append(Expression);
                loaded = null;
            }
        }
        return markup.ToString();
    }

    private static IEnumerable<(OpCode Code, int Token)> Instructions(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < bytes.Length; )
        {
            var value = (short)bytes[at++];
            if (value == 0xFE)
                value = (short)(0xFE00 | bytes[at++]);
            var code = Codes[value];
            var size = code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
                _ => 4,
            };
            yield return (code, size >= 4 ? BitConverter.ToInt32(bytes, at) : 0);
            at += size;
        }
    }
}
