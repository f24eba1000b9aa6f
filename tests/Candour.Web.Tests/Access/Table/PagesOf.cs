using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Web.Tests.Access.Table;

/// <summary>What the pages themselves tell: their handlers, and every place in a form that takes an id.</summary>
internal static class PagesOf
{
    /// <summary>The page of an endpoint; null when it is none.</summary>
    public static CompiledPageActionDescriptor? Compiled(IServiceProvider services, RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            ? services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata).GetAwaiter().GetResult()
            : null;

    /// <summary>What can be sent to it. What only shows that something went wrong takes nothing.</summary>
    public static IEnumerable<HandlerMethodDescriptor> Posts(CompiledPageActionDescriptor page) =>
        page.HandlerTypeInfo.GetCustomAttribute<IgnoreAntiforgeryTokenAttribute>() is null
            ? page.HandlerMethods.Where(h => h.HttpMethod.Equals("Post", StringComparison.OrdinalIgnoreCase))
            : [];

    /// <summary>The fields of a handler that take an id: its own arguments and what the page binds, as a form names them.</summary>
    public static IEnumerable<string> IdFields(
        CompiledPageActionDescriptor page,
        HandlerMethodDescriptor handler,
        IReadOnlySet<string> inRoute
    )
    {
        foreach (var argument in handler.Parameters.Where(p => IsId(p.ParameterType) && !inRoute.Contains(p.Name)))
            yield return argument.Name;
        foreach (var bound in page.HandlerTypeInfo.GetProperties().Where(p => p.GetCustomAttribute<BindPropertyAttribute>() is not null))
        {
            var name = bound.GetCustomAttribute<BindPropertyAttribute>()!.Name ?? bound.Name;
            if (inRoute.Contains(name))
                continue;
            foreach (var field in Fields(name, bound.PropertyType))
                yield return field;
        }
    }

    private static IEnumerable<string> Fields(string name, Type type)
    {
        if (IsId(type))
            yield return name;
        else if (ElementOf(type) is { } element)
        {
            foreach (var field in Fields(IsId(element) ? name : $"{name}[0]", element))
                yield return field;
        }
        else if (type.IsClass && type.Assembly == typeof(Candour.Web.Access.CandourPage).Assembly)
        {
            foreach (var field in type.GetProperties().Where(p => p.CanWrite).SelectMany(p => Fields($"{name}.{p.Name}", p.PropertyType)))
                yield return field;
        }
    }

    private static bool IsId(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid);

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0] : null;
}
