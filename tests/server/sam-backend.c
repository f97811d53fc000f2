/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "own-address.h"
#include "sam-backend.h"

#include "couch/sam-couch-client.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define START_SECONDS 300

static SamBackend *
new_backend (const char *name)
{
  SamBackend *self = g_new0 (SamBackend, 1);
  g_autoptr (GError) error = NULL;

  self->name = name;
  self->user = g_strdup ("admin");
  self->password = g_strdup ("secret");
  self->folder = g_dir_make_tmp ("samenhulp-server-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

static SamBackend *
give_up (SamBackend *self,
         const char *reason)
{
  g_clear_pointer (&self->address, g_free);
  self->reason = g_strdup_printf ("%s: %s", self->name, reason);
  return self;
}

/* What we started ends with us, even when we end badly. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static GSubprocess *
spawn (SamBackend *self,
       GSubprocessFlags flags,
       const char *const *arguments,
       GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  g_subprocess_launcher_setenv (launcher, "SAMENHULP_PASSWORD", self->password, TRUE);
  return g_subprocess_launcher_spawnv (launcher, arguments, error);
}

/* Its exit status decides; what it printed is the reason when it fails. */
static gboolean
run (SamBackend *self,
     const char *const *arguments,
     char **output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = spawn (
      self, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, arguments, &error);

  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error))
    {
      *output = g_strdup (error->message);
      return FALSE;
    }
  return g_subprocess_get_successful (process);
}

static gboolean
ask (SamBackend *self,
     const char *method,
     const char *path,
     const char *body)
{
  g_autoptr (SamCouchClient) client = sam_couch_client_new (self->address, NULL, NULL, NULL);
  g_autoptr (GBytes) reply = sam_couch_client_request (client, method, path, body, NULL, NULL);

  return reply != NULL;
}

SamBackend *
sam_backend_start_pouchdb (const char *scripts,
                           const char *installed)
{
  SamBackend *self = new_backend ("pouchdb");
  g_autofree char *install = g_build_filename (scripts, "install-pouchdb", NULL);
  g_autofree char *script = g_build_filename (scripts, "run-pouchdb", NULL);
  g_autofree char *listen = dup_own_address ();
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  gboolean answers = FALSE;

  if (!run (self, (const char *[]){ install, installed, NULL }, &output))
    return give_up (self, g_strstrip (output));
  self->address = g_strconcat ("http://", listen, NULL);
  self->process = spawn (self, G_SUBPROCESS_FLAGS_NONE,
                         (const char *[]){ script, installed, self->folder, listen, NULL }, &error);
  g_assert_no_error (error);
  for (guint i = 0; !answers && i < 10 * START_SECONDS; i++)
    {
      g_usleep (G_USEC_PER_SEC / 10);
      answers = ask (self, "GET", "/", NULL);
    }
  /* The first administrator ends the time in which everybody is one. */
  if (!answers || !ask (self, "PUT", "/_config/admins/admin", "\"secret\""))
    return give_up (self, "it does not start");
  return self;
}

static char *
read_address (GSubprocess *process)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  if (line == NULL || !g_str_has_prefix (line, "listening on "))
    return NULL;
  return g_strdup (line + strlen ("listening on "));
}

static SamBackend *
start_hub (SamBackend *self,
           const char *program,
           const char *certificate,
           const char *key)
{
  g_autofree char *listen = dup_own_address ();
  g_autofree char *output = NULL;
  g_autofree char *heard = NULL;
  g_autoptr (GError) error = NULL;
  const char *const plain[] = { program, "--data", self->folder, "--listen", listen, NULL };
  const char *const secure[] = { program, "--data", self->folder, "--listen", "127.0.0.1:0",
                                 "--tls-cert", certificate, "--tls-key", key, NULL };

  if (!run (self, (const char *[]){ program, "--data", self->folder, "--admin", "user", "add", "admin", NULL },
            &output))
    return give_up (self, g_strstrip (output));
  self->process = spawn (self, G_SUBPROCESS_FLAGS_STDOUT_PIPE, certificate != NULL ? secure : plain, &error);
  g_assert_no_error (error);
  heard = read_address (self->process);
  if (heard == NULL)
    return give_up (self, "it does not start");
  self->address = strstr (heard, "://") != NULL ? g_strdup (heard) : g_strdup_printf ("http://%s", heard);
  return self;
}

SamBackend *
sam_backend_start_hub (const char *program,
                       const char *certificate,
                       const char *key)
{
  return start_hub (new_backend ("hub"), program, certificate, key);
}

SamBackend *
sam_backend_start_hub_in (const char *program,
                          const char *folder)
{
  SamBackend *self = new_backend ("hub");

  g_rmdir (self->folder);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  return start_hub (self, program, NULL, NULL);
}

void
sam_backend_kill_hub (SamBackend *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

void
sam_backend_start_hub_again (SamBackend *self,
                             const char *program)
{
  g_autoptr (GUri) uri = g_uri_parse (self->address, G_URI_FLAGS_NONE, NULL);
  g_autofree char *listen = g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
  g_autofree char *heard = NULL;
  g_autoptr (GError) error = NULL;

  self->process = spawn (self, G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                         (const char *[]){ program, "--data", self->folder, "--listen", listen, NULL }, &error);
  g_assert_no_error (error);
  heard = read_address (self->process);
  g_assert_nonnull (heard);
}

SamBackend *
sam_backend_start_cluster (const char *script,
                           const char *hub)
{
  SamBackend *self = sam_backend_start_hub (hub, NULL, NULL);
  g_autofree char *heard = NULL;
  g_autoptr (GError) error = NULL;

  self->name = "cluster";
  if (self->address == NULL)
    return self;
  self->behind = g_steal_pointer (&self->process);
  self->process = spawn (self, G_SUBPROCESS_FLAGS_STDOUT_PIPE, (const char *[]){ "node", script, self->address, NULL },
                         &error);
  heard = self->process != NULL ? read_address (self->process) : NULL;
  if (heard == NULL)
    return give_up (self, error != NULL ? error->message : "it does not start");
  g_free (self->address);
  self->address = g_strdup_printf ("http://%s", heard);
  return self;
}

SamBackend *
sam_backend_find_couchdb (void)
{
  SamBackend *self = new_backend ("couchdb");
  const char *given = g_getenv ("SAMENHULP_TEST_COUCHDB");
  g_autoptr (GUri) uri = given != NULL ? g_uri_parse (given, G_URI_FLAGS_HAS_PASSWORD, NULL) : NULL;

  if (uri == NULL)
    return give_up (self, "not measured, because $SAMENHULP_TEST_COUCHDB is not set");
  self->address = sam_couch_normalize_address (given, NULL);
  g_free (self->user);
  g_free (self->password);
  self->user = g_strdup (g_uri_get_user (uri));
  self->password = g_strdup (g_uri_get_password (uri));
  return self;
}

SamBackend *
sam_backend_start (char **arguments)
{
  if (g_strcmp0 (arguments[0], "pouchdb") == 0)
    return sam_backend_start_pouchdb (arguments[1], arguments[2]);
  if (g_strcmp0 (arguments[0], "hub") == 0)
    return sam_backend_start_hub (arguments[1], NULL, NULL);
  if (g_strcmp0 (arguments[0], "cluster") == 0)
    return sam_backend_start_cluster (arguments[1], arguments[2]);
  return sam_backend_find_couchdb ();
}

static void
end (GSubprocess *process)
{
  if (process == NULL)
    return;
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);
  g_object_unref (process);
}

void
sam_backend_free (SamBackend *self)
{
  end (self->process);
  end (self->behind);
  g_spawn_sync (NULL, (char *[]){ (char *) "rm", (char *) "-rf", self->folder, NULL }, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, NULL);
  g_free (self->address);
  g_free (self->user);
  g_free (self->password);
  g_free (self->reason);
  g_free (self->folder);
  g_free (self);
}
