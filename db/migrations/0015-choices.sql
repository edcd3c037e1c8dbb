-- What a choice between two people's words has to tell: what the later writer did, what of it applies already, who chose and when.
alter table conflict add column offered_act text;
alter table conflict add column applied jsonb;
alter table conflict add column chosen_by text;
alter table conflict add column chosen_at text;
