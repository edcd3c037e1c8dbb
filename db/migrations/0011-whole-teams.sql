-- A team covers itself and what is named below it after a dot; another team whose name merely begins alike it does not.
-- `app.teams` therefore ends each name with a dot, and so does the row's team when the two are compared.
create or replace function guyub_sees(place text, class text, team text, space text) returns boolean
  language sql stable
  return coalesce((team || '.') ^@ any (guyub_setting('app.teams')), false)
    or (class = 'N' and coalesce(place ^@ any (guyub_setting('app.n')), false))
    or (class = 'N' and length(place) < 13 and coalesce(place = any (guyub_setting('app.up')), false))
    or (class = 'R' and coalesce(place ^@ any (guyub_setting('app.r')), false))
    or coalesce(space = any (guyub_setting('app.w')), false);
