using System.Text;

namespace Candour.Records.Tables;

/// <summary>
/// Which letters a file is written in. Published files are UTF-8 (with or without its mark) or Windows-1252, and the
/// same file changes from one to the other between years, so the bytes decide and not the name.
/// </summary>
public sealed class TextKind
{
    private int _expected;
    private long _letters;
    private long _broken;
    private bool _any;
    private bool _marked;

    /// <summary>Western European as Windows writes it; Latin-1 is the same wherever Latin-1 has letters.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-8, with U+FFFD in the place of bytes that are not.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: false);

    /// <summary>
    /// What the bytes seen so far are. A file in which some letters are good UTF-8 and fewer are not is a damaged
    /// UTF-8 file: its damaged rows are rejected one by one rather than all accents being turned to rubbish.
    /// </summary>
    public Encoding Kind => _marked || _broken + (_expected > 0 ? 1 : 0) <= _letters ? Utf8 : Windows1252;

    /// <summary>Looks at the next bytes of the file.</summary>
    public void Look(ReadOnlySpan<byte> bytes)
    {
        if (!_any && bytes.Length > 0)
        {
            _any = true;
            _marked = bytes is [0xEF, 0xBB, 0xBF, ..];
        }

        if (_expected == 0 && Ascii.IsValid(bytes))
        {
            return;
        }

        foreach (var b in bytes)
        {
            Look(b);
        }
    }

    private void Look(byte b)
    {
        if (_expected > 0)
        {
            if ((b & 0xC0) == 0x80)
            {
                // ED A0..BF is half of a surrogate pair: not UTF-8, but made by something that meant UTF-8.
                _expected--;
                _letters += _expected == 0 ? 1 : 0;
                return;
            }

            _broken++;
            _expected = 0;
        }

        if (b < 0x80)
        {
            return;
        }

        _expected = b switch
        {
            >= 0xC2 and <= 0xDF => 1,
            >= 0xE0 and <= 0xEF => 2,
            >= 0xF0 and <= 0xF4 => 3,
            _ => 0,
        };
        _broken += _expected == 0 ? 1 : 0;
    }
}
