namespace Candour.Web.Design;

public static class ProblemPages
{
    /// <summary>
    /// Every refusal and fault ends on a page in plain words. What may not be seen answers exactly as what is not
    /// there: the same status, headers and bytes.
    /// </summary>
    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem/500", StatusCodeSelector = Status });
        return app.UseStatusCodePagesWithReExecute("/problem/{0}");
    }

    /// <summary>403 becomes 404, so that nobody learns which it was.</summary>
    public static int Shown(int status) =>
        status switch
        {
            StatusCodes.Status403Forbidden or StatusCodes.Status405MethodNotAllowed => StatusCodes.Status404NotFound,
            < 400 or > 599 => StatusCodes.Status404NotFound,
            _ => status,
        };

    /// <summary>Which sentences a status is told in.</summary>
    public static string Words(int status) =>
        status switch
        {
            404 or 410 => "lost",
            413 => "large",
            429 => "often",
            503 or 507 => "pause",
            >= 500 => "fault",
            _ => "form",
        };

    // A database that is gone, locked or full is a pause, not a fault of the page.
    private static int Status(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case BadHttpRequestException bad:
                    return bad.StatusCode;
                case System.Data.Common.DbException or System.Net.Sockets.SocketException:
                    return StatusCodes.Status503ServiceUnavailable;
                case IOException { HResult: DiskFull }:
                    return StatusCodes.Status503ServiceUnavailable;
            }
        }
        return StatusCodes.Status500InternalServerError;
    }

    private const int DiskFull = unchecked((int)0x80070070);
}
