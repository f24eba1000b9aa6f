using Microsoft.AspNetCore.TestHost;

namespace Candour.Testing;

/// <summary>
/// Somebody at a browser without script: keeps cookies, reads pages, fills in forms and sends them. Redirects are
/// shown, not followed, unless <see cref="FollowAsync"/> is asked.
/// </summary>
public sealed class Visitor(TestServer server)
{
    private readonly HttpClient _client = new(server.CreateHandler()) { BaseAddress = new("http://localhost") };
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>Says where the visitor calls from: 203.0.113.7, for instance. On this machine when not said.</summary>
    public string? From { get; set; }

    /// <summary>The cookies by name.</summary>
    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Puts a cookie into the browser.</summary>
    public void Keep(string name, string value) => _cookies[name] = value;

    /// <summary>Takes a cookie out of the browser.</summary>
    public void Drop(string name) => _cookies.Remove(name);

    /// <summary>Asks for a page.</summary>
    public Task<Answer> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>
    /// Opens a page, fills in its form and sends it. Fields that the form holds already (the antiforgery token, hidden
    /// and filled-in fields) go along; a field given with several values is sent several times.
    /// </summary>
    /// <param name="page">The page with the form.</param>
    /// <param name="fields">What is typed, by the fields' names.</param>
    public async Task<Answer> SubmitAsync(string page, params (string Name, string Value)[] fields) =>
        await SubmitAsync(await GetAsync(page), fields);

    /// <summary>Fills in a form of a page that is already open and sends it.</summary>
    /// <param name="open">The page as it was answered.</param>
    /// <param name="fields">What is typed.</param>
    public Task<Answer> SubmitAsync(Answer open, params (string Name, string Value)[] fields) => SubmitAsync(open, _ => true, fields);

    /// <summary>Fills in one of several forms: the first that <paramref name="which"/> holds for.</summary>
    public Task<Answer> SubmitAsync(Answer open, Func<HtmlForm, bool> which, params (string Name, string Value)[] fields)
    {
        var forms = open.Forms.Where(f => f.IsPost).ToList();
        // The sign-out form of the header stands on every page of somebody signed in; it is meant only when asked for.
        var form =
            forms.Where(which).OrderBy(f => f.Action == "/sign-out").FirstOrDefault()
            ?? throw new InvalidOperationException(
                $"{open.Path} ({(int)open.Status}) has no such form to send; it has {string.Join(", ", forms.Select(f => f.Action))}."
            );
        return PostAsync(form.Action.Length > 0 ? form.Action : open.Path, form.With(fields));
    }

    /// <summary>Sends fields as they are, with no form opened first: what a forged or stale page would send.</summary>
    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(
            new(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))),
            }
        );

    /// <summary>Sends fields with a good antiforgery token, taken from a page that the visitor may open.</summary>
    public async Task<Answer> PostWithTokenAsync(string path, string tokenPage, params (string Name, string Value)[] fields)
    {
        var token = (await GetAsync(tokenPage)).Token ?? throw new InvalidOperationException($"{tokenPage} holds no form with a token.");
        return await PostAsync(path, [(HtmlForm.TokenField, token), .. fields]);
    }

    /// <summary>Goes where an answer sends the visitor, as often as it is sent on.</summary>
    public async Task<Answer> FollowAsync(Answer answer)
    {
        for (var hops = 0; answer.Location is { } location; hops++)
        {
            if (hops == 10)
                throw new InvalidOperationException($"Sent in circles: {location}");
            answer = await GetAsync(location);
        }
        return answer;
    }

    /// <summary>Sends any request with the visitor's cookies.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        var address = new Uri(_client.BaseAddress!, request.RequestUri!);
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        if (From is not null)
            request.Headers.Add(CallerAddress.Header, From);
        using var response = await _client.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            Take(cookie);
        return await Answer.ReadAsync(address.PathAndQuery, response);
    }

    /// <summary>Takes a cookie whatever its date: the product lives by the test's clock, and only 1970 means "gone".</summary>
    private void Take(string cookie)
    {
        var parts = cookie.Split(';', StringSplitOptions.TrimEntries);
        var (name, value) = parts[0].Split('=', 2) is [var n, var v] ? (n, v) : (parts[0], "");
        if (value.Length == 0 || parts.Any(p => p.StartsWith("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)))
            _cookies.Remove(name);
        else
            _cookies[name] = value;
    }
}
