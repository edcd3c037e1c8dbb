-- The pillars beside the members, the village’s Puskesos and population; a board’s programme of work; and what IPSM found when it looked at services.

create table pillar (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  kind text,
  name text,
  leader text,
  contact text,
  contact_agreed boolean,
  members_count integer,
  legal_status text,
  legal_no text,
  legal_until date,
  since date,
  note text,
  state text,
  ended_on date,
  end_reason text,
  written_by text collate "C",
  written_on date,
  constraint pillar_class check (class = 'N' and team is null),
  constraint pillar_members check (members_count >= 0),
  primary key (regency_code, id)
);
create index pillar_by_space on pillar (regency_code, space, version);
create index pillar_by_place on pillar (regency_code, place_code);
create index pillar_by_kind on pillar (regency_code, kind);
create index pillar_by_state on pillar (regency_code, state);
alter table pillar enable row level security;
alter table pillar force row level security;
create policy pillar_read on pillar for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy pillar_write on pillar for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy pillar_job on pillar for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on pillar to guyub_app, guyub_job;

create table pillar_kind (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  code text,
  label_id text,
  label_en text,
  subject text,
  basis text,
  valid_from date,
  valid_until date,
  written_by text collate "C",
  constraint pillar_kind_class check (class = 'N' and team is null),
  primary key (regency_code, id)
);
create index pillar_kind_by_space on pillar_kind (regency_code, space, version);
create index pillar_kind_by_place on pillar_kind (regency_code, place_code);
create index pillar_kind_by_code on pillar_kind (regency_code, code);
alter table pillar_kind enable row level security;
alter table pillar_kind force row level security;
create policy pillar_kind_read on pillar_kind for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy pillar_kind_write on pillar_kind for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy pillar_kind_job on pillar_kind for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on pillar_kind to guyub_app, guyub_job;

create table puskesos (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  state text,
  name text,
  sk_no text,
  sk_date date,
  sk_issuer text,
  sk_until date,
  address text,
  hours text,
  contact text,
  equipment jsonb,
  staff jsonb,
  opened_on date,
  written_by text collate "C",
  written_on date,
  constraint puskesos_class check (class = 'N' and team is null),
  constraint puskesos_state_known check (state in ('ada', 'tidak_aktif', 'belum_ada')),
  primary key (regency_code, id)
);
create index puskesos_by_space on puskesos (regency_code, space, version);
create index puskesos_by_place on puskesos (regency_code, place_code);
create index puskesos_by_state on puskesos (regency_code, state);
alter table puskesos enable row level security;
alter table puskesos force row level security;
create policy puskesos_read on puskesos for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy puskesos_write on puskesos for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy puskesos_job on puskesos for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on puskesos to guyub_app, guyub_job;

create table place_fact (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  kind text,
  value integer,
  year integer,
  source text,
  written_by text collate "C",
  written_on date,
  constraint place_fact_class check (class = 'N' and team is null),
  constraint place_fact_value check (value >= 0),
  primary key (regency_code, id)
);
create index place_fact_by_space on place_fact (regency_code, space, version);
create index place_fact_by_place on place_fact (regency_code, place_code);
create index place_fact_by_kind on place_fact (regency_code, kind);
alter table place_fact enable row level security;
alter table place_fact force row level security;
create policy place_fact_read on place_fact for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy place_fact_write on place_fact for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy place_fact_job on place_fact for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on place_fact to guyub_app, guyub_job;

create table work_plan (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  year integer,
  title text,
  state text,
  adopted_on date,
  adopted_at text,
  closed_on date,
  closing_note text,
  written_by text collate "C",
  constraint work_plan_class check (class = 'N' and team is null),
  constraint work_plan_state_known check (state in ('disusun', 'disahkan', 'ditutup')),
  primary key (regency_code, id)
);
create index work_plan_by_space on work_plan (regency_code, space, version);
create index work_plan_by_place on work_plan (regency_code, place_code);
create index work_plan_by_state on work_plan (regency_code, state);
alter table work_plan enable row level security;
alter table work_plan force row level security;
create policy work_plan_read on work_plan for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy work_plan_write on work_plan for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy work_plan_job on work_plan for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on work_plan to guyub_app, guyub_job;

create table plan_item (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  plan_id text collate "C",
  what text,
  owner text,
  due date,
  budget bigint,
  budget_source text,
  indicator text,
  target integer,
  state text,
  done_on date,
  end_note text,
  written_by text collate "C",
  constraint plan_item_class check (class = 'N' and team is null),
  constraint plan_item_state_known check (state in ('rencana', 'berjalan', 'selesai', 'batal')),
  constraint plan_item_counts check (target > 0 and budget >= 0),
  primary key (regency_code, id)
);
create index plan_item_by_space on plan_item (regency_code, space, version);
create index plan_item_by_place on plan_item (regency_code, place_code);
create index plan_item_by_plan_id on plan_item (regency_code, plan_id);
create index plan_item_by_state on plan_item (regency_code, state);
alter table plan_item enable row level security;
alter table plan_item force row level security;
create policy plan_item_read on plan_item for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy plan_item_write on plan_item for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy plan_item_job on plan_item for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on plan_item to guyub_app, guyub_job;

create table plan_note (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  item_id text collate "C",
  plan_id text collate "C",
  "on" date,
  words text,
  quantity integer,
  spent bigint,
  state text,
  strike_reason text,
  written_by text collate "C",
  constraint plan_note_class check (class = 'N' and team is null),
  constraint plan_note_state_known check (state in ('berlaku', 'dicoret')),
  constraint plan_note_counts check (quantity >= 0 and spent >= 0),
  primary key (regency_code, id)
);
create index plan_note_by_space on plan_note (regency_code, space, version);
create index plan_note_by_place on plan_note (regency_code, place_code);
create index plan_note_by_item_id on plan_note (regency_code, item_id);
create index plan_note_by_plan_id on plan_note (regency_code, plan_id);
alter table plan_note enable row level security;
alter table plan_note force row level security;
create policy plan_note_read on plan_note for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy plan_note_write on plan_note for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy plan_note_job on plan_note for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on plan_note to guyub_app, guyub_job;

create table instrument (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  code text,
  edition integer,
  title text,
  subject_kind text,
  questions jsonb,
  valid_from date,
  replaced_by text collate "C",
  written_by text collate "C",
  constraint instrument_class check (class = 'N' and team is null),
  constraint instrument_edition check (edition > 0),
  primary key (regency_code, id)
);
create index instrument_by_space on instrument (regency_code, space, version);
create index instrument_by_place on instrument (regency_code, place_code);
create index instrument_by_code on instrument (regency_code, code);
alter table instrument enable row level security;
alter table instrument force row level security;
create policy instrument_read on instrument for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy instrument_write on instrument for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy instrument_job on instrument for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on instrument to guyub_app, guyub_job;

create table service_visit (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  instrument_id text collate "C",
  subject_kind text,
  subject text,
  agency_id text collate "C",
  "on" date,
  met text,
  answers jsonb,
  score integer,
  summary text,
  written_by text collate "C",
  constraint service_visit_class check (class = 'N' and team is null),
  constraint service_visit_score check (score between 0 and 100),
  primary key (regency_code, id)
);
create index service_visit_by_space on service_visit (regency_code, space, version);
create index service_visit_by_place on service_visit (regency_code, place_code);
create index service_visit_by_instrument_id on service_visit (regency_code, instrument_id);
create index service_visit_by_agency_id on service_visit (regency_code, agency_id);
alter table service_visit enable row level security;
alter table service_visit force row level security;
create policy service_visit_read on service_visit for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy service_visit_write on service_visit for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy service_visit_job on service_visit for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on service_visit to guyub_app, guyub_job;

create table service_finding (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  visit_id text collate "C",
  agency_id text collate "C",
  subject text,
  finding text,
  proposal text,
  due date,
  state text,
  response text,
  responded_by text collate "C",
  responded_at timestamptz,
  closed_on date,
  closing_note text,
  written_by text collate "C",
  constraint service_finding_class check (class = 'N' and team is null),
  constraint service_finding_state_known check (state in ('dikirim', 'dijawab', 'selesai', 'dicabut')),
  primary key (regency_code, id)
);
create index service_finding_by_space on service_finding (regency_code, space, version);
create index service_finding_by_place on service_finding (regency_code, place_code);
create index service_finding_by_visit_id on service_finding (regency_code, visit_id);
create index service_finding_by_agency_id on service_finding (regency_code, agency_id);
create index service_finding_by_state on service_finding (regency_code, state);
alter table service_finding enable row level security;
alter table service_finding force row level security;
create policy service_finding_read on service_finding for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy service_finding_write on service_finding for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy service_finding_job on service_finding for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on service_finding to guyub_app, guyub_job;

-- Which villages have somebody active? Asked for every village of a province at once.
create index counter_psm_active on counter (regency_code, place_code) where name = 'psm' and key = 'active';

-- Work in the log that serves an item of a board's programme.
alter table activity add column plan_item_id text collate "C";
create index activity_by_plan_item_id on activity (regency_code, plan_item_id);
