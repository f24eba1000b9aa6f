using Candour.Foundation.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Candour.Web.Access;

/// <summary>
/// Who may come to a page at all. Every page has one; a test walks all endpoints and fails on one without. What a
/// page shows is the room's grounds; this is only the door.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RuleAttribute(Door door) : Attribute
{
    /// <summary>The door.</summary>
    public Door Door { get; } = door;
}

/// <summary>The page is for anybody, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute : Attribute, IAllowAnonymous;

/// <summary>The doors.</summary>
public enum Door
{
    /// <summary>Anybody. The page also carries <see cref="OpenToAllAttribute"/>.</summary>
    Anybody,

    /// <summary>Anybody who is signed in; what they see is decided by grounds.</summary>
    SignedIn,

    /// <summary>A partnership lead, somewhere.</summary>
    PartnershipLead,

    /// <summary>A partnership or cluster lead, somewhere.</summary>
    AnyLead,

    /// <summary>The head of some school.</summary>
    Head,

    /// <summary>A head or senior leader of some school.</summary>
    SchoolLeader,

    /// <summary>Somebody in a review's circle.</summary>
    Circle,

    /// <summary>An operator.</summary>
    Operator,

    /// <summary>Somebody who may appoint others: a partnership lead, a head, an operator.</summary>
    Appointer,

    /// <summary>An operator or a partnership lead.</summary>
    OperatorOrLead,
}

/// <summary>Holds the door: who may not come gets the same answer as for a page that is not there.</summary>
public sealed class RuleFilter(ViewerScope scope) : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var rule =
            (RuleAttribute?)Attribute.GetCustomAttribute(context.HandlerInstance.GetType(), typeof(RuleAttribute))
            ?? throw new InvalidOperationException(
                $"{context.HandlerInstance.GetType().Name} has no rule: every page says who may come to it."
            );
        if (!Admits(rule.Door, scope.Viewer) || IsSentNowhere(context))
            context.Result = new NotFoundResult();
    }

    /// <summary>A form sent to a page that takes no such form: the page would be written without having been loaded.</summary>
    private static bool IsSentNowhere(PageHandlerExecutingContext context) =>
        context.HandlerMethod is null
        && !HttpMethods.IsGet(context.HttpContext.Request.Method)
        && !HttpMethods.IsHead(context.HttpContext.Request.Method);

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }

    /// <summary>Whether this viewer may pass.</summary>
    public static bool Admits(Door door, Viewer viewer) =>
        door switch
        {
            Door.Anybody => true,
            Door.SignedIn => viewer.PersonId is not null,
            Door.PartnershipLead => viewer.IsAny(Roles.PartnershipLead),
            Door.AnyLead => viewer.IsAny(Roles.PartnershipLead) || viewer.IsAny(Roles.ClusterLead),
            Door.Head => viewer.IsAny(Roles.Head),
            Door.SchoolLeader => viewer.IsAny(Roles.Head) || viewer.IsAny(Roles.SeniorLeader),
            Door.Circle => viewer.Circles.Count > 0,
            Door.Operator => viewer.IsAny(Roles.Operator),
            Door.Appointer => viewer.IsAny(Roles.PartnershipLead) || viewer.IsAny(Roles.Head) || viewer.IsAny(Roles.Operator),
            Door.OperatorOrLead => viewer.IsAny(Roles.Operator) || viewer.IsAny(Roles.PartnershipLead),
            _ => false,
        };
}
