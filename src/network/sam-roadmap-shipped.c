/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The road map that comes with the program (data/roadmap/roadmap.json), in the language that is asked for. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-roadmap.h"

#include "json/sam-json-value.h"
#include "network/sam-shipped-data.h"
#include "network/sam-shipped-save.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define PHASE_SPACING 1000
#define STEP_SPACING 10

static const char *const languages[] = { "nl", "en", "de" };

/* "de_AT.UTF-8" is German; what is not here is Dutch. */
static const char *
choose_language (const char *wanted)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (wanted != NULL && g_str_has_prefix (wanted, languages[i]))
      return languages[i];
  return languages[0];
}

static void
set_text (SamRecord *step,
          const char *field,
          SamJsonObject *words,
          const char *key)
{
  g_autofree char *text = sam_json_to_string (sam_json_object_get (words, key));

  sam_record_set_text (step, field, text);
}

/* What to do, as a list. */
static void
set_list (SamRecord *step,
          SamJsonObject *words)
{
  g_auto (GStrv) lines = sam_json_to_strv (sam_json_object_get (words, "what"));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    g_string_append_printf (text, "%s- %s", i > 0 ? "\n" : "", lines[i]);
  sam_record_set_text (step, "what", text->len > 0 ? text->str : NULL);
}

static SamRecord *
read_step (SamJsonObject *members,
           const char *phase,
           gint64 position,
           const char *language,
           GError **error)
{
  const SamKind *kind = sam_kind_find ("step");
  g_autofree char *slug = sam_json_to_string (sam_json_object_get (members, "slug"));
  g_autofree char *id = sam_id_from_key (kind, slug != NULL ? slug : "");
  const char *text = sam_json_object_get (members, language);
  g_autoptr (SamJsonObject) words = sam_json_object_parse (text != NULL ? text : "", -1, error);
  SamRecord *step;

  if (words == NULL)
    return NULL;
  step = sam_record_new (kind, id);
  set_text (step, "title", words, "title");
  sam_record_set_text (step, "phase", phase);
  sam_record_set_integer (step, "position", position);
  set_text (step, "why", words, "why");
  set_list (step, words);
  set_text (step, "who", words, "who");
  set_text (step, "done_when", words, "evidence");
  sam_record_set_value (step, "weeks", sam_json_object_get (members, "weeks"));
  sam_record_set_text (step, "status", sam_step_status_get_name (SAM_STEP_IS_OPEN));
  return step;
}

static gboolean
read_phase (const char *text,
            guint number,
            const char *language,
            GPtrArray *steps,
            GError **error)
{
  g_autoptr (SamJsonObject) phase = sam_json_object_parse (text, -1, error);
  g_autofree char *name = phase != NULL ? sam_json_to_string (sam_json_object_get (phase, language)) : NULL;
  g_autoptr (GPtrArray) items = phase != NULL ? sam_json_to_items (sam_json_object_get (phase, "steps")) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) members = sam_json_object_parse (items->pdata[i], -1, error);
      SamRecord *step = members != NULL ? read_step (members, name, number * PHASE_SPACING + (i + 1) * STEP_SPACING,
                                                     language, error)
                                        : NULL;

      if (step == NULL)
        return FALSE;
      g_ptr_array_add (steps, step);
    }
  return phase != NULL;
}

/**
 * sam_roadmap_load_shipped:
 * @language: (nullable): "nl", "en" or "de", or a locale that begins so; any other is Dutch
 *
 * Returns: (transfer full) (element-type SamRecord) (nullable): the steps that come with the program; their ids are the
 *   same on every computer
 */
GPtrArray *
sam_roadmap_load_shipped (const char *language,
                          GError **error)
{
  g_autoptr (GBytes) bytes = sam_shipped_data_load ("roadmap/roadmap.json", error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SamJsonObject) file = NULL;
  g_autoptr (GPtrArray) phases = NULL;

  if (bytes == NULL)
    return NULL;
  file = sam_json_object_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
  if (file == NULL)
    return NULL;
  phases = sam_json_to_items (sam_json_object_get (file, "phases"));
  for (guint i = 0; phases != NULL && i < phases->len; i++)
    if (!read_phase (phases->pdata[i], i + 1, choose_language (language), steps, error))
      return NULL;
  return g_steal_pointer (&steps);
}

typedef struct
{
  GPtrArray *steps;
  int n_taken;
} TakeOver;

/* What is here already stays as it is; what somebody deleted comes back, for that is what was asked for. */
static gboolean
save_missing (SamStore *store,
              gpointer data,
              GError **error)
{
  TakeOver *taking = data;

  for (guint i = 0; i < taking->steps->len; i++)
    {
      SamRecord *step = taking->steps->pdata[i];
      g_autoptr (SamRecord) here = sam_store_load (store, sam_record_get_id (step), NULL);

      if (here != NULL)
        continue;
      if (!sam_store_save (store, step, error))
        return FALSE;
      taking->n_taken++;
    }
  return TRUE;
}

/**
 * sam_roadmap_take_over:
 * @language: (nullable): see sam_roadmap_load_shipped()
 *
 * Takes over the steps that are not in the region yet: one change to undo.
 *
 * Returns: how many, or -1 with @error set
 */
int
sam_roadmap_take_over (SamStore *store,
                       const char *language,
                       GError **error)
{
  g_autoptr (GPtrArray) steps = sam_roadmap_load_shipped (language, error);
  TakeOver taking = { steps, 0 };

  if (steps == NULL ||
      !sam_shipped_save (store, _ ("Take Over the Road Map"), save_missing, &taking, error))
    return -1;
  return taking.n_taken;
}
