using System.Text;
using Candour.ReportCards;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Candour.Web.Pages.ReportCards;

/// <summary>
/// Prints a card with the same markup that its preview has. It needs no request, so that the command line, which makes
/// the sample place, prints the very page that the web would.
/// </summary>
internal sealed class RazorCardPrinter(IRazorViewEngine engine, ITempDataDictionaryFactory temp, IServiceProvider services) : ICardPrinter
{
    private const string View = "/Pages/ReportCards/Edition.cshtml";

    public async Task<byte[]> PrintAsync(CardToPrint card, CancellationToken cancel = default)
    {
        var found = engine.GetView(executingFilePath: null, View, isMainPage: true);
        if (!found.Success)
            throw new InvalidOperationException($"{View} is not there.");
        var http = new DefaultHttpContext { RequestServices = services };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        await using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var data = new ViewDataDictionary<CardToPrint>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = card };
        await found.View.RenderAsync(new ViewContext(action, found.View, data, temp.GetTempData(http), text, new HtmlHelperOptions()));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
