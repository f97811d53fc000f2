/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hub-fixture.h"

#include "hub/sam-hub-lockout.h"
#include "hub/sam-hub-users.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_says (const char *text,
             const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("“%s” is not in %s", part, text);
  g_assert_nonnull (strstr (text, part));
}

static void
test_basic (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *welcome = fixture_expect (fixture, 200, NULL, "GET", "", NULL);
  g_autofree char *nobody = fixture_expect (fixture, 401, NULL, "GET", "region", NULL);
  g_autofree char *wrong = fixture_expect (fixture, 401, "ans:wrong", "GET", "region", NULL);
  g_autofree char *unknown = fixture_expect (fixture, 401, "piet:geheim-b", "GET", "region", NULL);
  g_autofree char *member = fixture_expect (fixture, 200, "ans", "GET", "region", NULL);
  g_autofree char *again = fixture_expect (fixture, 200, "ans", "GET", "region", NULL);
  g_autofree char *still_wrong = fixture_expect (fixture, 401, "ans:geheim", "GET", "region", NULL);

  assert_says (welcome, "\"couchdb\":\"Welcome\"");
  assert_says (nobody, "\"unauthorized\"");
  assert_says (wrong, "Name or password is incorrect.");
  assert_says (member, "\"db_name\":\"region\"");
}

static void
test_rights (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *made = fixture_expect (fixture, 201, "admin", "PUT", "other", NULL);
  g_autofree char *twice = fixture_expect (fixture, 412, "admin", "PUT", "other", NULL);
  g_autofree char *not_mine = fixture_expect (fixture, 403, "ans", "GET", "other", NULL);
  g_autofree char *no_admin = fixture_expect (fixture, 403, "ans", "PUT", "third", NULL);
  g_autofree char *no_list = fixture_expect (fixture, 403, "ans", "GET", "_all_dbs", NULL);
  g_autofree char *list = fixture_expect (fixture, 200, "admin", "GET", "_all_dbs", NULL);
  g_autofree char *no_delete = fixture_expect (fixture, 403, "ans", "DELETE", "region", NULL);
  g_autofree char *no_security = fixture_expect (fixture, 403, "ans", "PUT", "region/_security", "{}");
  g_autofree char *open = fixture_expect (fixture, 400, "admin", "PUT", "other/_security", "{}");
  g_autofree char *design = fixture_expect (fixture, 403, "ans", "PUT", "region/_design/x", "{}");
  g_autofree char *given = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *name = fixture_expect (fixture, 400, "admin", "PUT", "Upper", NULL);

  g_assert_cmpstr (list, ==, "[\"other\",\"region\"]\n");
  given = fixture_expect (fixture, 200, "admin", "PUT", "other/_security", "{\"members\":{\"names\":[\"ans\"]}}");
  mine = fixture_expect (fixture, 200, "ans", "GET", "other", NULL);
  gone = fixture_expect (fixture, 200, "admin", "DELETE", "other", NULL);
  missing = fixture_expect (fixture, 404, "ans", "GET", "other", NULL);
  assert_says (missing, "Database does not exist.");
}

static char *
cut_cookie (const char *header)
{
  return g_strndup (header, strcspn (header, ";"));
}

static guint
ask_with_cookie (Fixture *fixture,
                 const char *cookie,
                 const char *path,
                 char **text)
{
  g_autoptr (SoupMessage) message = fixture_build (fixture, NULL, "GET", path, NULL);
  g_auto (Answer) answer = { 0 };

  soup_message_headers_replace (soup_message_get_request_headers (message), "Cookie", cookie);
  fixture_send (fixture, message, &answer);
  if (text != NULL)
    *text = g_steal_pointer (&answer.text);
  return answer.status;
}

static void
test_session (Fixture *fixture,
              gconstpointer data)
{
  g_auto (Answer) login = { 0 };
  g_auto (Answer) wrong = { 0 };
  g_autofree char *cookie = NULL;
  g_autofree char *forged = NULL;
  g_autofree char *who = NULL;
  g_autofree char *nobody = fixture_expect (fixture, 200, NULL, "GET", "_session", NULL);

  assert_says (nobody, "\"name\":null");
  fixture_ask (fixture, NULL, "POST", "_session", "{\"name\":\"ans\",\"password\":\"no\"}", &wrong);
  g_assert_cmpuint (wrong.status, ==, 401);
  g_assert_null (wrong.cookie);
  fixture_ask (fixture, NULL, "POST", "_session", "{\"name\":\"ans\",\"password\":\"geheim-b\"}", &login);
  g_assert_cmpuint (login.status, ==, 200);
  assert_says (login.cookie, "HttpOnly");

  cookie = cut_cookie (login.cookie);
  g_assert_cmpuint (ask_with_cookie (fixture, cookie, "region", NULL), ==, 200);
  g_assert_cmpuint (ask_with_cookie (fixture, cookie, "_session", &who), ==, 200);
  assert_says (who, "\"name\":\"ans\"");
  forged = g_strdup (cookie);
  forged[strlen (forged) - 8] = forged[strlen (forged) - 8] == 'A' ? 'B' : 'A';
  g_assert_cmpuint (ask_with_cookie (fixture, forged, "region", NULL), ==, 401);
}

static void
test_new_password (Fixture *fixture,
                   gconstpointer data)
{
  int status;
  g_autofree char *before = fixture_expect (fixture, 200, "ans", "GET", "region", NULL);
  g_autofree char *said = fixture_run (fixture, "geheim-c\n", &status, "user", "add", "ans", NULL);
  g_autofree char *old = fixture_expect (fixture, 401, "ans", "GET", "region", NULL);
  g_autofree char *new = fixture_expect (fixture, 200, "ans:geheim-c", "GET", "region", NULL);

  g_assert_cmpint (status, ==, 0);
}

static void
test_removed (Fixture *fixture,
              gconstpointer data)
{
  g_auto (Answer) login = { 0 };
  g_autofree char *cookie = NULL;
  g_autofree char *refused = NULL;
  int status;

  fixture_ask (fixture, NULL, "POST", "_session", "{\"name\":\"ans\",\"password\":\"geheim-b\"}", &login);
  cookie = cut_cookie (login.cookie);
  g_free (fixture_run (fixture, NULL, &status, "user", "remove", "ans", NULL));
  g_assert_cmpint (status, ==, 0);
  refused = fixture_expect (fixture, 401, "ans", "GET", "region", NULL);
  g_assert_cmpuint (ask_with_cookie (fixture, cookie, "region", NULL), ==, 401);
  g_free (fixture_run (fixture, NULL, &status, "user", "remove", "ans", NULL));
  g_assert_cmpint (status, ==, 1);
}

static void
test_lockout (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *locked = NULL;
  g_autofree char *other = NULL;

  for (guint i = 0; i < SAM_HUB_LOCKOUT_FAILURES; i++)
    {
      g_autofree char *wrong = fixture_expect (fixture, 401, "ans:wrong", "GET", "region", NULL);
    }
  locked = fixture_expect (fixture, 403, "ans", "GET", "region", NULL);
  assert_says (locked, "temporarily locked");
  other = fixture_expect (fixture, 200, "admin", "GET", "region", NULL);
}

static void
test_command_line (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *users = g_build_filename (fixture->directory, "users", NULL);
  g_autofree char *text = NULL;
  int status;
  g_autofree char *open = fixture_run (fixture, NULL, &status, "--listen", "0.0.0.0:0", NULL);
  GStatBuf about;

  g_assert_cmpint (status, ==, 1);
  assert_says (open, "--tls-cert");
  g_assert_true (strchr (open, '\n') == open + strlen (open) - 1);

  g_assert_cmpint (g_stat (users, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (users, &text, NULL, NULL));
  g_assert_null (strstr (text, "geheim"));
  assert_says (text, "ans:$y$");

  g_free (fixture_run (fixture, "x\n", &status, "user", "add", "a:b", NULL));
  g_assert_cmpint (status, ==, 1);
  g_free (fixture_run (fixture, "\n", &status, "user", "add", "leeg", NULL));
  g_assert_cmpint (status, ==, 1);
  g_free (fixture_run (fixture, NULL, &status, "user", "praise", "ans", NULL));
  g_assert_cmpint (status, ==, 2);
}

static gboolean
on_certificate_cb (SoupMessage *message,
                   GTlsCertificate *certificate,
                   GTlsCertificateFlags errors,
                   gpointer data)
{
  return TRUE;
}

static void
test_tls (Fixture *fixture,
          gconstpointer data)
{
  g_autofree char *certificate = g_build_filename (fixture->directory, "certificate.pem", NULL);
  g_autofree char *key = g_build_filename (fixture->directory, "key.pem", NULL);
  g_autofree char *command = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_auto (Answer) answer = { 0 };
  int status;

  if (g_find_program_in_path ("openssl") == NULL || !g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("needs openssl, to make a certificate, and glib-networking");
      return;
    }
  command = g_strdup_printf ("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=hub.example -keyout '%s'"
                             " -out '%s'",
                             key, certificate);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);

  fixture_kill (fixture);
  fixture_start (fixture, "--listen", "0.0.0.0:0", "--tls-cert", certificate, "--tls-key", key, NULL);
  g_assert_true (g_str_has_prefix (fixture->address, "https://"));
  message = fixture_build (fixture, "ans", "GET", "region", NULL);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (on_certificate_cb), NULL);
  fixture_send (fixture, message, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
}

static void
test_lockout_ends (void)
{
  g_autoptr (SamHubLockout) lockout = sam_hub_lockout_new ();

  for (gint64 i = 0; i < SAM_HUB_LOCKOUT_FAILURES; i++)
    {
      g_assert_false (sam_hub_lockout_is_locked (lockout, "ans", i));
      sam_hub_lockout_note_failure (lockout, "ans", i);
    }
  g_assert_true (sam_hub_lockout_is_locked (lockout, "ans", SAM_HUB_LOCKOUT_MICROSECONDS - 1));
  g_assert_false (sam_hub_lockout_is_locked (lockout, "ans", SAM_HUB_LOCKOUT_MICROSECONDS));
  g_assert_false (sam_hub_lockout_is_locked (lockout, "piet", 10));
  sam_hub_lockout_note_failure (lockout, "ans", SAM_HUB_LOCKOUT_MICROSECONDS);
  g_assert_false (sam_hub_lockout_is_locked (lockout, "ans", SAM_HUB_LOCKOUT_MICROSECONDS));
}

static void
test_cookie_ends (void)
{
  g_autofree char *directory = g_dir_make_tmp ("samenhulp-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "users", NULL);
  g_autoptr (SamHubUsers) users = sam_hub_users_new (path);
  g_autofree char *cookie = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *later = NULL;
  gboolean renew = TRUE;

  g_assert_true (sam_hub_users_add (users, "ans", "geheim", FALSE, NULL));
  cookie = sam_hub_users_make_cookie (users, "ans", 1000);
  fresh = sam_hub_users_read_cookie (users, cookie, 1010, &renew);
  g_assert_cmpstr (fresh, ==, "ans");
  g_assert_false (renew);
  later = sam_hub_users_read_cookie (users, cookie, 1000 + SAM_HUB_SESSION_SECONDS - 1, &renew);
  g_assert_cmpstr (later, ==, "ans");
  g_assert_true (renew);
  g_assert_null (sam_hub_users_read_cookie (users, cookie, 1000 + SAM_HUB_SESSION_SECONDS, &renew));
  g_assert_null (sam_hub_users_read_cookie (users, cookie, 999, &renew));
  g_assert_null (sam_hub_users_read_cookie (users, "", 1000, &renew));
  g_assert_null (sam_hub_users_read_cookie (users, "YTpiOmM.", 1000, &renew));
  g_unlink (path);
  g_rmdir (directory);
}

#define ADD(path, func) g_test_add ("/hub/login/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("a-password-opens-what-one-is-member-of", test_basic);
  ADD ("rights-are-those-of-the-database", test_rights);
  ADD ("a-session-is-a-signed-cookie", test_session);
  ADD ("a-new-password-counts-at-once", test_new_password);
  ADD ("a-user-who-is-removed-is-out-at-once", test_removed);
  ADD ("over-tls-it-listens-anywhere", test_tls);
  ADD ("five-wrong-passwords-lock-out", test_lockout);
  ADD ("the-command-line-refuses-in-one-sentence", test_command_line);
  g_test_add_func ("/hub/login/a-lock-out-ends", test_lockout_ends);
  g_test_add_func ("/hub/login/a-session-ends", test_cookie_ends);
  return g_test_run ();
}
