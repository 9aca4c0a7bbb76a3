// The texts of articles, with their heads.
// params:  $ids
// columns: id, title, name, url, publisher, published, language, status, sha256, length, statements, text
MATCH (a:Article:Node)
WHERE a.id IN $ids
RETURN a.id AS id, a.title AS title, a.name AS name, a.url AS url, a.publisher AS publisher, a.published AS published,
       a.language AS language, a.status AS status, a.sha256 AS sha256, a.length AS length, a.statements AS statements,
       a.text AS text
