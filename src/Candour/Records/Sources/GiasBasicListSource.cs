namespace Candour.Records.Sources;

/// <summary>
/// The register's basic list of every establishment: number, name, authority by name, phase, gender and status. It
/// has no authority codes and no dates, so names of authorities are looked up as they stood when the file was made.
/// </summary>
public sealed class GiasBasicListSource : RegisterSource
{
    /// <inheritdoc/>
    public override string Key => "gias-basic-list";

    /// <inheritdoc/>
    protected override string UrnHeading => "urn";

    /// <inheritdoc/>
    protected override IEnumerable<SourceColumn> Columns =>
        [
            Kept("name", RegisterField.Name),
            Kept("local_authority_name", RegisterField.Authority),
            new SourceColumn("local_authority_code", ColumnUse.Kept, RegisterField.Authority, IsCode: true),
            Kept("phase_of_education", RegisterField.Phase),
            Kept("gender", RegisterField.Gender),
            Kept("status", RegisterField.Status),
        ];
}
