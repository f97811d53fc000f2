/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "ctl/sam-syncing.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-moment.h"
#include "sync/sam-publication.h"
#include "sync/sam-server.h"

#include <glib/gi18n.h>

typedef struct
{
  char *format_name;
  SamOutputFormat format;
  char *password_file;
  gboolean dry_run;
  gboolean on;
  gboolean off;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->format_name);
  g_free (wishes->password_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static const char *const act_names[] = {
  [SAM_PUBLICATION_ADD] = "add",
  [SAM_PUBLICATION_CHANGE] = "change",
  [SAM_PUBLICATION_WITHDRAW] = "withdraw",
};

/* A value as people read it; JSON stays JSON. */
static char *
format_value (const char *value,
              SamOutputFormat format)
{
  g_auto (GStrv) items = NULL;
  char *text;

  if (value == NULL || format == SAM_OUTPUT_JSON)
    return g_strdup (value);
  items = sam_json_to_strv (value);
  text = items != NULL ? g_strjoinv ("; ", items) : sam_json_to_string (value);
  return text != NULL ? text : g_strdup (value);
}

/* One field: what stands there now, and what will. */
static void
print_field (SamOutput *output,
             SamOutputFormat format,
             const SamPublicationStep *step,
             const char *field,
             const char *before,
             const char *after)
{
  g_autofree char *now = format_value (before, format);
  g_autofree char *then = format_value (after, format);
  const char *act = format == SAM_OUTPUT_TABLE ? sam_publication_step_get_label (step) : act_names[step->act];
  const char *where = step->channel == SAM_CHANNEL_PUBLIC ? sam_output_choose (output, "public", _ ("Public site"))
                                                          : sam_output_choose (output, "platform", _ ("Platform"));

  sam_output_add (output, (const char *[]){ act, step->record, step->title, field, now, then, where });
}

static void
print_step (SamOutput *output,
            SamOutputFormat format,
            const SamPublicationStep *step)
{
  g_autoptr (SamJsonObject) before = sam_json_object_parse (step->before != NULL ? step->before : "{}", -1, NULL);
  g_autoptr (SamJsonObject) after = sam_json_object_parse (step->body != NULL ? step->body : "{}", -1, NULL);
  g_autoptr (SamJsonObject) both = sam_json_object_copy (before);
  g_auto (GStrv) new_keys = sam_json_object_dup_keys (after);
  g_auto (GStrv) keys = NULL;

  for (guint i = 0; new_keys[i] != NULL; i++)
    sam_json_object_set (both, new_keys[i], "null");
  keys = sam_json_object_dup_keys (both);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *old = sam_json_object_get (before, keys[i]);
      const char *new = sam_json_object_get (after, keys[i]);

      if (g_strcmp0 (old, new) != 0)
        print_field (output, format, step, keys[i], old, new);
    }
  if (keys[0] == NULL)
    print_field (output, format, step, NULL, NULL, NULL);
}

static SamPublicationChoice
get_choice (const Wishes *wishes)
{
  return wishes->on ? SAM_PUBLICATION_ON : wishes->off ? SAM_PUBLICATION_OFF
                                                       : SAM_PUBLICATION_LEAVE;
}

static SamCouchClient *
connect_client (SamStore *store,
                const char *password_file,
                GError **error)
{
  g_autofree char *password = NULL;

  if (password_file != NULL)
    {
      password = sam_credentials_read_file (password_file, error);
      if (password == NULL)
        return NULL;
    }
  return sam_server_connect_client (store, password, NULL, error);
}

/* As long as no server is set, what would become public can still be looked at. */
static int
look (const SamCommand *self,
      SamStore *store,
      const Wishes *wishes)
{
  const char *const names[] = { "act", "record", "title", "field", "before", "after", "where", NULL };
  const char *const labels[] = { _ ("What"), _ ("Record"), _ ("Title"), _ ("Field"), _ ("Now"), _ ("Then"), _ ("Where"),
                                 NULL };
  g_autoptr (SamOutput) output = sam_output_new (wishes->format, names, labels);
  g_autoptr (SamCouchClient) client = NULL;
  const SamMoment now = sam_moment_now ();
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  SamPublicationChoice choice = get_choice (wishes);

  if (choice == SAM_PUBLICATION_LEAVE && !sam_publication_is_on (store))
    {
      g_printerr ("%s\n", _ ("This region does not publish yet; this is what would become public."));
      choice = SAM_PUBLICATION_ON;
    }
  client = connect_client (store, wishes->password_file, &error);
  if (client == NULL && !g_error_matches (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NOT_SET))
    return sam_syncing_failed (self, error);
  g_clear_error (&error);
  steps = sam_publication_plan (store, client, choice, now.day, NULL, &error);
  if (steps == NULL)
    return sam_syncing_failed (self, error);
  for (guint i = 0; i < steps->len; i++)
    print_step (output, wishes->format, g_ptr_array_index (steps, i));
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

/* First all that the server knows comes in: a withdrawal noted on another computer counts. */
static int
publish (const SamCommand *self,
         SamStore *store,
         const Wishes *wishes)
{
  g_autoptr (GError) error = NULL;
  g_auto (SamSyncing) syncing = { .json = wishes->format == SAM_OUTPUT_JSON };

  if (!wishes->on && !wishes->off && !sam_publication_is_on (store))
    {
      g_printerr ("samenhulpctl: %s\n",
                  _ ("This region does not publish; look with --dry-run, and turn it on with “publish --on”."));
      return SAM_EXIT_FAILED;
    }
  if (!sam_syncing_connect (&syncing, store, wishes->password_file, &error))
    return sam_syncing_failed (self, error);
  if (!sam_publication_choose (store, get_choice (wishes), &error))
    return sam_command_failed (self, error);
  if (!sam_syncing_run (&syncing, &error))
    return sam_syncing_failed (self, error);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &wishes.dry_run, N_ ("Only tell what would be done"), NULL },
    { "on", 0, 0, G_OPTION_ARG_NONE, &wishes.on, N_ ("From now on this region publishes, at each synchronisation"),
      NULL },
    { "off", 0, 0, G_OPTION_ARG_NONE, &wishes.off, N_ ("Withdraw everything, and publish no more"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &wishes.format_name, N_ ("How to print it"), "table|csv|json" },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &wishes.password_file, N_ ("Read the password from a file"),
      N_ ("FILE") },
    { NULL },
  };
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("Public becomes only what someone agreed to: see “samenhulpctl list consent”. A consent "
                             "that is withdrawn, or has run out, is followed at the next synchronisation. The "
                             "platform, where the server has one, gets to know help questions too, without who asks."),
                          &argc, &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  if (wishes.on && wishes.off)
    return sam_command_misused (self, _ ("--on and --off exclude each other"));
  if (!sam_command_find_format (self, wishes.format_name, &wishes.format))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  return wishes.dry_run ? look (self, store, &wishes) : publish (self, store, &wishes);
}

const SamCommand sam_command_publish = {
  "publish",
  "",
  N_ ("Publish what people agreed to, and withdraw what they no longer do"),
  run,
};
