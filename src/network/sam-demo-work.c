/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a coordinator of the demo has been doing: help questions, material left at practices, contacts and tasks. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

#include "json/sam-json-value.h"

#define N_QUESTIONS 12
#define N_CONTACTS 30
#define N_TASKS 8

static char *
fill_in (const char *sentence,
         const char *topic,
         const char *place)
{
  GString *text = g_string_new (sentence);

  g_string_replace (text, "{topic}", topic, 0);
  g_string_replace (text, "{place}", place, 0);
  return g_string_free (text, FALSE);
}

static gboolean
make_question (SamDemoWorld *world,
               GError **error)
{
  static const char *const statuses[] = { "new", "new", "in_progress", "matched", "in_contact", "closed" };
  static const char *const answered_statuses[] = { "matched", "in_contact", "closed", NULL };
  static const char *const channels[] = { "platform", "platform", "phone", "gp", "desk" };
  g_autoptr (SamRecord) question = sam_demo_create (world, "question");
  SamRecord *topic = sam_demo_pick_topic (world);
  g_autofree char *topic_name = sam_record_dup_text (topic, "name");
  g_autofree char *sentence = sam_demo_pick (world, "question_templates_nl");
  g_autofree char *text = fill_in (sentence, topic_name, "Heerlen");
  const char *status = statuses[sam_demo_roll (world, G_N_ELEMENTS (statuses))];
  const gboolean answered = g_strv_contains (answered_statuses, status);
  const int days = -1 - (int) sam_demo_roll (world, 40);
  const gint64 received = sam_demo_get_midnight (world, days) + 28800 + sam_demo_roll (world, 36000);

  sam_record_set_text (question, "subject", topic_name);
  sam_record_set_text (question, "text", text);
  sam_record_set_strv (question, "topics", (const char *[]){ sam_record_get_id (topic), NULL });
  sam_record_set_text (question, "status", status);
  sam_record_set_text (question, "channel", channels[sam_demo_roll (world, G_N_ELEMENTS (channels))]);
  sam_record_set_text (question, "municipality", "Heerlen");
  sam_record_set_integer (question, "received_at", received);
  if (answered)
    sam_record_set_integer (question, "answered_at", received + 7200);
  return sam_demo_save (world, question, NULL, error) &&
         (!answered || sam_demo_make_match (world, question, days, FALSE, error));
}

static gboolean
make_materials (SamDemoWorld *world,
                GError **error)
{
  g_auto (GStrv) names = sam_json_to_strv (sam_json_object_get (world->blocks, "materials"));

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SamRecord) material = sam_demo_create (world, "material");

      sam_record_set_text (material, "name", names[i]);
      sam_record_set_integer (material, "stock", sam_demo_roll (world, 500));
      sam_record_set_boolean (material, "current", TRUE);
      if (!sam_demo_save (world, material, world->materials, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_deliveries (SamDemoWorld *world,
                 GError **error)
{
  for (guint i = 0; i < world->practices->len; i++)
    {
      g_autoptr (SamRecord) delivery = NULL;

      if (!sam_demo_chance (world, 55))
        continue;
      delivery = sam_demo_create (world, "delivery");
      sam_record_set_text (delivery, "organisation", g_ptr_array_index (world->practices, i));
      sam_record_set_text (delivery, "material", sam_demo_pick_id (world, world->materials));
      sam_record_set_integer (delivery, "quantity", 25 * (1 + sam_demo_roll (world, 4)));
      sam_demo_set_day (world, delivery, "delivered_on", -(int) sam_demo_roll (world, 400));
      if (!sam_demo_save (world, delivery, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_contact (SamDemoWorld *world,
              GError **error)
{
  static const char *const types[] = { "call", "visit", "email", "meeting" };
  g_autoptr (SamRecord) contact = sam_demo_create (world, "contact");

  sam_record_set_text (contact, "subject",
                       sam_demo_chance (world, 50) ? "Uitnodiging workshop" : "Folders en contactpersoon");
  sam_record_set_text (contact, "type", types[sam_demo_roll (world, G_N_ELEMENTS (types))]);
  sam_record_set_text (contact, "about", sam_demo_pick_id (world, world->practices));
  sam_demo_set_day (world, contact, "date", -(int) sam_demo_roll (world, 120));
  if (sam_demo_chance (world, 30))
    sam_demo_set_day (world, contact, "follow_up_on", (int) sam_demo_roll (world, 21));
  return sam_demo_save (world, contact, NULL, error);
}

static gboolean
make_task (SamDemoWorld *world,
           GError **error)
{
  static const char *const titles[] = { "Groep bellen: klopt alles nog?", "Folders bijbestellen",
                                        "Praktijk terugbellen", "Zaal bevestigen" };
  g_autoptr (SamRecord) task = sam_demo_create (world, "task");

  sam_record_set_text (task, "title", titles[sam_demo_roll (world, G_N_ELEMENTS (titles))]);
  sam_record_set_text (task, "about", sam_demo_pick_id (world, world->groups));
  sam_record_set_text (task, "status", "open");
  sam_demo_set_day (world, task, "due_on", (int) sam_demo_roll (world, 14));
  return sam_demo_save (world, task, NULL, error);
}

static gboolean
repeat (SamDemoWorld *world,
        SamDemoPart part,
        guint times,
        GError **error)
{
  for (guint i = 0; i < times; i++)
    if (!part (world, error))
      return FALSE;
  return TRUE;
}

/**
 * sam_demo_make_work:
 *
 * Needs the practices, the experts and the groups.
 */
gboolean
sam_demo_make_work (SamDemoWorld *world,
                    GError **error)
{
  return repeat (world, make_question, N_QUESTIONS, error) && make_materials (world, error) &&
         make_deliveries (world, error) && repeat (world, make_contact, N_CONTACTS, error) &&
         repeat (world, make_task, N_TASKS, error);
}
