/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is linked to somebody: their roles, what they are asked for, what they agreed to and where that stands. */

#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-linked-kinds.h"

#include <glib/gi18n.h>

#include "app/editors/sam-linked-words.h"

enum
{
  ROLE_STATUS, /* of an expert; the organisation of a member of staff */
  ROLE_SINCE,  /* of an expert; the function of a member of staff */
  ROLE_UNTIL,
};

/* What somebody has lived through is not told here, only that they put it to use. */
static char *
dup_expert_title (const SamRow *row)
{
  return g_strdup (_ ("Experience expert"));
}

static char *
dup_expert_caption (const SamRow *row,
                    const GDate *today)
{
  GPtrArray *parts = sam_linked_new_parts ();

  g_ptr_array_add (parts, g_strdup (sam_linked_get_label ("expert", "status", row->cells[ROLE_STATUS])));
  g_ptr_array_add (parts, sam_linked_tell_day (_ ("since %s"), row->cells[ROLE_SINCE], today));
  return sam_linked_join_parts (parts);
}

static char *
dup_work_title (const SamRow *row)
{
  return g_strdup (row->cells[ROLE_STATUS] != NULL ? row->cells[ROLE_STATUS] : _ ("Organisation not known"));
}

static char *
dup_work_caption (const SamRow *row,
                  const GDate *today)
{
  GPtrArray *parts = sam_linked_new_parts ();

  g_ptr_array_add (parts, g_strdup (sam_linked_get_label ("staff", "function", row->cells[ROLE_SINCE])));
  g_ptr_array_add (parts, sam_linked_tell_day (_ ("left on %s"), row->cells[ROLE_UNTIL], today));
  return sam_linked_join_parts (parts);
}

static gboolean
is_work_past (const SamRow *row,
              const char *today)
{
  return sam_linked_has_come (row->cells[ROLE_UNTIL], today);
}

enum
{
  GROUP_STATUS,
  GROUP_VERIFIED,
};

/* Groups are named after what people have; beside a name that would tell it. */
static char *
dup_group_title (const SamRow *row)
{
  return g_strdup (_ ("Contact person of a group"));
}

static char *
dup_group_caption (const SamRow *row,
                   const GDate *today)
{
  GPtrArray *parts = sam_linked_new_parts ();

  g_ptr_array_add (parts, g_strdup (_ ("Opens the group")));
  g_ptr_array_add (parts, sam_linked_tell_verified (row->cells[GROUP_VERIFIED], today));
  return sam_linked_join_parts (parts);
}

const SamLinkedKind sam_linked_role_expert = {
  .name = "role-expert",
  .kind = "expert",
  .field = "person",
  .columns = { "status", "active_since" },
  .order = "active_since",
  .add_label = N_ ("Make an _Experience Expert"),
  .presets = { { "status", "applied" } },
  .single = TRUE,
  .dup_title = dup_expert_title,
  .dup_caption = dup_expert_caption,
};

const SamLinkedKind sam_linked_role_staff = {
  .name = "role-staff",
  .kind = "staff",
  .field = "person",
  .columns = { "organisation.title", "function", "until" },
  .order = "organisation.title",
  .add_label = N_ ("Add Where They _Work"),
  .dup_title = dup_work_title,
  .dup_caption = dup_work_caption,
  .is_past = is_work_past,
};

const SamLinkedKind sam_linked_role_group = {
  .name = "role-group",
  .kind = "group",
  .field = "contacts",
  .columns = { "status", "verified_on" },
  .order = "status",
  .dup_title = dup_group_title,
  .dup_caption = dup_group_caption,
};

enum
{
  DEPLOYMENT_SUBJECT,
  DEPLOYMENT_TYPE,
  DEPLOYMENT_STATUS,
  DEPLOYMENT_ORGANISATION,
  DEPLOYMENT_DATE,
};

static char *
dup_deployment_caption (const SamRow *row,
                        const GDate *today)
{
  GPtrArray *parts = sam_linked_new_parts ();

  g_ptr_array_add (parts, g_strdup (sam_linked_get_label ("deployment", "type", row->cells[DEPLOYMENT_TYPE])));
  g_ptr_array_add (parts, g_strdup (sam_linked_get_label ("deployment", "status", row->cells[DEPLOYMENT_STATUS])));
  g_ptr_array_add (parts, g_strdup (row->cells[DEPLOYMENT_ORGANISATION]));
  g_ptr_array_add (parts, sam_linked_tell_day ("%s", row->cells[DEPLOYMENT_DATE], today));
  return sam_linked_join_parts (parts);
}

const SamLinkedKind sam_linked_deployment = {
  .name = "deployment",
  .kind = "deployment",
  .field = "expert",
  .columns = { "subject", "type", "status", "organisation.title", "date" },
  .order = "requested_on",
  .newest_first = TRUE,
  .empty = N_ ("Nobody asked for advice yet."),
  .dup_caption = dup_deployment_caption,
};

enum
{
  CONSENT_PURPOSE,
  CONSENT_CHANNEL,
  CONSENT_GIVEN,
  CONSENT_HOW,
  CONSENT_TEXT,
  CONSENT_NOTED_BY,
  CONSENT_EXPIRES,
  CONSENT_WITHDRAWN,
};

static char *
dup_consent_title (const SamRow *row)
{
  const char *purpose = sam_linked_get_label ("consent", "purpose", row->cells[CONSENT_PURPOSE]);
  const char *channel = sam_linked_get_label ("consent", "channel", row->cells[CONSENT_CHANNEL]);

  /* Translators: what somebody agreed to, and through which channel */
  return g_strdup_printf (_ ("%s: %s"), purpose != NULL ? purpose : "?", channel != NULL ? channel : "?");
}

static char *
dup_consent_caption (const SamRow *row,
                     const GDate *today)
{
  GPtrArray *parts = sam_linked_new_parts ();

  g_ptr_array_add (parts, sam_linked_tell_day (_ ("withdrawn on %s"), row->cells[CONSENT_WITHDRAWN], today));
  g_ptr_array_add (parts, sam_linked_tell_day (_ ("given on %s"), row->cells[CONSENT_GIVEN], today));
  g_ptr_array_add (parts, g_strdup (sam_linked_get_label ("consent", "how", row->cells[CONSENT_HOW])));
  if (row->cells[CONSENT_TEXT] != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("text %s"), row->cells[CONSENT_TEXT]));
  if (row->cells[CONSENT_NOTED_BY] != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("noted by %s"), row->cells[CONSENT_NOTED_BY]));
  g_ptr_array_add (parts, sam_linked_tell_day (_ ("until %s"), row->cells[CONSENT_EXPIRES], today));
  return sam_linked_join_parts (parts);
}

static gboolean
is_consent_past (const SamRow *row,
                 const char *today)
{
  return row->cells[CONSENT_WITHDRAWN] != NULL || sam_linked_has_come (row->cells[CONSENT_EXPIRES], today);
}

const SamLinkedKind sam_linked_consent = {
  .name = "consent",
  .kind = "consent",
  .field = "about",
  .columns = { "purpose", "channel", "given_on", "how", "text_version", "noted_by", "expires_on", "withdrawn_on" },
  .order = "given_on",
  .newest_first = TRUE,
  .empty = N_ ("No consent has been noted: that means no."),
  .add_label = N_ ("Note a _Consent"),
  /* What is agreed to follows from what it is about. */
  .presets = { { "given_on", "@today" },
               { "noted_by", "@author" },
               { "purpose", "@purpose" },
               { "fields", "@fields" } },
  .dup_title = dup_consent_title,
  .dup_caption = dup_consent_caption,
  .is_past = is_consent_past,
  .mark_label = N_ ("Is withdrawn"),
  .marked_on = "withdrawn_on",
};

enum
{
  EDITION_MADE,
  EDITION_RECIPIENT,
  EDITION_PRINTED,
  EDITION_GONE,
};

static char *
dup_edition_title (const SamRow *row)
{
  return g_strdup (row->title);
}

static char *
dup_edition_caption (const SamRow *row,
                     const GDate *today)
{
  GPtrArray *parts = sam_linked_new_parts ();

  g_ptr_array_add (parts, g_strdup (sam_linked_get_label ("edition", "recipient", row->cells[EDITION_RECIPIENT])));
  if (row->cells[EDITION_PRINTED] != NULL)
    /* Translators: how many of something printed there are */
    g_ptr_array_add (parts, g_strdup_printf (_ ("copies: %s"), row->cells[EDITION_PRINTED]));
  g_ptr_array_add (parts, sam_linked_tell_day (_ ("no longer in use since %s"), row->cells[EDITION_GONE], today));
  return sam_linked_join_parts (parts);
}

static gboolean
is_edition_past (const SamRow *row,
                 const char *today)
{
  return row->cells[EDITION_GONE] != NULL;
}

const SamLinkedKind sam_linked_edition = {
  .name = "edition",
  .kind = "edition",
  .field = "records",
  .columns = { "made_on", "recipient", "printed", "gone_on" },
  .order = "made_on",
  .newest_first = TRUE,
  .empty = N_ ("It stands in nothing that was printed or handed on, as far as is known."),
  .dup_title = dup_edition_title,
  .dup_caption = dup_edition_caption,
  .is_past = is_edition_past,
  .mark_label = N_ ("No longer in use"),
  .marked_on = "gone_on",
};
