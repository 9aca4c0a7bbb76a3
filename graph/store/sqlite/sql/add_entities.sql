-- What articles add to entities. A name is chosen afterwards where it is '' or others call the entity something.
-- params:  :rows (JSON: [[id, type, name, named, articles, mentions, statements, groups, first, last], ...])
-- columns: none
INSERT INTO entity (id, type, name, named, articles, mentions, statements, first, last)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 8,
       value ->> 9
FROM json_each(:rows) WHERE true
ON CONFLICT (id) DO UPDATE SET
    name = '',
    articles = articles + excluded.articles,
    mentions = mentions + excluded.mentions,
    statements = statements + excluded.statements,
    first = coalesce(min(nullif(first, ''), nullif(excluded.first, '')), max(first, excluded.first)),
    last = max(last, excluded.last)
