-- Reports, their sealed reporters, running numbers, holiday calendars, and the look-up by code.

create table report (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  number text,
  ticket_hash text check (ticket_hash ~ '^[0-9a-f]{64}$'),
  phone4_hash text check (phone4_hash ~ '^[0-9a-f]{64}$'),
  state text collate "C" not null,
  state_at timestamptz,
  kind text,
  channel text,
  problem text,
  sector text,
  complaint text,
  urgency text,
  stated_urgency text,
  rank integer not null check (rank between 0 and 9),
  about_child boolean,
  about_violence boolean,
  what text,
  about text,
  subject_name text,
  address text,
  rt text,
  rw text,
  gps jsonb,
  photos jsonb,
  anonymous boolean,
  ext_ref text,
  ext_source text,
  created_by text collate "C",
  created_at timestamptz not null,
  received_on date not null,
  moved_from text collate "C",
  verified_by text collate "C",
  verified_at timestamptz,
  question text,
  asked_at timestamptz,
  reminded_at timestamptz,
  answer text,
  answered_at timestamptz,
  duplicate_of text collate "C",
  rejected_by text collate "C",
  reject_reason text,
  appealed_at timestamptz,
  appeal text,
  assigned_kind text,
  assigned_to text collate "C",
  assigned_unit text collate "C",
  assigned_by text collate "C",
  assigned_at timestamptz,
  assign_note text,
  field_check boolean,
  accepted_by text collate "C",
  accepted_at timestamptz,
  decline_reason text,
  acknowledged_by text collate "C",
  acknowledged_at timestamptz,
  acknowledge_note text,
  subject_kind text,
  subject_id text collate "C",
  case_id text collate "C",
  outcome text,
  outcome_note text,
  evidence text,
  proof jsonb,
  visit_id text collate "C",
  functions jsonb,
  tasks jsonb,
  settled_by text collate "C",
  settled_at timestamptz,
  second_eyes text check (second_eyes in ('perlu', 'sudah')),
  checked_by text collate "C",
  checked_at timestamptz,
  objection text,
  objected_at timestamptz,
  sent_back_reason text,
  confirmed_at timestamptz,
  rating integer check (rating between 1 and 5),
  close_how text,
  closed_by text collate "C",
  closed_at timestamptz,
  close_reason text,
  reopened_at timestamptz,
  reopen_reason text,
  restricted_by text collate "C",
  restrict_reason text,
  due_at timestamptz,
  verify_due_at timestamptz,
  accept_due_at timestamptz,
  work_due_at timestamptz,
  remind_at timestamptz,
  reply_due_at timestamptz,
  close_due_at timestamptz,
  stuck_at timestamptz,
  stuck_clock text,
  primary key (regency_code, id),
  constraint report_state_known check (
    state in (
      'terkirim', 'perlu_dilengkapi', 'terverifikasi', 'didisposisikan', 'diteruskan_eksternal', 'diproses', 'selesai', 'dibantah',
      'dibuka_kembali', 'ditutup', 'ditolak', 'duplikat'
    )
  ),
  -- what is about a child or violence lies in the lane, whoever writes it
  constraint report_restricted check (
    class = 'X' or (coalesce(about_child, false) = false and coalesce(about_violence, false) = false)
  ),
  -- a settlement stands only by somebody other than who sent the work out
  constraint report_four_eyes check (state <> 'selesai' or settled_by is null or assigned_by is null or settled_by <> assigned_by)
);
create index report_by_space on report (regency_code, space, version);
create index report_by_place on report (regency_code, place_code);
create index report_by_state on report (regency_code, state);
create index report_by_assigned_to on report (regency_code, assigned_to);
create index report_by_assigned_unit on report (regency_code, assigned_unit);
create index report_by_duplicate_of on report (regency_code, duplicate_of);
create index report_by_subject_id on report (regency_code, subject_id);
create index report_by_case_id on report (regency_code, case_id);
create index report_by_created_by on report (regency_code, created_by);
-- Clocks: empty as soon as they have rung or no longer apply, so that these stay small.
create index report_verify_due on report (verify_due_at) where verify_due_at is not null;
create index report_accept_due on report (accept_due_at) where accept_due_at is not null;
create index report_work_due on report (work_due_at) where work_due_at is not null;
create index report_remind on report (remind_at) where remind_at is not null;
create index report_reply_due on report (reply_due_at) where reply_due_at is not null;
create index report_close_due on report (close_due_at) where close_due_at is not null;
alter table report enable row level security;
alter table report force row level security;
create policy report_read on report for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy report_write on report for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy report_job on report for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on report to guyub_app, guyub_job;

create table reporter (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  name text,
  phone text,
  phone_last4 text check (phone_last4 ~ '^[0-9]{1,4}$'),
  relation text,
  primary key (regency_code, id),
  -- a reporter's name is sealed, always
  constraint reporter_sealed check (class = 'X' and team is not null)
);
create index reporter_by_space on reporter (regency_code, space, version);
create index reporter_by_place on reporter (regency_code, place_code);
alter table reporter enable row level security;
alter table reporter force row level security;
create policy reporter_read on reporter for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy reporter_write on reporter for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy reporter_job on reporter for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on reporter to guyub_app, guyub_job;

create table report_series (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  month text not null,
  last integer not null check (last >= 0),
  primary key (regency_code, id)
);
create index report_series_by_space on report_series (regency_code, space, version);
create index report_series_by_place on report_series (regency_code, place_code);
alter table report_series enable row level security;
alter table report_series force row level security;
create policy report_series_read on report_series for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy report_series_write on report_series for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy report_series_job on report_series for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on report_series to guyub_app, guyub_job;

create table work_calendar (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  days jsonb not null,
  source text,
  set_by text collate "C",
  primary key (regency_code, id)
);
create index work_calendar_by_space on work_calendar (regency_code, space, version);
create index work_calendar_by_place on work_calendar (regency_code, place_code);
alter table work_calendar enable row level security;
alter table work_calendar force row level security;
create policy work_calendar_read on work_calendar for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy work_calendar_write on work_calendar for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy work_calendar_job on work_calendar for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on work_calendar to guyub_app, guyub_job;

-- A code → its report, in whichever regency: read at the public door only. Spread by its own hash, not by regency; never unique
-- beyond that, and it holds neither the code nor the digits.
create table ticket (
  ticket_hash text collate "C" primary key,
  regency_code text collate "C" not null,
  report_id text collate "C" not null,
  phone4_hash text,
  tries integer not null check (tries >= 0),
  tried_at timestamptz
);
alter table ticket enable row level security;
alter table ticket force row level security;
create policy ticket_job on ticket for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on ticket to guyub_job;
