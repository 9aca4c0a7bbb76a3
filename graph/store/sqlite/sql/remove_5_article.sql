-- The article itself; its readings, local entities, statements and evidence go with it.
-- params:  :article
-- columns: none
DELETE FROM article WHERE id = :article
