-- Articles with their readings, what these assert (local ids), and the projection that queries walk.
-- Dates are text; an unknown one is '' so that it sorts before all others and compares without nulls.

CREATE TABLE article (
    n            INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    name         TEXT UNIQUE,               -- the id that the input gave it
    url          TEXT,
    title        TEXT NOT NULL,
    publisher    TEXT,
    publisher_id TEXT,
    published    TEXT NOT NULL,
    language     TEXT NOT NULL,
    status       TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    words        TEXT NOT NULL,             -- the same for syndicated copies
    length       INTEGER NOT NULL,          -- code points
    statements   INTEGER NOT NULL,
    text         TEXT NOT NULL
) STRICT;
CREATE INDEX article_newest ON article (published DESC, id);
CREATE INDEX article_by_publisher ON article (publisher_id, published DESC, id);
CREATE INDEX article_words ON article (words);
CREATE INDEX publisher_name ON article (publisher_id, publisher);

CREATE TABLE extraction_run (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    version TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One extractor's graph of one article, as it came (global keys). All tables below follow from these rows.
CREATE TABLE reading (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    extractor  TEXT NOT NULL,
    run_id     TEXT NOT NULL REFERENCES extraction_run (id),
    graph      TEXT NOT NULL,
    PRIMARY KEY (article_id, extractor)
) STRICT, WITHOUT ROWID;
CREATE INDEX reading_of_run ON reading (run_id);

CREATE TABLE entity (
    id         TEXT PRIMARY KEY,
    type       TEXT NOT NULL,
    name       TEXT NOT NULL,
    named      INTEGER NOT NULL,
    articles   INTEGER NOT NULL,
    mentions   INTEGER NOT NULL,
    statements INTEGER NOT NULL,            -- how many it makes
    first      TEXT NOT NULL,
    last       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_by_weight ON entity (articles DESC, id);
CREATE INDEX entity_unsupported ON entity (id) WHERE articles = 0;

-- Which entity a local entity belongs to is this one column.
CREATE TABLE local_entity (
    id         TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    entity_id  TEXT NOT NULL REFERENCES entity (id),
    type       TEXT NOT NULL,
    name       TEXT NOT NULL,
    aliases    TEXT NOT NULL,               -- JSON
    named      INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    mentions   INTEGER NOT NULL,
    day        TEXT NOT NULL                -- of its article
) STRICT, WITHOUT ROWID;
CREATE INDEX local_entity_of_article ON local_entity (article_id);
CREATE INDEX local_entity_of_entity ON local_entity (entity_id, day);
CREATE INDEX local_group ON local_entity (entity_id) WHERE kind = 'group';

-- What the members of an entity are called, and by how many of them.
CREATE TABLE entity_name (
    n         INTEGER PRIMARY KEY,
    entity_id TEXT NOT NULL REFERENCES entity (id),
    name      TEXT NOT NULL,
    alias     INTEGER NOT NULL,
    norm      TEXT NOT NULL,
    uses      INTEGER NOT NULL,
    UNIQUE (entity_id, alias, name)
) STRICT;
CREATE INDEX entity_name_norm ON entity_name (norm, alias);
CREATE INDEX entity_name_unsupported ON entity_name (n) WHERE uses = 0;

CREATE TABLE statement (
    n              INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    article_id     TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    text           TEXT NOT NULL,
    words          TEXT NOT NULL,           -- the same for the same words
    content        TEXT NOT NULL,           -- spans as JSON, like cue and source
    cue            TEXT NOT NULL,
    source         TEXT NOT NULL,
    mode           TEXT NOT NULL,
    class          TEXT NOT NULL,
    negated        INTEGER NOT NULL,
    inside         TEXT,
    when_text      TEXT,                    -- a span as JSON
    when_date      TEXT,
    when_precision TEXT,
    said_on        TEXT NOT NULL,
    confidence     REAL NOT NULL
) STRICT;
CREATE INDEX statement_newest ON statement (said_on DESC, id);
CREATE INDEX statement_of_article ON statement (article_id, said_on DESC, id);
CREATE INDEX statement_words ON statement (words);

-- In whose name a statement is made: depth 0 the speaker, 1 what it stands for in this article, 2 one step up.
CREATE TABLE capacity (
    statement_id TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    local_id     TEXT NOT NULL,
    entity_id    TEXT NOT NULL REFERENCES entity (id),
    depth        INTEGER NOT NULL,
    said_on      TEXT NOT NULL,
    PRIMARY KEY (statement_id, local_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX capacity_of_entity ON capacity (entity_id, said_on DESC, statement_id);

-- For edges that touch a statement, first = last = the day it was said: the two indexes list them newest first.
CREATE TABLE edge (
    n      INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    type   TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    role   TEXT,
    count  INTEGER NOT NULL,
    first  TEXT NOT NULL,
    last   TEXT NOT NULL
) STRICT;
CREATE INDEX edge_from ON edge (source, type, last DESC, target);
CREATE INDEX edge_to ON edge (target, type, last DESC, source);
CREATE INDEX edge_unsupported ON edge (n) WHERE count = 0;

-- Only of edges between entities, which gather it from many articles. That of every other edge is read off its
-- article's readings, where it stands already.
CREATE TABLE evidence (
    n            INTEGER PRIMARY KEY,
    id           TEXT NOT NULL,
    edge_id      TEXT NOT NULL REFERENCES edge (id),
    article_id   TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    run_id       TEXT NOT NULL,
    type         TEXT NOT NULL,
    source       TEXT NOT NULL,             -- local ids, like target
    target       TEXT NOT NULL,
    role         TEXT,
    statement_id TEXT,
    spans        TEXT NOT NULL,             -- JSON
    kind         TEXT,
    charge_span  TEXT,                      -- JSON
    charge       TEXT,
    former       INTEGER NOT NULL,
    confidence   REAL NOT NULL,
    date         TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_of_edge ON evidence (edge_id, confidence DESC, date DESC, id);
CREATE INDEX evidence_by_date ON evidence (edge_id, date);
CREATE INDEX evidence_of_article ON evidence (article_id);

CREATE TABLE job (
    id      TEXT PRIMARY KEY,
    state   TEXT NOT NULL,
    total   INTEGER NOT NULL,
    done    INTEGER NOT NULL,
    added   INTEGER NOT NULL,
    refused TEXT NOT NULL,                  -- JSON
    created TEXT NOT NULL,
    updated TEXT NOT NULL
) STRICT, WITHOUT ROWID;
