-- The registry: families, people, groups, what was found, what was agreed, every visit; and the index of keyed NIK hashes.

-- Families: identity and address, class R.
create table household (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  head_name text not null,
  kk text collate "C" check (kk ~ '^[0-9]{16}$'),
  kk_raw text collate "C",
  kk_reason text,
  address text,
  rt text,
  rw text,
  gps jsonb,
  phone text,
  photos jsonb,
  stated_members integer check (stated_members > 0),
  state text collate "C" check (state in ('ada', 'pindah', 'bubar')),
  registered_by text collate "C",
  primary key (regency_code, id)
);
create index household_by_space on household (regency_code, space, version);
create index household_by_place on household (regency_code, place_code);
create index household_by_kk on household (regency_code, kk);
create index household_by_state on household (regency_code, state);
alter table household enable row level security;
alter table household force row level security;
create policy household_read on household for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy household_write on household for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy household_job on household for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on household to guyub_app, guyub_job;

-- What is known of a family without its name, class N, under the same id. Worked out by the acts.
create table household_status (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  state text collate "C" check (state in ('ada', 'pindah', 'bubar')),
  members integer check (members > 0),
  verified_on date,
  work_order text collate "C" not null,
  house_on date,
  water_on date,
  latrine_on date,
  electricity_on date,
  area_per_person double precision check (area_per_person >= 0),
  rtlh text collate "C" check (rtlh in ('ya', 'tidak', 'tidak_diketahui')),
  failed jsonb,
  structure text check (structure in ('lolos', 'gagal', 'tidak_diketahui')),
  density text check (density in ('lolos', 'gagal', 'tidak_diketahui')),
  water text check (water in ('lolos', 'gagal', 'tidak_diketahui')),
  clean_water text check (clean_water in ('lolos', 'gagal', 'tidak_diketahui')),
  sanitation text check (sanitation in ('lolos', 'gagal', 'tidak_diketahui')),
  open_defecation text check (open_defecation in ('terbuka', 'tertutup', 'tidak', 'tidak_diketahui')),
  electricity text check (electricity in ('ada', 'ditandai', 'tidak_memadai', 'tidak_diketahui')),
  power450 text check (power450 in ('ya', 'tidak', 'tidak_diketahui')),
  primary key (regency_code, id)
);
create index household_status_by_space on household_status (regency_code, space, version);
create index household_status_by_place on household_status (regency_code, place_code);
create index household_status_by_rtlh on household_status (regency_code, rtlh);
create index household_status_by_state on household_status (regency_code, state);
alter table household_status enable row level security;
alter table household_status force row level security;
create policy household_status_read on household_status for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy household_status_write on household_status for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy household_status_job on household_status for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on household_status to guyub_app, guyub_job;

-- Who left for another village: kept where they left, one row for the family and one for each member.
create table household_move (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  household_id text collate "C" not null,
  subject_id text collate "C" not null,
  "to" text collate "C" not null,
  "on" date,
  reason text,
  moved_by text collate "C",
  primary key (regency_code, id)
);
create index household_move_by_space on household_move (regency_code, space, version);
create index household_move_by_place on household_move (regency_code, place_code);
create index household_move_by_subject_id on household_move (regency_code, subject_id);
create index household_move_by_household_id on household_move (regency_code, household_id);
alter table household_move enable row level security;
alter table household_move force row level security;
create policy household_move_read on household_move for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy household_move_write on household_move for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy household_move_job on household_move for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on household_move to guyub_app, guyub_job;

-- People, with or without a family, an address or a NIK.
create table person (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  name text not null,
  nik text collate "C" check (nik ~ '^[0-9]{16}$'),
  nik_raw text collate "C",
  nik_reason text,
  birth_date date,
  birth_place text,
  sex text check (sex in ('L', 'P')),
  relation text,
  household_id text collate "C",
  no_household text,
  marital text,
  presence text,
  died_on date,
  phone text,
  address text,
  rt text,
  rw text,
  doubts jsonb,
  doubt_state text collate "C" check (doubt_state in ('perlu', 'selesai')),
  registered_by text collate "C",
  primary key (regency_code, id)
);
create index person_by_space on person (regency_code, space, version);
create index person_by_place on person (regency_code, place_code);
create index person_by_household_id on person (regency_code, household_id);
create index person_by_nik on person (regency_code, nik);
create index person_by_doubt_state on person (regency_code, doubt_state);
alter table person enable row level security;
alter table person force row level security;
create policy person_read on person for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy person_write on person for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy person_job on person for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on person to guyub_app, guyub_job;

-- Groups and communities.
create table community (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  name text not null,
  kind text collate "C" not null check (kind in ('kelompok', 'komunitas')),
  members integer check (members >= 0),
  contact_name text,
  phone text,
  address text,
  gps jsonb,
  note text,
  registered_by text collate "C",
  primary key (regency_code, id)
);
create index community_by_space on community (regency_code, space, version);
create index community_by_place on community (regency_code, place_code);
create index community_by_kind on community (regency_code, kind);
alter table community enable row level security;
alter table community force row level security;
create policy community_read on community for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy community_write on community for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy community_job on community for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on community to guyub_app, guyub_job;

-- PPKS categories over time; class X rows lie in the space of their team.
create table ppks_tag (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  subject_kind text not null check (subject_kind in ('person', 'household', 'community')),
  subject_id text collate "C" not null,
  category text collate "C" not null,
  detail text,
  crisis boolean,
  sex text check (sex in ('L', 'P')),
  assigned_by text collate "C",
  method text,
  evidence text,
  valid_from date,
  valid_to date check (valid_to is null or valid_from is null or valid_to >= valid_from),
  end_reason text,
  ended_by text collate "C",
  primary key (regency_code, id)
);
create index ppks_tag_by_space on ppks_tag (regency_code, space, version);
create index ppks_tag_by_place on ppks_tag (regency_code, place_code);
create index ppks_tag_by_subject_id on ppks_tag (regency_code, subject_id);
create index ppks_tag_by_category on ppks_tag (regency_code, category);
alter table ppks_tag enable row level security;
alter table ppks_tag force row level security;
create policy ppks_tag_read on ppks_tag for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy ppks_tag_write on ppks_tag for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy ppks_tag_job on ppks_tag for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on ppks_tag to guyub_app, guyub_job;

-- What somebody was told, and what they agreed to.
create table consent (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  subject_kind text not null check (subject_kind in ('person', 'household', 'community')),
  subject_id text collate "C" not null,
  kind text not null check (kind in ('notice', 'consent', 'guardian')),
  purpose text not null,
  method text not null,
  given_on date,
  guardian_name text,
  guardian_relation text,
  withdrawn_on date,
  taken_by text collate "C",
  primary key (regency_code, id)
);
create index consent_by_space on consent (regency_code, space, version);
create index consent_by_place on consent (regency_code, place_code);
create index consent_by_subject_id on consent (regency_code, subject_id);
alter table consent enable row level security;
alter table consent force row level security;
create policy consent_read on consent for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy consent_write on consent for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy consent_job on consent for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on consent to guyub_app, guyub_job;

-- Visits, each once, with the functions and tasks they served.
create table visit (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  household_id text collate "C",
  person_id text collate "C",
  community_id text collate "C",
  report_id text collate "C",
  case_id text collate "C",
  "on" date not null,
  purpose text,
  result text,
  note text,
  functions jsonb,
  tasks jsonb,
  photos jsonb,
  gps jsonb,
  by text collate "C",
  primary key (regency_code, id)
);
create index visit_by_space on visit (regency_code, space, version);
create index visit_by_place on visit (regency_code, place_code);
create index visit_by_household_id on visit (regency_code, household_id);
create index visit_by_person_id on visit (regency_code, person_id);
create index visit_by_community_id on visit (regency_code, community_id);
create index visit_by_report_id on visit (regency_code, report_id);
create index visit_by_case_id on visit (regency_code, case_id);
create index visit_by_by on visit (regency_code, by);
alter table visit enable row level security;
alter table visit force row level security;
create policy visit_read on visit for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy visit_write on visit for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy visit_job on visit for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on visit to guyub_app, guyub_job;

-- Who holds a NIK, in the whole country: keyed hashes, never the number. Spread by the hash, not by regency, and never unique:
-- a second holder opens a review. Read and written by the house alone.
create table nik_holder (
  nik_hash text collate "C" not null,
  person_id text collate "C" not null,
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  reviewed boolean not null default false,
  primary key (nik_hash, person_id)
);
create index nik_holder_to_review on nik_holder (reviewed, nik_hash);
alter table nik_holder enable row level security;
alter table nik_holder force row level security;
create policy nik_holder_job on nik_holder for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on nik_holder to guyub_job;
