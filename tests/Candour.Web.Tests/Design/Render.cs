using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using Candour.Foundation.Wording;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Candour.Web.Tests.Design;

/// <summary>Draws components as a page would, with the product's own services, and hands back their HTML.</summary>
internal sealed class Render
{
    private readonly IServiceProvider services;
    private readonly IModelMetadataProvider metadata;

    public Render(string method = "GET", string language = "en", IFormEnvelope? envelopes = null)
    {
        services = Services(envelopes);
        metadata = services.GetRequiredService<IModelMetadataProvider>();
        T = services.GetRequiredService<Texts>().In(language);
        Http = new DefaultHttpContext { RequestServices = services };
        Http.Request.Method = method;
        View = new ViewContext(
            new ActionContext(Http, new RouteData(), new ActionDescriptor(), State),
            new NoView(),
            new ViewDataDictionary(metadata, State),
            new TempDataDictionary(Http, new NoTempData()),
            TextWriter.Null,
            new()
        );
    }

    public Texts T { get; }

    public HttpContext Http { get; }

    public ModelStateDictionary State { get; } = new();

    public ViewContext View { get; }

    public FormTagHelper Form(Action<FormTagHelper>? change = null)
    {
        var form = new FormTagHelper(
            T,
            services.GetRequiredService<IFormEnvelope>(),
            services.GetRequiredService<Microsoft.AspNetCore.Antiforgery.IAntiforgery>(),
            services.GetRequiredService<IUrlHelperFactory>()
        )
        {
            View = View,
        };
        change?.Invoke(form);
        return form;
    }

    public IUrlHelperFactory Urls => services.GetRequiredService<IUrlHelperFactory>();

    /// <summary>A field for a property of the sample model.</summary>
    public TField Field<TField>(TField field, string property, Sample? model = null)
        where TField : FieldTagHelper
    {
        field.View = View;
        var container = metadata.GetModelExplorerForType(typeof(Sample), model ?? new Sample());
        field.For = new ModelExpression($"Input.{property}", container.GetExplorerForProperty(property)!);
        return field;
    }

    public Task<string> Html(TagHelper helper, string child, params (string Name, object Value)[] attributes) =>
        Html(helper, () => Task.FromResult(child), attributes);

    public async Task<string> Html(TagHelper helper, Func<Task<string>>? child = null, params (string Name, object Value)[] attributes)
    {
        var list = new TagHelperAttributeList(attributes.Select(a => new TagHelperAttribute(a.Name, a.Value)));
        var context = new TagHelperContext(list, new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput(
            "c",
            list,
            async (_, _) =>
            {
                var content = new DefaultTagHelperContent();
                if (child is not null)
                    content.SetHtmlContent(await child());
                return content;
            }
        );
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        using var text = new StringWriter();
        output.WriteTo(text, HtmlEncoder.Default);
        return text.ToString().ReplaceLineEndings("\n").Trim();
    }

    private static ServiceProvider Services(IFormEnvelope? envelopes)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(NullLoggerFactory.Instance);
        if (envelopes is not null)
            collection.AddSingleton(envelopes);
        collection.AddDesign();
        collection.AddTexts(typeof(DesignSetup).Assembly, typeof(Render).Assembly);
        return collection.BuildServiceProvider();
    }

    private sealed class NoView : IView
    {
        public string Path => "/Test";

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }

    private sealed class NoTempData : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values) { }
    }
}

/// <summary>A form's model with every kind of field.</summary>
internal sealed class Sample
{
    [Words("test.name"), Required, StringLength(40)]
    public string? Name { get; set; }

    [Words("test.seen"), StringLength(2000)]
    public string? Seen { get; set; }

    [Words("test.when"), Required]
    public DateOnly? When { get; set; }

    [Words("test.kind"), Required]
    public string? Kind { get; set; }

    [Words("test.kinds")]
    public string[] Kinds { get; set; } = [];

    [Words("test.agreed")]
    public bool Agreed { get; set; }

    [Words("test.file")]
    public IFormFile? File { get; set; }

    public string? Wordless { get; set; }
}
