using System.Net;
using Candour.Testing;

namespace Candour.Web.Tests.Canary;

/// <summary>
/// Reads everything that leaves the product and says of each token whether the oracle allows it there. What it cannot
/// allow by the facts before a change it asks again by the facts after it; what neither allows is a leak.
/// </summary>
internal sealed class Watch(Homes homes)
{
    private readonly Lock _gate = new();
    private readonly List<(Guid? Person, string Token, string Story)> _doubtful = [];
    private readonly List<string> _leaks = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public Homes Homes { get; private set; } = homes;

    /// <summary>What got out, each in a sentence.</summary>
    public IReadOnlyList<string> Leaks => _leaks;

    /// <summary>Whether anything is in doubt or known to have got out.</summary>
    public bool IsSuspicious => _doubtful.Count + _leaks.Count > 0;

    /// <summary>Whether something was read that the facts, as they were last looked at, do not allow.</summary>
    public bool IsInDoubt => _doubtful.Count > 0;

    /// <summary>The tokens that somebody allowed was shown.</summary>
    public IReadOnlySet<string> Seen => _seen;

    /// <summary>Answers that were the product's own failure.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>How many GETs there were, and how many were answered with a page.</summary>
    public (int All, int Allowed) Gets { get; private set; }

    public int Posts { get; private set; }

    public int Done { get; private set; }

    /// <summary>Counts and reads an answer.</summary>
    public void Read(Caller caller, HttpMethod method, Answer answer)
    {
        var headers = string.Join("\n", answer.Headers.Select(h => $"{h.Key}: {h.Value}"));
        lock (_gate)
        {
            if (method == HttpMethod.Get)
                Gets = (Gets.All + 1, Gets.Allowed + (answer.Status == HttpStatusCode.OK ? 1 : 0));
            else
                (Posts, Done) = (Posts + 1, Done + (answer.Status == HttpStatusCode.Found ? 1 : 0));
            if ((int)answer.Status >= 500)
                Failures.Add($"{(int)answer.Status} {method} {answer.Path} for {caller.Name}");
        }
        Read(
            caller.Person,
            $"{answer.Body}\n{headers}",
            () => $"{caller.Name} was shown it by {method} {answer.Path} ({(int)answer.Status})"
        );
    }

    /// <summary>Reads a text that goes to somebody; null is anybody.</summary>
    public void Read(Guid? person, string text, Func<string> story)
    {
        foreach (var token in Canaries.In(text).Where(Homes.Knows))
        {
            var allowed = Homes.Allows(person, token);
            lock (_gate)
            {
                if (allowed)
                    _seen.Add(token);
                else
                    _doubtful.Add((person, token, story()));
            }
        }
    }

    /// <summary>Reads a text that nobody should find any record's words in: a log, an error, an address nobody has.</summary>
    public void ReadBare(string text, string story)
    {
        foreach (var token in Canaries.In(text).Where(Homes.Knows))
            _leaks.Add($"{token}: {story}");
    }

    /// <summary>Judges what was in doubt by the facts as they are now.</summary>
    public void Settle(Homes now, IReadOnlyDictionary<string, Canary> put)
    {
        foreach (var (person, token, story) in _doubtful)
        {
            if (now.Allows(person, token))
                _seen.Add(token);
            else
                _leaks.Add(
                    $"{token} of {(put.TryGetValue(token, out var canary) ? $"{canary.Where} ({canary.Record})" : "a name")}: {story}"
                );
        }
        _doubtful.Clear();
        Homes = now;
    }
}
