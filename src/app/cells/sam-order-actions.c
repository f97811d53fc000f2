/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table is put in order by a click on the head of a column, where no key leads in GTK 4.8: the same as actions, for a
 * menu. */

#define G_LOG_DOMAIN "samenhulp-app"

#include "app/cells/sam-order-actions.h"

static void
on_by_cb (GSimpleAction *action,
          GVariant *path,
          gpointer list)
{
  g_autoptr (GVariant) before = g_action_get_state (G_ACTION (action));

  /* To choose what is chosen already must not turn it round. */
  if (!g_variant_equal (before, path))
    sam_record_list_set_order (list, g_variant_get_string (path, NULL), FALSE);
}

static void
on_descending_cb (GSimpleAction *action,
                  GVariant *descending,
                  gpointer list)
{
  gboolean before;
  const char *path = sam_record_list_get_order (list, &before);

  if (path != NULL)
    sam_record_list_set_order (list, path, g_variant_get_boolean (descending));
}

static void
show_order (SamRecordList *list,
            GActionMap *group)
{
  GAction *by = g_action_map_lookup_action (group, "by");
  GAction *turned = g_action_map_lookup_action (group, "descending");
  gboolean descending;
  const char *path = sam_record_list_get_order (list, &descending);

  g_simple_action_set_state (G_SIMPLE_ACTION (by), g_variant_new_string (path != NULL ? path : ""));
  g_simple_action_set_state (G_SIMPLE_ACTION (turned), g_variant_new_boolean (descending));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (turned), path != NULL);
}

/**
 * sam_order_actions_new:
 * @list: set up
 *
 * Returns: (transfer full): "by", with the path of a column, and "descending"
 */
GSimpleActionGroup *
sam_order_actions_new (SamRecordList *list)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) by = g_simple_action_new_stateful ("by", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_autoptr (GSimpleAction) descending =
      g_simple_action_new_stateful ("descending", NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_object (by, "change-state", G_CALLBACK (on_by_cb), list, 0);
  g_signal_connect_object (descending, "change-state", G_CALLBACK (on_descending_cb), list, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (by));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (descending));
  g_signal_connect_object (list, "order-changed", G_CALLBACK (show_order), group, 0);
  show_order (list, G_ACTION_MAP (group));
  return group;
}
