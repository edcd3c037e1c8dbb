-- The life of a member of the association: memberships, what is private of them, certificates, the regency's rules, likely doubles.

create table psm (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  name text,
  sex text,
  birth_year integer,
  state text,
  state_at timestamptz,
  person_id text collate "C",
  work_phone text,
  email text,
  education text,
  occupation text,
  motivation text,
  skills jsonb,
  functions jsonb,
  photo jsonb,
  source text,
  ticket_hash text,
  applied_at timestamptz,
  applied_by text collate "C",
  code_of_ethics_at timestamptz,
  ipsm_by text collate "C",
  ipsm_at timestamptz,
  ipsm_letter text,
  head_by text collate "C",
  head_at timestamptz,
  head_letter text,
  checked_by text collate "C",
  checked_at timestamptz,
  bimtek text,
  bimtek_due date,
  bimtek_late boolean,
  return_note text,
  returned_by text collate "C",
  returned_from text,
  interview_score integer,
  interview_by text collate "C",
  reject_reason text,
  sk_no text,
  sk_date date,
  sk_issuer text,
  sk_title text,
  sk_from date,
  sk_until date,
  sk_by text collate "C",
  appointment_id text collate "C",
  kta_no text,
  kta_kind text,
  kta_at timestamptz,
  kta_token text,
  tier text,
  certified boolean,
  certified_until date,
  cert_noticed boolean,
  last_active_on date,
  warned_at timestamptz,
  leave_from date,
  leave_until date,
  inactive_reason text,
  dismiss_ground text,
  dismiss_by text collate "C",
  reply_until date,
  replied_at timestamptz,
  ended_on date,
  end_kind text,
  end_reason text,
  ended_by text collate "C",
  handover text,
  moved_from text collate "C",
  moved_to text collate "C",
  list_hash text,
  due_at timestamptz,
  due_for text,
  constraint psm_class check (class = 'N' and team is null),
  constraint psm_state_known check (state in ('calon', 'dikembalikan', 'direkomendasi_ipsm', 'direkomendasi_lurah', 'diverifikasi', 'seleksi', 'ditetapkan', 'aktif', 'cuti', 'nonaktif', 'ditolak', 'berhenti', 'diberhentikan', 'meninggal', 'pindah')),
  constraint psm_decree check (sk_until is null or sk_until >= sk_from),
  constraint psm_score check (interview_score between 0 and 100),
  primary key (regency_code, id)
);
create index psm_by_space on psm (regency_code, space, version);
create index psm_by_place on psm (regency_code, place_code);
create index psm_by_state on psm (regency_code, state);
create index psm_by_person_id on psm (regency_code, person_id);
create index psm_by_kta_token on psm (regency_code, kta_token);
create index psm_by_handover on psm (regency_code, handover);
create index psm_due on psm (due_at) where due_at is not null;
-- Found by the code of an application or of a card, whichever regency it lies in.
create index psm_ticket on psm (ticket_hash) where ticket_hash is not null;
create index psm_card on psm (kta_token) where kta_token is not null;
alter table psm enable row level security;
alter table psm force row level security;
create policy psm_read on psm for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy psm_write on psm for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy psm_job on psm for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on psm to guyub_app, guyub_job;

create table psm_private (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  nik text,
  birth_date date,
  birth_place text,
  address text,
  phone text,
  email text,
  ktp_place text collate "C",
  ktp_photo jsonb,
  skck_no text,
  skck_photo jsonb,
  hearing text,
  hearing_reply text,
  constraint psm_private_class check (class = 'X' and team like 'roll:%'),
  primary key (regency_code, id)
);
create index psm_private_by_space on psm_private (regency_code, space, version);
create index psm_private_by_place on psm_private (regency_code, place_code);
create index psm_private_by_nik on psm_private (regency_code, nik);
alter table psm_private enable row level security;
alter table psm_private force row level security;
create policy psm_private_read on psm_private for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy psm_private_write on psm_private for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy psm_private_job on psm_private for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on psm_private to guyub_app, guyub_job;

create table certificate (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  psm_id text collate "C",
  tier text,
  title text,
  number text,
  issuer text,
  issued_on date,
  expires_on date,
  scan jsonb,
  added_by text collate "C",
  constraint certificate_class check (class = 'N' and team is null),
  primary key (regency_code, id)
);
create index certificate_by_space on certificate (regency_code, space, version);
create index certificate_by_place on certificate (regency_code, place_code);
create index certificate_by_psm_id on certificate (regency_code, psm_id);
alter table certificate enable row level security;
alter table certificate force row level security;
create policy certificate_read on certificate for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy certificate_write on certificate for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy certificate_job on certificate for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on certificate to guyub_app, guyub_job;

create table psm_rules (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  rules jsonb,
  set_by text collate "C",
  set_on date,
  constraint psm_rules_class check (class = 'N' and team is null),
  primary key (regency_code, id)
);
create index psm_rules_by_space on psm_rules (regency_code, space, version);
create index psm_rules_by_place on psm_rules (regency_code, place_code);
alter table psm_rules enable row level security;
alter table psm_rules force row level security;
create policy psm_rules_read on psm_rules for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy psm_rules_write on psm_rules for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy psm_rules_job on psm_rules for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on psm_rules to guyub_app, guyub_job;

create table psm_pair (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  "left" text collate "C",
  "right" text collate "C",
  decision text,
  decided_by text collate "C",
  decided_on date,
  constraint psm_pair_class check (class = 'N' and team is null),
  primary key (regency_code, id)
);
create index psm_pair_by_space on psm_pair (regency_code, space, version);
create index psm_pair_by_place on psm_pair (regency_code, place_code);
create index psm_pair_by_left on psm_pair (regency_code, "left");
create index psm_pair_by_right on psm_pair (regency_code, "right");
alter table psm_pair enable row level security;
alter table psm_pair force row level security;
create policy psm_pair_read on psm_pair for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy psm_pair_write on psm_pair for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy psm_pair_job on psm_pair for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on psm_pair to guyub_app, guyub_job;

