/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An array of documents as the database has them, one a line, each with its `_id`. The only format that loses nothing:
 * what this version does not understand goes out as it came in. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-job.h"

#include "json/sam-json-value.h"

/* Outside the region the ids of records mean nothing, and are nobody's business: what they name stands there. */
static char *
format_value (SamExportJob *job,
              SamRecord *record,
              const SamField *field)
{
  g_autofree char *titles = NULL;
  g_auto (GStrv) list = NULL;

  if (sam_export_job_stays_in_region (job) || (field->type != SAM_FIELD_REF && field->type != SAM_FIELD_REFS))
    return g_strdup (sam_record_get_value (record, field->name));
  titles = sam_export_job_dup_titles (job, record, field);
  if (field->type == SAM_FIELD_REF)
    return *titles != '\0' ? sam_json_from_string (titles) : NULL;
  list = g_strsplit (titles, "; ", -1);
  return *list != NULL ? sam_json_from_strv ((const char *const *) list) : NULL;
}

static char *
format_record (SamExportJob *job,
               SamRecord *record)
{
  g_autoptr (SamJsonObject) object = sam_json_object_new ();
  SamJsonObject *members = sam_record_get_members (record);
  g_auto (GStrv) keys = sam_json_object_dup_keys (members);
  g_autofree char *id = sam_json_from_string (sam_record_get_id (record));

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const SamField *field = sam_kind_find_field (sam_record_get_kind (record), keys[i]);
      g_autofree char *value = field != NULL ? format_value (job, record, field) : NULL;

      if (field == NULL)
        sam_json_object_set (object, keys[i], sam_json_object_get (members, keys[i]));
      else if (value != NULL)
        sam_json_object_set (object, keys[i], value);
    }
  if (sam_export_job_stays_in_region (job))
    sam_json_object_set (object, "_id", id);
  return sam_json_object_to_text (object);
}

/**
 * sam_json_write:
 *
 * Returns: (transfer full) (nullable): the file's text, or NULL with @error set
 */
char *
sam_json_write (SamExportJob *job,
                GError **error)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (GError) local_error = NULL;

  sam_export_job_say (job, NULL);
  sam_export_job_say_unknown (job);
  for (;;)
    {
      g_autoptr (SamRecord) record = sam_export_job_next (job, &local_error);
      g_autofree char *object = NULL;

      if (record == NULL)
        break;
      object = format_record (job, record);
      g_string_append (text, text->len > 1 ? ",\n" : "\n");
      g_string_append (text, object);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  g_string_append (text, "\n]\n");
  return g_string_free (g_steal_pointer (&text), FALSE);
}
