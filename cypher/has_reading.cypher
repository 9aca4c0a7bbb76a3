// Whether this text was read by this very extractor version.
// params:  $id, $run, $sha256
// columns: found
MATCH (a:Article:Node {id: $id})
WHERE a.sha256 = $sha256 AND $run IN a.runs
RETURN 1 AS found
