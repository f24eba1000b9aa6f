using Candour.Foundation;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records;

/// <summary>What a partnership writes down about one of its schools. The version is the one the form was opened with; 0 for a first.</summary>
public sealed record LocalDetail(
    Guid PartnershipId,
    Guid SchoolId,
    int Version,
    string? KnownAs,
    string? OfficeEmail,
    string? OfficeTelephone,
    string? VisitNote
);

/// <summary>Saves it. The lead does; the register is not touched. If somebody else saved in between, it is refused and nothing is lost on the page.</summary>
public sealed class SaveLocalDetail(CandourDb db, UnitOfWork work, RecordsAccess access, Journal journal, Calendar calendar)
{
    /// <summary>The fact's verb.</summary>
    public const string Saved = "local-detail-saved";

    /// <summary>Saves it and answers the version it has now.</summary>
    public Task<Outcome<int>> RunAsync(LocalDetail request, CancellationToken cancel = default) =>
        work.RunAsync<int>(
            async () =>
            {
                if (!access.ActAsLead(request.PartnershipId) || !await access.IsInAsync(request.SchoolId, request.PartnershipId, cancel))
                    return Refusal.NotFound;
                if (Wrong(request) is { } wrong)
                    return wrong;
                var detail = await access.Details.SingleOrDefaultAsync(
                    d => d.OwnerId == request.PartnershipId && d.SchoolId == request.SchoolId,
                    cancel
                );
                if ((detail?.Version ?? 0) != request.Version)
                    return Refusal.Because("records.local.changed-meanwhile");
                if (detail is null)
                {
                    detail = new LocalSchoolDetail
                    {
                        Id = Ids.New(),
                        OwnerId = request.PartnershipId,
                        SchoolId = request.SchoolId,
                        ChangedAt = calendar.Now,
                    };
                    db.Add(detail);
                }
                detail.KnownAs = Kept(request.KnownAs);
                detail.OfficeEmail = Kept(request.OfficeEmail);
                detail.OfficeTelephone = Kept(request.OfficeTelephone);
                detail.VisitNote = Kept(request.VisitNote);
                detail.ChangedAt = calendar.Now;
                detail.Version++;
                journal.Record(Saved, detail);
                await db.SaveChangesAsync(cancel);
                return detail.Version;
            },
            cancel
        );

    private static Refusal? Wrong(LocalDetail request)
    {
        if (request.KnownAs?.Trim().Length > LocalSchoolDetail.KnownAsLength)
            return Refusal.At(nameof(request.KnownAs), "records.local.too-long", LocalSchoolDetail.KnownAsLength);
        if (request.OfficeTelephone?.Trim().Length > LocalSchoolDetail.TelephoneLength)
            return Refusal.At(nameof(request.OfficeTelephone), "records.local.too-long", LocalSchoolDetail.TelephoneLength);
        if (request.VisitNote?.Trim().Length > LocalSchoolDetail.NoteLength)
            return Refusal.At(nameof(request.VisitNote), "records.local.too-long", LocalSchoolDetail.NoteLength);
        return Kept(request.OfficeEmail) is { } email && (email.Length > LocalSchoolDetail.EmailLength || !IsAddress(email))
            ? Refusal.At(nameof(request.OfficeEmail), "records.local.email")
            : null;
    }

    private static bool IsAddress(string text) => System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text;

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
