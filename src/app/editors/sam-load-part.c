/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-load-part.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"
#include "network/sam-expert-load.h"

struct _SamLoadPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  SamRecord *expert;

  /* Template children */
  GtkWidget *text;
};

static void sam_load_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamLoadPart, sam_load_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_load_part_part_init))

static void
add_line (GString *text,
          char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

/* (transfer full) */
static char *
tell (const SamExpertLoad *load,
      const GDate *today)
{
  GString *text = g_string_new (NULL);
  g_autofree char *evening = load->next_evening != NULL ? sam_dates_format_day (load->next_evening, today) : NULL;
  g_autofree char *until = load->not_until != NULL ? sam_dates_format_day (load->not_until, today) : NULL;

  if (until != NULL)
    add_line (text, g_strdup_printf (_ ("Not now, until %s"), until));
  if (load->running == 0)
    add_line (text, g_strdup (_ ("No contact runs now")));
  else if (load->most > 0)
    add_line (text, g_strdup_printf (ngettext ("%u contact runs now, of at most %u",
                                               "%u contacts run now, of at most %u", load->running),
                                     load->running, load->most));
  else
    add_line (text, g_strdup_printf (ngettext ("%u contact runs now", "%u contacts run now", load->running),
                                     load->running));
  if (sam_expert_load_is_full (load))
    add_line (text, g_strdup (_ ("That is as many as they want: ask somebody else first")));
  if (evening != NULL)
    add_line (text, g_strdup_printf (ngettext ("%u evening to come, on %s", "%u evenings to come, the first on %s",
                                               load->evenings),
                                     load->evenings, evening));
  return g_string_free (text, FALSE);
}

static gpointer
describe (SamStore *store,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *day = sam_dates_dup_today ();
  g_autoptr (SamExpertLoad) load = sam_expert_load_new (store, data, day, error);
  GDate today;

  sam_dates_get_today (&today);
  return load != NULL ? tell (load, &today) : NULL;
}

static void
on_described_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamLoadPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->text != NULL)
    gtk_label_set_label (GTK_LABEL (self->text), text != NULL ? text : error->message);
}

static void
load_text (SamLoadPart *self)
{
  sam_store_thread_run_async (self->store, describe, sam_record_copy (self->expert), g_object_unref, g_free, NULL,
                              on_described_cb, g_object_ref (self));
}

/* A match that ended elsewhere makes room here. */
static void
on_store_changed_cb (SamLoadPart *self,
                     const char *const *ids)
{
  gboolean touched = ids == NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    touched = touched || g_str_has_prefix (ids[i], "match:") || g_str_has_prefix (ids[i], "appearance:") ||
              g_str_has_prefix (ids[i], "workshop:");
  if (touched && self->expert != NULL)
    load_text (self);
}

static void
sam_load_part_show (SamRecordPart *part,
                    SamStoreThread *store,
                    SamRecord *record)
{
  SamLoadPart *self = SAM_LOAD_PART (part);

  gtk_widget_set_visible (GTK_WIDGET (self), sam_record_get_revision (record) != NULL);
  if (self->store == NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_clear_object (&self->expert);
  self->expert = sam_record_copy (record);
  load_text (self);
}

static void
sam_load_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_load_part_show;
}

static void
sam_load_part_dispose (GObject *object)
{
  SamLoadPart *self = SAM_LOAD_PART (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->text = NULL;
  g_clear_object (&self->expert);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_load_part_parent_class)->dispose (object);
}

static void
sam_load_part_class_init (SamLoadPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_load_part_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/editors/sam-load-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamLoadPart, text);
}

static void
sam_load_part_init (SamLoadPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
