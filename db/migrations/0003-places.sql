-- The region table and the boundaries: reference data, the same in every regency, readable by everyone who is signed in or not.

create table place (
  code text collate "C" not null,
  name text not null,
  type text not null,
  level text not null,
  -- '' for a province; null for the nation alone
  parent text collate "C",
  -- small letters, no accents, one blank between words
  search text not null,
  bps_code text,
  valid_from date,
  valid_to date,
  successor text collate "C",
  -- named islands; counted for provinces and regencies
  islands integer,
  primary key (code),
  constraint place_code_shape check (code ~ '^([1-9][0-9](\.[0-9]{2}(\.[0-9]{2}(\.[1-9][0-9]{3})?)?)?)?$'),
  constraint place_level_known check (level in ('nation', 'province', 'regency', 'district', 'village')),
  constraint place_type_known check (
    type in ('negara', 'provinsi', 'kabupaten', 'kota', 'kecamatan', 'kelurahan', 'desa', 'desa_adat')
  ),
  constraint place_parent_known check ((parent is null) = (code = '')),
  constraint place_validity check (valid_to is null or valid_from is null or valid_from <= valid_to)
);

create index place_by_parent on place (parent, code);

-- Which table was loaded last, so that a start with the same one does nothing.
create table place_source (
  name text collate "C" not null,
  hash text not null,
  places integer not null,
  loaded_at timestamptz not null,
  primary key (name)
);

-- The outlines of all areas of one level inside one area, as gzipped TopoJSON. Never part of the product: loaded from files.
create table boundary (
  code text collate "C" not null,
  level text not null,
  topology bytea not null,
  areas integer not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  source text not null,
  licence text not null,
  imported_at timestamptz not null,
  primary key (code, level),
  constraint boundary_level_known check (level in ('province', 'regency', 'district', 'village')),
  constraint boundary_box check (west <= east and south <= north)
);

grant select on place, place_source, boundary to guyub_app, guyub_job;

grant insert, update on place, place_source, boundary to guyub_job;

grant delete on boundary to guyub_job;
