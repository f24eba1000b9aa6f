namespace Candour.Testing;

/// <summary>
/// Keeps cookies as a browser does, but for their dates: the product lives by the test's clock, and a jar that looked
/// at the machine's would throw its cookies away.
/// </summary>
public sealed class CookieJar(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>The cookies held.</summary>
    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Puts a cookie in.</summary>
    public void Set(string name, string value) => _cookies[name] = value;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        var response = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
            Take(cookie);
        return response;
    }

    private void Take(string cookie)
    {
        var parts = cookie.Split(';', StringSplitOptions.TrimEntries);
        var pair = parts[0].Split('=', 2);
        var gone = parts.Any(p =>
            p.StartsWith("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)
            || p.Equals("max-age=0", StringComparison.OrdinalIgnoreCase)
        );
        if (gone || pair[1].Length == 0)
            _cookies.Remove(pair[0]);
        else
            _cookies[pair[0]] = pair[1];
    }
}
