/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-linked-kinds.h"

#include <glib/gi18n.h>

#include "app/editors/sam-linked-words.h"
#include "network/sam-practice.h"

enum
{
  STAFF_NAME,
  STAFF_FUNCTION,
  STAFF_FUNCTION_TEXT,
  STAFF_CONTACT,
  STAFF_CONTACT_SINCE,
  STAFF_CONTACT_UNTIL,
  STAFF_FOLLOWED,
  STAFF_UNTIL,
};

static char *
dup_staff_title (const SamRow *row)
{
  return g_strdup (row->cells[STAFF_NAME] != NULL ? row->cells[STAFF_NAME] : _ ("Name not known"));
}

static char *
dup_staff_caption (const SamRow *row,
                   const GDate *today)
{
  GPtrArray *parts = sam_linked_new_parts ();
  gboolean contact = sam_linked_is_true (row->cells[STAFF_CONTACT]);

  g_ptr_array_add (parts, g_strdup (row->cells[STAFF_FUNCTION_TEXT]));
  if (contact)
    g_ptr_array_add (parts, sam_linked_tell_day (_ ("contact person since %s"), row->cells[STAFF_CONTACT_SINCE], today));
  else
    g_ptr_array_add (parts, sam_linked_tell_day (_ ("contact person until %s"), row->cells[STAFF_CONTACT_UNTIL], today));
  g_ptr_array_add (parts, sam_linked_tell_day (_ ("workshop on %s"), row->cells[STAFF_FOLLOWED], today));
  g_ptr_array_add (parts, sam_linked_tell_day (_ ("left on %s"), row->cells[STAFF_UNTIL], today));
  return sam_linked_join_parts (parts);
}

static const char *
get_staff_heading (const SamRow *row)
{
  const char *function = sam_linked_get_label ("staff", "function", row->cells[STAFF_FUNCTION]);

  return function != NULL ? function : _ ("Function not known");
}

static gboolean
is_staff_past (const SamRow *row,
               const char *today)
{
  return sam_linked_has_come (row->cells[STAFF_UNTIL], today);
}

static gboolean
is_staff_contact (const SamRow *row)
{
  return sam_linked_is_true (row->cells[STAFF_CONTACT]);
}

enum
{
  CONTACT_SUBJECT,
  CONTACT_TYPE,
  CONTACT_DATE,
  CONTACT_WHO,
  CONTACT_FOLLOW_UP,
  CONTACT_FOLLOWED,
};

static char *
dup_contact_title (const SamRow *row)
{
  return g_strdup (row->cells[CONTACT_SUBJECT]);
}

static char *
dup_contact_caption (const SamRow *row,
                     const GDate *today)
{
  GPtrArray *parts = sam_linked_new_parts ();

  g_ptr_array_add (parts, g_strdup (sam_linked_get_label ("contact", "type", row->cells[CONTACT_TYPE])));
  g_ptr_array_add (parts, sam_linked_tell_day ("%s", row->cells[CONTACT_DATE], today));
  g_ptr_array_add (parts, g_strdup (row->cells[CONTACT_WHO]));
  if (!sam_linked_is_true (row->cells[CONTACT_FOLLOWED]))
    g_ptr_array_add (parts, sam_linked_tell_day (_ ("follow up on %s"), row->cells[CONTACT_FOLLOW_UP], today));
  return sam_linked_join_parts (parts);
}

static gboolean
is_contact_done (const SamRow *row)
{
  return sam_linked_is_true (row->cells[CONTACT_FOLLOWED]);
}

static void
mark_contact_done (SamRecord *contact,
                   gboolean marked,
                   const char *today)
{
  sam_record_set_boolean (contact, "followed_up", marked);
}

enum
{
  TASK_TITLE,
  TASK_WHO,
  TASK_DUE,
  TASK_STATUS,
  TASK_DONE,
};

static char *
dup_task_title (const SamRow *row)
{
  return g_strdup (row->cells[TASK_TITLE]);
}

static gboolean
is_task_done (const SamRow *row)
{
  return g_strcmp0 (row->cells[TASK_STATUS], "done") == 0;
}

static gboolean
is_task_past (const SamRow *row,
              const char *today)
{
  return is_task_done (row) || g_strcmp0 (row->cells[TASK_STATUS], "dropped") == 0;
}

static char *
dup_task_caption (const SamRow *row,
                  const GDate *today)
{
  GPtrArray *parts = sam_linked_new_parts ();

  if (row->cells[TASK_DONE] != NULL)
    g_ptr_array_add (parts, sam_linked_tell_day (_ ("done on %s"), row->cells[TASK_DONE], today));
  else
    g_ptr_array_add (parts, sam_linked_tell_day (_ ("due on %s"), row->cells[TASK_DUE], today));
  g_ptr_array_add (parts, g_strdup (row->cells[TASK_WHO]));
  return sam_linked_join_parts (parts);
}

static void
mark_task_done (SamRecord *task,
                gboolean marked,
                const char *today)
{
  sam_record_set_text (task, "status", marked ? "done" : "open");
  sam_record_set_text (task, "done_on", marked ? today : NULL);
}

enum
{
  DELIVERY_PLACE, /* the material at an organisation, the organisation of a material */
  DELIVERY_TEXT,
  DELIVERY_QUANTITY,
  DELIVERY_EDITION,
  DELIVERY_CURRENT_EDITION,
  DELIVERY_ON,
  DELIVERY_BY,
  DELIVERY_GONE,
};

static char *
dup_delivery_title (const SamRow *row)
{
  const char *title = row->cells[DELIVERY_PLACE] != NULL ? row->cells[DELIVERY_PLACE] : row->cells[DELIVERY_TEXT];
  const char *quantity = row->cells[DELIVERY_QUANTITY];

  if (title == NULL)
    title = _ ("Material not known");
  /* Translators: how many of which material, or where: "50 × Leaflet" */
  return quantity != NULL ? g_strdup_printf (_ ("%s × %s"), quantity, title) : g_strdup (title);
}

static char *
dup_delivery_caption (const SamRow *row,
                      const GDate *today)
{
  GPtrArray *parts = sam_linked_new_parts ();
  const char *edition = row->cells[DELIVERY_EDITION];
  const char *current = row->cells[DELIVERY_CURRENT_EDITION];

  if (edition != NULL && current != NULL && g_strcmp0 (edition, current) != 0)
    /* Translators: of a leaflet: the edition that lies there, and the current one */
    g_ptr_array_add (parts, g_strdup_printf (_ ("edition %s, now %s"), edition, current));
  else if (edition != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("edition %s"), edition));
  g_ptr_array_add (parts, sam_linked_tell_day (_ ("since %s"), row->cells[DELIVERY_ON], today));
  g_ptr_array_add (parts, g_strdup (row->cells[DELIVERY_BY]));
  g_ptr_array_add (parts, sam_linked_tell_day (_ ("gone since %s"), row->cells[DELIVERY_GONE], today));
  return sam_linked_join_parts (parts);
}

static gboolean
is_delivery_past (const SamRow *row,
                  const char *today)
{
  return sam_linked_has_come (row->cells[DELIVERY_GONE], today);
}

static gboolean
is_delivery_gone (const SamRow *row)
{
  return row->cells[DELIVERY_GONE] != NULL;
}

static void
mark_delivery_gone (SamRecord *delivery,
                    gboolean marked,
                    const char *today)
{
  sam_record_set_text (delivery, "gone_on", marked ? today : NULL);
}

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

static gboolean
is_consent_withdrawn (const SamRow *row)
{
  return row->cells[CONSENT_WITHDRAWN] != NULL;
}

static void
mark_consent_withdrawn (SamRecord *consent,
                        gboolean marked,
                        const char *today)
{
  sam_record_set_text (consent, "withdrawn_on", marked ? today : NULL);
}

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

static gboolean
is_edition_gone (const SamRow *row)
{
  return row->cells[EDITION_GONE] != NULL;
}

static void
mark_edition_gone (SamRecord *edition,
                   gboolean marked,
                   const char *today)
{
  sam_record_set_text (edition, "gone_on", marked ? today : NULL);
}

enum
{
  DEPLOYMENT_SUBJECT,
  DEPLOYMENT_TYPE,
  DEPLOYMENT_STATUS,
  DEPLOYMENT_ORGANISATION,
  DEPLOYMENT_DATE,
};

static char *
dup_deployment_title (const SamRow *row)
{
  return g_strdup (row->cells[DEPLOYMENT_SUBJECT]);
}

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
  return g_strdup (_ ("Opens the group"));
}

static const SamLinkedKind linked_kinds[] = {
  {
      .name = "staff",
      .kind = "staff",
      .field = "organisation",
      .columns = { "person.title", "function", "function_text", "contact_person", "contact_person_since",
                   "contact_person_until", "workshop_followed_on", "until" },
      .order = "function",
      .empty = N_ ("Nobody of this organisation is known yet."),
      .add_label = N_ ("Add a _Person"),
      .dup_title = dup_staff_title,
      .dup_caption = dup_staff_caption,
      .get_heading = get_staff_heading,
      .is_past = is_staff_past,
      .mark_label = N_ ("Contact person"),
      .is_marked = is_staff_contact,
      .mark = sam_practice_mark_contact_person,
  },
  {
      .name = "contact",
      .kind = "contact",
      .field = "about",
      .columns = { "subject", "type", "date", "who", "follow_up_on", "followed_up" },
      .order = "date",
      .newest_first = TRUE,
      .empty = N_ ("No visit or call has been noted yet."),
      .add_label = N_ ("Note a _Visit or Call"),
      .presets = { { "date", "@today" }, { "who", "@author" }, { "type", "@visit-or-call" } },
      .dup_title = dup_contact_title,
      .note = sam_practice_note_contact,
      .dup_caption = dup_contact_caption,
      .mark_label = N_ ("Done"),
      .is_marked = is_contact_done,
      .mark = mark_contact_done,
  },
  {
      .name = "task",
      .kind = "task",
      .field = "about",
      .columns = { "title", "assigned_to", "due_on", "status", "done_on" },
      .order = "due_on",
      .empty = N_ ("Nothing is to be done here, as far as is noted."),
      .add_label = N_ ("Add a _Task"),
      .presets = { { "assigned_to", "@author" }, { "status", "open" } },
      .dup_title = dup_task_title,
      .dup_caption = dup_task_caption,
      .is_past = is_task_past,
      .mark_label = N_ ("Done"),
      .is_marked = is_task_done,
      .mark = mark_task_done,
  },
  {
      .name = "delivery",
      .kind = "delivery",
      .field = "organisation",
      .columns = { "material.title", "material_text", "quantity", "edition", "material.edition_name", "delivered_on",
                   "delivered_by", "gone_on" },
      .order = "delivered_on",
      .newest_first = TRUE,
      .empty = N_ ("No material lies here, as far as is known."),
      .add_label = N_ ("_Leave Material"),
      .presets = { { "delivered_on", "@today" }, { "delivered_by", "@author" } },
      .dup_title = dup_delivery_title,
      .dup_caption = dup_delivery_caption,
      .is_past = is_delivery_past,
      .note = sam_practice_note_delivery,
      .mark_label = N_ ("Gone"),
      .is_marked = is_delivery_gone,
      .mark = mark_delivery_gone,
  },
  {
      .name = "place",
      .kind = "delivery",
      .field = "material",
      .columns = { "organisation.title", "material_text", "quantity", "edition", "material.edition_name",
                   "delivered_on", "delivered_by", "gone_on" },
      .order = "delivered_on",
      .newest_first = TRUE,
      .empty = N_ ("It lies nowhere yet, as far as is known."),
      .dup_title = dup_delivery_title,
      .dup_caption = dup_delivery_caption,
      .is_past = is_delivery_past,
      .mark_label = N_ ("Gone"),
      .is_marked = is_delivery_gone,
      .mark = mark_delivery_gone,
  },
  {
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
  },
  {
      .name = "role-staff",
      .kind = "staff",
      .field = "person",
      .columns = { "organisation.title", "function", "until" },
      .order = "organisation.title",
      .add_label = N_ ("Add Where They _Work"),
      .dup_title = dup_work_title,
      .dup_caption = dup_work_caption,
      .is_past = is_work_past,
  },
  {
      .name = "role-group",
      .kind = "group",
      .field = "contacts",
      .columns = { "status" },
      .order = "status",
      .dup_title = dup_group_title,
      .dup_caption = dup_group_caption,
  },
  {
      .name = "deployment",
      .kind = "deployment",
      .field = "expert",
      .columns = { "subject", "type", "status", "organisation.title", "date" },
      .order = "requested_on",
      .newest_first = TRUE,
      .empty = N_ ("Nobody asked for advice yet."),
      .dup_title = dup_deployment_title,
      .dup_caption = dup_deployment_caption,
  },
  {
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
      .is_marked = is_consent_withdrawn,
      .mark = mark_consent_withdrawn,
  },
  {
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
      .is_marked = is_edition_gone,
      .mark = mark_edition_gone,
  },
};

/**
 * sam_linked_kind_find:
 * @name: of a list
 *
 * Returns: (nullable) (transfer none): the list
 */
const SamLinkedKind *
sam_linked_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (linked_kinds); i++)
    if (g_strcmp0 (linked_kinds[i].name, name) == 0)
      return &linked_kinds[i];
  return NULL;
}
