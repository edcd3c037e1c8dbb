-- Verification and validation: batches and the families on them, deliberations, attendance, results, objections, and the mirror.

create table verification_batch (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  month text,
  month_on date,
  slot text collate "C",
  serial integer,
  number text,
  state text,
  state_at timestamptz,
  state_before text,
  profile jsonb,
  input_until date,
  musdes_until date,
  cutoff date,
  opened_by text collate "C",
  opened_at timestamptz,
  late boolean,
  late_reason text,
  late_by text collate "C",
  late_until date,
  musdes_id text collate "C",
  edition integer,
  totals jsonb,
  minutes_no text,
  content_hash text,
  papers jsonb,
  finalised_by text collate "C",
  finalised_at timestamptz,
  return_reason text,
  returned_by text collate "C",
  returned_at timestamptz,
  return_until date,
  returns integer,
  verified_by text collate "C",
  verified_at timestamptz,
  verify_note text,
  approved_by text collate "C",
  approved_at timestamptz,
  letter_no text,
  letter_on date,
  exports jsonb,
  acknowledged_by text collate "C",
  acknowledged_on date,
  acknowledged_ref text,
  due_at timestamptz,
  due_for text,
  late_since timestamptz,
  constraint verification_batch_class check (class = 'N' and team is null),
  constraint verification_batch_state_known check (state in ('dibuka', 'pendataan', 'musyawarah', 'final_desa', 'verifikasi_kab', 'disahkan', 'diekspor', 'diakui', 'dikembalikan', 'kedaluwarsa')),
  constraint verification_batch_counts check (serial > 0 and edition > 0),
  primary key (regency_code, id)
);
create index verification_batch_by_space on verification_batch (regency_code, space, version);
create index verification_batch_by_place on verification_batch (regency_code, place_code);
create index verification_batch_by_slot on verification_batch (regency_code, slot);
create index verification_batch_by_state on verification_batch (regency_code, state);
create index verification_batch_by_month on verification_batch (regency_code, month);
create index verification_batch_due on verification_batch (due_at) where due_at is not null;
alter table verification_batch enable row level security;
alter table verification_batch force row level security;
create policy verification_batch_read on verification_batch for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy verification_batch_write on verification_batch for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy verification_batch_job on verification_batch for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on verification_batch to guyub_app, guyub_job;

create table verification_item (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  batch_id text collate "C",
  household_id text collate "C",
  month_on date,
  state text,
  state_at timestamptz,
  head_name text,
  head_nik text,
  head_birth date,
  kk text,
  address text,
  rt text,
  rw text,
  members integer,
  verified_before date,
  work_order text,
  source text,
  source_note text,
  list_id text collate "C",
  file_hash text,
  report_id text collate "C",
  twin_of text collate "C",
  added_by text collate "C",
  added_at timestamptz,
  assigned_to text collate "C",
  assigned_by text collate "C",
  due date,
  conflict text,
  sent_back_note text,
  sent_back_by text collate "C",
  attempts jsonb,
  visit_id text collate "C",
  visited_by text collate "C",
  visited_on date,
  visit_start timestamptz,
  visit_end timestamptz,
  result text,
  respondent text,
  respondent_kind text,
  notice_given boolean,
  front_photos jsonb,
  kk_photos jsonb,
  kk_photo_reason text,
  gps jsonb,
  metres_outside integer,
  finding text,
  visit_note text,
  answers jsonb,
  vocab text,
  "match" text,
  match_note text,
  matched_by text collate "C",
  matched_on date,
  spot_result text,
  spot_how text,
  spot_note text,
  spot_by text collate "C",
  spot_on date,
  review_note text,
  reviewed_by text collate "C",
  reviewed_on date,
  decision text,
  reason_code text,
  reason_note text,
  musdes_id text collate "C",
  decided_by text collate "C",
  decided_on date,
  regency_result text,
  regency_note text,
  regency_by text collate "C",
  desil integer,
  desil_on date,
  result_status text,
  bansos jsonb,
  result_source text,
  result_by text collate "C",
  result_at timestamptz,
  objection_id text collate "C",
  objection_outcome text,
  constraint verification_item_class check (class = 'R' and team is null),
  constraint verification_item_state_known check (state in ('masuk', 'ditugaskan', 'dikunjungi', 'tidak_ditemukan', 'dipadankan', 'ditinjau', 'diputus', 'final', 'hasil_diterima', 'disanggah')),
  constraint verification_item_desil check (desil between 1 and 10),
  primary key (regency_code, id)
);
create index verification_item_by_space on verification_item (regency_code, space, version);
create index verification_item_by_place on verification_item (regency_code, place_code);
create index verification_item_by_batch_id on verification_item (regency_code, batch_id);
create index verification_item_by_household_id on verification_item (regency_code, household_id);
create index verification_item_by_state on verification_item (regency_code, state);
create index verification_item_by_assigned_to on verification_item (regency_code, assigned_to);
create index verification_item_by_visited_by on verification_item (regency_code, visited_by);
alter table verification_item enable row level security;
alter table verification_item force row level security;
create policy verification_item_read on verification_item for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy verification_item_write on verification_item for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy verification_item_job on verification_item for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on verification_item to guyub_app, guyub_job;

create table verification_calendar (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  versions jsonb,
  set_by text collate "C",
  set_on date,
  constraint verification_calendar_class check (class = 'N' and team is null),
  primary key (regency_code, id)
);
create index verification_calendar_by_space on verification_calendar (regency_code, space, version);
create index verification_calendar_by_place on verification_calendar (regency_code, place_code);
alter table verification_calendar enable row level security;
alter table verification_calendar force row level security;
create policy verification_calendar_read on verification_calendar for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy verification_calendar_write on verification_calendar for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy verification_calendar_job on verification_calendar for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on verification_calendar to guyub_app, guyub_job;

create table musdes (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  batch_id text collate "C",
  kind text,
  state text,
  edition integer,
  "on" date,
  start_at timestamptz,
  end_at timestamptz,
  venue text,
  agenda text,
  chair_name text,
  chair_role text,
  secretary_name text,
  invited integer,
  rule jsonb,
  present integer,
  quorate boolean,
  notes text,
  signatory_name text,
  signatory_role text,
  statement text,
  opened_by text collate "C",
  opened_at timestamptz,
  closed_by text collate "C",
  closed_at timestamptz,
  constraint musdes_class check (class = 'R' and team is null),
  constraint musdes_state_known check (state in ('berlangsung', 'ditutup', 'dibatalkan')),
  primary key (regency_code, id)
);
create index musdes_by_space on musdes (regency_code, space, version);
create index musdes_by_place on musdes (regency_code, place_code);
create index musdes_by_batch_id on musdes (regency_code, batch_id);
alter table musdes enable row level security;
alter table musdes force row level security;
create policy musdes_read on musdes for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy musdes_write on musdes for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy musdes_job on musdes for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on musdes to guyub_app, guyub_job;

create table musdes_attendee (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  musdes_id text collate "C",
  batch_id text collate "C",
  name text,
  role text,
  detail text,
  present boolean,
  signature jsonb,
  signed_at timestamptz,
  struck boolean,
  struck_reason text,
  recorded_by text collate "C",
  constraint musdes_attendee_class check (class = 'R' and team is null),
  primary key (regency_code, id)
);
create index musdes_attendee_by_space on musdes_attendee (regency_code, space, version);
create index musdes_attendee_by_place on musdes_attendee (regency_code, place_code);
create index musdes_attendee_by_musdes_id on musdes_attendee (regency_code, musdes_id);
create index musdes_attendee_by_batch_id on musdes_attendee (regency_code, batch_id);
alter table musdes_attendee enable row level security;
alter table musdes_attendee force row level security;
create policy musdes_attendee_read on musdes_attendee for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy musdes_attendee_write on musdes_attendee for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy musdes_attendee_job on musdes_attendee for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on musdes_attendee to guyub_app, guyub_job;

create table own_family (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  person_id text collate "C",
  relation text,
  name text,
  household_id text collate "C",
  nik text,
  kk text,
  declared_by text collate "C",
  declared_on date,
  ended_on date,
  ended_by text collate "C",
  end_reason text,
  constraint own_family_class check (class = 'R' and team is null),
  primary key (regency_code, id)
);
create index own_family_by_space on own_family (regency_code, space, version);
create index own_family_by_place on own_family (regency_code, place_code);
create index own_family_by_person_id on own_family (regency_code, person_id);
create index own_family_by_household_id on own_family (regency_code, household_id);
alter table own_family enable row level security;
alter table own_family force row level security;
create policy own_family_read on own_family for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy own_family_write on own_family for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy own_family_job on own_family for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on own_family to guyub_app, guyub_job;

create table social_result (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  household_id text collate "C",
  item_id text collate "C",
  batch_id text collate "C",
  as_of date,
  desil integer,
  status text,
  bansos jsonb,
  source text,
  file_hash text,
  recorded_by text collate "C",
  recorded_at timestamptz,
  constraint social_result_class check (class = 'R' and team is null),
  constraint social_result_desil check (desil between 1 and 10),
  primary key (regency_code, id)
);
create index social_result_by_space on social_result (regency_code, space, version);
create index social_result_by_place on social_result (regency_code, place_code);
create index social_result_by_household_id on social_result (regency_code, household_id);
create index social_result_by_item_id on social_result (regency_code, item_id);
create index social_result_by_batch_id on social_result (regency_code, batch_id);
alter table social_result enable row level security;
alter table social_result force row level security;
create policy social_result_read on social_result for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy social_result_write on social_result for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy social_result_job on social_result for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on social_result to guyub_app, guyub_job;

create table objection (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  item_id text collate "C",
  batch_id text collate "C",
  household_id text collate "C",
  head_name text,
  direction text,
  objector_kind text,
  objector_name text,
  objector_phone text,
  lives_here boolean,
  reason text,
  photos jsonb,
  gps jsonb,
  state text,
  opened_by text collate "C",
  opened_at timestamptz,
  deadline timestamptz,
  due_at timestamptz,
  late_since timestamptz,
  level integer,
  outcome text,
  outcome_reason text,
  decided_by text collate "C",
  decided_at timestamptz,
  constraint objection_class check (class = 'R' and team is null),
  constraint objection_state_known check (state in ('diajukan', 'diterima', 'ditolak')),
  primary key (regency_code, id)
);
create index objection_by_space on objection (regency_code, space, version);
create index objection_by_place on objection (regency_code, place_code);
create index objection_by_item_id on objection (regency_code, item_id);
create index objection_by_batch_id on objection (regency_code, batch_id);
create index objection_by_household_id on objection (regency_code, household_id);
create index objection_by_state on objection (regency_code, state);
create index objection_due on objection (due_at) where due_at is not null;
alter table objection enable row level security;
alter table objection force row level security;
create policy objection_read on objection for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy objection_write on objection for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy objection_job on objection for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on objection to guyub_app, guyub_job;

create table mirror_finding (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  batch_id text collate "C",
  about text collate "C",
  kind text,
  items jsonb,
  facts jsonb,
  state text,
  found_at timestamptz,
  due_at timestamptz,
  answer text,
  answered_at timestamptz,
  shared_at timestamptz,
  constraint mirror_finding_class check ((class = 'X' and team like 'person:%') or (class = 'R' and team is null)),
  primary key (regency_code, id)
);
create index mirror_finding_by_space on mirror_finding (regency_code, space, version);
create index mirror_finding_by_place on mirror_finding (regency_code, place_code);
create index mirror_finding_by_batch_id on mirror_finding (regency_code, batch_id);
create index mirror_finding_by_about on mirror_finding (regency_code, about);
create index mirror_finding_due on mirror_finding (due_at) where due_at is not null;
alter table mirror_finding enable row level security;
alter table mirror_finding force row level security;
create policy mirror_finding_read on mirror_finding for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy mirror_finding_write on mirror_finding for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy mirror_finding_job on mirror_finding for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on mirror_finding to guyub_app, guyub_job;
