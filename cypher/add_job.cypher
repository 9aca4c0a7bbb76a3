// A new job.
// params:  $job
// columns: none
CREATE (j:Job)
SET j = $job
