// Jobs that are queued or running, oldest first.
// params:  none
// columns: id, state, total, done, added, refused, created, updated
MATCH (j:Job)
WHERE j.state IN ['queued', 'running']
RETURN j.id AS id, j.state AS state, j.total AS total, j.done AS done, j.added AS added, j.refused AS refused,
       j.created AS created, j.updated AS updated
ORDER BY created, id
