-- What one article adds to an entity. A name is chosen afterwards where it is '' or others call the entity something.
-- params:  :id, :type, :name, :named, :mentions, :statements, :day
-- columns: none
INSERT INTO entity (id, type, name, named, articles, mentions, statements, first, last)
VALUES (:id, :type, :name, :named, 1, :mentions, :statements, :day, :day)
ON CONFLICT (id) DO UPDATE SET
    name = '',
    articles = articles + 1,
    mentions = mentions + excluded.mentions,
    statements = statements + excluded.statements,
    first = coalesce(min(nullif(first, ''), nullif(excluded.first, '')), max(first, excluded.first)),
    last = max(last, excluded.last)
