"""One router per noun; `routers` is all of them under `/v1`."""
