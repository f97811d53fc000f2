/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-story-part.h"

#include <glib/gi18n.h>

#include "app/knowledge/sam-story-jobs.h"
#include "app/knowledge/sam-telling-text.h"
#include "app/lists/sam-changes.h"
#include "app/questions/sam-offer-row.h"
#include "app/rows/sam-row-text.h"
#include "app/rows/sam-wrap-layout.h"
#include "app/sam-answer.h"
#include "app/sam-dates.h"
#include "json/sam-json-value.h"

struct _SamStoryPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *story; /* id */

  /* Template children */
  GtkWidget *content;
  GtkWidget *stages;
  GtkWidget *next;
  GtkWidget *talked;
  GtkWidget *tellings;
  GtkWidget *channel;
  GtkWidget *audience;
  GtkWidget *where;
  GtkWidget *day;
  GtkWidget *problem;
};

static void sam_story_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamStoryPart, sam_story_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_story_part_part_init))

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_stages (SamStoryPart *self,
             const SamStoryState *state)
{
  clear (self->stages);
  for (guint i = 0; i < SAM_STORY_N_STAGES; i++)
    {
      const char *name = sam_story_stage_get_label (i);
      const char *sign = state->reached[i] ? "✓" : i == state->now ? "→"
                                                                   : "·";
      g_autofree char *text = g_strdup_printf ("%s %s", sign, name);
      /* Translators: a stage of a story and whether it is behind us: "Consent, still to do" */
      g_autofree char *spoken = g_strdup_printf (_ ("%s, %s"), name, state->reached[i] ? _ ("done") : _ ("still to do"));
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, i == state->now ? "heading" : "dim-label");
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      gtk_box_append (GTK_BOX (self->stages), label);
    }
  gtk_label_set_label (GTK_LABEL (self->next), state->next);
  gtk_widget_set_visible (self->talked, !state->reached[SAM_STORY_TALK]);
}

static GtkWidget *
make_telling (const SamTelling *telling,
              const SamStoryState *state,
              const GDate *today)
{
  g_autofree char *detail = sam_telling_text_describe (telling, today);
  const char *title = telling->where != NULL ? telling->where : sam_telling_text_get_channel (telling->channel);
  GtkWidget *row = sam_offer_row_new (NULL, title != NULL ? title : _ ("Already Told"), detail);

  if (telling->id == NULL)
    return row;
  /* What nobody agreed to is not offered; the reason stands above. */
  if (telling->told_on == NULL && telling->channel != NULL &&
      g_strv_contains ((const char *const *) state->channels, telling->channel))
    sam_offer_row_offer (SAM_OFFER_ROW (row), _ ("Was Told"), "story.tell", g_variant_new_string (telling->id));
  sam_offer_row_offer (SAM_OFFER_ROW (row), _ ("Take Out"), "story.drop", g_variant_new_string (telling->id));
  return row;
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamStoryPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStoryLoaded) loaded = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  GDate today;

  if (self->stages == NULL)
    return;
  if (loaded == NULL)
    {
      /* A story that is gone says so elsewhere on its page. */
      if (!g_error_matches (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  sam_dates_get_today (&today);
  show_stages (self, loaded->state);
  clear (self->tellings);
  for (guint i = 0; i < loaded->tellings->len; i++)
    gtk_box_append (GTK_BOX (self->tellings), make_telling (loaded->tellings->pdata[i], loaded->state, &today));
}

static void
load (SamStoryPart *self)
{
  sam_store_thread_run_async (self->store, sam_story_job_load, sam_story_job_new (self->story, NULL),
                              sam_story_job_free, sam_story_loaded_free, NULL, on_loaded_cb, g_object_ref (self));
}

static void
tell_done (gpointer self,
           const char *words,
           gboolean done)
{
  gtk_widget_activate_action (self, done ? "win.toast-undo" : "win.toast", "s", words);
}

/* Takes @job. */
static void
run (SamStoryPart *self,
     SamStoreFunc func,
     SamStoryJob *job)
{
  sam_answer_ask (self->store, func, job, sam_story_job_free, tell_done, self);
}

static void
tell (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  SamStoryPart *self = SAM_STORY_PART (widget);

  run (self, sam_story_job_tell, sam_story_job_new (self->story, g_variant_get_string (parameter, NULL)));
}

static void
drop (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  SamStoryPart *self = SAM_STORY_PART (widget);

  run (self, sam_story_job_drop, sam_story_job_new (self->story, g_variant_get_string (parameter, NULL)));
}

static void
on_talked_clicked_cb (SamStoryPart *self)
{
  run (self, sam_story_job_note_talk, sam_story_job_new (self->story, NULL));
}

static const SamChoice *
get_choices (GtkWidget *widget,
             SamStoryPart *self)
{
  const gboolean channel = widget == self->channel;

  return sam_kind_find_field (sam_kind_find (channel ? "consent" : "story"), channel ? "channel" : "audience")->choices;
}

static char *
dup_chosen (SamStoryPart *self,
            GtkWidget *dropdown)
{
  return g_strdup (get_choices (dropdown, self)[gtk_drop_down_get_selected (GTK_DROP_DOWN (dropdown))].name);
}

static void
fill_choices (SamStoryPart *self,
              GtkWidget *dropdown)
{
  const SamChoice *choices = get_choices (dropdown, self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; choices[i].name != NULL; i++)
    gtk_string_list_append (labels, _ (choices[i].label));
  gtk_drop_down_set_model (GTK_DROP_DOWN (dropdown), G_LIST_MODEL (labels));
}

/* Today where nothing is filled in; NULL with the problem shown where it is no day. */
static char *
read_day (SamStoryPart *self)
{
  const SamField *field = sam_kind_find_field (sam_kind_find ("story"), "published_on");
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day));
  g_autofree char *value = NULL;
  const char *problem = NULL;
  gboolean good = sam_row_text_parse (field, text, &value, &problem) &&
                  (value == NULL || sam_field_check_value (field, value, &problem));

  gtk_label_set_label (GTK_LABEL (self->problem), good ? "" : _ (problem));
  gtk_widget_set_visible (self->problem, !good);
  if (!good)
    return NULL;
  return value != NULL ? sam_json_to_string (value) : sam_dates_dup_today ();
}

static void
on_plan_clicked_cb (SamStoryPart *self)
{
  char *day = read_day (self);
  SamStoryJob *job;

  if (day == NULL)
    return;
  job = sam_story_job_new (self->story, NULL);
  job->planned_on = day;
  job->channel = dup_chosen (self, self->channel);
  job->audience = dup_chosen (self, self->audience);
  job->where = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->where)));
  gtk_editable_set_text (GTK_EDITABLE (self->where), "");
  gtk_editable_set_text (GTK_EDITABLE (self->day), "");
  run (self, sam_story_job_plan, job);
}

static void
on_store_changed_cb (SamStoryPart *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "story", "consent", NULL };

  if (self->story != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
sam_story_part_show (SamRecordPart *part,
                     SamStoreThread *store,
                     SamRecord *record)
{
  SamStoryPart *self = SAM_STORY_PART (part);

  gtk_widget_set_visible (GTK_WIDGET (self), sam_record_get_revision (record) != NULL);
  if (sam_record_get_revision (record) == NULL)
    return;
  if (self->store == NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_free (self->story);
  self->story = g_strdup (sam_record_get_id (record));
  load (self);
}

static void
sam_story_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_story_part_show;
}

static void
sam_story_part_dispose (GObject *object)
{
  SamStoryPart *self = SAM_STORY_PART (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->stages = NULL;
  g_clear_pointer (&self->story, g_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_story_part_parent_class)->dispose (object);
}

static void
sam_story_part_class_init (SamStoryPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_story_part_dispose;

  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_install_action (widget_class, "story.tell", "s", tell);
  gtk_widget_class_install_action (widget_class, "story.drop", "s", drop);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/knowledge/sam-story-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamStoryPart, content);
  gtk_widget_class_bind_template_child (widget_class, SamStoryPart, stages);
  gtk_widget_class_bind_template_child (widget_class, SamStoryPart, next);
  gtk_widget_class_bind_template_child (widget_class, SamStoryPart, talked);
  gtk_widget_class_bind_template_child (widget_class, SamStoryPart, tellings);
  gtk_widget_class_bind_template_child (widget_class, SamStoryPart, channel);
  gtk_widget_class_bind_template_child (widget_class, SamStoryPart, audience);
  gtk_widget_class_bind_template_child (widget_class, SamStoryPart, where);
  gtk_widget_class_bind_template_child (widget_class, SamStoryPart, day);
  gtk_widget_class_bind_template_child (widget_class, SamStoryPart, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_talked_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_clicked_cb);
}

static void
sam_story_part_init (SamStoryPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self, self->channel);
  fill_choices (self, self->audience);
}
