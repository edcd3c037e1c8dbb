-- The catalogue of programmes, who receives what, and the imported desil.

create table programme (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  code text,
  name text,
  owner text,
  agency_id text collate "C",
  source text,
  sector text,
  subject text,
  summary text,
  keywords text,
  benefits jsonb,
  criteria jsonb,
  documents text,
  how_to text,
  contact text,
  legal_basis text,
  psm_roles jsonb,
  valid_from date,
  valid_to date,
  window_from date,
  window_to date,
  edition integer,
  replaced_by text collate "C",
  state text,
  end_reason text,
  updated_on date,
  updated_by text collate "C",
  constraint programme_is_reference check (class = 'N'),
  constraint programme_state_known check (state in ('terbit', 'berakhir')),
  constraint programme_subject_known check (subject in ('household', 'person')),
  constraint programme_valid check (valid_to is null or valid_from is null or valid_from <= valid_to),
  constraint programme_window check (window_to is null or window_from is null or window_from <= window_to),
  primary key (regency_code, id)
);
create index programme_by_space on programme (regency_code, space, version);
create index programme_by_place on programme (regency_code, place_code);
create index programme_by_code on programme (regency_code, code);
create index programme_by_agency_id on programme (regency_code, agency_id);
create index programme_by_state on programme (regency_code, state);
alter table programme enable row level security;
alter table programme force row level security;
create policy programme_read on programme for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy programme_write on programme for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy programme_job on programme for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on programme to guyub_app, guyub_job;

create table enrolment (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  programme_code text,
  programme_name text,
  household_id text collate "C",
  person_id text collate "C",
  since date,
  "until" date,
  source text,
  evidence text,
  state text,
  end_reason text,
  recorded_by text collate "C",
  recorded_on date,
  constraint enrolment_class check (class = 'R'),
  constraint enrolment_state_known check (state in ('aktif', 'berakhir')),
  constraint enrolment_of_somebody check (household_id is not null or person_id is not null),
  constraint enrolment_dates check ("until" is null or since is null or since <= "until"),
  primary key (regency_code, id)
);
create index enrolment_by_space on enrolment (regency_code, space, version);
create index enrolment_by_place on enrolment (regency_code, place_code);
create index enrolment_by_programme_code on enrolment (regency_code, programme_code);
create index enrolment_by_household_id on enrolment (regency_code, household_id);
create index enrolment_by_person_id on enrolment (regency_code, person_id);
create index enrolment_by_state on enrolment (regency_code, state);
alter table enrolment enable row level security;
alter table enrolment force row level security;
create policy enrolment_read on enrolment for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy enrolment_write on enrolment for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy enrolment_job on enrolment for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on enrolment to guyub_app, guyub_job;

create table enrolment_check (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  checked_on date,
  checked_by text collate "C",
  nothing boolean,
  constraint enrolment_check_class check (class = 'R'),
  primary key (regency_code, id)
);
create index enrolment_check_by_space on enrolment_check (regency_code, space, version);
create index enrolment_check_by_place on enrolment_check (regency_code, place_code);
alter table enrolment_check enable row level security;
alter table enrolment_check force row level security;
create policy enrolment_check_read on enrolment_check for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy enrolment_check_write on enrolment_check for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy enrolment_check_job on enrolment_check for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on enrolment_check to guyub_app, guyub_job;

create table decile (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  value integer,
  as_of date,
  source text,
  recorded_by text collate "C",
  constraint decile_class check (class = 'R'),
  constraint decile_range check (value between 1 and 10),
  primary key (regency_code, id)
);
create index decile_by_space on decile (regency_code, space, version);
create index decile_by_place on decile (regency_code, place_code);
alter table decile enable row level security;
alter table decile force row level security;
create policy decile_read on decile for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy decile_write on decile for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy decile_job on decile for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on decile to guyub_app, guyub_job;

