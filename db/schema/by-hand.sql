-- drizzle-kit does not know virtual tables: typed places are found by trigrams, then by spelling distance on a few.
CREATE VIRTUAL TABLE `town_search` USING fts5(plain, tokenize='trigram', content='towns', content_rowid='id');
