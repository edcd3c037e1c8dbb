-- Papers of the deliberation: found by their code, drawn again from their content; and the letterheads they carry.

create table verification_paper (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  batch_id text collate "C",
  musdes_id text collate "C",
  kind text,
  number text,
  month text,
  "on" date,
  village_name text,
  content_hash text,
  token text collate "C",
  totals jsonb,
  issued_by text collate "C",
  issued_at timestamptz,
  constraint verification_paper_kind_known check (kind in ('ba', 'hadir', 'sptjm')),
  constraint verification_paper_internal check (class = 'N'),
  primary key (regency_code, id)
);
create index verification_paper_by_space on verification_paper (regency_code, space, version);
create index verification_paper_by_place on verification_paper (regency_code, place_code);
create index verification_paper_by_batch_id on verification_paper (regency_code, batch_id);
create index verification_paper_by_token on verification_paper (regency_code, token);
alter table verification_paper enable row level security;
alter table verification_paper force row level security;
create policy verification_paper_read on verification_paper for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy verification_paper_write on verification_paper for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy verification_paper_job on verification_paper for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on verification_paper to guyub_app, guyub_job;

create table verification_paper_text (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  batch_id text collate "C",
  content jsonb,
  constraint verification_paper_text_restricted check (class = 'R'),
  primary key (regency_code, id)
);
create index verification_paper_text_by_space on verification_paper_text (regency_code, space, version);
create index verification_paper_text_by_place on verification_paper_text (regency_code, place_code);
create index verification_paper_text_by_batch_id on verification_paper_text (regency_code, batch_id);
alter table verification_paper_text enable row level security;
alter table verification_paper_text force row level security;
create policy verification_paper_text_read on verification_paper_text for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy verification_paper_text_write on verification_paper_text for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy verification_paper_text_job on verification_paper_text for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on verification_paper_text to guyub_app, guyub_job;

create table verification_letterhead (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  government text,
  district text,
  village text,
  address text,
  contact text,
  logo jsonb,
  head_name text,
  head_number text,
  set_by text collate "C",
  set_on date,
  primary key (regency_code, id)
);
create index verification_letterhead_by_space on verification_letterhead (regency_code, space, version);
create index verification_letterhead_by_place on verification_letterhead (regency_code, place_code);
alter table verification_letterhead enable row level security;
alter table verification_letterhead force row level security;
create policy verification_letterhead_read on verification_letterhead for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy verification_letterhead_write on verification_letterhead for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy verification_letterhead_job on verification_letterhead for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on verification_letterhead to guyub_app, guyub_job;
