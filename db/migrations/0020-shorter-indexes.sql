-- What lists bring by the million carries no index that another does for, or that nobody asks.

-- A village's rows lie together by their version: the same index answers "what is here" and "what changed here". Only a team's space needs one of its own.
drop index person_by_space;
drop index person_by_place;
create index person_by_place on person (regency_code, place_code, version);
create index person_by_team on person (regency_code, space, version) where team is not null;

drop index household_by_space;
drop index household_by_place;
create index household_by_place on household (regency_code, place_code, version);
create index household_by_team on household (regency_code, space, version) where team is not null;

drop index household_status_by_space;
drop index household_status_by_place;
create index household_status_by_place on household_status (regency_code, place_code, version);
create index household_status_by_team on household_status (regency_code, space, version) where team is not null;

drop index list_entry_by_space;
drop index list_entry_by_place;
create index list_entry_by_place on list_entry (regency_code, place_code, version);
create index list_entry_by_team on list_entry (regency_code, space, version) where team is not null;

-- Nearly every family is there, and of most nobody knows yet whether their house is fit.
drop index household_by_state;
create index household_by_state on household (regency_code, state) where state <> 'ada';
drop index household_status_by_state;
create index household_status_by_state on household_status (regency_code, state) where state <> 'ada';
drop index household_status_by_rtlh;
create index household_status_by_rtlh on household_status (regency_code, rtlh) where rtlh <> 'tidak_diketahui';

-- Who shares a NIK is looked for among those written since the last look.
alter table nik_holder add column noted_at timestamptz not null default now();
drop index nik_holder_to_review;
create index nik_holder_by_noted on nik_holder using brin (noted_at);
