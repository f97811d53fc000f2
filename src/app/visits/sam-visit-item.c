/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/visits/sam-visit-item.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"

struct _SamVisitItem
{
  GObject parent_instance;

  SamVisit *visit; /* the window's */
  char *caption;
  gboolean chosen;
};

enum
{
  PROP_TITLE = 1,
  PROP_CAPTION,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SamVisitItem, sam_visit_item, G_TYPE_OBJECT)

static void
sam_visit_item_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  SamVisitItem *self = SAM_VISIT_ITEM (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, self->visit->name);
  else if (id == PROP_CAPTION)
    g_value_set_string (value, self->caption);
  else if (id == PROP_CHOSEN)
    g_value_set_boolean (value, self->chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_visit_item_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  SamVisitItem *self = SAM_VISIT_ITEM (object);

  if (id != PROP_CHOSEN)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->chosen == g_value_get_boolean (value))
    return;
  self->chosen = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, properties[PROP_CHOSEN]);
}

static void
sam_visit_item_finalize (GObject *object)
{
  g_free (SAM_VISIT_ITEM (object)->caption);

  G_OBJECT_CLASS (sam_visit_item_parent_class)->finalize (object);
}

static void
sam_visit_item_class_init (SamVisitItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sam_visit_item_get_property;
  object_class->set_property = sam_visit_item_set_property;
  object_class->finalize = sam_visit_item_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAPTION] =
      g_param_spec_string ("caption", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sam_visit_item_init (SamVisitItem *self)
{
}

/* When the practice was heard from and what was promised, in one line. */
static char *
describe (const SamVisit *visit,
          const GDate *today)
{
  g_autofree char *day = visit->last_on != NULL ? sam_dates_format_day (visit->last_on, today) : NULL;
  g_autofree char *due = visit->follow_up_on != NULL ? sam_dates_format_day (visit->follow_up_on, today) : NULL;
  g_autofree char *heard = NULL;
  g_autofree char *promise = NULL;

  if (day == NULL)
    heard = g_strdup (_ ("Never heard from"));
  else
    /* Translators: a day, and through what: "Last heard from on 1 May 2026 (Call)" */
    heard = g_strdup_printf (_ ("Last heard from on %s (%s)"), day, _ (visit->last_through));
  if (due != NULL)
    promise = g_strdup_printf (_ ("To follow up: %s (%s)"), visit->follow_up != NULL ? visit->follow_up : "", due);
  return g_strjoin (" · ", heard, visit->where != NULL ? visit->where->place : _ ("place not known"), promise, NULL);
}

/**
 * sam_visit_item_new:
 * @visit: must live as long as the item
 *
 * Returns: (transfer full): the item
 */
SamVisitItem *
sam_visit_item_new (SamVisit *visit,
                    const GDate *today)
{
  SamVisitItem *self = g_object_new (SAM_TYPE_VISIT_ITEM, NULL);

  self->visit = visit;
  self->caption = describe (visit, today);
  return self;
}

/**
 * sam_visit_item_get_visit:
 *
 * Returns: (transfer none): the practice on the round
 */
SamVisit *
sam_visit_item_get_visit (SamVisitItem *self)
{
  return self->visit;
}
