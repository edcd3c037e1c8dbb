-- What a citizen asks for their own family, found again by a code; and what undoing the joining of two families needs.
alter table household add column join_map jsonb;
alter table objection add column channel text check (channel in ('petugas', 'web'));
alter table objection add column asks text;
alter table objection add column nik4 text check (nik4 ~ '^[0-9]{4}$');
alter table objection add column birth_date date;
alter table objection add column address text;
alter table objection add column rt text;
alter table objection add column rw text;
alter table objection add column ticket_hash text check (ticket_hash ~ '^[0-9a-f]{64}$');
alter table objection add column linked_by text collate "C";
alter table objection add column linked_at timestamptz;
alter table objection add column answer text;

-- The hash of a code → its objection. The national look-up of the public door: written in the transaction of the objection's first row.
create table objection_ticket (
  ticket_hash text collate "C" primary key,
  regency_code text collate "C" not null,
  objection_id text collate "C" not null
);
alter table objection_ticket enable row level security;
alter table objection_ticket force row level security;
create policy objection_ticket_job on objection_ticket for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on objection_ticket to guyub_job;
