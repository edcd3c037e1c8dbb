-- The road: spaces and their versions, the log and its chain, leave-notices, counters, devices, reads.

-- A comma-separated setting of this transaction as an array; null where it is not set, so that nothing matches.
create function guyub_setting(name text) returns text[]
  language sql stable
  return string_to_array(current_setting(name, true), ',');

-- May the present actor read a row of this place, class and team? `app.w` holds the spaces of the act being written.
create function guyub_sees(place text, class text, team text, space text) returns boolean
  language sql stable
  return coalesce(team ^@ any (guyub_setting('app.teams')), false)
    or (class = 'N' and coalesce(place ^@ any (guyub_setting('app.n')), false))
    or (class = 'N' and length(place) < 13 and coalesce(place = any (guyub_setting('app.up')), false))
    or (class = 'R' and coalesce(place ^@ any (guyub_setting('app.r')), false))
    or coalesce(space = any (guyub_setting('app.w')), false);

-- No act, no write: only the spaces the running act may touch.
create function guyub_writes(space text) returns boolean
  language sql stable
  return coalesce(space = any (guyub_setting('app.w')), false);

-- One row a space: its version, the head of its chain, and the last version of each record in it.
create table space (
  regency_code text collate "C" not null,
  space text collate "C" not null,
  version bigint not null,
  head bytea not null,
  records jsonb not null,
  primary key (regency_code, space)
);
alter table space enable row level security;
alter table space force row level security;
create policy space_job on space for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on space to guyub_job;

-- Every act that was heard, accepted or not. Append-only; what it said lies apart, in act_payload.
create table act_log (
  regency_code text collate "C" not null,
  id text collate "C" not null,
  place_code text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  act text not null,
  act_version integer not null,
  person text collate "C",
  device text collate "C",
  post text collate "C",
  made_at timestamptz not null,
  heard_at timestamptz not null,
  outcome text not null check (outcome in ('accepted', 'merged', 'refused', 'proposed')),
  refusal text,
  say jsonb,
  body_hash bytea not null,
  primary key (regency_code, id)
);
create index act_log_by_place on act_log (regency_code, place_code, heard_at);
create index act_log_by_person on act_log (regency_code, person, heard_at);
alter table act_log enable row level security;
alter table act_log force row level security;
create policy act_log_read on act_log for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy act_log_job on act_log for all to guyub_job using (true) with check (true);
grant select on act_log to guyub_app;
grant select, insert on act_log to guyub_job;

-- The signed words of an act; `body` goes when retention or a person's right demands it, the hash in the log stays.
create table act_payload (
  regency_code text collate "C" not null,
  id text collate "C" not null,
  place_code text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  body text,
  sig text,
  erased_at timestamptz,
  primary key (regency_code, id)
);
alter table act_payload enable row level security;
alter table act_payload force row level security;
create policy act_payload_read on act_payload for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy act_payload_job on act_payload for all to guyub_job using (true) with check (true);
grant select on act_payload to guyub_app;
grant select, insert, update on act_payload to guyub_job;

-- The chain of a space: each link covers the one before and the hash of the act, never its words.
create table act_link (
  regency_code text collate "C" not null,
  space text collate "C" not null,
  version bigint not null,
  act_id text collate "C" not null,
  hash bytea not null,
  primary key (regency_code, space, version)
);
alter table act_link enable row level security;
alter table act_link force row level security;
create policy act_link_job on act_link for all to guyub_job using (true) with check (true);
grant select, insert on act_link to guyub_job;

-- Which act changed which columns of which row: the history of a record.
create table act_touch (
  regency_code text collate "C" not null,
  record_id text collate "C" not null,
  act_id text collate "C" not null,
  record text not null,
  place_code text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  changed text[] not null,
  primary key (regency_code, record_id, act_id, record)
);
alter table act_touch enable row level security;
alter table act_touch force row level security;
create policy act_touch_read on act_touch for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy act_touch_job on act_touch for all to guyub_job using (true) with check (true);
grant select on act_touch to guyub_app;
grant select, insert on act_touch to guyub_job;

-- What left a space, and why: kept as long as the oldest cursor allowed.
create table leave_notice (
  regency_code text collate "C" not null,
  space text collate "C" not null,
  version bigint not null,
  record text not null,
  record_id text collate "C" not null,
  reason text not null,
  heard_at timestamptz not null,
  primary key (regency_code, space, version, record, record_id)
);
alter table leave_notice enable row level security;
alter table leave_notice force row level security;
create policy leave_notice_job on leave_notice for all to guyub_job using (true) with check (true);
grant select, insert, delete on leave_notice to guyub_job;

-- Per-village sums kept with each act. Class X sums are read by the roll-up alone, which suppresses small cells.
create table counter (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  class text not null check (class in ('N', 'X')),
  name text collate "C" not null,
  key text collate "C" not null,
  bucket text collate "C" not null,
  n bigint not null,
  primary key (regency_code, place_code, class, name, key, bucket)
);
alter table counter enable row level security;
alter table counter force row level security;
create policy counter_read on counter for select to guyub_app
  using (class = 'N' and coalesce(place_code ^@ any (guyub_setting('app.n')), false));
create policy counter_job on counter for all to guyub_job using (true) with check (true);
grant select on counter to guyub_app;
grant select, insert, update, delete on counter to guyub_job;

-- The same sums for every ancestor, made by a job that stamps its time.
create table counter_rollup (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  class text not null check (class in ('N', 'X')),
  name text collate "C" not null,
  key text collate "C" not null,
  bucket text collate "C" not null,
  n bigint not null,
  primary key (regency_code, place_code, class, name, key, bucket)
);
alter table counter_rollup enable row level security;
alter table counter_rollup force row level security;
create policy counter_rollup_job on counter_rollup for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on counter_rollup to guyub_job;

-- When each place's roll-up was last made, and whether acts came since.
create table rollup_state (
  regency_code text collate "C" not null,
  dirty boolean not null,
  rolled_at timestamptz,
  primary key (regency_code)
);
alter table rollup_state enable row level security;
alter table rollup_state force row level security;
create policy rollup_state_job on rollup_state for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on rollup_state to guyub_job;

-- A person's phone or desk: its public key, and how far it has come.
create table device (
  id text collate "C" primary key,
  person text collate "C" not null,
  public_key text not null,
  label text not null,
  enrolled_at timestamptz not null,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  revoked_why text,
  app_version text,
  batch bigint not null default 0
);
create index device_by_person on device (person);
alter table device enable row level security;
alter table device force row level security;
create policy device_job on device for all to guyub_job using (true) with check (true);
grant select, insert, update on device to guyub_job;

-- How far each device holds each of its spaces; `sent` becomes `version` when the device says it stored the answer.
create table device_cursor (
  device text collate "C" not null,
  space text collate "C" not null,
  regency_code text collate "C" not null,
  version bigint not null,
  sent bigint not null,
  primary key (device, space)
);
alter table device_cursor enable row level security;
alter table device_cursor force row level security;
create policy device_cursor_job on device_cursor for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on device_cursor to guyub_job;

-- A signed-in browser; only the hash of its token is kept.
create table session (
  token_hash text collate "C" primary key,
  person text collate "C" not null,
  device text collate "C" not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_by_device on session (device);
alter table session enable row level security;
alter table session force row level security;
create policy session_job on session for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on session to guyub_job;

-- Who read what of class R and X, and when. Written by every such view and feed; read by the auditor's views.
create table read_log (
  regency_code text collate "C" not null,
  id text collate "C" not null,
  at timestamptz not null,
  person text collate "C" not null,
  device text collate "C",
  door text not null,
  place_code text collate "C" not null,
  class text not null check (class in ('R', 'X')),
  subjects text[] not null,
  primary key (regency_code, id)
);
create index read_log_by_time on read_log (regency_code, at);
alter table read_log enable row level security;
alter table read_log force row level security;
create policy read_log_job on read_log for all to guyub_job using (true) with check (true);
grant select, insert on read_log to guyub_job;

-- A photo is named by its hash and belongs to the class of the row that shows it; its bytes may arrive later.
create table photo (
  regency_code text collate "C" not null,
  hash text collate "C" not null,
  space text collate "C" not null,
  place_code text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  owner text collate "C" not null,
  act_id text collate "C" not null,
  device text collate "C",
  bytes bytea,
  received_at timestamptz,
  primary key (regency_code, hash, space)
);
create index photo_by_device on photo (device, hash);
alter table photo enable row level security;
alter table photo force row level security;
create policy photo_read on photo for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy photo_job on photo for all to guyub_job using (true) with check (true);
grant select on photo to guyub_app;
grant select, insert, update on photo to guyub_job;

-- Facts about this database itself: whether it is a demo, its keys' public halves, what was loaded.
create table house_stamp (
  name text collate "C" primary key,
  value text not null,
  at timestamptz not null
);
alter table house_stamp enable row level security;
alter table house_stamp force row level security;
create policy house_stamp_job on house_stamp for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on house_stamp to guyub_job;

create table answer (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  owner text not null,
  owner_id text collate "C" not null,
  "values" jsonb not null,
  vocab text,
  answered_on date,
  answered_by text,
  primary key (regency_code, id)
);
create index answer_by_space on answer (regency_code, space, version);
create index answer_by_place on answer (regency_code, place_code);
create index answer_by_owner_id on answer (regency_code, owner_id);
alter table answer enable row level security;
alter table answer force row level security;
create policy answer_read on answer for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy answer_write on answer for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy answer_job on answer for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on answer to guyub_app, guyub_job;

create table conflict (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  record text not null,
  record_id text collate "C" not null,
  field text not null,
  was jsonb,
  kept jsonb,
  offered jsonb,
  kept_by text,
  offered_by text,
  kept_at text,
  offered_at text,
  state text not null,
  primary key (regency_code, id)
);
create index conflict_by_space on conflict (regency_code, space, version);
create index conflict_by_place on conflict (regency_code, place_code);
create index conflict_by_record_id on conflict (regency_code, record_id);
create index conflict_by_state on conflict (regency_code, state);
create index conflict_by_offered_by on conflict (regency_code, offered_by);
alter table conflict enable row level security;
alter table conflict force row level security;
create policy conflict_read on conflict for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy conflict_write on conflict for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy conflict_job on conflict for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on conflict to guyub_app, guyub_job;

create table proposal (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  act text not null,
  act_version integer not null,
  input jsonb,
  written_by text,
  made_at text,
  reason text,
  state text not null,
  primary key (regency_code, id)
);
create index proposal_by_space on proposal (regency_code, space, version);
create index proposal_by_place on proposal (regency_code, place_code);
create index proposal_by_state on proposal (regency_code, state);
create index proposal_by_written_by on proposal (regency_code, written_by);
alter table proposal enable row level security;
alter table proposal force row level security;
create policy proposal_read on proposal for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy proposal_write on proposal for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy proposal_job on proposal for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on proposal to guyub_app, guyub_job;

