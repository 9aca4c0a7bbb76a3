// An entity is called what most of its members are; among equals the fullest name, then the first in order of code
// points. Text that is not yet committed is ordered by UTF-16 units: what needs two of these goes behind U+FFFF.
// params:  $entities
// columns: none
UNWIND $entities AS asked
MATCH (n:Name {entity: asked, alias: false})
WITH asked, n.uses AS uses, n.name AS name
ORDER BY uses DESC, size(name) DESC, CASE size(split(name, '')) WHEN size(name) THEN name ELSE
    reduce(key = '', c IN [i IN range(0, size(name) - 1) | substring(name, i, 1)] |
        key + CASE size(split(c, '')) WHEN 2 THEN '\uFFFF' ELSE '' END + c) END
WITH asked, head(collect(name)) AS name
MATCH (e:Node {id: asked})
SET e.caption = name
