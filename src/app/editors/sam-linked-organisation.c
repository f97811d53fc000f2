/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is linked to an organisation: who works there, what was talked about, what is to be done, what lies there. */

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

const SamLinkedKind sam_linked_staff = {
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
};

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

const SamLinkedKind sam_linked_contact = {
  .name = "contact",
  .kind = "contact",
  .field = "about",
  .columns = { "subject", "type", "date", "who", "follow_up_on", "followed_up" },
  .order = "date",
  .newest_first = TRUE,
  .empty = N_ ("No visit or call has been noted yet."),
  .add_label = N_ ("Note a _Visit or Call"),
  .presets = { { "date", "@today" }, { "who", "@author" }, { "type", "@visit-or-call" } },
  .dup_caption = dup_contact_caption,
  .note = sam_practice_note_contact,
  .mark_label = N_ ("Done"),
  .is_marked = is_contact_done,
  .mark = mark_contact_done,
};

enum
{
  TASK_TITLE,
  TASK_WHO,
  TASK_DUE,
  TASK_STATUS,
  TASK_DONE,
};

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

const SamLinkedKind sam_linked_task = {
  .name = "task",
  .kind = "task",
  .field = "about",
  .columns = { "title", "assigned_to", "due_on", "status", "done_on" },
  .order = "due_on",
  .empty = N_ ("Nothing is to be done here, as far as is noted."),
  .add_label = N_ ("Add a _Task"),
  .presets = { { "assigned_to", "@author" }, { "status", "open" } },
  .dup_caption = dup_task_caption,
  .is_past = is_task_past,
  .mark_label = N_ ("Done"),
  .is_marked = is_task_done,
  .mark = mark_task_done,
};

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

const SamLinkedKind sam_linked_delivery = {
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
  .marked_on = "gone_on",
};

const SamLinkedKind sam_linked_place = {
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
  .marked_on = "gone_on",
};
