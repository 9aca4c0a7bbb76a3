// The new state of a job.
// params:  $id, $job
// columns: id
MATCH (j:Job {id: $id})
SET j += $job
RETURN j.id AS id
