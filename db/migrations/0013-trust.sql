-- What a supervisor sees of a device, how it was revoked and whether it has forgotten; the record of a data breach and what it touched.

-- Told by the device itself, only when it changed: no words, no names.
alter table device add column unsent integer;
alter table device add column photos_waiting integer;
alter table device add column oldest_unsent timestamptz;
alter table device add column attention integer;
alter table device add column unreadable integer;
alter table device add column used_bytes bigint;
alter table device add column free_bytes bigint;
alter table device add column persisted boolean;
alter table device add column health_at timestamptz;
-- lost: it forgets at once · ended: it hands over what is unsent first. Acts made after `lost_at` (or `revoked_at`) are nobody's.
alter table device add column revoked_kind text check (revoked_kind in ('lost', 'ended'));
alter table device add column lost_at timestamptz;
alter table device add column wiped_at timestamptz;
-- Acts handed over after the revocation, all told: there is an end to it.
alter table device add column handed_over integer not null default 0;

alter table device_revocation add column kind text;
alter table device_revocation add column lost_at timestamptz;

create table breach (
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
  lost_at timestamptz,
  reported_at timestamptz not null,
  reported_by text,
  how text not null,
  due_at timestamptz not null,
  state text not null,
  told_at timestamptz,
  told_by text,
  told_how text,
  primary key (regency_code, id)
);
create index breach_by_space on breach (regency_code, space, version);
create index breach_by_place on breach (regency_code, place_code);
create index breach_by_device_id on breach (regency_code, device_id);
create index breach_by_state on breach (regency_code, state);
create index breach_by_due_at on breach (due_at);
alter table breach enable row level security;
alter table breach force row level security;
create policy breach_read on breach for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy breach_write on breach for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy breach_job on breach for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on breach to guyub_app, guyub_job;

-- What lay on the device when it was reported: counts by space and kind, counted in the transaction of the report. It says which sealed cases there are: the house alone reads it, a door tells it to those who must write the notice.
create table breach_exposure (
  regency_code text collate "C" not null,
  breach_id text collate "C" not null,
  space text collate "C" not null,
  record text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  n integer not null,
  primary key (regency_code, breach_id, space, record)
);
alter table breach_exposure enable row level security;
alter table breach_exposure force row level security;
create policy breach_exposure_job on breach_exposure for all to guyub_job using (true) with check (true);
grant select, insert on breach_exposure to guyub_job;
