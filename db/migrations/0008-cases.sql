-- Cases and what belongs to them, the two faces of a referral, and the broken glass.

create table social_case (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  number text,
  state text,
  state_at timestamptz,
  state_before text,
  subject_kind text,
  subject_id text collate "C",
  subject_name text,
  household_id text collate "C",
  person_id text collate "C",
  report_id text collate "C",
  previous_case_id text collate "C",
  child boolean,
  guardian_name text,
  guardian_relation text,
  problem text,
  ppks jsonb,
  basis text,
  basis_note text,
  basis_on date,
  opened_by text collate "C",
  opened_on date,
  owner_id text collate "C",
  supervisor_id text collate "C",
  needs_peksos boolean,
  risk integer,
  safety text,
  screened_by text collate "C",
  screened_at timestamptz,
  assessed_by text collate "C",
  assessed_at timestamptz,
  plan_id text collate "C",
  plan_state text,
  plan_by text collate "C",
  plan_agreed boolean,
  open_referrals integer,
  referral_late_since timestamptz,
  services integer,
  first_help_on date,
  last_help_on date,
  visit_every integer,
  next_visit_on date,
  last_visit_on date,
  outcome text,
  outcome_note text,
  client_heard text,
  terminated_by text collate "C",
  terminated_on date,
  aftercare_from date,
  aftercare_until date,
  aftercare_visits integer,
  closed_by text collate "C",
  closed_on date,
  pause_reason text,
  pause_until date,
  transfer_agency_id text collate "C",
  transfer_place text collate "C",
  transfer_letter text,
  close_reason text,
  reopened_on date,
  reopen_reason text,
  restrict_reason text,
  due_at timestamptz,
  due_for text,
  late_since timestamptz,
  constraint social_case_class check (class in ('R', 'X') and team is not null),
  constraint social_case_state_known check (state in ('registrasi', 'skrining', 'darurat', 'asesmen', 'perencanaan', 'intervensi', 'rujukan', 'monitoring', 'terminasi', 'bimbingan_lanjut', 'ditutup', 'ditangguhkan', 'dialihkan', 'menolak_layanan')),
  constraint social_case_risk check (risk between 0 and 3),
  constraint social_case_counts check (open_referrals >= 0 and services >= 0 and aftercare_visits >= 0),
  primary key (regency_code, id)
);
create index social_case_by_space on social_case (regency_code, space, version);
create index social_case_by_place on social_case (regency_code, place_code);
create index social_case_by_state on social_case (regency_code, state);
create index social_case_by_subject_id on social_case (regency_code, subject_id);
create index social_case_by_household_id on social_case (regency_code, household_id);
create index social_case_by_person_id on social_case (regency_code, person_id);
create index social_case_by_report_id on social_case (regency_code, report_id);
create index social_case_by_owner_id on social_case (regency_code, owner_id);
create index social_case_by_supervisor_id on social_case (regency_code, supervisor_id);
create index social_case_by_plan_state on social_case (regency_code, plan_state);
create index social_case_due on social_case (due_at) where due_at is not null and late_since is null;
alter table social_case enable row level security;
alter table social_case force row level security;
create policy social_case_read on social_case for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy social_case_write on social_case for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy social_case_job on social_case for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on social_case to guyub_app, guyub_job;

create table assessment (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  case_id text collate "C",
  "on" date,
  "by" text collate "C",
  bio text,
  psycho text,
  social text,
  spiritual text,
  strengths text,
  needs text,
  ppks jsonb,
  risk integer,
  household jsonb,
  constraint assessment_class check (class in ('R', 'X')),
  constraint assessment_risk check (risk between 0 and 3),
  primary key (regency_code, id)
);
create index assessment_by_space on assessment (regency_code, space, version);
create index assessment_by_place on assessment (regency_code, place_code);
create index assessment_by_case_id on assessment (regency_code, case_id);
alter table assessment enable row level security;
alter table assessment force row level security;
create policy assessment_read on assessment for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy assessment_write on assessment for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy assessment_job on assessment for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on assessment to guyub_app, guyub_job;

create table case_plan (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  case_id text collate "C",
  edition integer,
  state text,
  goals jsonb,
  services jsonb,
  last_due date,
  proposed_by text collate "C",
  proposed_on date,
  agreement text,
  agreed_name text,
  agreed_relation text,
  agreed_on date,
  agreement_note text,
  agreement_by text collate "C",
  decided_by text collate "C",
  decided_on date,
  return_note text,
  constraint case_plan_class check (class in ('R', 'X')),
  constraint case_plan_state_known check (state in ('diajukan', 'dikembalikan', 'disetujui', 'diganti')),
  primary key (regency_code, id)
);
create index case_plan_by_space on case_plan (regency_code, space, version);
create index case_plan_by_place on case_plan (regency_code, place_code);
create index case_plan_by_case_id on case_plan (regency_code, case_id);
create index case_plan_by_state on case_plan (regency_code, state);
alter table case_plan enable row level security;
alter table case_plan force row level security;
create policy case_plan_read on case_plan for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy case_plan_write on case_plan for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy case_plan_job on case_plan for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on case_plan to guyub_app, guyub_job;

create table service (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  case_id text collate "C",
  household_id text collate "C",
  person_id text collate "C",
  family_id text collate "C",
  referral_id text collate "C",
  agency_id text collate "C",
  planned_id text,
  item text,
  quantity double precision,
  unit text,
  cost bigint,
  funding text,
  "on" date,
  giver text,
  receiver text,
  receiver_relation text,
  proof jsonb,
  proof_note text,
  note text,
  functions jsonb,
  tasks jsonb,
  recorded_by text collate "C",
  recorded_at timestamptz,
  state text,
  void_reason text,
  voided_by text collate "C",
  family_first boolean,
  family_first_in_month boolean,
  constraint service_class check (class in ('R', 'X')),
  constraint service_quantity check (quantity > 0),
  constraint service_cost check (cost >= 0),
  constraint service_state_known check (state in ('tercatat', 'batal')),
  primary key (regency_code, id)
);
create index service_by_space on service (regency_code, space, version);
create index service_by_place on service (regency_code, place_code);
create index service_by_case_id on service (regency_code, case_id);
create index service_by_family_id on service (regency_code, family_id);
create index service_by_household_id on service (regency_code, household_id);
create index service_by_person_id on service (regency_code, person_id);
create index service_by_recorded_by on service (regency_code, recorded_by);
alter table service enable row level security;
alter table service force row level security;
create policy service_read on service for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy service_write on service for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy service_job on service for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on service to guyub_app, guyub_job;

create table case_note (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  case_id text collate "C",
  kind text,
  text text,
  "on" date,
  "by" text collate "C",
  functions jsonb,
  tasks jsonb,
  constraint case_note_sealed check (class = 'X' and team = 'case:' || case_id),
  primary key (regency_code, id)
);
create index case_note_by_space on case_note (regency_code, space, version);
create index case_note_by_place on case_note (regency_code, place_code);
create index case_note_by_case_id on case_note (regency_code, case_id);
create index case_note_by_by on case_note (regency_code, "by");
alter table case_note enable row level security;
alter table case_note force row level security;
create policy case_note_read on case_note for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy case_note_write on case_note for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy case_note_job on case_note for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on case_note to guyub_app, guyub_job;

create table referral (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  case_id text collate "C",
  agency_id text collate "C",
  letter_no text,
  letter_on date,
  item text,
  need text,
  urgent boolean,
  agency_name text,
  shared jsonb,
  sent_by text collate "C",
  sent_on date,
  state text,
  sent_at timestamptz,
  due_at timestamptz,
  late_since timestamptz,
  answered_by text collate "C",
  answered_at timestamptz,
  answer_reason text,
  appointment_on date,
  appointment_note text,
  escalations integer,
  escalated_to text,
  withdraw_reason text,
  service_id text collate "C",
  constraint referral_class check (class in ('R', 'X')),
  constraint referral_state_known check (state in ('dikirim', 'diterima', 'ditolak', 'selesai', 'ditarik')),
  primary key (regency_code, id)
);
create index referral_by_space on referral (regency_code, space, version);
create index referral_by_place on referral (regency_code, place_code);
create index referral_by_case_id on referral (regency_code, case_id);
create index referral_by_agency_id on referral (regency_code, agency_id);
create index referral_by_state on referral (regency_code, state);
create index referral_by_sent_by on referral (regency_code, sent_by);
create index referral_due on referral (due_at) where due_at is not null;
alter table referral enable row level security;
alter table referral force row level security;
create policy referral_read on referral for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy referral_write on referral for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy referral_job on referral for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on referral to guyub_app, guyub_job;

create table referral_slip (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  agency_id text collate "C",
  letter_no text,
  letter_on date,
  item text,
  need text,
  urgent boolean,
  from_desk text,
  from_person text collate "C",
  from_phone text,
  subject_name text,
  age integer,
  sex text,
  address text,
  phone text,
  nik text,
  state text,
  sent_at timestamptz,
  due_at timestamptz,
  late_since timestamptz,
  answered_by text collate "C",
  answered_at timestamptz,
  answer_reason text,
  appointment_on date,
  appointment_note text,
  escalations integer,
  given text,
  quantity double precision,
  unit text,
  cost bigint,
  funding text,
  given_on date,
  giver text,
  receiver text,
  receiver_relation text,
  proof jsonb,
  proof_note text,
  constraint referral_slip_desk check (class = 'X' and team = 'unit:' || agency_id),
  constraint referral_slip_state_known check (state in ('dikirim', 'diterima', 'ditolak', 'selesai', 'ditarik')),
  primary key (regency_code, id)
);
create index referral_slip_by_space on referral_slip (regency_code, space, version);
create index referral_slip_by_place on referral_slip (regency_code, place_code);
create index referral_slip_by_agency_id on referral_slip (regency_code, agency_id);
create index referral_slip_by_state on referral_slip (regency_code, state);
alter table referral_slip enable row level security;
alter table referral_slip force row level security;
create policy referral_slip_read on referral_slip for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy referral_slip_write on referral_slip for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy referral_slip_job on referral_slip for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on referral_slip to guyub_app, guyub_job;

create table glass_break (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  case_id text collate "C",
  person_id text collate "C",
  reason text,
  opened_at timestamptz,
  "until" timestamptz,
  state text,
  due_at timestamptz,
  late_since timestamptz,
  acknowledged_by text collate "C",
  acknowledged_at timestamptz,
  note text,
  constraint glass_break_lane check (class = 'X' and team ^@ 'lane:'),
  constraint glass_break_state_known check (state in ('terbuka', 'diakui', 'dicabut')),
  primary key (regency_code, id)
);
create index glass_break_by_space on glass_break (regency_code, space, version);
create index glass_break_by_place on glass_break (regency_code, place_code);
create index glass_break_by_state on glass_break (regency_code, state);
create index glass_break_by_case_id on glass_break (regency_code, case_id);
create index glass_break_by_person_id on glass_break (regency_code, person_id);
create index glass_break_due on glass_break (due_at) where due_at is not null and late_since is null;
alter table glass_break enable row level security;
alter table glass_break force row level security;
create policy glass_break_read on glass_break for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy glass_break_write on glass_break for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy glass_break_job on glass_break for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on glass_break to guyub_app, guyub_job;

