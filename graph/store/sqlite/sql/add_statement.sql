-- One statement.
-- params:  :id, :article, :text, :words, :content, :cue, :source, :mode, :class, :negated, :inside, :when_text,
--          :when_date, :when_precision, :said_on, :confidence
-- columns: none
INSERT INTO statement (id, article_id, text, words, content, cue, source, mode, class, negated, inside, when_text,
                       when_date, when_precision, said_on, confidence)
VALUES (:id, :article, :text, :words, :content, :cue, :source, :mode, :class, :negated, :inside, :when_text,
        :when_date, :when_precision, :said_on, :confidence)
