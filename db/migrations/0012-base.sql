-- A space kept ready as pages for whoever begins with it, and how far back leave-notices are kept.

-- Leave-notices up to this version are gone: a cursor that stands before it begins anew.
alter table space add column floor bigint not null default 0;

-- The base of a space: which pages hold it whole as it was at `version`. No pages: it is small, and travels as rows.
-- Never of a team's space: what is sealed is read row by row.
create table base (
  regency_code text collate "C" not null,
  space text collate "C" not null,
  version bigint not null,
  place_code text collate "C" not null,
  class text not null check (class in ('N', 'R')),
  team text collate "C" check (team is null),
  made_at timestamptz not null,
  looked_at timestamptz not null,
  row_count integer not null,
  pages jsonb not null,
  primary key (regency_code, space)
);
create index base_by_look on base (looked_at);
alter table base enable row level security;
alter table base force row level security;
create policy base_read on base for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy base_job on base for all to guyub_job using (true) with check (true);
grant select on base to guyub_app;
grant select, insert, update, delete on base to guyub_job;

-- A page: a segment, compressed, named by the hash of the segment's bytes. `first_key` to `last_key` say which rows it may
-- hold (id and record), so that a row that leaves the space takes its pages along.
create table base_page (
  regency_code text collate "C" not null,
  space text collate "C" not null,
  hash text collate "C" not null,
  place_code text collate "C" not null,
  class text not null check (class in ('N', 'R')),
  team text collate "C" check (team is null),
  first_key text collate "C" not null,
  last_key text collate "C" not null,
  size integer not null,
  row_count integer not null,
  named_at timestamptz not null,
  bytes bytea not null,
  primary key (regency_code, space, hash)
);
create index base_page_by_naming on base_page (named_at);
-- Compressed already.
alter table base_page alter column bytes set storage external;
alter table base_page enable row level security;
alter table base_page force row level security;
create policy base_page_read on base_page for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy base_page_job on base_page for all to guyub_job using (true) with check (true);
grant select on base_page to guyub_app;
grant select, insert, update, delete on base_page to guyub_job;
