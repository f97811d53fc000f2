/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-publication-entry.h"

#include <glib/gi18n.h>

#include "app/sync/sam-value-text.h"
#include "json/sam-json-object.h"

struct _SamPublicationEntry
{
  GObject parent_instance;

  SamChannel channel;
  SamPublicationAct act;
  char *label;
  char *title;
  char *detail;
};

enum
{
  PROP_ACT = 1,
  PROP_TITLE,
  PROP_DETAIL,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (SamPublicationEntry, sam_publication_entry, G_TYPE_OBJECT)

static void
sam_publication_entry_get_property (GObject *object,
                                    guint id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  SamPublicationEntry *self = SAM_PUBLICATION_ENTRY (object);

  switch (id)
    {
    case PROP_ACT:
      g_value_set_string (value, self->label);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sam_publication_entry_finalize (GObject *object)
{
  SamPublicationEntry *self = SAM_PUBLICATION_ENTRY (object);

  g_free (self->label);
  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (sam_publication_entry_parent_class)->finalize (object);
}

static void
sam_publication_entry_class_init (SamPublicationEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamSpec *properties[N_PROPS] = { NULL };

  object_class->get_property = sam_publication_entry_get_property;
  object_class->finalize = sam_publication_entry_finalize;
  properties[PROP_ACT] = g_param_spec_string ("act", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sam_publication_entry_init (SamPublicationEntry *self)
{
}

/* References are public under ids that say nothing to a person: those of the record itself are told. */
static char *
format_value (SamStore *store,
              const SamPublicationStep *step,
              const SamField *field,
              SamRecord *record,
              const char *value)
{
  gboolean refers = field != NULL && (field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS);

  return sam_value_text_format (store, step->record != NULL ? step->record : step->id, field,
                                refers && record != NULL && value != NULL ? sam_record_get_value (record, field->name)
                                                                          : value);
}

static char *
describe_field (SamStore *store,
                const SamPublicationStep *step,
                SamRecord *record,
                const char *key,
                const char *before,
                const char *after)
{
  const SamKind *kind = sam_kind_of_id (step->id);
  const SamField *field = kind != NULL ? sam_kind_find_field (kind, key) : NULL;
  const char *label = field != NULL ? _ (field->label) : key;
  g_autofree char *then = format_value (store, step, field, record, after != NULL ? after : before);
  g_autofree char *now = NULL;

  if (step->act != SAM_PUBLICATION_CHANGE || before == NULL)
    /* Translators: the label of a field, and what is in it */
    return g_strdup_printf (_ ("%s: %s"), label, then);
  if (after == NULL)
    /* Translators: the label of a field, and what was in it */
    return g_strdup_printf (_ ("%s: no longer “%s”"), label, then);
  now = sam_value_text_format (store, step->id, field, before);
  if (field != NULL && (field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS))
    return g_strdup_printf (_ ("%s: %s"), label, then);
  /* Translators: the label of a field, what will be in it, and what is in it now */
  return g_strdup_printf (_ ("%s: %s (now: %s)"), label, then, now);
}

/* Every document says which kind and region it is of; a title tells that better. */
static gboolean
is_told (const char *key)
{
  return !g_str_equal (key, "kind") && !g_str_equal (key, "region");
}

static char *
describe_step (SamStore *store,
               const SamPublicationStep *step)
{
  g_autoptr (SamJsonObject) before = sam_json_object_parse (step->before != NULL ? step->before : "{}", -1, NULL);
  g_autoptr (SamJsonObject) after = sam_json_object_parse (step->body != NULL ? step->body : "{}", -1, NULL);
  g_autoptr (SamRecord) record = step->record != NULL ? sam_store_load (store, step->record, NULL) : NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SamJsonObject) both = NULL;
  g_auto (GStrv) keys = NULL;

  if (before == NULL || after == NULL)
    return g_strdup ("");
  both = sam_json_object_copy (before);
  keys = sam_json_object_dup_keys (after);
  for (guint i = 0; keys[i] != NULL; i++)
    sam_json_object_set (both, keys[i], "null");
  g_strfreev (keys);
  keys = sam_json_object_dup_keys (both);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *old = sam_json_object_get (before, keys[i]);
      const char *new = sam_json_object_get (after, keys[i]);

      if (is_told (keys[i]) && (step->act != SAM_PUBLICATION_CHANGE || g_strcmp0 (old, new) != 0))
        g_ptr_array_add (lines, describe_field (store, step, record, keys[i], old, new));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * sam_publication_entry_new:
 * @store: where references are looked up
 * @step: what is done with a record
 *
 * Returns: (transfer full): the same in words
 */
SamPublicationEntry *
sam_publication_entry_new (SamStore *store,
                           const SamPublicationStep *step)
{
  SamPublicationEntry *self = g_object_new (SAM_TYPE_PUBLICATION_ENTRY, NULL);
  const SamKind *kind = sam_kind_of_id (step->id);
  const char *label = kind != NULL ? _ (kind->label) : step->id;

  self->channel = step->channel;
  self->act = step->act;
  self->label = g_strdup (sam_publication_step_get_label (step));
  /* Translators: what a record is, and what it is called: "Self-help group: Zin in koffie" */
  self->title = step->title != NULL ? g_strdup_printf (_ ("%s: %s"), label, step->title) : g_strdup (label);
  self->detail = describe_step (store, step);
  return self;
}

/**
 * sam_publication_entry_get_act:
 *
 * Returns: what will be done
 */
SamPublicationAct
sam_publication_entry_get_act (SamPublicationEntry *self)
{
  return self->act;
}

/**
 * sam_publication_entry_get_channel:
 *
 * Returns: where it is or will be read
 */
SamChannel
sam_publication_entry_get_channel (SamPublicationEntry *self)
{
  return self->channel;
}
