-- What one article adds to an entity; its name is chosen afterwards.
-- params:  :id, :type, :named, :mentions, :statements, :day
-- columns: none
INSERT INTO entity (id, type, name, named, articles, mentions, statements, first, last)
VALUES (:id, :type, '', :named, 1, :mentions, :statements, :day, :day)
ON CONFLICT (id) DO UPDATE SET
    articles = articles + 1,
    mentions = mentions + excluded.mentions,
    statements = statements + excluded.statements,
    first = coalesce(min(nullif(first, ''), nullif(excluded.first, '')), max(first, excluded.first)),
    last = max(last, excluded.last)
