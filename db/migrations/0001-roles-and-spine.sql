-- run as: the connecting user
-- The three roles, what they may do in this database, and the list of migrations. Safe to run again.
-- No default grants: the migration that makes a table says who may do what with it.

-- Owns the tables. Row-level policies are forced, so they hold for it too.
do $$
begin
  create role guyub_owner nologin nobypassrls;
exception when duplicate_object or unique_violation then
  null;
end $$;

-- Serves people: sees and writes what the policies allow the acting person.
do $$
begin
  create role guyub_app nologin nobypassrls;
exception when duplicate_object or unique_violation then
  null;
end $$;

-- Runs the house's own work: the road, clocks, counters, imports.
do $$
begin
  create role guyub_job nologin nobypassrls;
exception when duplicate_object or unique_violation then
  null;
end $$;

-- The connecting user takes one of them in every transaction.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['guyub_owner', 'guyub_app', 'guyub_job'] loop
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant %I to %I', role_name, current_user);
    end if;
  end loop;
end $$;

revoke create on schema public from public;
grant usage, create on schema public to guyub_owner;
grant usage on schema public to guyub_app, guyub_job;

create table if not exists migration (
  name text collate "C" not null,
  hash text collate "C" not null,
  applied_at timestamptz not null default now(),
  primary key (name)
);

alter table migration owner to guyub_owner;
grant select on migration to guyub_app, guyub_job;
