-- Boards of the association at every level: terms, seats, replacements, notices of legality, and the work of forming one.

-- The board of a place, as it stands.
create table board (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  level text,
  name text,
  state text,
  state_at timestamptz,
  term_id text collate "C",
  next_term_id text collate "C",
  next_state text,
  period_start date,
  period_end date,
  precision text,
  sk_no text,
  sk_date date,
  sk_issuer text,
  sk_title text,
  inaugurated_on date,
  remind_at timestamptz,
  expires_at timestamptz,
  frozen_on date,
  frozen_reason text,
  frozen_by text collate "C",
  constraint board_class check (class = 'N' and team is null),
  constraint board_state_known check (state in ('belum_terbentuk', 'musyawarah', 'diajukan', 'dikembalikan', 'diverifikasi', 'disahkan', 'dilantik', 'aktif', 'akan_berakhir', 'kedaluwarsa', 'dibekukan', 'diperpanjang', 'dibatalkan')),
  constraint board_period check (period_end >= period_start),
  primary key (regency_code, id)
);
create index board_by_space on board (regency_code, space, version);
create index board_by_place on board (regency_code, place_code);
create index board_by_state on board (regency_code, state);
create index board_remind_at on board (remind_at) where remind_at is not null;
create index board_expires_at on board (expires_at) where expires_at is not null;
alter table board enable row level security;
alter table board force row level security;
create policy board_read on board for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy board_write on board for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy board_job on board for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on board to guyub_app, guyub_job;

-- Terms of office, from the deliberation to the end.
create table board_term (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  board_id text collate "C",
  kind text,
  state text,
  state_at timestamptz,
  held_on date,
  venue text,
  entitled integer,
  present integer,
  quorum_rule text,
  method text,
  candidates jsonb,
  minutes_no text,
  minutes jsonb,
  opened_by text collate "C",
  secretariat text,
  members integer,
  statutes jsonb,
  asked_by text collate "C",
  asked_at timestamptz,
  due_at timestamptz,
  verified_by text collate "C",
  verified_at timestamptz,
  verify_note text,
  return_reason text,
  returned_by text collate "C",
  returned_at timestamptz,
  period_start date,
  period_end date,
  precision text,
  sk_no text,
  sk_date date,
  sk_issuer text,
  sk_title text,
  inaugurated_on date,
  scan jsonb,
  scan_hash text,
  recorded_by text collate "C",
  inaugurator text,
  on_behalf_of text,
  inaugurated_at text,
  inaugurated_by text collate "C",
  starts_at timestamptz,
  end_reason text,
  constraint board_term_class check (class = 'N' and team is null),
  constraint board_term_state_known check (state in ('belum_terbentuk', 'musyawarah', 'diajukan', 'dikembalikan', 'diverifikasi', 'disahkan', 'dilantik', 'aktif', 'akan_berakhir', 'kedaluwarsa', 'dibekukan', 'diperpanjang', 'dibatalkan')),
  constraint board_term_period check (period_end >= period_start),
  primary key (regency_code, id)
);
create index board_term_by_space on board_term (regency_code, space, version);
create index board_term_by_place on board_term (regency_code, place_code);
create index board_term_by_board_id on board_term (regency_code, board_id);
create index board_term_by_state on board_term (regency_code, state);
create index board_term_starts_at on board_term (starts_at) where starts_at is not null;
alter table board_term enable row level security;
alter table board_term force row level security;
create policy board_term_read on board_term for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy board_term_write on board_term for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy board_term_job on board_term for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on board_term to guyub_app, guyub_job;

-- Who holds which position.
create table board_seat (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  board_id text collate "C",
  term_id text collate "C",
  position text,
  title text,
  name text,
  psm_id text collate "C",
  person_id text collate "C",
  "from" date,
  until date,
  change_id text collate "C",
  constraint board_seat_class check (class = 'N' and team is null),
  primary key (regency_code, id)
);
create index board_seat_by_space on board_seat (regency_code, space, version);
create index board_seat_by_place on board_seat (regency_code, place_code);
create index board_seat_by_board_id on board_seat (regency_code, board_id);
create index board_seat_by_term_id on board_seat (regency_code, term_id);
create index board_seat_by_person_id on board_seat (regency_code, person_id);
create index board_seat_by_psm_id on board_seat (regency_code, psm_id);
alter table board_seat enable row level security;
alter table board_seat force row level security;
create policy board_seat_read on board_seat for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy board_seat_write on board_seat for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy board_seat_job on board_seat for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on board_seat to guyub_app, guyub_job;

-- Replacements within a term (PAW).
create table board_change (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  board_id text collate "C",
  term_id text collate "C",
  seat_id text collate "C",
  position text,
  out_name text,
  name text,
  psm_id text collate "C",
  person_id text collate "C",
  reason text,
  state text,
  asked_by text collate "C",
  asked_at timestamptz,
  decided_by text collate "C",
  decided_at timestamptz,
  sk_no text,
  sk_date date,
  scan jsonb,
  note text,
  constraint board_change_class check (class = 'N' and team is null),
  primary key (regency_code, id)
);
create index board_change_by_space on board_change (regency_code, space, version);
create index board_change_by_place on board_change (regency_code, place_code);
create index board_change_by_board_id on board_change (regency_code, board_id);
create index board_change_by_term_id on board_change (regency_code, term_id);
create index board_change_by_state on board_change (regency_code, state);
alter table board_change enable row level security;
alter table board_change force row level security;
create policy board_change_read on board_change for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy board_change_write on board_change for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy board_change_job on board_change for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on board_change to guyub_app, guyub_job;

-- What was noted of a board’s legality, once for a term.
create table board_notice (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  board_id text collate "C",
  about_place text collate "C",
  board_name text,
  kind text,
  "on" date,
  period_end date,
  constraint board_notice_class check (class = 'N' and team is null),
  primary key (regency_code, id)
);
create index board_notice_by_space on board_notice (regency_code, space, version);
create index board_notice_by_place on board_notice (regency_code, place_code);
create index board_notice_by_board_id on board_notice (regency_code, board_id);
create index board_notice_by_kind on board_notice (regency_code, kind);
alter table board_notice enable row level security;
alter table board_notice force row level security;
create policy board_notice_read on board_notice for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy board_notice_write on board_notice for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy board_notice_job on board_notice for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on board_notice to guyub_app, guyub_job;

-- Work to form a board where there is none.
create table board_push (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  for_place text collate "C",
  for_name text,
  assigned_to text collate "C",
  contact text,
  due date,
  step text,
  state text,
  last_on date,
  asked_by text collate "C",
  end_note text,
  constraint board_push_class check (class = 'N' and team is null),
  primary key (regency_code, id)
);
create index board_push_by_space on board_push (regency_code, space, version);
create index board_push_by_place on board_push (regency_code, place_code);
create index board_push_by_for_place on board_push (regency_code, for_place);
create index board_push_by_state on board_push (regency_code, state);
create index board_push_by_assigned_to on board_push (regency_code, assigned_to);
alter table board_push enable row level security;
alter table board_push force row level security;
create policy board_push_read on board_push for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy board_push_write on board_push for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy board_push_job on board_push for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on board_push to guyub_app, guyub_job;

-- Notes of progress.
create table board_push_note (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
  push_id text collate "C",
  "on" date,
  step text,
  note text,
  by text collate "C",
  constraint board_push_note_class check (class = 'N' and team is null),
  primary key (regency_code, id)
);
create index board_push_note_by_space on board_push_note (regency_code, space, version);
create index board_push_note_by_place on board_push_note (regency_code, place_code);
create index board_push_note_by_push_id on board_push_note (regency_code, push_id);
alter table board_push_note enable row level security;
alter table board_push_note force row level security;
create policy board_push_note_read on board_push_note for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy board_push_note_write on board_push_note for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy board_push_note_job on board_push_note for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on board_push_note to guyub_app, guyub_job;

-- A programme whose owner asks for a legal board.
alter table programme add column needs_board boolean;
