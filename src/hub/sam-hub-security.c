/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may do what in one database: CouchDB's `_security`. A new database is for the hub's administrators only. */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-databases.h"
#include "hub/sam-hub-users.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n.h>

#define SECURITY "hub:security"
#define NEW_SECURITY \
  "{\"admins\":{\"names\":[],\"roles\":[\"_admin\"]},\"members\":{\"names\":[],\"roles\":[\"_admin\"]}}"

/**
 * sam_hub_database_dup_security:
 * @self: a database
 *
 * Returns: (transfer full): JSON; when it can't be read, that of a new database
 */
char *
sam_hub_database_dup_security (SamHubDatabase *self)
{
  g_autoptr (GError) error = NULL;
  char *security = sam_documents_dup_local (self->database, SECURITY, &error);

  if (error != NULL)
    g_warning ("%s", error->message);
  return security != NULL ? security : g_strdup (NEW_SECURITY);
}

static char **
get_list (const char *security,
          const char *group,
          const char *list)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (security, -1, NULL);
  const char *text = object != NULL ? sam_json_object_get (object, group) : NULL;
  g_autoptr (SamJsonObject) lists = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;
  char **entries = lists != NULL ? sam_json_to_strv (sam_json_object_get (lists, list)) : NULL;

  return entries != NULL ? entries : g_new0 (char *, 1);
}

static gboolean
names_somebody (const char *security,
                const char *group)
{
  g_auto (GStrv) names = get_list (security, group, "names");
  g_auto (GStrv) roles = get_list (security, group, "roles");

  return names[0] != NULL || roles[0] != NULL;
}

static gboolean
is_in (const char *security,
       const char *group,
       const char *user,
       const char *const *roles)
{
  g_auto (GStrv) names = get_list (security, group, "names");
  g_auto (GStrv) group_roles = get_list (security, group, "roles");

  for (guint i = 0; roles[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) group_roles, roles[i]))
      return TRUE;

  return g_strv_contains ((const char *const *) names, user);
}

/**
 * sam_hub_database_set_security:
 * @self: a database
 * @security: JSON
 *
 * Members that name nobody would open the database to everyone, as in old CouchDB; here that is refused.
 *
 * Returns: whether it holds from now on
 */
gboolean
sam_hub_database_set_security (SamHubDatabase *self,
                               const char *security,
                               GError **error)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (security, -1, error);
  g_autofree char *text = NULL;

  if (object == NULL)
    return FALSE;

  text = sam_json_object_to_text (object);
  if (!names_somebody (text, "members"))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("Name at least one member, or the role “_admin”."));
      return FALSE;
    }

  return sam_documents_set_local (self->database, SECURITY, text, error);
}

/**
 * sam_hub_database_add_member:
 * @self: a database
 * @user: a user's name
 *
 * Returns: whether the user may use the database from now on
 */
gboolean
sam_hub_database_add_member (SamHubDatabase *self,
                             const char *user,
                             GError **error)
{
  g_autofree char *security = sam_hub_database_dup_security (self);
  g_auto (GStrv) names = get_list (security, "members", "names");
  g_auto (GStrv) roles = get_list (security, "members", "roles");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autoptr (SamJsonObject) members = sam_json_object_new ();
  g_autoptr (SamJsonObject) object = sam_json_object_parse (security, -1, error);
  g_autofree char *names_text = NULL;
  g_autofree char *roles_text = sam_json_from_strv ((const char *const *) roles);
  g_autofree char *members_text = NULL;
  g_autofree char *text = NULL;

  if (object == NULL)
    return FALSE;
  if (g_strv_contains ((const char *const *) names, user))
    return TRUE;

  g_strv_builder_addv (builder, (const char **) names);
  g_strv_builder_add (builder, user);
  all = g_strv_builder_end (builder);
  names_text = sam_json_from_strv ((const char *const *) all);
  sam_json_object_set (members, "names", names_text);
  sam_json_object_set (members, "roles", roles_text);
  members_text = sam_json_object_to_text (members);
  sam_json_object_set (object, "members", members_text);
  text = sam_json_object_to_text (object);
  return sam_documents_set_local (self->database, SECURITY, text, error);
}

/**
 * sam_hub_database_get_right:
 * @self: a database
 * @user: (nullable): who asks, %NULL for nobody known
 * @roles: the user's roles
 *
 * Returns: what the user may do
 */
SamHubRight
sam_hub_database_get_right (SamHubDatabase *self,
                            const char *user,
                            const char *const *roles)
{
  g_autofree char *security = NULL;

  if (user == NULL)
    return SAM_HUB_MAY_NOTHING;
  if (g_strv_contains (roles, SAM_HUB_ADMIN_ROLE))
    return SAM_HUB_MAY_GOVERN;

  security = sam_hub_database_dup_security (self);
  if (is_in (security, "admins", user, roles))
    return SAM_HUB_MAY_GOVERN;

  return is_in (security, "members", user, roles) ? SAM_HUB_MAY_USE : SAM_HUB_MAY_NOTHING;
}
