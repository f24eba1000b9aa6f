using Candour.Foundation.Access;
using Candour.Foundation.Drafts;
using Candour.Foundation.Time;
using Candour.Web.Design;

namespace Candour.Web.KeptForms;

/// <summary>Gives forms their envelope and what was typed into them before. However many forms a page has, drafts are asked for once.</summary>
internal sealed class KeptForms(ViewerScope scope, Drafts drafts, FormEnvelope envelope, Calendar calendar) : IFormEnvelope
{
    private IReadOnlyDictionary<(string Form, Guid RecordId), KeptDraft>? _kept;

    /// <inheritdoc />
    public async ValueTask<EnvelopedForm?> ForAsync(HttpContext context, string form, Guid? record)
    {
        if (scope.Viewer.PersonId is not { } person)
            return null;
        var sealedForm = envelope.Seal(new SealedForm(person, form, record ?? Guid.Empty));
        // A form that comes back refused shows what was just sent; a draft is given back when a page is opened.
        if (!HttpMethods.IsGet(context.Request.Method))
            return new EnvelopedForm(sealedForm, null);
        _kept ??= await drafts.MineAsync(context.RequestAborted);
        return new EnvelopedForm(
            sealedForm,
            _kept.TryGetValue((form, record ?? Guid.Empty), out var kept) ? new GivenBack(calendar.LocalTime(kept.At), kept.Fields) : null
        );
    }
}
