/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-settings.h"

#include "samenhulp-config.h"

struct _SamSettings
{
  GObject parent_instance;

  GSettings *backend;
  char *author;
  char *appearance;
  char *last_region;
  int window_width;
  int window_height;
  gboolean window_maximized;
};

enum
{
  PROP_AUTHOR = 1,
  PROP_APPEARANCE,
  PROP_LAST_REGION,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SamSettings, sam_settings, G_TYPE_OBJECT)

static char **
find_text (SamSettings *self,
           guint id)
{
  switch (id)
    {
    case PROP_AUTHOR:
      return &self->author;
    case PROP_APPEARANCE:
      return &self->appearance;
    case PROP_LAST_REGION:
      return &self->last_region;
    default:
      return NULL;
    }
}

static void
sam_settings_set_property (GObject *object,
                           guint id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  SamSettings *self = SAM_SETTINGS (object);
  char **text = find_text (self, id);

  if (text != NULL)
    {
      g_free (*text);
      *text = g_value_dup_string (value);
    }
  else if (id == PROP_WINDOW_WIDTH)
    self->window_width = g_value_get_int (value);
  else if (id == PROP_WINDOW_HEIGHT)
    self->window_height = g_value_get_int (value);
  else
    self->window_maximized = g_value_get_boolean (value);
}

static void
sam_settings_get_property (GObject *object,
                           guint id,
                           GValue *value,
                           GParamSpec *pspec)
{
  SamSettings *self = SAM_SETTINGS (object);
  char **text = find_text (self, id);

  if (text != NULL)
    g_value_set_string (value, *text != NULL ? *text : "");
  else if (id == PROP_WINDOW_WIDTH)
    g_value_set_int (value, self->window_width);
  else if (id == PROP_WINDOW_HEIGHT)
    g_value_set_int (value, self->window_height);
  else
    g_value_set_boolean (value, self->window_maximized);
}

static void
sam_settings_constructed (GObject *object)
{
  SamSettings *self = SAM_SETTINGS (object);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  G_OBJECT_CLASS (sam_settings_parent_class)->constructed (object);

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema == NULL)
    return;
  self->backend = g_settings_new_full (schema, NULL, NULL);
  for (guint i = 1; i < N_PROPS; i++)
    g_settings_bind (self->backend, properties[i]->name, self, properties[i]->name, G_SETTINGS_BIND_DEFAULT);
}

static void
sam_settings_finalize (GObject *object)
{
  SamSettings *self = SAM_SETTINGS (object);

  g_clear_object (&self->backend);
  g_free (self->author);
  g_free (self->appearance);
  g_free (self->last_region);

  G_OBJECT_CLASS (sam_settings_parent_class)->finalize (object);
}

static void
sam_settings_class_init (SamSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = sam_settings_set_property;
  object_class->get_property = sam_settings_get_property;
  object_class->constructed = sam_settings_constructed;
  object_class->finalize = sam_settings_finalize;

  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, "", flags);
  properties[PROP_APPEARANCE] = g_param_spec_string ("appearance", NULL, NULL, "system", flags);
  properties[PROP_LAST_REGION] = g_param_spec_string ("last-region", NULL, NULL, "", flags);
  properties[PROP_WINDOW_WIDTH] = g_param_spec_int ("window-width", NULL, NULL, 0, G_MAXINT, 1240, flags);
  properties[PROP_WINDOW_HEIGHT] = g_param_spec_int ("window-height", NULL, NULL, 0, G_MAXINT, 800, flags);
  properties[PROP_WINDOW_MAXIMIZED] = g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sam_settings_init (SamSettings *self)
{
  self->appearance = g_strdup ("system");
  self->window_width = 1240;
  self->window_height = 800;
}

/**
 * sam_settings_new:
 *
 * Returns: (transfer full): the preferences, bound to GSettings where the schema is installed
 */
SamSettings *
sam_settings_new (void)
{
  return g_object_new (SAM_TYPE_SETTINGS, NULL);
}
