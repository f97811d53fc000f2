/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workshop, theme meeting or training. */

#include "record/sam-record-kind.h"

static const SamChoice workshop_types[] = {
  { "workshop", N_ ("Workshop") },
  { "theme_meeting", N_ ("Theme meeting") },
  { "training", N_ ("Training") },
  { NULL, NULL },
};

static const SamChoice workshop_statuses[] = {
  { "idea", N_ ("Idea") },
  { "planned", N_ ("Planned") },
  { "open", N_ ("Open") },
  { "full", N_ ("Full") },
  { "held", N_ ("Held") },
  { "cancelled", N_ ("Cancelled") },
  { NULL, NULL },
};

static const SamChoice workshop_bodies[] = {
  { "gaia", N_ ("GAIA") },
  { "nvvpo", N_ ("NVvPO") },
  { "venvn", N_ ("V&VN") },
  { "kabiz", N_ ("KABIZ") },
  { "none", N_ ("None") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "title", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Title"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "type", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Type"), SAM_FIELD_NONE, .choices = workshop_types },
  { "date", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("Date"), SAM_AHEAD },
  { "start", SAM_FIELD_TIME, SAM_REACH_PUBLIC, N_ ("Begins"), SAM_FIELD_NONE },
  { "end", SAM_FIELD_TIME, SAM_REACH_PUBLIC, N_ ("Ends"), SAM_FIELD_NONE },
  { "time_zone", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Time zone"), SAM_FIELD_NONE },
  { "venue", SAM_FIELD_REF, SAM_REACH_PUBLIC, N_ ("Venue"), SAM_FIELD_NONE, .refers_to = "venue" },
  { "room", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Room"), SAM_FIELD_NONE },
  { "capacity", SAM_FIELD_INTEGER, SAM_REACH_PUBLIC, N_ ("Capacity"), SAM_FIELD_NONE },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Status"), SAM_FIELD_NONE, .choices = workshop_statuses },
  { "topics", SAM_FIELD_REFS, SAM_REACH_PUBLIC, N_ ("Topics"), SAM_FIELD_NONE, .refers_to = "topic" },
  { "leader", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Leader"), SAM_FIELD_NONE, .refers_to = "person" },
  { "description", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Description"), SAM_SEARCHED | SAM_MERGE_LINES },
  { "programme", SAM_FIELD_ITEMS, SAM_REACH_PUBLIC, N_ ("Programme"), SAM_FIELD_NONE },
  { "accreditation_body", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Accreditation body"),
    SAM_FIELD_NONE, .choices = workshop_bodies },
  { "accreditation_number", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Accreditation number"), SAM_FIELD_NONE },
  { "accreditation_points", SAM_FIELD_DECIMAL, SAM_REACH_PUBLIC, N_ ("Accreditation points"), SAM_FIELD_NONE },
  { "accreditation_sent_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Attendance handed in"), SAM_FIELD_NONE },
  { "cost", SAM_FIELD_DECIMAL, SAM_REACH_REGION, N_ ("Cost in euros"), SAM_FIELD_NONE },
  { "project", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Project"), SAM_FIELD_NONE, .refers_to = "project" },
  { "rounds", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Number of rounds"), SAM_FIELD_NONE },
  { "round_minutes", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Minutes per round"), SAM_FIELD_NONE },
  { "change_minutes", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Minutes to change tables"), SAM_FIELD_NONE },
  { "break_minutes", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Minutes of break"), SAM_FIELD_NONE },
  { "break_after_round", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Break after round"), SAM_FIELD_NONE },
  { "first_round_at", SAM_FIELD_TIME, SAM_REACH_REGION, N_ ("First round"), SAM_FIELD_NONE },
  { "tables", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Number of tables"), SAM_FIELD_NONE },
  { "seats_min", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Fewest at a table"), SAM_FIELD_NONE },
  { "seats_max", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Most at a table"), SAM_FIELD_NONE },
  { "rounds_held", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Rounds held"), SAM_FIELD_NONE },
  { "most_per_practice", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Most from one practice"), SAM_FIELD_NONE },
  { "plan", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Current plan"), SAM_FIELD_NONE, .refers_to = "plan" },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamWorkshop, sam_workshop, "workshop", N_ ("Workshop"), N_ ("Workshops"), fields)
