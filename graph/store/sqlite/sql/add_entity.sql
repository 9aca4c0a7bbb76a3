-- What articles add to an entity. A name is chosen afterwards where it is '' or others call the entity something.
-- params:  :id, :type, :name, :named, :articles, :mentions, :statements, :first, :last
-- columns: none
INSERT INTO entity (id, type, name, named, articles, mentions, statements, first, last)
VALUES (:id, :type, :name, :named, :articles, :mentions, :statements, :first, :last)
ON CONFLICT (id) DO UPDATE SET
    name = '',
    articles = articles + excluded.articles,
    mentions = mentions + excluded.mentions,
    statements = statements + excluded.statements,
    first = coalesce(min(nullif(first, ''), nullif(excluded.first, '')), max(first, excluded.first)),
    last = max(last, excluded.last)
