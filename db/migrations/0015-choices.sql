-- What a choice between two people's words has to tell: on whose page it is read, what the later writer did, what of it applies already, who chose and when.
alter table conflict add column about text;
alter table conflict add column about_id text collate "C";
create index conflict_by_about_id on conflict (regency_code, about_id);
alter table conflict add column offered_act text;
alter table conflict add column applied jsonb;
alter table conflict add column chosen_by text;
alter table conflict add column chosen_at text;
