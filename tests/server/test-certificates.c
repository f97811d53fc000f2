/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hub behind TLS with good and bad certificates, made here: test-certificates HUB */

#include "sam-office.h"

#include <string.h>

#define KEY "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"

static const char *program;

typedef struct
{
  const char *name;
  const char *script; /* for openssl, each line a command; makes NAME.pem and NAME.key */
  const char *told;   /* NULL: it is good */
  SamCouchError code;
} Certificate;

#define NOT_THE_REAL_ONE "can't prove that it is the real one, so nothing was sent", SAM_COUCH_ERROR_CERTIFICATE

static const Certificate certificates[] = {
  { "good",
    "req " KEY " -keyout good.key -out good.csr -subj /CN=good -addext subjectAltName=IP:127.0.0.1\n"
    "x509 -req -in good.csr -CA ca.pem -CAkey ca.key -CAcreateserial -copy_extensions copy -days 2 -out good.pem",
    NULL, 0 },
  { "expired",
    "req " KEY " -keyout expired.key -out expired.csr -subj /CN=expired -addext subjectAltName=IP:127.0.0.1\n"
    "x509 -req -in expired.csr -CA ca.pem -CAkey ca.key -CAcreateserial -copy_extensions copy -days -1"
    " -out expired.pem",
    NOT_THE_REAL_ONE },
  { "of-another-host",
    "req " KEY " -keyout of-another-host.key -out of-another-host.csr -subj /CN=server.example"
    " -addext subjectAltName=DNS:server.example\n"
    "x509 -req -in of-another-host.csr -CA ca.pem -CAkey ca.key -CAcreateserial -copy_extensions copy -days 2"
    " -out of-another-host.pem",
    NOT_THE_REAL_ONE },
  { "self-signed",
    "req -x509 " KEY " -keyout self-signed.key -out self-signed.pem -subj /CN=self"
    " -addext subjectAltName=IP:127.0.0.1 -days 2",
    NOT_THE_REAL_ONE },
  { "of-tomorrow",
    "req " KEY " -keyout of-tomorrow.key -out of-tomorrow.csr -subj /CN=of-tomorrow"
    " -addext subjectAltName=IP:127.0.0.1\n"
    "ca -batch -config ca.conf -in of-tomorrow.csr -cert ca.pem -keyfile ca.key -startdate 20990101000000Z"
    " -enddate 20990201000000Z -notext -out of-tomorrow.pem",
    "Set the date and the time right", SAM_COUCH_ERROR_CLOCK },
};

static gboolean
run_openssl (const char *folder,
             const char *script)
{
  g_auto (GStrv) lines = g_strsplit (script, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *command = g_strconcat ("openssl ", lines[i], NULL);
      g_auto (GStrv) arguments = NULL;
      g_autofree char *output = NULL;
      int status = 0;

      g_assert_true (g_shell_parse_argv (command, NULL, &arguments, NULL));
      if (!g_spawn_sync (folder, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &output, &status, NULL))
        return FALSE;
      if (status != 0)
        g_error ("%s: %s", command, output);
    }
  return TRUE;
}

/* What the whole system would trust, if this were a real authority. */
static void
trust (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "ca.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

static void
sync_with (const char *folder,
           const Certificate *certificate)
{
  g_autofree char *files = g_build_filename (folder, certificate->name, NULL);
  g_autofree char *public_part = g_strconcat (files, ".pem", NULL);
  g_autofree char *key = g_strconcat (files, ".key", NULL);
  g_autoptr (SamBackend) hub = NULL;
  g_autofree char *id = NULL;
  SamOffice office = { 0 };

  g_assert_true (run_openssl (folder, certificate->script));
  hub = sam_backend_start_hub (program, public_part, key);
  g_assert_nonnull (hub->address);
  g_assert_true (g_str_has_prefix (hub->address, "https://"));
  if (certificate->told == NULL)
    {
      sam_office_set_up (&office, hub);
      id = sam_laptop_add (office.ada, "Groep");
      sam_office_sync (&office, office.ada);
      sam_office_sync (&office, office.bea);
      sam_office_assert_same (&office, id);
      sam_office_tear_down (&office, hub);
      return;
    }
  office = (SamOffice){ .backend = hub, .database = (char *) "region", .ada = sam_laptop_new ("Ada") };
  id = sam_laptop_add (office.ada, "Groep");
  sam_office_sync_badly (&office, office.ada, NULL, NULL, certificate->code, certificate->told);
  g_assert_cmpuint (sam_sync_count_waiting (office.ada->store, NULL), ==, 1);
  sam_laptop_free (office.ada);
}

/* Only an authority can date a certificate ahead. */
static void
write_authority (const char *folder)
{
  const char *text = "[ca]\ndefault_ca = own\n[own]\ndatabase = index.txt\nserial = serial\nnew_certs_dir = .\n"
                     "default_md = sha256\npolicy = any\ncopy_extensions = copy\nunique_subject = no\n"
                     "[any]\ncommonName = supplied\n";
  const char *const files[][2] = { { "ca.conf", text }, { "index.txt", "" }, { "serial", "1000\n" } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i][0], NULL);

      g_assert_true (g_file_set_contents (path, files[i][1], -1, NULL));
    }
}

static void
test_certificates (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("samenhulp-certificates-XXXXXX", &error);

  g_assert_no_error (error);
  if (!run_openssl (folder, "req -x509 " KEY " -keyout ca.key -out ca.pem -days 2 -subj /CN=Test"))
    {
      g_test_skip ("openssl is not there");
      return;
    }
  trust (folder);
  write_authority (folder);
  for (guint i = 0; i < G_N_ELEMENTS (certificates); i++)
    {
      g_test_message ("%s", certificates[i].name);
      sync_with (folder, &certificates[i]);
    }
  g_spawn_sync (NULL, (char *[]){ (char *) "rm", (char *) "-rf", folder, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                NULL, NULL, NULL, NULL);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];
  g_test_add_func ("/faults/certificates/only-a-good-one-is-trusted", test_certificates);
  return g_test_run ();
}
