using Microsoft.AspNetCore.Mvc.Rendering;

namespace Candour.Web.Design;

/// <summary>A place in the main navigation, registered by the room it leads to: <c>services.AddSingleton(new NavItem(…))</c>.</summary>
/// <param name="Key">What a page calls it: <c>ViewData["Nav"] = "reviews"</c>. Without that, the address decides.</param>
/// <param name="Order">Where it stands; gaps leave room for others.</param>
public sealed record NavItem(string Key, string Href, string TextKey, int Order = 100);

/// <summary>The items for whoever is asking.</summary>
public interface INavigation
{
    ValueTask<IReadOnlyList<NavItem>> ItemsAsync(HttpContext context);
}

/// <summary>Who is asking and in which capacity, for the bar; null when signed out.</summary>
public interface IHeaderLine
{
    ValueTask<HeaderLine?> LineAsync(HttpContext context);
}

/// <param name="Text">“Ruth Adeyemi, partnership lead”.</param>
/// <param name="ChangeHref">Where another capacity is chosen; null when there is only one.</param>
/// <param name="SignOutHref">Receives a POST.</param>
public sealed record HeaderLine(string Text, string? ChangeHref, string? SignOutHref)
{
    public const string SignInHref = "/sign-in";

    public const string ChangeAddress = "/me#acting";

    public const string SignOutAddress = "/sign-out";
}

/// <summary>Every registered item for people who are signed in, none for others.</summary>
internal sealed class ListedNavigation(IEnumerable<NavItem> items) : INavigation
{
    public ValueTask<IReadOnlyList<NavItem>> ItemsAsync(HttpContext context) =>
        ValueTask.FromResult<IReadOnlyList<NavItem>>(
            context.User.Identity?.IsAuthenticated == true ? [.. items.OrderBy(item => item.Order)] : []
        );
}

internal sealed class NameOnly : IHeaderLine
{
    public ValueTask<HeaderLine?> LineAsync(HttpContext context) =>
        ValueTask.FromResult(context.User.Identity is { IsAuthenticated: true, Name: { } name } ? new HeaderLine(name, null, null) : null);
}

public static class PageFrame
{
    /// <summary>
    /// The words for the browser's tab. A page sets <c>ViewData["Title"]</c>; one without a title throws, and one
    /// that shows errors says so first.
    /// </summary>
    public static string Title(ViewContext view, Texts texts)
    {
        var title =
            view.ViewData["Title"] as string
            ?? throw new InvalidOperationException($"{view.View.Path} has no title: set ViewData[\"Title\"].");
        var full = texts["design.title", title];
        return view.ViewData.ModelState.ErrorCount > 0 ? texts["design.title.error", full] : full;
    }

    /// <summary>The item the page belongs to: the one it names, else the one with the longest address it lies under.</summary>
    public static string? Current(ViewContext view, IEnumerable<NavItem> items) =>
        view.ViewData["Nav"] as string
        ?? items
            .Where(item =>
                item.Href == "/"
                    ? view.HttpContext.Request.Path == "/"
                    : view.HttpContext.Request.Path.StartsWithSegments(item.Href, StringComparison.OrdinalIgnoreCase)
            )
            .MaxBy(item => item.Href.Length)
            ?.Key;
}
