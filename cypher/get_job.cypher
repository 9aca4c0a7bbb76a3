// A job.
// params:  $id
// columns: id, state, total, done, added, refused, created, updated
MATCH (j:Job {id: $id})
RETURN j.id AS id, j.state AS state, j.total AS total, j.done AS done, j.added AS added, j.refused AS refused,
       j.created AS created, j.updated AS updated
