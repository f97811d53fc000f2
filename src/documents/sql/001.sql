-- SPDX-License-Identifier: GPL-3.0-or-later
-- Released migrations never change: what comes later is 002.sql.

CREATE TABLE counter (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  sequence INTEGER NOT NULL
) STRICT;

INSERT INTO counter (only, sequence) VALUES (1, 0);

-- generation, hash and deleted are the winner's; live counts the leaves that are no tombstones (2: a conflict).
CREATE TABLE document (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  generation INTEGER NOT NULL,
  hash TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  live INTEGER NOT NULL,
  sequence INTEGER NOT NULL UNIQUE
) STRICT;

CREATE INDEX document_conflict ON document (id) WHERE live > 1;

-- fixed: 0 saved here, 1 made ready to be sent (another computer may know it), 2 known elsewhere.
-- added: the sequence with which it came; body NULL: only the id is known here.
CREATE TABLE revision (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
  generation INTEGER NOT NULL,
  hash TEXT NOT NULL,
  parent INTEGER REFERENCES revision (number),
  leaf INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  fixed INTEGER NOT NULL,
  added INTEGER NOT NULL,
  body TEXT,
  attachments TEXT,
  UNIQUE (document, generation, hash)
) STRICT;

CREATE INDEX revision_parent ON revision (parent) WHERE parent IS NOT NULL;
CREATE INDEX revision_waiting ON revision (document) WHERE leaf = 1 AND fixed < 2;

-- What was saved here and squashed away before it was ever sent.
CREATE TABLE history (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
  generation INTEGER NOT NULL,
  hash TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  added INTEGER NOT NULL,
  body TEXT NOT NULL,
  attachments TEXT
) STRICT;

CREATE INDEX history_revision ON history (document, generation, hash);

CREATE TABLE erased (
  id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE local_document (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
