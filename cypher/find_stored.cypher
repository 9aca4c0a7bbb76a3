// What is stored under articles' ids or their own names, with their readings as lists.
// params:  $ids, $names
// columns: id, name, url, title, publisher, published, language, status, sha256, extractors, versions, graphs
MATCH (a:Article)
WHERE a.id IN $ids OR a.name IN $names
RETURN a.id AS id, a.name AS name, a.url AS url, a.title AS title, a.publisher AS publisher, a.published AS published,
       a.language AS language, a.status AS status, a.sha256 AS sha256,
       a.extractors AS extractors, a.versions AS versions, a.graphs AS graphs
ORDER BY id
