/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-facts-part.h"

#include <glib/gi18n.h>

#include "app/editors/sam-outside-text.h"
#include "app/lists/sam-changes.h"
#include "app/sam-dates.h"
#include "network/sam-expert-load.h"
#include "network/sam-stock.h"
#include "record/sam-words.h"

struct _SamFactsPart
{
  GtkWidget parent_instance;

  const struct Facts *facts;
  SamStoreThread *store;
  SamRecord *record;

  /* Template children */
  GtkWidget *text;
};

enum
{
  PROP_FACTS = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void sam_facts_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamFactsPart, sam_facts_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_facts_part_part_init))

static void
add_line (GString *text,
          char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

static char *
tell_load (const SamExpertLoad *load,
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

static char *
describe_load (SamStore *store,
               SamRecord *expert,
               GError **error)
{
  g_autofree char *day = sam_dates_dup_today ();
  g_autoptr (SamExpertLoad) load = sam_expert_load_new (store, expert, day, error);
  GDate today;

  sam_dates_get_today (&today);
  return load != NULL ? tell_load (load, &today) : NULL;
}

static char *
tell_stock (const SamStock *stock)
{
  GString *text = g_string_new (NULL);
  const char *edition = *stock->edition != '\0' ? stock->edition : _ ("Without an edition");
  const gint64 left = stock->printed - stock->brought;

  g_string_append (text, edition);
  if (stock->current)
    /* Translators: beside the edition of a leaflet that is the present one */
    g_string_append_printf (text, " (%s)", _ ("the present edition"));
  sam_words_add_printf (text, " · ", ngettext ("%d brought", "%d brought", (gulong) stock->brought),
                        (int) stock->brought);
  sam_words_add_printf (text, " · ", ngettext ("lies in %u place", "lies in %u places", stock->n_places),
                        stock->n_places);
  if (stock->printed >= 0)
    sam_words_add_printf (text, " · ", ngettext ("%d left", "%d left", (gulong) MAX (left, 0)), (int) left);
  return g_string_free (text, FALSE);
}

static char *
describe_stock (SamStore *store,
                SamRecord *material,
                GError **error)
{
  g_autoptr (GPtrArray) stocks = sam_stock_load (store, material, error);
  GString *text;

  if (stocks == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < stocks->len; i++)
    add_line (text, tell_stock (g_ptr_array_index (stocks, i)));
  return g_string_free (text, FALSE);
}

static char *
describe_outside (SamStore *store,
                  SamRecord *record,
                  GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();

  return sam_outside_text_new (store, record, today, error);
}

/* What can be told, and the kinds of records that it follows from. */
static const struct Facts
{
  const char *name;
  char *(*describe) (SamStore *store,
                     SamRecord *record,
                     GError **error);
  const char *kinds[4];
} all_facts[] = {
  { "outside", describe_outside, { "consent", "venue", "topic" } },
  { "load", describe_load, { "match", "appearance", "workshop" } },
  { "stock", describe_stock, { "delivery" } },
};

typedef struct
{
  const struct Facts *facts;
  SamRecord *record;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->record);
  g_free (question);
}

static gpointer
describe (SamStore *store,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  const Question *question = data;

  return question->facts->describe (store, question->record, error);
}

static void
on_described_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamFactsPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->text != NULL)
    gtk_label_set_label (GTK_LABEL (self->text), text != NULL ? text : error->message);
}

static void
load_text (SamFactsPart *self)
{
  Question *question = g_new0 (Question, 1);

  question->facts = self->facts;
  question->record = sam_record_copy (self->record);
  sam_store_thread_run_async (self->store, describe, question, (GDestroyNotify) question_free, g_free, NULL,
                              on_described_cb, g_object_ref (self));
}

/* A match that ended elsewhere makes room here. */
static void
on_store_changed_cb (SamFactsPart *self,
                     const char *const *ids)
{
  if (self->record != NULL && sam_changes_concern (ids, self->facts->kinds))
    load_text (self);
}

static void
sam_facts_part_show (SamRecordPart *part,
                     SamStoreThread *store,
                     SamRecord *record)
{
  SamFactsPart *self = SAM_FACTS_PART (part);

  gtk_widget_set_visible (GTK_WIDGET (self), sam_record_get_revision (record) != NULL);
  if (self->store == NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_clear_object (&self->record);
  self->record = sam_record_copy (record);
  load_text (self);
}

static void
sam_facts_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_facts_part_show;
}

static void
sam_facts_part_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  SamFactsPart *self = SAM_FACTS_PART (object);

  if (id != PROP_FACTS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (all_facts); i++)
    if (g_strcmp0 (all_facts[i].name, g_value_get_string (value)) == 0)
      self->facts = &all_facts[i];
  if (self->facts == NULL)
    g_critical ("There are no facts “%s”", g_value_get_string (value));
}

static void
sam_facts_part_dispose (GObject *object)
{
  SamFactsPart *self = SAM_FACTS_PART (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->text = NULL;
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_facts_part_parent_class)->dispose (object);
}

static void
sam_facts_part_class_init (SamFactsPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = sam_facts_part_set_property;
  G_OBJECT_CLASS (klass)->dispose = sam_facts_part_dispose;

  properties[PROP_FACTS] = g_param_spec_string ("facts", NULL, NULL, NULL,
                                                G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/editors/sam-facts-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamFactsPart, text);
}

static void
sam_facts_part_init (SamFactsPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
