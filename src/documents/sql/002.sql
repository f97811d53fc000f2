-- SPDX-License-Identifier: GPL-3.0-or-later
-- Released migrations never change: what comes later is 003.sql.

-- What attachments hold, once however often it is attached. md5: of the plain bytes, in Base64, as servers name it.
CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  md5 TEXT NOT NULL,
  length INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE INDEX blob_md5 ON blob (md5);

-- Which documents hold it: it goes when the last of them is forgotten.
CREATE TABLE attachment (
  document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
  sha256 TEXT NOT NULL REFERENCES blob (sha256),
  PRIMARY KEY (document, sha256)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_blob ON attachment (sha256);
