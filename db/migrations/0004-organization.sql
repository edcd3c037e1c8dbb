-- Accounts, appointments, agencies and teams: what sign-in and authority need.

create table account (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  name text not null,
  lang text,
  work_phone text,
  state text,
  primary key (regency_code, id)
);
create index account_by_space on account (regency_code, space, version);
create index account_by_place on account (regency_code, place_code);
create index account_by_state on account (regency_code, state);
alter table account enable row level security;
alter table account force row level security;
create policy account_read on account for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy account_write on account for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy account_job on account for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on account to guyub_app, guyub_job;

create table appointment (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  person_id text collate "C" not null,
  role text not null,
  "from" date not null,
  "until" date check ("until" is null or "until" >= "from"),
  unit text,
  sk text,
  sk_date date,
  end_reason text,
  primary key (regency_code, id)
);
create index appointment_by_space on appointment (regency_code, space, version);
create index appointment_by_place on appointment (regency_code, place_code);
create index appointment_by_person_id on appointment (regency_code, person_id);
create index appointment_by_role on appointment (regency_code, role);
create index appointment_by_unit on appointment (regency_code, unit);
alter table appointment enable row level security;
alter table appointment force row level security;
create policy appointment_read on appointment for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy appointment_write on appointment for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy appointment_job on appointment for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on appointment to guyub_app, guyub_job;

create index appointment_of_person on appointment (person_id);
create table agency (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  name text not null,
  kind text,
  sectors jsonb,
  contact text,
  state text,
  primary key (regency_code, id)
);
create index agency_by_space on agency (regency_code, space, version);
create index agency_by_place on agency (regency_code, place_code);
create index agency_by_kind on agency (regency_code, kind);
alter table agency enable row level security;
alter table agency force row level security;
create policy agency_read on agency for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy agency_write on agency for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy agency_job on agency for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on agency to guyub_app, guyub_job;

create table team_member (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  team_id text collate "C" not null,
  person_id text collate "C" not null,
  "until" timestamptz,
  reason text,
  granted_by text,
  role text,
  primary key (regency_code, id)
);
create index team_member_by_space on team_member (regency_code, space, version);
create index team_member_by_place on team_member (regency_code, place_code);
create index team_member_by_team_id on team_member (regency_code, team_id);
create index team_member_by_person_id on team_member (regency_code, person_id);
alter table team_member enable row level security;
alter table team_member force row level security;
create policy team_member_read on team_member for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy team_member_write on team_member for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy team_member_job on team_member for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on team_member to guyub_app, guyub_job;

create index team_member_of_person on team_member (person_id);
create table device_code (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  person_id text collate "C" not null,
  code_hash text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  made_by text,
  primary key (regency_code, id)
);
create index device_code_by_space on device_code (regency_code, space, version);
create index device_code_by_place on device_code (regency_code, place_code);
create index device_code_by_person_id on device_code (regency_code, person_id);
create index device_code_by_code_hash on device_code (regency_code, code_hash);
alter table device_code enable row level security;
alter table device_code force row level security;
create policy device_code_read on device_code for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy device_code_write on device_code for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy device_code_job on device_code for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on device_code to guyub_app, guyub_job;

create index device_code_of_hash on device_code (code_hash);
create table device_revocation (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  device_id text collate "C" not null,
  person_id text collate "C" not null,
  reason text,
  revoked_by text,
  primary key (regency_code, id)
);
create index device_revocation_by_space on device_revocation (regency_code, space, version);
create index device_revocation_by_place on device_revocation (regency_code, place_code);
create index device_revocation_by_device_id on device_revocation (regency_code, device_id);
create index device_revocation_by_person_id on device_revocation (regency_code, person_id);
alter table device_revocation enable row level security;
alter table device_revocation force row level security;
create policy device_revocation_read on device_revocation for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy device_revocation_write on device_revocation for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy device_revocation_job on device_revocation for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on device_revocation to guyub_app, guyub_job;

