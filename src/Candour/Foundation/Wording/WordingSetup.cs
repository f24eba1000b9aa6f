using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Foundation.Wording;

public static class WordingSetup
{
    /// <summary>Adds <see cref="Texts"/> over this assembly's texts and those of the assemblies given.</summary>
    public static IServiceCollection AddTexts(this IServiceCollection services, params Assembly[] assemblies)
    {
        var catalogue = TextCatalogue.Load([typeof(Texts).Assembly, .. assemblies]);
        services.Replace(ServiceDescriptor.Singleton(catalogue));
        services.Replace(ServiceDescriptor.Singleton(new Texts(catalogue)));
        return services;
    }
}
