-- Statements of other articles with the same words, earliest first, undated last.
-- params:  :id
-- columns: id
SELECT s.id
FROM statement AS mine
JOIN statement AS s ON s.words = mine.words
WHERE mine.id = :id AND mine.words <> '' AND s.article_id <> mine.article_id
ORDER BY s.said_on = '', s.said_on, s.id
