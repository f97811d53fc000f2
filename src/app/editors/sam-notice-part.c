/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-notice-part.h"

#include <glib/gi18n.h>

#include "app/editors/sam-record-part.h"
#include "app/sam-dates.h"
#include "app/widgets/sam-chip.h"
#include "network/sam-group-life.h"
#include "network/sam-privacy.h"

struct _SamNoticePart
{
  GtkWidget parent_instance;

  char *rule;

  /* Template children */
  GtkWidget *content;
  GtkWidget *chips;
  GtkWidget *text;
};

enum
{
  PROP_RULE = 1,
  N_PROPS
};

static void sam_notice_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamNoticePart, sam_notice_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_notice_part_part_init))

static void
show_text (SamNoticePart *self,
           const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->text), text != NULL ? text : "");
  gtk_widget_set_visible (self->text, text != NULL);
}

/* "Room: Buurthuis, until Fri 14 Aug"; the colour says nothing that the words don't. */
static char *
describe_need (SamNeed need,
               const SamNeedState *state,
               const GDate *today)
{
  const char *label = sam_need_get_label (need);
  g_autofree char *until = state->until != NULL ? sam_dates_format_day (state->until, today) : NULL;

  if (state->light == SAM_LIGHT_RED && until == NULL)
    /* Translators: %s is what a group needs, such as a room. */
    return g_strdup_printf (_ ("%s: nobody"), label);
  if (state->light == SAM_LIGHT_RED)
    /* Translators: what a group needs, such as a room, and the day on which it ended. */
    return g_strdup_printf (_ ("%s: ended on %s"), label, until);
  if (state->light == SAM_LIGHT_AMBER)
    /* Translators: what a group needs, such as a room, and the last day on which it is there. */
    return g_strdup_printf (_ ("%s: until %s"), label, until);
  /* Translators: what a group needs, such as a room, and who sees to it. */
  return g_strdup_printf (_ ("%s: %s"), label, state->who);
}

static void
show_life (SamNoticePart *self,
           SamRecord *group)
{
  static const char *const styles[] = { "state-attention", "state-beginning", "state-going" };
  g_autofree char *now = sam_dates_dup_today ();
  SamNeedState needs[SAM_N_NEEDS];
  GtkWidget *child;
  GDate today;

  sam_dates_get_today (&today);
  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->chips), child);
  sam_group_life_find_needs (group, now, needs);
  for (guint i = 0; i < SAM_N_NEEDS; i++)
    {
      g_autofree char *label = describe_need ((SamNeed) i, &needs[i], &today);

      gtk_flow_box_append (GTK_FLOW_BOX (self->chips), sam_chip_new (label, NULL, styles[needs[i].light]));
    }
  sam_group_life_clear_needs (needs);
  gtk_widget_set_visible (self->chips, TRUE);
  /* Of a group that is still being written, nobody expects it yet. */
  show_text (self, sam_record_get_revision (group) != NULL ? sam_group_life_warn_of_facilitators (group) : NULL);
}

static void
show_privacy (SamNoticePart *self,
              SamRecord *record)
{
  static const char *const fields[] = { "title", "subject", "text", "notes" };
  const SamKind *kind = sam_record_get_kind (record);
  SamPrivacy found = SAM_PRIVACY_NOTHING;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *written =
          sam_kind_find_field (kind, fields[i]) != NULL ? sam_record_dup_text (record, fields[i]) : NULL;

      found |= sam_privacy_find (written);
    }
  text = sam_privacy_describe (found);
  show_text (self, text);
}

static void
sam_notice_part_show (SamRecordPart *part,
                      SamStoreThread *store,
                      SamRecord *record)
{
  SamNoticePart *self = SAM_NOTICE_PART (part);

  if (g_strcmp0 (self->rule, "life") == 0)
    show_life (self, record);
  else
    show_privacy (self, record);
  /* With nothing to say it takes no room either. */
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (self->chips) || gtk_widget_get_visible (self->text));
}

static void
sam_notice_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_notice_part_show;
}

static void
sam_notice_part_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (id == PROP_RULE)
    SAM_NOTICE_PART (object)->rule = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_notice_part_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_NOTICE_PART);

  G_OBJECT_CLASS (sam_notice_part_parent_class)->dispose (object);
}

static void
sam_notice_part_finalize (GObject *object)
{
  g_free (SAM_NOTICE_PART (object)->rule);

  G_OBJECT_CLASS (sam_notice_part_parent_class)->finalize (object);
}

static void
sam_notice_part_class_init (SamNoticePartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sam_notice_part_set_property;
  object_class->dispose = sam_notice_part_dispose;
  object_class->finalize = sam_notice_part_finalize;
  g_object_class_install_property (
      object_class, PROP_RULE,
      g_param_spec_string ("rule", NULL, NULL, NULL,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/editors/sam-notice-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamNoticePart, content);
  gtk_widget_class_bind_template_child (widget_class, SamNoticePart, chips);
  gtk_widget_class_bind_template_child (widget_class, SamNoticePart, text);
}

static void
sam_notice_part_init (SamNoticePart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_notice_part_get_text:
 *
 * Returns: what it warns of; "" for nothing
 */
const char *
sam_notice_part_get_text (SamNoticePart *self)
{
  g_return_val_if_fail (SAM_IS_NOTICE_PART (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->text));
}
