using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Candour.Foundation.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "absence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accuracy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    corrections = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    reply = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accuracy", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "agreed_judgement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question_key = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: true),
                    changed_because = table.Column<string>(type: "TEXT", nullable: false),
                    dissent = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreed_judgement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "agreement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    terms = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "appointment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    convener_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    code_digest = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "aspect_evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    self_evaluation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    aspect_key = table.Column<string>(type: "TEXT", nullable: false),
                    strong = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false),
                    least_sure = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false),
                    helps = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false),
                    hinders = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false),
                    next = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    saved_by_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_aspect_evaluation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "card",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    story = table.Column<string>(type: "TEXT", nullable: false),
                    peers_result_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    slug = table.Column<string>(type: "TEXT", nullable: true),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    proud = table.Column<string>(type: "TEXT", nullable: true),
                    working_on = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "card_edition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    design = table.Column<string>(type: "TEXT", nullable: false),
                    result_ids = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    purged_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_edition", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cast_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cast_member", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "checklist",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    items = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checklist", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cycle",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    protocol_key = table.Column<string>(type: "TEXT", nullable: false),
                    protocol_pinned = table.Column<string>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cycle", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "draft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "draft_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    how_we_worked = table.Column<string>(type: "TEXT", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_report", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "edition_content",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    edition_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: false),
                    page = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_edition_content", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evidence_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    shows = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    strength = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    link = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    added_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    figure = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_item", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evidence_use",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    evidence_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    aspect_key = table.Column<string>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_use", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fact",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record_kind_key = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    verb = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    capacity = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    chain_index = table.Column<long>(type: "INTEGER", nullable: true),
                    link = table.Column<string>(type: "TEXT", nullable: true),
                    redacted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fact", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "feedback",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    told_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    heard = table.Column<string>(type: "TEXT", nullable: false),
                    went_well = table.Column<string>(type: "TEXT", nullable: false),
                    even_better_if = table.Column<string>(type: "TEXT", nullable: false),
                    questions = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question_key = table.Column<string>(type: "TEXT", nullable: false),
                    sort = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    note_ids = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "focus",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    evidence_plan = table.Column<string>(type: "TEXT", nullable: false),
                    sensitivities = table.Column<string>(type: "TEXT", nullable: false),
                    sharing = table.Column<string>(type: "TEXT", nullable: false),
                    contact_name = table.Column<string>(type: "TEXT", nullable: false),
                    contact_phone = table.Column<string>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    host_signed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lead_signed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    questions = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_focus", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "framework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sort_key = table.Column<string>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    areas = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_framework", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grant",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record_kind_key = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    appointment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hold",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    raised_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    raised_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lifted_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    lifted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    file_digest = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    as_at = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    said = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    prepared_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    prepared_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    applied_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    applied_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    job_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    new_count = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged_count = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    rejected_count = table.Column<int>(type: "INTEGER", nullable: false),
                    reopened_count = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    address_key = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    invited_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    token_digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    accepted_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due = table.Column<DateTime>(type: "TEXT", nullable: false),
                    leased_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    leased_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    progress = table.Column<int>(type: "INTEGER", nullable: false),
                    progress_key = table.Column<string>(type: "TEXT", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "judgement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question_key = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: true),
                    @sealed = table.Column<string>(name: "sealed", type: "TEXT", nullable: true),
                    seal_digest = table.Column<string>(type: "TEXT", nullable: true),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judgement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "knock",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_knock", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "local_school_detail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    known_as = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    office_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    office_telephone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    visit_note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_school_detail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mailed_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    token_digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailed_link", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mark",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mark", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "membership",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    walled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "office_address",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    convener_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office_address", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "opening",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    partnership_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    signature_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened = table.Column<string>(type: "TEXT", nullable: false),
                    audience = table.Column<string>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opening", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "out_mail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due = table.Column<DateTime>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_out_mail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "party",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sort_key = table.Column<string>(type: "TEXT", nullable: false),
                    search_key = table.Column<string>(type: "TEXT", nullable: false),
                    is_sample = table.Column<bool>(type: "INTEGER", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "party_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    successor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tie = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party_link", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pledge",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    finding_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    seen_to_by = table.Column<string>(type: "TEXT", nullable: false),
                    baseline = table.Column<string>(type: "TEXT", nullable: false),
                    evidence_test = table.Column<string>(type: "TEXT", nullable: false),
                    support_wanted = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    check_on = table.Column<string>(type: "TEXT", nullable: false),
                    progress = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pledge", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pledge_check",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    pledge_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    @for = table.Column<DateOnly>(name: "for", type: "TEXT", nullable: false),
                    progress = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pledge_check", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "read_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record_kind_key = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    capacity = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_read_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_entry",
                columns: table => new
                {
                    urn = table.Column<int>(type: "INTEGER", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sort_key = table.Column<string>(type: "TEXT", nullable: false),
                    search_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    as_at = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    withheld = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    authority = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    school_number = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    phase = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    gender = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    type = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    type_group = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    opened = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    opened_because = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    closed = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_because = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    low_age = table.Column<int>(type: "INTEGER", nullable: true),
                    high_age = table.Column<int>(type: "INTEGER", nullable: true),
                    boarding = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    nursery = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    sixth_form = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    religious_character = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    religious_ethos = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    diocese = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    admissions = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    capacity = table.Column<int>(type: "INTEGER", nullable: true),
                    special_classes = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    census_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    pupils = table.Column<int>(type: "INTEGER", nullable: true),
                    boys = table.Column<int>(type: "INTEGER", nullable: true),
                    girls = table.Column<int>(type: "INTEGER", nullable: true),
                    free_meals_percent = table.Column<double>(type: "REAL", nullable: true),
                    free_meals = table.Column<int>(type: "INTEGER", nullable: true),
                    trust_link = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    trust_number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    trust = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    federation_number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    federation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    provider_number = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    register_changed = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    street = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    locality = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    address3 = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    town = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    county = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    postcode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    website = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    telephone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    resourced_provision = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    resourced_on_roll = table.Column<int>(type: "INTEGER", nullable: true),
                    resourced_places = table.Column<int>(type: "INTEGER", nullable: true),
                    sen_unit_on_roll = table.Column<int>(type: "INTEGER", nullable: true),
                    sen_unit_places = table.Column<int>(type: "INTEGER", nullable: true),
                    sen_types = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    region = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    district = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    ward = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    urban_rural = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    easting = table.Column<int>(type: "INTEGER", nullable: true),
                    northing = table.Column<int>(type: "INTEGER", nullable: true),
                    lsoa = table.Column<string>(type: "TEXT", maxLength: 9, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_entry", x => x.urn);
                });

            migrationBuilder.CreateTable(
                name: "report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    issued_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    how_we_worked = table.Column<string>(type: "TEXT", nullable: false),
                    reply = table.Column<string>(type: "TEXT", nullable: false),
                    change_note = table.Column<string>(type: "TEXT", nullable: false),
                    findings = table.Column<string>(type: "TEXT", nullable: true),
                    judgements = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "result",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    voice = table.Column<string>(type: "TEXT", nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<double>(type: "REAL", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    reason_key = table.Column<string>(type: "TEXT", nullable: true),
                    reason_limit = table.Column<int>(type: "INTEGER", nullable: true),
                    source_kind = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    method = table.Column<string>(type: "TEXT", nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_result", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    convener_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cycle_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    host_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    stage_since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    window_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    window_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    state_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    history = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review_task",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    convener_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text_key = table.Column<string>(type: "TEXT", nullable: false),
                    arguments = table.Column<string>(type: "TEXT", nullable: false),
                    raised_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decision = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_task", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "seal_key",
                columns: table => new
                {
                    review_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    wrapped = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seal_key", x => x.review_id);
                });

            migrationBuilder.CreateTable(
                name: "self_evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    cycle_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    started_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    submitted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    snapshot_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_self_evaluation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signature",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    partnership_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    signed_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    signed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signature", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "snapshot",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    self_evaluation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    locked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    locked_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    canonical = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_snapshot", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stored_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    content_key = table.Column<string>(type: "TEXT", nullable: false),
                    added_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "team_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    convener_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    answer_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    conflict = table.Column<string>(type: "TEXT", nullable: true),
                    conflict_words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_member", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usefulness",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usefulness", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "visit_note",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    activity = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    question_key = table.Column<string>(type: "TEXT", nullable: true),
                    described = table.Column<string>(type: "TEXT", nullable: false),
                    inferred = table.Column<string>(type: "TEXT", nullable: false),
                    asked = table.Column<string>(type: "TEXT", nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    handed_in_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_note", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_claims_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_asp_net_user_logins_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_asp_net_user_tokens_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fact_content",
                columns: table => new
                {
                    fact_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    nonce = table.Column<string>(type: "TEXT", nullable: false),
                    canonical = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fact_content", x => x.fact_id);
                    table.ForeignKey(
                        name: "fk_fact_content_fact_fact_id",
                        column: x => x.fact_id,
                        principalTable: "fact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_content",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    report = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rows = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_content", x => x.import_id);
                    table.ForeignKey(
                        name: "fk_import_content_import_run_import_id",
                        column: x => x.import_id,
                        principalTable: "import_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_absence_owner_id_person_id",
                table: "absence",
                columns: new[] { "owner_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accuracy_owner_id",
                table: "accuracy",
                column: "owner_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agreed_judgement_owner_id_question_key",
                table: "agreed_judgement",
                columns: new[] { "owner_id", "question_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agreement_owner_id_version",
                table: "agreement",
                columns: new[] { "owner_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_appointment_owner_id_role",
                table: "appointment",
                columns: new[] { "owner_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_appointment_person_id",
                table: "appointment",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_claims_user_id",
                table: "asp_net_user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_logins_user_id",
                table: "asp_net_user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "asp_net_users",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "asp_net_users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_aspect_evaluation_self_evaluation_id_aspect_key",
                table: "aspect_evaluation",
                columns: new[] { "self_evaluation_id", "aspect_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_card_owner_id",
                table: "card",
                column: "owner_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_card_edition_owner_id_version",
                table: "card_edition",
                columns: new[] { "owner_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_card_edition_slug_version",
                table: "card_edition",
                columns: new[] { "slug", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cycle_owner_id_from",
                table: "cycle",
                columns: new[] { "owner_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_draft_at",
                table: "draft",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_draft_owner_id_form_record_id",
                table: "draft",
                columns: new[] { "owner_id", "form", "record_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_draft_report_owner_id",
                table: "draft_report",
                column: "owner_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_edition_content_edition_id",
                table: "edition_content",
                column: "edition_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_edition_content_published_at",
                table: "edition_content",
                column: "published_at");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_item_owner_id_added_at",
                table: "evidence_item",
                columns: new[] { "owner_id", "added_at" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_use_evidence_id_record_id_aspect_key",
                table: "evidence_use",
                columns: new[] { "evidence_id", "record_id", "aspect_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_use_record_id_aspect_key",
                table: "evidence_use",
                columns: new[] { "record_id", "aspect_key" });

            migrationBuilder.CreateIndex(
                name: "ix_fact_place_id_chain_index",
                table: "fact",
                columns: new[] { "place_id", "chain_index" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fact_record_id_at",
                table: "fact",
                columns: new[] { "record_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_owner_id",
                table: "feedback",
                column: "owner_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_finding_owner_id",
                table: "finding",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_focus_owner_id",
                table: "focus",
                column: "owner_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_framework_owner_id_key_version",
                table: "framework",
                columns: new[] { "owner_id", "key", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_grant_appointment_id",
                table: "grant",
                column: "appointment_id");

            migrationBuilder.CreateIndex(
                name: "ix_grant_record_id",
                table: "grant",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_hold_owner_id",
                table: "hold",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_run_file_digest",
                table: "import_run",
                column: "file_digest");

            migrationBuilder.CreateIndex(
                name: "ix_import_run_state_applied_at",
                table: "import_run",
                columns: new[] { "state", "applied_at" });

            migrationBuilder.CreateIndex(
                name: "ix_invitation_address_key",
                table: "invitation",
                column: "address_key");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_owner_id_sent_at",
                table: "invitation",
                columns: new[] { "owner_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_invitation_token_digest",
                table: "invitation",
                column: "token_digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_job_name",
                table: "job",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_job_state_due",
                table: "job",
                columns: new[] { "state", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_judgement_owner_id_author_id_question_key",
                table: "judgement",
                columns: new[] { "owner_id", "author_id", "question_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_knock_until",
                table: "knock",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_local_school_detail_owner_id_school_id",
                table: "local_school_detail",
                columns: new[] { "owner_id", "school_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mailed_link_account_id",
                table: "mailed_link",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_mailed_link_expires_at",
                table: "mailed_link",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_mailed_link_token_digest",
                table: "mailed_link",
                column: "token_digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mark_owner_id_key",
                table: "mark",
                columns: new[] { "owner_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_group_id_kind",
                table: "membership",
                columns: new[] { "group_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_party_id_group_id",
                table: "membership",
                columns: new[] { "party_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "ix_office_address_owner_id_ended_at",
                table: "office_address",
                columns: new[] { "owner_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_opening_owner_id_opened_audience",
                table: "opening",
                columns: new[] { "owner_id", "opened", "audience" });

            migrationBuilder.CreateIndex(
                name: "ix_out_mail_person_id",
                table: "out_mail",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_out_mail_state_due",
                table: "out_mail",
                columns: new[] { "state", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_party_kind_sort_key",
                table: "party",
                columns: new[] { "kind", "sort_key" });

            migrationBuilder.CreateIndex(
                name: "ix_party_link_owner_id",
                table: "party_link",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_party_link_successor_id",
                table: "party_link",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_pledge_owner_id",
                table: "pledge",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_pledge_review_id",
                table: "pledge",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_pledge_check_pledge_id",
                table: "pledge_check",
                column: "pledge_id");

            migrationBuilder.CreateIndex(
                name: "ix_read_entry_at",
                table: "read_entry",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_read_entry_owner_id",
                table: "read_entry",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_read_entry_person_id_at",
                table: "read_entry",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_read_entry_record_id_person_id_day",
                table: "read_entry",
                columns: new[] { "record_id", "person_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_register_entry_authority_sort_key",
                table: "register_entry",
                columns: new[] { "authority", "sort_key" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entry_party_id",
                table: "register_entry",
                column: "party_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_owner_id_issued_at",
                table: "report",
                columns: new[] { "owner_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_report_review_id_version",
                table: "report",
                columns: new[] { "review_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_result_owner_id_withdrawn_at",
                table: "result",
                columns: new[] { "owner_id", "withdrawn_at" });

            migrationBuilder.CreateIndex(
                name: "ix_result_source_id_part",
                table: "result",
                columns: new[] { "source_id", "part" });

            migrationBuilder.CreateIndex(
                name: "ix_review_convener_id_state",
                table: "review",
                columns: new[] { "convener_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_review_cycle_id_stage",
                table: "review",
                columns: new[] { "cycle_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_review_host_id_stage_since",
                table: "review",
                columns: new[] { "host_id", "stage_since" });

            migrationBuilder.CreateIndex(
                name: "ix_review_task_convener_id_done_at",
                table: "review_task",
                columns: new[] { "convener_id", "done_at" });

            migrationBuilder.CreateIndex(
                name: "ix_self_evaluation_owner_id_framework_id_number",
                table: "self_evaluation",
                columns: new[] { "owner_id", "framework_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signature_agreement_id_owner_id",
                table: "signature",
                columns: new[] { "agreement_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_snapshot_owner_id_locked_at",
                table: "snapshot",
                columns: new[] { "owner_id", "locked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_snapshot_review_id",
                table: "snapshot",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_content_key",
                table: "stored_file",
                column: "content_key");

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_owner_id",
                table: "stored_file",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_withdrawn_at",
                table: "stored_file",
                column: "withdrawn_at");

            migrationBuilder.CreateIndex(
                name: "ix_team_member_owner_id",
                table: "team_member",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_team_member_person_id_answer",
                table: "team_member",
                columns: new[] { "person_id", "answer" });

            migrationBuilder.CreateIndex(
                name: "ix_usefulness_owner_id",
                table: "usefulness",
                column: "owner_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_visit_note_owner_id_handed_in_at",
                table: "visit_note",
                columns: new[] { "owner_id", "handed_in_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absence");

            migrationBuilder.DropTable(
                name: "accuracy");

            migrationBuilder.DropTable(
                name: "agreed_judgement");

            migrationBuilder.DropTable(
                name: "agreement");

            migrationBuilder.DropTable(
                name: "appointment");

            migrationBuilder.DropTable(
                name: "asp_net_user_claims");

            migrationBuilder.DropTable(
                name: "asp_net_user_logins");

            migrationBuilder.DropTable(
                name: "asp_net_user_tokens");

            migrationBuilder.DropTable(
                name: "aspect_evaluation");

            migrationBuilder.DropTable(
                name: "card");

            migrationBuilder.DropTable(
                name: "card_edition");

            migrationBuilder.DropTable(
                name: "cast_member");

            migrationBuilder.DropTable(
                name: "checklist");

            migrationBuilder.DropTable(
                name: "cycle");

            migrationBuilder.DropTable(
                name: "draft");

            migrationBuilder.DropTable(
                name: "draft_report");

            migrationBuilder.DropTable(
                name: "edition_content");

            migrationBuilder.DropTable(
                name: "evidence_item");

            migrationBuilder.DropTable(
                name: "evidence_use");

            migrationBuilder.DropTable(
                name: "fact_content");

            migrationBuilder.DropTable(
                name: "feedback");

            migrationBuilder.DropTable(
                name: "finding");

            migrationBuilder.DropTable(
                name: "focus");

            migrationBuilder.DropTable(
                name: "framework");

            migrationBuilder.DropTable(
                name: "grant");

            migrationBuilder.DropTable(
                name: "hold");

            migrationBuilder.DropTable(
                name: "import_content");

            migrationBuilder.DropTable(
                name: "invitation");

            migrationBuilder.DropTable(
                name: "job");

            migrationBuilder.DropTable(
                name: "judgement");

            migrationBuilder.DropTable(
                name: "knock");

            migrationBuilder.DropTable(
                name: "local_school_detail");

            migrationBuilder.DropTable(
                name: "mailed_link");

            migrationBuilder.DropTable(
                name: "mark");

            migrationBuilder.DropTable(
                name: "membership");

            migrationBuilder.DropTable(
                name: "office_address");

            migrationBuilder.DropTable(
                name: "opening");

            migrationBuilder.DropTable(
                name: "out_mail");

            migrationBuilder.DropTable(
                name: "party");

            migrationBuilder.DropTable(
                name: "party_link");

            migrationBuilder.DropTable(
                name: "pledge");

            migrationBuilder.DropTable(
                name: "pledge_check");

            migrationBuilder.DropTable(
                name: "read_entry");

            migrationBuilder.DropTable(
                name: "register_entry");

            migrationBuilder.DropTable(
                name: "report");

            migrationBuilder.DropTable(
                name: "result");

            migrationBuilder.DropTable(
                name: "review");

            migrationBuilder.DropTable(
                name: "review_task");

            migrationBuilder.DropTable(
                name: "seal_key");

            migrationBuilder.DropTable(
                name: "self_evaluation");

            migrationBuilder.DropTable(
                name: "signature");

            migrationBuilder.DropTable(
                name: "snapshot");

            migrationBuilder.DropTable(
                name: "stored_file");

            migrationBuilder.DropTable(
                name: "team_member");

            migrationBuilder.DropTable(
                name: "usefulness");

            migrationBuilder.DropTable(
                name: "visit_note");

            migrationBuilder.DropTable(
                name: "asp_net_users");

            migrationBuilder.DropTable(
                name: "fact");

            migrationBuilder.DropTable(
                name: "import_run");
        }
    }
}
