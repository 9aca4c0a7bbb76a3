// An article by our id or by its own name, ours first, with its readings as lists.
// params:  $id
// columns: id, title, name, url, publisher, published, language, status, sha256, length, statements, text,
//          extractors, versions, graphs
MATCH (a:Article)
WHERE a.id = $id OR a.name = $id
RETURN a.id AS id, a.title AS title, a.name AS name, a.url AS url, a.publisher AS publisher, a.published AS published,
       a.language AS language, a.status AS status, a.sha256 AS sha256, a.length AS length, a.statements AS statements,
       a.text AS text, a.extractors AS extractors, a.versions AS versions, a.graphs AS graphs
ORDER BY id = $id DESC
LIMIT 1
