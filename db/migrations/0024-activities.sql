-- The work of a PSM: activities, monthly reports with what they say, and the rule of when they are due.

create table activity (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  person_id text collate "C",
  psm_id text collate "C",
  month_key text collate "C",
  "on" date,
  started_at timestamptz,
  minutes integer,
  kind text,
  functions jsonb,
  tasks jsonb,
  words text,
  people integer,
  photos jsonb,
  sealed boolean,
  about_record text,
  about_id text collate "C",
  source text,
  source_act text,
  state text,
  withdraw_reason text,
  constraint activity_class check (class = 'N' and team is null),
  constraint activity_state_known check (state in ('tercatat', 'ditarik')),
  primary key (regency_code, id)
);
create index activity_by_space on activity (regency_code, space, version);
create index activity_by_place on activity (regency_code, place_code);
create index activity_by_person_id on activity (regency_code, person_id);
create index activity_by_month_key on activity (regency_code, month_key);
alter table activity enable row level security;
alter table activity force row level security;
create policy activity_read on activity for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy activity_write on activity for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy activity_job on activity for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on activity to guyub_app, guyub_job;

create table month_report (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  person_id text collate "C",
  psm_id text collate "C",
  month text collate "C",
  month_on date,
  until date,
  due_on date,
  state text,
  state_at timestamptz,
  first_sent_at timestamptz,
  sent_at timestamptz,
  late boolean,
  edition integer,
  hash text,
  agrees boolean,
  figures jsonb,
  differs integer,
  corrections integer,
  head_by text collate "C",
  head_at timestamptz,
  head_signature jsonb,
  ipsm_by text collate "C",
  ipsm_at timestamptz,
  ipsm_signature jsonb,
  returned_by text collate "C",
  returned_at timestamptz,
  return_reason text,
  constraint month_report_class check (class = 'N' and team is null),
  constraint month_report_state_known check (state in ('terkirim', 'diketahui_lurah', 'diketahui_ipsm', 'dikembalikan')),
  constraint month_report_counts check (edition > 0 and differs >= 0 and corrections >= 0),
  primary key (regency_code, id)
);
create index month_report_by_space on month_report (regency_code, space, version);
create index month_report_by_place on month_report (regency_code, place_code);
create index month_report_by_person_id on month_report (regency_code, person_id);
create index month_report_by_month on month_report (regency_code, month);
create index month_report_by_state on month_report (regency_code, state);
alter table month_report enable row level security;
alter table month_report force row level security;
create policy month_report_read on month_report for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy month_report_write on month_report for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy month_report_job on month_report for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on month_report to guyub_app, guyub_job;

create table month_report_text (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  numbers jsonb,
  obstacles text,
  proposals text,
  photos jsonb,
  signature jsonb,
  differences jsonb,
  corrections jsonb,
  constraint month_report_text_class check (class = 'R' and team is null),
  primary key (regency_code, id)
);
create index month_report_text_by_space on month_report_text (regency_code, space, version);
create index month_report_text_by_place on month_report_text (regency_code, place_code);
alter table month_report_text enable row level security;
alter table month_report_text force row level security;
create policy month_report_text_read on month_report_text for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy month_report_text_write on month_report_text for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy month_report_text_job on month_report_text for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on month_report_text to guyub_app, guyub_job;

create table month_report_rule (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  due_day integer,
  set_by text collate "C",
  set_on date,
  constraint month_report_rule_class check (class = 'N' and team is null),
  constraint month_report_rule_day check (due_day between 1 and 28),
  primary key (regency_code, id)
);
create index month_report_rule_by_space on month_report_rule (regency_code, space, version);
create index month_report_rule_by_place on month_report_rule (regency_code, place_code);
alter table month_report_rule enable row level security;
alter table month_report_rule force row level security;
create policy month_report_rule_read on month_report_rule for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy month_report_rule_write on month_report_rule for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy month_report_rule_job on month_report_rule for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on month_report_rule to guyub_app, guyub_job;
