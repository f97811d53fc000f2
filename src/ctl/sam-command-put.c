/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include "exchange/sam-dutch-values.h"
#include "exchange/sam-json-reader.h"
#include "exchange/sam-recurrence-reader.h"
#include "json/sam-json-value.h"
#include "network/sam-following.h"
#include "network/sam-moment.h"
#include "network/sam-question-entry.h"
#include "record/sam-spelling.h"

#include <glib/gi18n.h>
#include <string.h>

static int
save_and_print (const SamCommand *self,
                SamStore *store,
                SamRecord *record)
{
  const SamMoment now = sam_moment_now ();
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  if (!sam_following_save (store, record, now.day, &told, &error))
    return sam_command_failed (self, error);
  /* Programs read the id. */
  if (told != NULL)
    g_printerr ("%s\n", told);
  g_print ("%s\n", sam_record_get_id (record));
  return SAM_EXIT_DONE;
}

/* Wrong usage is told before anything is opened. */
static gboolean
check_assignments (const SamCommand *self,
                   const SamKind *kind,
                   char **assignments)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (assignments[i], "=", 2);

      if (g_strv_length (parts) < 2)
        sam_command_misused (self, _ ("“%s” is not FIELD=VALUE"), assignments[i]);
      else if (sam_kind_find_field (kind, parts[0]) == NULL)
        sam_command_misused (self, _ ("A record of kind “%s” has no field “%s”"), kind->name, parts[0]);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/* Topics by name. */
static gboolean
set_topics (SamStore *store,
            SamRecord *record,
            const char *field,
            const char *text,
            GError **error)
{
  g_auto (GStrv) ids = sam_question_read_topics (store, text, error);

  if (ids == NULL)
    return FALSE;
  sam_record_set_strv (record, field, (const char *const *) ids);
  return TRUE;
}

static void
set_time (SamRecord *record,
          const char *field,
          const char *time)
{
  if (time != NULL && sam_kind_find_field (sam_record_get_kind (record), field) != NULL)
    sam_record_set_text (record, field, time);
}

/* A rhythm in words, as in the window; what it says beside the rule stays as words. */
static gboolean
set_rhythm (SamRecord *record,
            const char *field,
            const char *text,
            GError **error)
{
  g_autofree char *rule = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  const SamRecurrenceResult result = sam_recurrence_read (text, &rule, &start, &end);

  if (rule == NULL)
    {
      g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                   _ ("No dates can be read from “%s”. Write it like “every first Tuesday” or “every two weeks on "
                      "Monday”."),
                   text);
      return FALSE;
    }
  sam_record_set_text (record, field, rule);
  if (result == SAM_RECURRENCE_PARTLY)
    set_time (record, "meets_text", text);
  set_time (record, "start_time", start);
  set_time (record, "end_time", end);
  return TRUE;
}

/* Days on which a group does not meet. The id is the day, so that two computers that leave out the same have one. */
static gboolean
set_days_off (SamRecord *record,
              const char *field,
              const char *text,
              GError **error)
{
  const SamMoment now = sam_moment_now ();
  g_auto (GStrv) words = g_strsplit_set (text, ";,", -1);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *value = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *day = sam_dutch_read_day (words[i], now.day, TRUE);

      if (day == NULL)
        {
          g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                       _ ("“%s” is no day. Write the days that are left out with “; ” between: 25-12-2026; 1-1-2027"),
                       g_strstrip (words[i]));
          return FALSE;
        }
      g_ptr_array_add (items, g_strdup_printf ("{\"date\":\"%s\",\"id\":\"%s\"}", day, day));
    }
  value = sam_json_from_items (items);
  sam_record_set_value (record, field, value);
  return TRUE;
}

static gboolean
set_field (SamStore *store,
           SamRecord *record,
           const char *name,
           const char *text,
           GError **error)
{
  const SamField *field = sam_kind_find_field (sam_record_get_kind (record), name);
  const gboolean topics = field->type == SAM_FIELD_REFS && g_strcmp0 (field->refers_to, "topic") == 0;

  if (*text != '\0' && topics && strstr (text, "topic:") == NULL)
    return set_topics (store, record, name, text, error);
  if (*text != '\0' && field->type == SAM_FIELD_RRULE && !sam_recurrence_is_rule (text) &&
      !sam_spelling_check (SAM_FIELD_RRULE, text, NULL))
    return set_rhythm (record, name, text, error);
  if (*text != '\0' && *text != '[' && g_str_equal (name, "exceptions"))
    return set_days_off (record, name, text, error);
  return sam_record_parse_field (record, name, text, error);
}

static int
put_fields (const SamCommand *self,
            SamStore *store,
            const SamKind *kind,
            const char *id,
            char **assignments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) record = id == NULL ? sam_record_new (kind, NULL) : sam_store_load (store, id, &error);

  if (record == NULL)
    return sam_command_failed (self, error);
  for (guint i = 0; assignments[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (assignments[i], "=", 2);

      if (!set_field (store, record, parts[0], parts[1], &error))
        return sam_command_failed (self, error);
    }
  return save_and_print (self, store, record);
}

static int
put_documents (const SamCommand *self,
               SamStore *store,
               const SamKind *kind,
               const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) ids = NULL;
  gsize length;

  if (!g_file_get_contents (g_str_equal (path, "-") ? "/dev/stdin" : path, &text, &length, &error))
    return sam_command_failed (self, error);
  ids = sam_json_read (store, kind, text, (gssize) length, FALSE, &error);
  if (ids == NULL)
    return sam_command_failed (self, error);
  for (guint i = 0; ids[i] != NULL; i++)
    g_print ("%s\n", ids[i]);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *json = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_FILENAME, &json, N_ ("Read one or more documents from a file"), N_ ("FILE|-") },
    { NULL },
  };
  const char *id;
  const SamKind *kind;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("An empty VALUE unsets the field; several values are parted by “; ”. Choices may be given as "
                             "they are shown, topics by name, when a group meets in words. A document with an "
                             "_id changes that record; with its _rev as well, it replaces that revision as a whole."),
                          &argc, &argv, 1, -1))
    return SAM_EXIT_MISUSED;
  id = strchr (argv[1], ':') != NULL ? argv[1] : NULL;
  if (id != NULL && (!sam_id_is_valid (id) || sam_kind_of_id (id) == NULL))
    return sam_command_misused (self, _ ("“%s” is no id like KIND:UUID"), id);
  kind = id != NULL ? sam_kind_of_id (id) : sam_command_find_kind (self, argv[1]);
  if (kind == NULL)
    return SAM_EXIT_MISUSED;
  if (json != NULL && (id != NULL || argc > 2))
    return sam_command_misused (self, _ ("With --json there is only a KIND"));
  if (json == NULL && argc < 3)
    return sam_command_misused (self, _ ("No FIELD=VALUE is given"));
  if (!check_assignments (self, kind, argv + 2))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  return json != NULL ? put_documents (self, store, kind, json) : put_fields (self, store, kind, id, argv + 2);
}

const SamCommand sam_command_put = {
  "put",
  N_ ("KIND|ID FIELD=VALUE…"),
  N_ ("Make a record, or change one"),
  run,
};
