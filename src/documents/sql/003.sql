-- SPDX-License-Identifier: GPL-3.0-or-later
-- Released migrations never change: what comes later is 004.sql.

-- 1: it came from another computer. Of what came before this was noted nobody knows.
ALTER TABLE revision ADD COLUMN received INTEGER NOT NULL DEFAULT 0;
