-- SPDX-License-Identifier: GPL-3.0-or-later
-- Released migrations never change: what comes later is 005.sql.

-- Who lost from a change somewhere else is looked for at every start, among few tombstones and many records.
CREATE INDEX revision_tombstone ON revision (document) WHERE leaf = 1 AND deleted = 1;
