/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK's named colours can't differ by style class, so the palette is a style sheet of its own, chosen here; style.css
 * only ever names its colours. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-style.h"

#include <string.h>

struct _SamStyle
{
  GObject parent_instance;

  GdkDisplay *display;
  GtkSettings *gtk_settings;
  SamSettings *settings;
  GtkCssProvider *palette;
  GtkCssProvider *style;
  gboolean desktop_is_dark;
};

G_DEFINE_FINAL_TYPE (SamStyle, sam_style, G_TYPE_OBJECT)

#define STYLES "/nl/samenhulp/Samenhulp/ui/style/"

static void
load_palette (SamStyle *self)
{
  g_autofree char *theme = NULL;
  /* GTK's own way of choosing a theme for one run; it leaves the settings as they are. */
  const char *forced = g_getenv ("GTK_THEME");
  gboolean dark, contrast;

  g_object_get (self->gtk_settings, "gtk-theme-name", &theme, "gtk-application-prefer-dark-theme", &dark, NULL);
  if (forced != NULL)
    {
      g_free (theme);
      theme = g_strdelimit (g_strdup (forced), ":", '-');
      dark = FALSE;
    }
  contrast = theme != NULL && (strstr (theme, "-hc") != NULL || g_str_has_prefix (theme, "HighContrast"));
  dark = dark || (theme != NULL && g_str_has_suffix (theme, "-dark"));
  if (contrast)
    gtk_css_provider_load_from_resource (self->palette, dark ? STYLES "palette-hc-dark.css" : STYLES "palette-hc.css");
  else
    gtk_css_provider_load_from_resource (self->palette, dark ? STYLES "palette-dark.css" : STYLES "palette-light.css");
}

static void
follow_choice (SamStyle *self)
{
  g_autofree char *choice = NULL;
  gboolean dark, is_dark;

  g_object_get (self->settings, "appearance", &choice, NULL);
  dark = g_str_equal (choice, "dark") || (!g_str_equal (choice, "light") && self->desktop_is_dark);
  g_object_get (self->gtk_settings, "gtk-application-prefer-dark-theme", &is_dark, NULL);
  /* GTK reads its whole theme anew whenever this is set, also to what it is. */
  if (dark != is_dark)
    g_object_set (self->gtk_settings, "gtk-application-prefer-dark-theme", dark, NULL);
  load_palette (self);
}

static void
sam_style_dispose (GObject *object)
{
  SamStyle *self = SAM_STYLE (object);

  if (self->display != NULL)
    {
      gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->palette));
      gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->style));
    }
  g_clear_object (&self->palette);
  g_clear_object (&self->style);
  g_clear_object (&self->settings);
  g_clear_object (&self->gtk_settings);
  g_clear_object (&self->display);

  G_OBJECT_CLASS (sam_style_parent_class)->dispose (object);
}

static void
sam_style_class_init (SamStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sam_style_dispose;
}

static void
sam_style_init (SamStyle *self)
{
  self->palette = gtk_css_provider_new ();
  self->style = gtk_css_provider_new ();
}

/**
 * sam_style_new:
 * @display: whose windows are styled
 * @settings: where the person's choice is
 *
 * Returns: (transfer full): keeps the style up to date for as long as it lives
 */
SamStyle *
sam_style_new (GdkDisplay *display,
               SamSettings *settings)
{
  SamStyle *self = g_object_new (SAM_TYPE_STYLE, NULL);

  self->display = g_object_ref (display);
  self->gtk_settings = g_object_ref (gtk_settings_get_for_display (display));
  self->settings = g_object_ref (settings);
  g_object_get (self->gtk_settings, "gtk-application-prefer-dark-theme", &self->desktop_is_dark, NULL);
  gtk_css_provider_load_from_resource (self->style, STYLES "style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->palette),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (settings, "notify::appearance", G_CALLBACK (follow_choice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gtk_settings, "notify::gtk-theme-name", G_CALLBACK (load_palette), self,
                           G_CONNECT_SWAPPED);
  /* Words that get the focus when a dialog opens, to be read aloud, would stand there all selected. */
  g_object_set (self->gtk_settings, "gtk-label-select-on-focus", FALSE, NULL);
  follow_choice (self);
  return self;
}
