/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-provision.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "sync/sam-public-site.h"
#include "sync/sam-seal.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DESIGN "_design/samenhulp"

typedef struct
{
  SamCouchClient *client;
  const char *region;
  char *role; /* of the region's coordinators */
  GPtrArray *steps;
  gboolean has_users; /* the server keeps its users in a database */
  gboolean has_rules; /* it can be given rules of what a database takes */
  GCancellable *cancellable;
} Provision;

void
sam_provision_step_free (SamProvisionStep *self)
{
  g_free (self->what);
  g_free (self->password);
  g_free (self);
}

static SamProvisionStep *
note (Provision *self,
      gboolean made,
      char *what)
{
  SamProvisionStep *step = g_new0 (SamProvisionStep, 1);

  step->what = what;
  step->made = made;
  g_ptr_array_add (self->steps, step);
  return step;
}

/* In @object what stands at @path, empty where there is nothing; @found (nullable) tells which. */
static gboolean
get (Provision *self,
     const char *path,
     SamJsonObject **object,
     gboolean *found,
     GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) reply = sam_couch_client_request (self->client, "GET", path, NULL, self->cancellable, &failure);

  if (found != NULL)
    *found = reply != NULL;
  if (reply != NULL)
    *object = sam_json_object_parse (g_bytes_get_data (reply, NULL), (gssize) g_bytes_get_size (reply), NULL);
  else if (g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND))
    *object = sam_json_object_new ();
  else
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (*object != NULL)
    return TRUE;
  g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE,
               _ ("What answers at %s is not a server for synchronising."),
               sam_couch_client_get_address (self->client));
  return FALSE;
}

static gboolean
put (Provision *self,
     const char *path,
     SamJsonObject *body,
     GError **error)
{
  g_autofree char *text = body != NULL ? sam_json_object_to_text (body) : NULL;
  g_autoptr (GBytes) reply = sam_couch_client_request (self->client, "PUT", path, text, self->cancellable, error);

  return reply != NULL;
}

/* In @made whether it was not there before. */
static gboolean
make_database (Provision *self,
               const char *name,
               gboolean *made,
               GError **error)
{
  g_autofree char *path = g_strconcat ("/", name, NULL);
  g_autoptr (GError) failure = NULL;

  *made = put (self, path, NULL, &failure);
  if (*made || g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CONFLICT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The entries of @text and of @wanted, without doubles. */
static char *
unite (const char *text,
       const char *const *wanted,
       gboolean *changed)
{
  g_auto (GStrv) present = text != NULL ? sam_json_to_strv (text) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (present != NULL)
    g_strv_builder_addv (builder, (const char **) present);
  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    if (present == NULL || !g_strv_contains ((const char *const *) present, wanted[i]))
      {
        g_strv_builder_add (builder, wanted[i]);
        *changed = TRUE;
      }
  all = g_strv_builder_end (builder);
  return sam_json_from_strv ((const char *const *) all);
}

static SamJsonObject *
parse_member (SamJsonObject *object,
              const char *key)
{
  const char *text = object != NULL ? sam_json_object_get (object, key) : NULL;
  SamJsonObject *member = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;

  return member != NULL ? member : sam_json_object_new ();
}

/* Adds to one part of `_security`, and takes nothing away that an administrator has put there. */
static void
add_to_security (SamJsonObject *security,
                 const char *part,
                 const char *const *names,
                 const char *const *roles,
                 gboolean *changed)
{
  g_autoptr (SamJsonObject) lists = parse_member (security, part);
  g_autofree char *all_names = unite (sam_json_object_get (lists, "names"), names, changed);
  g_autofree char *all_roles = unite (sam_json_object_get (lists, "roles"), roles, changed);
  g_autofree char *text = NULL;

  sam_json_object_set (lists, "names", all_names);
  sam_json_object_set (lists, "roles", all_roles);
  text = sam_json_object_to_text (lists);
  sam_json_object_set (security, part, text);
}

static gboolean
secure (Provision *self,
        const char *database,
        const char *const *names,
        const char *const *roles,
        gboolean *changed,
        GError **error)
{
  g_autofree char *path = g_strdup_printf ("/%s/_security", database);
  g_autoptr (SamJsonObject) security = NULL;

  if (!get (self, path, &security, NULL, error))
    return FALSE;
  add_to_security (security, "admins", NULL, (const char *[]){ "_admin", NULL }, changed);
  add_to_security (security, "members", names, roles, changed);
  return !*changed || put (self, path, security, error);
}

static gboolean
set_rules (Provision *self,
           const char *database,
           SamRules which,
           gboolean *changed,
           GError **error)
{
  g_autofree char *path = g_strdup_printf ("/%s/" DESIGN, database);
  g_autofree char *rules = sam_provision_dup_rules (which, self->region, error);
  g_autofree char *text = rules != NULL ? sam_json_from_string (rules) : NULL;
  g_autoptr (SamJsonObject) design = NULL;

  if (rules == NULL || !get (self, path, &design, NULL, error))
    return FALSE;
  *changed = g_strcmp0 (sam_json_object_get (design, "validate_doc_update"), text) != 0;
  sam_json_object_set (design, "_id", "\"" DESIGN "\"");
  sam_json_object_set (design, "language", "\"javascript\"");
  sam_json_object_set (design, "validate_doc_update", text);
  return !*changed || put (self, path, design, error);
}

/* One database, whole. */
static gboolean
provide_database (Provision *self,
                  const char *name,
                  SamRules rules,
                  const char *const *names,
                  const char *const *roles,
                  GError **error)
{
  gboolean made = FALSE;
  gboolean secured = FALSE;
  gboolean ruled = FALSE;

  if (!make_database (self, name, &made, error) || !secure (self, name, names, roles, &secured, error))
    return FALSE;
  note (self, made, made ? g_strdup_printf (_ ("Database %s: made."), name) : g_strdup_printf (_ ("Database %s: it is there."), name));
  if (secured)
    note (self, TRUE, g_strdup_printf (_ ("Database %s: who may use it is set."), name));
  if (!self->has_rules)
    return TRUE;
  if (!set_rules (self, name, rules, &ruled, error))
    return FALSE;
  if (ruled)
    note (self, TRUE, g_strdup_printf (_ ("Database %s: the rules of what it takes are set."), name));
  return TRUE;
}

/* Four groups of five, easy to read out on the telephone. */
static char *
make_password (void)
{
  g_autofree char *random = sam_random_text ();

  return g_strdup_printf ("%.5s-%.5s-%.5s-%.5s", random, random + 5, random + 10, random + 15);
}

/* In @user how it has to be; in @changed whether it is not yet. */
static void
describe_user (Provision *self,
               const char *name,
               const char *password,
               SamJsonObject *user,
               gboolean *changed)
{
  const char *const roles[] = { "coordinator", self->role, NULL };
  g_autofree char *id = g_strconcat ("org.couchdb.user:", name, NULL);
  g_autofree char *id_text = sam_json_from_string (id);
  g_autofree char *name_text = sam_json_from_string (name);
  g_autofree char *all_roles = NULL;
  g_autofree char *password_text = password != NULL ? sam_json_from_string (password) : NULL;

  if (password_text != NULL)
    {
      sam_json_object_set (user, "password", password_text);
      *changed = TRUE;
    }
  all_roles = unite (sam_json_object_get (user, "roles"), roles, changed);
  sam_json_object_set (user, "_id", id_text);
  sam_json_object_set (user, "name", name_text);
  sam_json_object_set (user, "type", "\"user\"");
  sam_json_object_set (user, "roles", all_roles);
}

/* Makes the user, or gives it what it lacks; in @password that of a new one. */
static gboolean
put_user (Provision *self,
          const char *name,
          char **password,
          gboolean *changed,
          GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/_users/org.couchdb.user:%s", escaped);
  g_autoptr (SamJsonObject) user = NULL;
  gboolean found;

  if (!get (self, path, &user, &found, error))
    return FALSE;
  if (!found)
    *password = make_password ();
  describe_user (self, name, *password, user, changed);
  return !*changed || put (self, path, user, error);
}

static gboolean
may_log_in (Provision *self,
            const char *name,
            const char *password)
{
  g_autoptr (SamCouchClient) client =
      sam_couch_client_new (sam_couch_client_get_address (self->client), name, password, NULL);
  g_autoptr (GBytes) reply = sam_couch_client_request (client, "GET", "/_session", NULL, self->cancellable, NULL);

  return reply != NULL;
}

static gboolean
provide_user (Provision *self,
              const char *name,
              GError **error)
{
  g_autofree char *password = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean changed = FALSE;
  gboolean good = put_user (self, name, &password, &changed, &failure);

  /* A request that was cut and sent again meets the user that it made itself. */
  if (!good && password != NULL && g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CONFLICT) &&
      may_log_in (self, name, password))
    {
      g_clear_error (&failure);
      good = TRUE;
    }
  if (good && password != NULL)
    note (self, TRUE, g_strdup_printf (_ ("User %s: made, with this password: "), name))->password =
        g_steal_pointer (&password);
  else if (good)
    note (self, changed, changed ? g_strdup_printf (_ ("User %s: works for this region now too."), name) : g_strdup_printf (_ ("User %s: is there."), name));
  else if (password != NULL && g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT))
    note (self, TRUE, g_strdup_printf (_ ("User %s: perhaps made before the connection broke off, then with this password: "), name))->password =
        g_steal_pointer (&password);
  if (!good)
    g_propagate_error (error, g_steal_pointer (&failure));
  return good;
}

/* A hub keeps its users in a file, and has no rules of its own in its databases. PouchDB's server forgets with rules
 * what an edited record descends from (pouchdb-validation 4), and stores nothing while it says that it did. */
static gboolean
find_out (Provision *self,
          GError **error)
{
  g_autoptr (SamJsonObject) welcome = NULL;
  g_autoptr (SamJsonObject) vendor = NULL;
  const char *name;
  gboolean made;

  if (!get (self, "/", &welcome, NULL, error))
    return FALSE;
  vendor = parse_member (welcome, "vendor");
  name = sam_json_object_get (vendor, "name");
  if (g_strcmp0 (name, "\"Samenhulp\"") == 0)
    return TRUE;
  self->has_rules = name == NULL || strstr (name, "PouchDB") == NULL;
  if (!make_database (self, "_users", &made, error))
    return FALSE;
  self->has_users = TRUE;
  return TRUE;
}

static gboolean
provide_all (Provision *self,
             const char *const *coordinators,
             GError **error)
{
  const char *const *names = self->has_users ? NULL : coordinators;
  g_autofree char *region = g_strconcat ("region-", self->region, NULL);
  g_autofree char *platform = g_strconcat ("platform-", self->region, NULL);

  if (!provide_database (self, region, SAM_RULES_REGION, names, (const char *[]){ self->role, NULL }, error) ||
      !provide_database (self, platform, SAM_RULES_PLATFORM, names, (const char *[]){ self->role, "platform", NULL },
                         error) ||
      !provide_database (self, SAM_PUBLIC_DATABASE, SAM_RULES_PUBLIC, names,
                         (const char *[]){ "coordinator", "site", NULL }, error))
    return FALSE;
  for (guint i = 0; coordinators != NULL && coordinators[i] != NULL; i++)
    if (!self->has_users)
      note (self, FALSE,
            g_strdup_printf (_ ("User %s: may use these databases; make the user on the hub itself, with "
                                "“samenhulp-hub --data DIR user add %s”."),
                             coordinators[i], coordinators[i]));
    else if (!provide_user (self, coordinators[i], error))
      return FALSE;
  return TRUE;
}

/**
 * sam_provision:
 * @client: the server, as one of its administrators
 * @region: the region's short name
 * @coordinators: (nullable): names of users who work for the region from now on
 *
 * Returns: (transfer container) (element-type SamProvisionStep): what was looked at and done, in order, also when
 *   @error is set
 */
GPtrArray *
sam_provision (SamCouchClient *client,
               const char *region,
               const char *const *coordinators,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *role = g_strconcat ("region-", region, NULL);
  Provision self = { .client = client, .region = region, .role = role, .cancellable = cancellable };

  self.steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_provision_step_free);
  if (find_out (&self, error))
    provide_all (&self, coordinators, error);
  return self.steps;
}
