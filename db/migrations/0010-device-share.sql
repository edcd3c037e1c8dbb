-- Half a secret of each device: with the phone itself it opens the phone's store after a forgotten PIN; alone it opens nothing.
alter table device add column share text;
