-- A photo on its way up, named by who sends it (`d:` a device, `a:` the act of somebody without an account) and by its hash:
-- resuming finds it again, and there can be no second one. `done_at`: its bytes lie beside their row, the pieces are gone.
create table photo_upload (
  sender text collate "C" not null,
  hash text collate "C" not null,
  size integer not null check (size > 0),
  received integer not null default 0 check (received between 0 and size),
  begun_at timestamptz not null,
  done_at timestamptz,
  primary key (sender, hash)
);
create index photo_upload_begun on photo_upload (begun_at);
alter table photo_upload enable row level security;
alter table photo_upload force row level security;
create policy photo_upload_job on photo_upload for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on photo_upload to guyub_job;

-- What has arrived of it, piece by piece, each durable before the next is read.
create table photo_piece (
  sender text collate "C" not null,
  hash text collate "C" not null,
  at integer not null,
  bytes bytea not null,
  primary key (sender, hash, at)
);
alter table photo_piece enable row level security;
alter table photo_piece force row level security;
create policy photo_piece_job on photo_piece for all to guyub_job using (true) with check (true);
grant select, insert, delete on photo_piece to guyub_job;

-- A note a device can no longer read, as the device told of it: never its words; `sealed` is opened by the writer's key alone.
create table device_trouble (
  device text collate "C" not null,
  note text collate "C" not null,
  person text collate "C" not null,
  heard_at timestamptz not null,
  size integer not null,
  why text not null,
  app text not null,
  sealed bytea,
  primary key (device, note)
);
alter table device_trouble enable row level security;
alter table device_trouble force row level security;
create policy device_trouble_job on device_trouble for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on device_trouble to guyub_job;
