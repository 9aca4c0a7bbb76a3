-- Names that no article uses any more.
-- params:  none
-- columns: none
DELETE FROM entity_name WHERE uses = 0
