-- One person written down twice, one family split or joined: second records, likely pairs, what was decided and how it is undone.

alter table person add column merged_into text collate "C";
alter table person add column merge_id text collate "C";
create index person_by_merged_into on person (regency_code, merged_into) where merged_into is not null;
-- Few are in doubt, and few are merged: an index of those alone costs a long list nothing.
drop index person_by_doubt_state;
create index person_by_doubt_state on person (regency_code, doubt_state) where doubt_state is not null;
alter table household add column split_from text collate "C";
alter table household add column merged_into text collate "C";
create index household_by_merged_into on household (regency_code, merged_into) where merged_into is not null;

-- Two records that may be one person or one family; ids and levels, no names.
create table likely_pair (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  kind text collate "C",
  low_id text collate "C" not null,
  high_id text collate "C" not null,
  low_place text collate "C",
  high_place text collate "C",
  pattern double precision,
  model text collate "C",
  p double precision check (p >= 0),
  why jsonb,
  state text collate "C",
  proposed_by text collate "C",
  proposed_on date,
  decided_by text collate "C",
  decided_at timestamptz,
  decided_pattern double precision,
  decided_p double precision,
  note text,
  constraint likely_pair_is_restricted check (class = 'R'),
  constraint likely_pair_kind_known check (kind in ('person', 'household')),
  constraint likely_pair_state_known check (state in ('menunggu', 'sama', 'berbeda', 'ragu')),
  primary key (regency_code, id)
);
create index likely_pair_by_space on likely_pair (regency_code, space, version);
create index likely_pair_by_place on likely_pair (regency_code, place_code);
create index likely_pair_by_low_id on likely_pair (regency_code, low_id);
create index likely_pair_by_high_id on likely_pair (regency_code, high_id);
create index likely_pair_by_state on likely_pair (regency_code, state);
alter table likely_pair enable row level security;
alter table likely_pair force row level security;
create policy likely_pair_read on likely_pair for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy likely_pair_write on likely_pair for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy likely_pair_job on likely_pair for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on likely_pair to guyub_app, guyub_job;

-- Two records laid together, with everything needed to take them apart again.
create table person_merge (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  pair_id text collate "C",
  kept_id text collate "C" not null,
  merged_id text collate "C" not null,
  taken jsonb,
  before jsonb,
  home jsonb,
  followed jsonb,
  state text collate "C",
  note text,
  decided_by text collate "C",
  decided_at timestamptz,
  undone_by text collate "C",
  undone_at timestamptz,
  undo_reason text,
  open jsonb,
  constraint person_merge_is_restricted check (class = 'R'),
  constraint person_merge_state_known check (state in ('berlaku', 'dibatalkan')),
  primary key (regency_code, id)
);
create index person_merge_by_space on person_merge (regency_code, space, version);
create index person_merge_by_place on person_merge (regency_code, place_code);
create index person_merge_by_kept_id on person_merge (regency_code, kept_id);
create index person_merge_by_merged_id on person_merge (regency_code, merged_id);
create index person_merge_by_state on person_merge (regency_code, state);
alter table person_merge enable row level security;
alter table person_merge force row level security;
create policy person_merge_read on person_merge for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy person_merge_write on person_merge for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy person_merge_job on person_merge for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on person_merge to guyub_app, guyub_job;
