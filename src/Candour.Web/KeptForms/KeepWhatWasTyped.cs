using Candour.Foundation.Access;
using Candour.Foundation.Drafts;
using Candour.Foundation.Files;
using Candour.Web.Design;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace Candour.Web.KeptForms;

/// <summary>
/// Keeps what every post carries before anything else looks at it, so that no refusal, no lost session and no fault
/// loses what somebody typed; lets it go once the post has done what it was for. The very same post again is answered as
/// the first was, and does nothing twice.
/// </summary>
/// <remarks>
/// The envelope says whose the words are. It stands in for the antiforgery token, which ends with the session: all
/// that a post with a good envelope can do here is to be kept for the person it was sealed for.
/// </remarks>
public sealed class KeepWhatWasTyped(RequestDelegate next)
{
    private const long LargestForm = FileStore.Largest + 1024 * 1024;

    /// <summary>Posts that are the same wait for one another here; across processes the memory of the first is enough in all but the same instant.</summary>
    private static readonly SemaphoreSlim[] Turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task InvokeAsync(HttpContext http, ViewerScope scope, FormEnvelope envelope, IServiceScopeFactory scopes)
    {
        var form = MayHoldTypedText(http) ? await ReadAsync(http) : null;
        if (form is null || !form.TryGetValue(FormEnvelope.Field, out var sealedForm) || envelope.Open(sealedForm) is not { } typed)
        {
            await (form is not null && IsKeeping(http) ? RefuseAsync(http) : next(http));
            return;
        }
        var post = await PostKey.OfAsync(http.Request, form);
        var turn = Turns[(uint)post.GetHashCode() % Turns.Length];
        await turn.WaitAsync(http.RequestAborted);
        try
        {
            await TakeAsync(http, scope, scopes, new(typed, sealedForm, form, post));
        }
        finally
        {
            turn.Release();
        }
    }

    private sealed record Sent(SealedForm Typed, string? Envelope, IFormCollection Form, Guid Post);

    private async Task TakeAsync(HttpContext http, ViewerScope scope, IServiceScopeFactory scopes, Sent sent)
    {
        var (typed, sealedForm, form, post) = sent;
        var isMine = scope.Viewer.PersonId == typed.PersonId;
        if (isMine && !IsKeeping(http) && await PlaceOfAsync(scopes, scope.Viewer, post) is { } place)
        {
            http.Response.Redirect(place);
            return;
        }
        await InScopeAsync(
            scopes,
            Viewers.PublicReader,
            drafts =>
                drafts.KeepSealedAsync(
                    sealedForm,
                    form.SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value ?? "")),
                    http.RequestAborted
                )
        );
        if (IsKeeping(http))
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        else if (scope.Viewer.PersonId is null)
            SignInFirst(http);
        else
        {
            await next(http);
            if (isMine && http.Response is { StatusCode: StatusCodes.Status302Found or StatusCodes.Status303SeeOther })
                await InScopeAsync(
                    scopes,
                    scope.Viewer,
                    async drafts =>
                    {
                        await drafts.DiscardAsync(typed.Form, typed.RecordId);
                        await drafts.RememberHandedInAsync(post, http.Response.Headers.Location.ToString());
                    }
                );
        }
    }

    /// <summary>A page that takes larger files than evidence sets its own limits, and reads its form itself.</summary>
    private static bool MayHoldTypedText(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        // The page that tells of a fault must not meet the same fault again.
        && http.Features.Get<IExceptionHandlerFeature>() is null
        && http.Request.HasFormContentType
        && http.Request.ContentLength <= LargestForm
        && http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not { MaxRequestBodySize: > LargestForm };

    /// <summary>A form that cannot be read is the page's to answer: it reads it again and says what is wrong with it.</summary>
    private static async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsKeeping(HttpContext http) => http.Request.Path == EnvelopedForm.KeepUrl;

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Task.CompletedTask;
    }

    /// <summary>The session had ended: after signing in, the page they were on shows what they typed.</summary>
    private static void SignInFirst(HttpContext http)
    {
        http.RequestServices.GetRequiredService<Notices>().Say(http.RequestServices.GetRequiredService<Texts>()["drafts.kept-signed-out"]);
        var query = QueryString.Create(
            http.Request.Query.Where(q => q.Key != "handler").SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value))
        );
        http.Response.Redirect($"/sign-in?next={Uri.EscapeDataString(http.Request.PathBase + http.Request.Path + query)}");
    }

    private static async Task<string?> PlaceOfAsync(IServiceScopeFactory scopes, Viewer viewer, Guid post)
    {
        string? place = null;
        await InScopeAsync(scopes, viewer, async drafts => place = await drafts.HandedInAsync(post));
        return place;
    }

    /// <summary>In a context of its own, so that what the page loads and changes and what is kept never share a save.</summary>
    private static async Task InScopeAsync(IServiceScopeFactory scopes, Viewer viewer, Func<Drafts, Task> work)
    {
        await using var own = scopes.CreateAsyncScope();
        own.ServiceProvider.GetRequiredService<ViewerScope>().Set(viewer);
        await work(own.ServiceProvider.GetRequiredService<Drafts>());
    }
}
