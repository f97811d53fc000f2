/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hub-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/prctl.h>

#define READY "listening on "

static const char *
get_program (void)
{
  const char *program = g_getenv ("SAMENHULP_HUB");

  g_assert_nonnull (program);
  return program;
}

char *
fixture_run (Fixture *fixture,
             const char *input,
             int *status,
             const char *first,
             ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *said = NULL;
  va_list more;

  g_ptr_array_add (arguments, (char *) get_program ());
  g_ptr_array_add (arguments, (char *) "--data");
  g_ptr_array_add (arguments, fixture->directory);
  va_start (more, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (more, const char *))
    g_ptr_array_add (arguments, (char *) argument);
  va_end (more);
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                   G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, NULL, &said, &error);
  g_assert_no_error (error);
  *status = g_subprocess_get_exit_status (process);
  return said;
}

static void
run_well (Fixture *fixture,
          const char *input,
          const char *first,
          const char *second,
          const char *third,
          const char *fourth,
          const char *fifth)
{
  int status;
  g_autofree char *said = fixture_run (fixture, input, &status, first, second, third, fourth, fifth, NULL);

  g_assert_cmpstr (said, ==, "");
  g_assert_cmpint (status, ==, 0);
}

/* A test that fails takes its server with it. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

void
fixture_start (Fixture *fixture,
               ...)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  const char *const usual[] = { get_program (), "--data", fixture->directory, "--listen", "127.0.0.1:0",
                                "--max-request", "1" };
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  const char *argument;
  va_list more;

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    g_ptr_array_add (arguments, (char *) usual[i]);
  va_start (more, fixture);
  while ((argument = va_arg (more, const char *)) != NULL)
    g_ptr_array_add (arguments, (char *) argument);
  va_end (more);
  g_ptr_array_add (arguments, NULL);

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  fixture->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->process));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, READY));
  g_free (fixture->address);
  fixture->address = g_strdup (line + strlen (READY));
  g_assert_true (g_str_has_suffix (fixture->address, "/"));
}

void
fixture_kill (Fixture *fixture)
{
  g_subprocess_force_exit (fixture->process);
  g_subprocess_wait (fixture->process, NULL, NULL);
  g_clear_object (&fixture->process);
}

void
fixture_set_up (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("samenhulp-hub-XXXXXX", &error);
  g_assert_no_error (error);
  run_well (fixture, "geheim-a\n", "user", "add", "admin", "--admin", NULL);
  run_well (fixture, "geheim-b\n", "user", "add", "ans", NULL, NULL);
  run_well (fixture, NULL, "database", "add", "region", "--member", "ans");
  fixture_start (fixture, NULL);
  fixture->session = soup_session_new_with_options ("proxy-resolver", NULL, "max-conns-per-host", 8, NULL);
}

void
fixture_tear_down (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GDir) directory = NULL;
  const char *name;

  g_clear_object (&fixture->session);
  if (fixture->process != NULL)
    {
      g_subprocess_send_signal (fixture->process, SIGTERM);
      g_assert_true (g_subprocess_wait_check (fixture->process, NULL, NULL));
      g_clear_object (&fixture->process);
    }
  directory = g_dir_open (fixture->directory, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->address);
}

void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->text, g_free);
  g_clear_pointer (&answer->cookie, g_free);
}

SoupMessage *
fixture_build (Fixture *fixture,
               const char *user,
               const char *method,
               const char *path,
               const char *body)
{
  g_autofree char *uri = g_strconcat (fixture->address, path, NULL);
  SoupMessage *message = soup_message_new (method, uri);

  g_assert_nonnull (message);
  if (g_strcmp0 (user, "admin") == 0)
    user = "admin:geheim-a";
  else if (g_strcmp0 (user, "ans") == 0)
    user = "ans:geheim-b";
  if (user != NULL)
    {
      g_autofree char *encoded = g_base64_encode ((const guchar *) user, strlen (user));
      g_autofree char *header = g_strconcat ("Basic ", encoded, NULL);

      soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", header);
    }
  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }
  return message;
}

void
fixture_send (Fixture *fixture,
              SoupMessage *message,
              Answer *answer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = soup_session_send_and_read (fixture->session, message, NULL, &error);

  g_assert_no_error (error);
  answer->status = soup_message_get_status (message);
  answer->text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  answer->cookie = g_strdup (soup_message_headers_get_list (soup_message_get_response_headers (message), "Set-Cookie"));
}

void
fixture_ask (Fixture *fixture,
             const char *user,
             const char *method,
             const char *path,
             const char *body,
             Answer *answer)
{
  g_autoptr (SoupMessage) message = fixture_build (fixture, user, method, path, body);

  fixture_send (fixture, message, answer);
}

char *
fixture_expect (Fixture *fixture,
                guint status,
                const char *user,
                const char *method,
                const char *path,
                const char *body)
{
  g_auto (Answer) answer = { 0 };

  fixture_ask (fixture, user, method, path, body, &answer);
  if (answer.status != status)
    g_test_message ("%s %s: %u %s", method, path, answer.status, answer.text);
  g_assert_cmpuint (answer.status, ==, status);
  return g_steal_pointer (&answer.text);
}
