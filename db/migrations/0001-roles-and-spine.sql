-- run as: the connecting user
-- The three roles, what they may do in this database, and the list of migrations. Safe to run again.
-- No default grants: the migration that makes a table says who may do what with it.

-- guyub_owner owns the tables; row-level policies are forced, so they hold for it too.
-- guyub_app serves people: sees and writes what the policies allow the acting person.
-- guyub_job runs the house's own work: the road, clocks, counters, imports.
-- The connecting user takes one of them in every transaction.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['guyub_owner', 'guyub_app', 'guyub_job'] loop
    -- Roles belong to the whole server: an administrator, or another database, may have made them already.
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I nologin nobypassrls', role_name);
    end if;
    begin
      execute format('set local role %I', role_name);
      set local role none;
    exception when insufficient_privilege then
      execute format('grant %I to %I', role_name, current_user);
    end;
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
