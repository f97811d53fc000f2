/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record keeps its values as the JSON text they came in. What this version cannot read stays in the body as it was
 * until somebody edits that very field. */

#define G_LOG_DOMAIN "samenhulp-record"

#include "record/sam-record.h"

#include "json/sam-json-scan.h"
#include "json/sam-json-value.h"
#include "record/sam-record-kind.h"

typedef struct
{
  char *id;
  char *revision;
  SamJsonObject *members;
  SamJsonObject *device_members;
} SamRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SamRecord, sam_record, G_TYPE_OBJECT)

G_DEFINE_QUARK (sam - record - error - quark, sam_record_error)

static SamRecordPrivate *
get_private (SamRecord *self)
{
  return sam_record_get_instance_private (self);
}

static SamJsonObject *
get_place (SamRecord *self,
           const SamField *field)
{
  gboolean on_device = field != NULL && field->reach == SAM_REACH_DEVICE;

  return on_device ? get_private (self)->device_members : get_private (self)->members;
}

static const SamField *
find_field (SamRecord *self,
            const char *name)
{
  return sam_kind_find_field (sam_record_get_kind (self), name);
}

static void
sam_record_get_property (GObject *object,
                         guint property_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  SamRecord *self = SAM_RECORD (object);
  const char *name = sam_record_get_kind (self)->fields[property_id - 1].name;

  if (G_VALUE_HOLDS_STRING (value))
    g_value_take_string (value, sam_record_dup_text (self, name));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, sam_record_get_boolean (self, name));
  else if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, sam_record_get_integer (self, name, 0));
  else
    g_value_take_boxed (value, sam_record_dup_strv (self, name));
}

static void
sam_record_set_property (GObject *object,
                         guint property_id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  SamRecord *self = SAM_RECORD (object);
  const char *name = sam_record_get_kind (self)->fields[property_id - 1].name;

  if (G_VALUE_HOLDS_STRING (value))
    sam_record_set_text (self, name, g_value_get_string (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    sam_record_set_boolean (self, name, g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_INT64 (value))
    sam_record_set_integer (self, name, g_value_get_int64 (value));
  else
    sam_record_set_strv (self, name, g_value_get_boxed (value));
}

static void
sam_record_finalize (GObject *object)
{
  SamRecordPrivate *priv = get_private (SAM_RECORD (object));

  g_free (priv->id);
  g_free (priv->revision);
  sam_json_object_unref (priv->members);
  sam_json_object_unref (priv->device_members);

  G_OBJECT_CLASS (sam_record_parent_class)->finalize (object);
}

static void
sam_record_class_init (SamRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sam_record_finalize;
}

static void
sam_record_init (SamRecord *self)
{
  SamRecordPrivate *priv = get_private (self);

  priv->members = sam_json_object_new ();
  priv->device_members = sam_json_object_new ();
}

static GParamSpec *
create_property (const SamField *field)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  g_autofree char *dashed = g_strdelimit (g_strdup (field->name), "_", '-');
  const char *name = g_intern_string (dashed);

  if (field->type == SAM_FIELD_BOOLEAN)
    return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
  if (field->type == SAM_FIELD_INTEGER || field->type == SAM_FIELD_INSTANT)
    return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  if (sam_field_is_set_valued (field))
    return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
  return g_param_spec_string (name, NULL, NULL, NULL, flags);
}

/**
 * sam_record_class_install_kind:
 *
 * Gives @klass a property for every field of @kind. Items and objects are properties of JSON text.
 */
void
sam_record_class_install_kind (SamRecordClass *klass,
                               const SamKind *kind)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* GObject does not inherit these two. */
  object_class->get_property = sam_record_get_property;
  object_class->set_property = sam_record_set_property;
  klass->kind = kind;
  klass->properties = g_new0 (GParamSpec *, kind->n_fields + 1);
  for (guint i = 0; i < kind->n_fields; i++)
    klass->properties[i + 1] = create_property (&kind->fields[i]);
  g_object_class_install_properties (object_class, kind->n_fields + 1, klass->properties);
}

/**
 * sam_record_new:
 * @id: (nullable): its id, or NULL for a new one
 *
 * Returns: (transfer full): an empty record
 */
SamRecord *
sam_record_new (const SamKind *kind,
                const char *id)
{
  SamRecord *self = g_object_new (kind->get_type (), NULL);

  get_private (self)->id = id != NULL ? g_strdup (id) : sam_id_new (kind);
  return self;
}

/* A body written by hand, or by a program that knew no better, may have values in it that stay on this computer. */
static void
take_device_members (SamRecord *self)
{
  const SamKind *kind = sam_record_get_kind (self);
  SamRecordPrivate *priv = get_private (self);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      const char *value = NULL;

      if (field->reach == SAM_REACH_DEVICE)
        value = sam_json_object_get (priv->members, field->name);
      if (value == NULL || !sam_field_check_value (field, value, NULL))
        continue;
      if (!sam_json_is_null (value))
        sam_json_object_set (priv->device_members, field->name, value);
      sam_json_object_remove (priv->members, field->name);
    }
}

/* Takes @members. */
static SamRecord *
make_record (const SamKind *kind,
             const char *id,
             const char *revision,
             SamJsonObject *members)
{
  SamRecord *self = sam_record_new (kind, id);

  sam_json_object_unref (get_private (self)->members);
  get_private (self)->members = members;
  get_private (self)->revision = g_strdup (revision);
  take_device_members (self);
  return self;
}

/**
 * sam_record_new_from_body:
 * @id: (nullable): its id, or NULL for a new one
 * @revision: (nullable): the revision that @body is of
 * @body: the document's members as one JSON object
 *
 * Returns: (transfer full) (nullable): the record, or NULL with SAM_RECORD_ERROR_BODY set
 */
SamRecord *
sam_record_new_from_body (const SamKind *kind,
                          const char *id,
                          const char *revision,
                          const char *body,
                          GError **error)
{
  g_autoptr (GError) local_error = NULL;
  SamJsonObject *members = sam_json_object_parse (body, -1, &local_error);

  if (members != NULL)
    return make_record (kind, id, revision, members);
  g_set_error_literal (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_BODY, local_error->message);
  return NULL;
}

/**
 * sam_record_new_from_canonical:
 * @body: a body as documents keep it, which has passed the gate already
 *
 * The same as sam_record_new_from_body(), without reading @body to its depth again.
 *
 * Returns: (transfer full) (nullable): the record, or NULL if @body is no object in canonical form
 */
SamRecord *
sam_record_new_from_canonical (const SamKind *kind,
                               const char *id,
                               const char *revision,
                               const char *body)
{
  SamJsonObject *members = sam_json_object_from_canonical (body);

  return members != NULL ? make_record (kind, id, revision, members) : NULL;
}

/**
 * sam_record_copy:
 *
 * Returns: (transfer full): a record of its own with the same id, revision and values
 */
SamRecord *
sam_record_copy (SamRecord *self)
{
  SamRecordPrivate *priv = get_private (self);
  SamRecord *copy = sam_record_new (sam_record_get_kind (self), priv->id);
  SamRecordPrivate *copy_priv = get_private (copy);

  copy_priv->revision = g_strdup (priv->revision);
  sam_json_object_unref (copy_priv->members);
  sam_json_object_unref (copy_priv->device_members);
  copy_priv->members = sam_json_object_copy (priv->members);
  copy_priv->device_members = sam_json_object_copy (priv->device_members);
  return copy;
}

/**
 * sam_record_get_kind:
 *
 * Returns: (transfer none): what the record is of
 */
const SamKind *
sam_record_get_kind (SamRecord *self)
{
  return SAM_RECORD_GET_CLASS (self)->kind;
}

/**
 * sam_record_get_id:
 *
 * Returns: (transfer none): "KIND:…"; it never changes
 */
const char *
sam_record_get_id (SamRecord *self)
{
  return get_private (self)->id;
}

/**
 * sam_record_get_revision:
 *
 * Returns: (nullable): the revision this was read from or last saved as
 */
const char *
sam_record_get_revision (SamRecord *self)
{
  return get_private (self)->revision;
}

/**
 * sam_record_set_revision:
 * @revision: (nullable): of the document the record was read from or written to; NULL: it was never saved
 *
 * Only for the store.
 */
void
sam_record_set_revision (SamRecord *self,
                         const char *revision)
{
  g_autofree char *old = get_private (self)->revision;

  get_private (self)->revision = g_strdup (revision);
}

/**
 * sam_record_to_body:
 *
 * Returns: (transfer full): the document's members in canonical form, without what stays on this computer
 */
char *
sam_record_to_body (SamRecord *self)
{
  return sam_json_object_to_text (get_private (self)->members);
}

/**
 * sam_record_get_members:
 *
 * Returns: (transfer none): what goes into the document, unknown keys too
 */
SamJsonObject *
sam_record_get_members (SamRecord *self)
{
  return get_private (self)->members;
}

/**
 * sam_record_get_device_members:
 *
 * Returns: (transfer none): what stays on this computer
 */
SamJsonObject *
sam_record_get_device_members (SamRecord *self)
{
  return get_private (self)->device_members;
}

/**
 * sam_record_get_value:
 * @field: a field, or a key this version does not know
 *
 * Returns: (nullable): the JSON text that stands there, readable or not
 */
const char *
sam_record_get_value (SamRecord *self,
                      const char *field)
{
  return sam_json_object_get (get_place (self, find_field (self, field)), field);
}

/**
 * sam_record_get_field_value:
 * @field: of this record's kind
 *
 * Returns: (nullable): the JSON text that stands there, readable or not
 */
const char *
sam_record_get_field_value (SamRecord *self,
                            const SamField *field)
{
  return sam_json_object_get (get_place (self, field), field->name);
}

static void
note_values (SamRecord *self,
             SamJsonObject *members,
             const char **values)
{
  const SamKind *kind = sam_record_get_kind (self);
  const char *key;
  const char *value;

  for (guint at = 0; sam_json_object_next (members, &at, &key, &value);)
    {
      int index = sam_kind_get_field_index (kind, key);

      if (index >= 0 && get_place (self, &kind->fields[index]) == members)
        values[index] = value;
    }
}

/**
 * sam_record_list_values:
 *
 * What sam_record_get_field_value() says of every field. Most fields of most records are empty, so that it is quicker
 * to go through what is there.
 *
 * Returns: (transfer container): the JSON text of each field of the kind, or NULL; valid until the record is changed
 */
const char **
sam_record_list_values (SamRecord *self)
{
  const char **values = g_new0 (const char *, sam_record_get_kind (self)->n_fields);

  note_values (self, get_private (self)->members, values);
  note_values (self, get_private (self)->device_members, values);
  return values;
}

/**
 * sam_record_take_value:
 * @field: a field, or a key this version does not know
 * @value: (transfer full) (nullable): JSON text in canonical form, as the json layer gave it out, or NULL to remove it
 */
void
sam_record_take_value (SamRecord *self,
                       const char *field,
                       char *value)
{
  int index = sam_kind_get_field_index (sam_record_get_kind (self), field);
  SamJsonObject *place = get_place (self, index < 0 ? NULL : &sam_record_get_kind (self)->fields[index]);

  if (g_strcmp0 (sam_json_object_get (place, field), value) == 0)
    {
      g_free (value);
      return;
    }
  if (value == NULL)
    sam_json_object_remove (place, field);
  else
    sam_json_object_take_value (place, field, value);
  if (index >= 0)
    g_object_notify_by_pspec (G_OBJECT (self), SAM_RECORD_GET_CLASS (self)->properties[index + 1]);
}

/**
 * sam_record_set_value:
 * @field: a field, or a key this version does not know
 * @value: (nullable): JSON text, or NULL to remove it
 */
void
sam_record_set_value (SamRecord *self,
                      const char *field,
                      const char *value)
{
  g_autoptr (GError) error = NULL;
  char *canonical = value != NULL ? sam_json_canonicalize (value, -1, &error) : NULL;

  if (error != NULL)
    g_critical ("A value for \"%s\" is no JSON: %s", field, error->message);
  else
    sam_record_take_value (self, field, canonical);
}

static gboolean
objects_equal (SamJsonObject *a,
               SamJsonObject *b)
{
  g_autofree char *text_a = sam_json_object_to_text (a);
  g_autofree char *text_b = sam_json_object_to_text (b);

  return g_str_equal (text_a, text_b);
}

/**
 * sam_record_equal:
 *
 * Returns: whether both are the same record with the same values, whatever their revisions
 */
gboolean
sam_record_equal (SamRecord *self,
                  SamRecord *other)
{
  return g_str_equal (sam_record_get_id (self), sam_record_get_id (other)) &&
         objects_equal (sam_record_get_members (self), sam_record_get_members (other)) &&
         objects_equal (sam_record_get_device_members (self), sam_record_get_device_members (other));
}
