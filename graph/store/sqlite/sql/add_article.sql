-- One article.
-- params:  :id, :name, :url, :title, :publisher, :publisher_id, :published, :language, :status, :sha256, :words,
--          :length, :statements, :text
-- columns: none
INSERT INTO article (id, name, url, title, publisher, publisher_id, published, language, status, sha256, words,
                     length, statements, text)
VALUES (:id, :name, :url, :title, :publisher, :publisher_id, :published, :language, :status, :sha256, :words,
        :length, :statements, :text)
