-- Lists that came in: the file, what became of each family in it, how its source is read; and the work of importing itself.

-- One file of one importer, class N.
create table list_import (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  source text,
  profile text,
  file_name text,
  file_hash text collate "C",
  file_bytes integer check (file_bytes >= 0),
  state text collate "C" check (state in ('menunggu_pemetaan', 'memeriksa', 'siap', 'berjalan', 'selesai', 'dihentikan', 'gagal')),
  rows integer check (rows >= 0),
  accepted integer check (accepted >= 0),
  refused integer check (refused >= 0),
  already integer check (already >= 0),
  new_households integer check (new_households >= 0),
  new_persons integer check (new_persons >= 0),
  villages integer check (villages >= 0),
  villages_done integer check (villages_done >= 0),
  "by" text collate "C",
  "at" timestamptz,
  ended_at timestamptz,
  why text,
  primary key (regency_code, id)
);
create index list_import_by_space on list_import (regency_code, space, version);
create index list_import_by_place on list_import (regency_code, place_code);
create index list_import_by_state on list_import (regency_code, state);
alter table list_import enable row level security;
alter table list_import force row level security;
create policy list_import_read on list_import for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy list_import_write on list_import for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy list_import_job on list_import for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on list_import to guyub_app, guyub_job;

-- One family of one list in one village, class R.
create table list_entry (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  list_id text collate "C" not null,
  household_id text collate "C",
  outcome text collate "C" not null check (outcome in ('baru', 'sudah_ada', 'di_tempat_lain')),
  found_by text collate "C",
  name text,
  differs jsonb,
  lines jsonb,
  primary key (regency_code, id)
);
create index list_entry_by_space on list_entry (regency_code, space, version);
create index list_entry_by_place on list_entry (regency_code, place_code);
create index list_entry_by_list_id on list_entry (regency_code, list_id);
create index list_entry_by_household_id on list_entry (regency_code, household_id);
alter table list_entry enable row level security;
alter table list_entry force row level security;
create policy list_entry_read on list_entry for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy list_entry_write on list_entry for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy list_entry_job on list_entry for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on list_entry to guyub_app, guyub_job;

-- How the files of one source are read, class N.
create table list_source (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  name text not null,
  mapping jsonb,
  places jsonb,
  "by" text collate "C",
  primary key (regency_code, id)
);
create index list_source_by_space on list_source (regency_code, space, version);
create index list_source_by_place on list_source (regency_code, place_code);
alter table list_source enable row level security;
alter table list_source force row level security;
create policy list_source_read on list_source for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy list_source_write on list_source for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy list_source_job on list_source for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on list_source to guyub_app, guyub_job;

-- The work on one file. `home` is the server folder that holds the bytes: another process leaves it alone. Words of the file are not in here.
create table list_job (
  id text collate "C" primary key,
  home text collate "C" not null,
  place text collate "C" not null,
  person text collate "C" not null,
  file_name text not null,
  file_hash text collate "C" not null,
  file_bytes bigint not null check (file_bytes >= 0),
  source text not null default '',
  state text collate "C" not null check (state in ('menunggu_pemetaan', 'memeriksa', 'siap', 'berjalan', 'selesai', 'dihentikan', 'gagal')),
  mapping jsonb,
  places jsonb,
  looks jsonb,
  result jsonb,
  totals jsonb,
  why jsonb,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz
);
create index list_job_by_state on list_job (state);
create index list_job_by_person on list_job (person, begun_at);
alter table list_job enable row level security;
alter table list_job force row level security;
create policy list_job_job on list_job for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on list_job to guyub_job;

-- A village of a file that is in, written with its rows: what a resumed import passes over.
create table list_part (
  list_id text collate "C" not null,
  place_code text collate "C" not null,
  accepted integer not null,
  already integer not null,
  new_households integer not null,
  new_persons integer not null,
  primary key (list_id, place_code)
);
alter table list_part enable row level security;
alter table list_part force row level security;
create policy list_part_job on list_part for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on list_part to guyub_job;
