using Candour.Foundation.Files;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Evidence;

/// <summary>Sends a stored file so that a browser can do nothing with it but show a picture or save it.</summary>
public static class FileAnswer
{
    public static IActionResult Send(this HttpResponse response, OpenedFile opened)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        if (opened.Type.IsAttachment)
            return new FileStreamResult(opened.Content, opened.Type.MediaType) { FileDownloadName = opened.File.Name };
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(opened.File.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        return new FileStreamResult(opened.Content, opened.Type.MediaType);
    }
}
