/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the JSON of a kind looks like, as a JSON Schema (draft 2020-12) made from the field table: so that whoever gets
 * such a file can check it. Keys of newer versions are allowed, as the program itself allows them. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-job.h"

#include "json/sam-json-value.h"

static const char *
get_form (SamFieldType type)
{
  switch (type)
    {
    case SAM_FIELD_BOOLEAN:
      return "\"type\":\"boolean\"";
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_INSTANT:
      return "\"type\":\"integer\",\"minimum\":-9007199254740992,\"maximum\":9007199254740992";
    case SAM_FIELD_DECIMAL:
      return "\"type\":\"string\",\"pattern\":\"^-?[0-9]+([.][0-9]+)?$\"";
    case SAM_FIELD_DATE:
      return "\"type\":\"string\",\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"";
    case SAM_FIELD_TIME:
      return "\"type\":\"string\",\"pattern\":\"^[0-9]{2}:[0-9]{2}$\"";
    case SAM_FIELD_CHOICES:
    case SAM_FIELD_REFS:
    case SAM_FIELD_TAGS:
      return "\"type\":\"array\",\"uniqueItems\":true,\"items\":{\"type\":\"string\"}";
    case SAM_FIELD_ITEMS:
      return "\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"id\"]}";
    case SAM_FIELD_OBJECT:
      return "\"type\":\"object\"";
    case SAM_FIELD_TEXT:
    case SAM_FIELD_PROSE:
    case SAM_FIELD_CHOICE:
    case SAM_FIELD_RRULE:
    case SAM_FIELD_EMAIL:
    case SAM_FIELD_URL:
    case SAM_FIELD_PHONE:
    case SAM_FIELD_POSTCODE:
    case SAM_FIELD_REF:
    default:
      return "\"type\":\"string\"";
    }
}

/* Choices of a newer version are values too; those known here are only named. */
static char *
list_choices (const SamField *field)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *array = NULL;

  if (field->choices == NULL)
    return g_strdup ("");
  for (guint i = 0; field->choices[i].name != NULL; i++)
    g_strv_builder_add (names, field->choices[i].name);
  list = g_strv_builder_end (names);
  array = sam_json_from_strv ((const char *const *) list);
  return g_strconcat (",\"examples\":", array, NULL);
}

static void
append_field (GString *properties,
              const SamField *field)
{
  g_autofree char *name = sam_json_from_string (field->name);
  g_autofree char *title = sam_json_from_string (field->label);
  g_autofree char *choices = list_choices (field);

  g_string_append_printf (properties, "%s\n    %s:{\"title\":%s,%s%s}", properties->len > 0 ? "," : "", name, title,
                          get_form (field->type), choices);
}

/**
 * sam_json_schema_write:
 * @job: of which only the kind and the fields that may go count
 *
 * Returns: (transfer full): the schema of what sam_json_write() writes
 */
char *
sam_json_schema_write (SamExportJob *job,
                       GError **error)
{
  const SamKind *kind = sam_export_job_get_kind (job);
  GPtrArray *fields = sam_export_job_get_fields (job);
  g_autoptr (GString) properties = g_string_new (NULL);
  g_autoptr (GStrvBuilder) required = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;
  g_autofree char *title = sam_json_from_string (kind->label_plural);

  for (guint i = 0; i < fields->len; i++)
    {
      const SamField *field = fields->pdata[i];

      append_field (properties, field);
      /* Outside the region a field goes only where somebody agreed to it. */
      if ((field->flags & SAM_REQUIRED) != 0 && sam_export_job_stays_in_region (job))
        g_strv_builder_add (required, field->name);
    }
  sam_export_job_say (job, NULL);
  names = g_strv_builder_end (required);
  list = sam_json_from_strv ((const char *const *) names);
  return g_strdup_printf ("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":%s,\n"
                          " \"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":%s,\n"
                          "  \"properties\":{%s}}}\n",
                          title, list != NULL ? list : "[]", properties->str);
}
