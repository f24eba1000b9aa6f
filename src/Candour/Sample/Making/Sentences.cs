namespace Candour.Sample.Making;

/// <summary>Cuts text into sentences, so that the generator does not say a thing twice.</summary>
internal static class Sentences
{
    /// <summary>Sentences of six words or more, in small letters.</summary>
    public static IEnumerable<string> Long(string text) => All(text).Where(sentence => sentence.Split(' ').Length >= 6);

    /// <summary>All sentences, in small letters.</summary>
    public static IEnumerable<string> All(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var ends = text[at] is '.' or '!' or '?' && (at + 1 == text.Length || text[at + 1] is ' ' or '"' or ')');
            if (ends || at + 1 == text.Length)
            {
                var sentence = text[start..(at + 1)].Trim(' ', '"', '.', '!', '?', ')', '(').ToLowerInvariant();
                start = at + 1;
                if (sentence.Length > 0)
                {
                    yield return sentence;
                }
            }
        }
    }
}
