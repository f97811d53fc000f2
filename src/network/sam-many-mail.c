/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-many-mail.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Windows hands a program no longer a command than some 2,000 characters. */
#define LONGEST_URI 1900
/* Of so many that have no address the names are told. */
#define MOST_NAMES 5

/* Where the address of a kind stands: its own fields, the first that is set, and references to follow else. */
static const struct
{
  const char *kind;
  const char *fields[3];
  const char *references[2];
} mailable[] = {
  { "group", { "contact_email", "public_email" }, { "contacts" } },
  { "person", { "email" }, { NULL } },
  { "expert", { NULL }, { "person" } },
  { "staff", { "email" }, { "person" } },
  { "participation", { NULL }, { "person" } },
  { "organisation", { "email" }, { NULL } },
};

static guint
find_mailable (const SamKind *kind)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (mailable) && !g_str_equal (mailable[i].kind, kind->name))
    i++;
  return i;
}

/**
 * sam_many_mail_fits:
 *
 * Returns: whether there are people behind records of @kind to write to
 */
gboolean
sam_many_mail_fits (const SamKind *kind)
{
  return find_mailable (kind) < G_N_ELEMENTS (mailable);
}

static gboolean
add_address (GPtrArray *addresses,
             const char *address)
{
  if (address == NULL)
    return FALSE;
  for (guint i = 0; i < addresses->len; i++)
    if (g_ascii_strcasecmp (addresses->pdata[i], address) == 0)
      return TRUE;
  g_ptr_array_add (addresses, g_strdup (address));
  return TRUE;
}

/* Somebody may have only a second address; one is enough. */
static gboolean
add_further_address (GPtrArray *addresses,
                     SamRecord *record)
{
  g_auto (GStrv) further = NULL;

  if (sam_kind_find_field (sam_record_get_kind (record), "emails") != NULL)
    further = sam_record_dup_strv (record, "emails");
  return further != NULL && add_address (addresses, further[0]);
}

static gboolean
add_record (SamStore *store,
            SamRecord *record,
            GPtrArray *addresses)
{
  guint at = find_mailable (sam_record_get_kind (record));
  gboolean found = FALSE;

  if (at == G_N_ELEMENTS (mailable))
    return FALSE;
  for (guint i = 0; mailable[at].fields[i] != NULL && !found; i++)
    {
      g_autofree char *address = sam_record_dup_text (record, mailable[at].fields[i]);

      found = add_address (addresses, address);
    }
  found = found || add_further_address (addresses, record);
  for (guint i = 0; mailable[at].references[i] != NULL && !found; i++)
    {
      const SamField *field = sam_kind_find_field (sam_record_get_kind (record), mailable[at].references[i]);
      g_auto (GStrv) ids = field->type == SAM_FIELD_REFS ? sam_record_dup_strv (record, field->name)
                                                         : g_new0 (char *, 2);

      if (field->type == SAM_FIELD_REF)
        ids[0] = sam_record_dup_text (record, field->name);
      for (guint j = 0; ids != NULL && ids[j] != NULL; j++)
        {
          /* Who is named and not there has no address either. */
          g_autoptr (SamRecord) person = sam_store_follow (store, ids[j], NULL);

          found = (person != NULL && add_record (store, person, addresses)) || found;
        }
    }
  return found;
}

/**
 * sam_many_mail_collect:
 * @ids: (array zero-terminated=1): the records to write to
 * @without: (out) (transfer full): the titles of those that have no address
 *
 * Returns: (transfer full) (nullable): each address once, or NULL with @error set
 */
char **
sam_many_mail_collect (SamStore *store,
                       const char *const *ids,
                       char ***without,
                       GError **error)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (SamRecord) record = sam_store_load (store, ids[i], error);
      g_autofree char *title = NULL;

      if (record == NULL)
        return NULL;
      if (add_record (store, record, addresses))
        continue;
      title = sam_store_dup_title (store, ids[i]);
      g_strv_builder_add (titles, title != NULL ? title : "");
    }
  *without = g_strv_builder_end (titles);
  g_ptr_array_add (addresses, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&addresses), FALSE);
}

/**
 * sam_many_mail_build:
 * @addresses: (array zero-terminated=1): whom to write to
 *
 * Returns: (transfer full): "mailto:" addresses (RFC 6068) with blind copies only, as few as every mail program takes
 */
char **
sam_many_mail_build (const char *const *addresses)
{
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_autoptr (GString) uri = g_string_new (NULL);

  for (guint i = 0; addresses[i] != NULL; i++)
    {
      g_autofree char *escaped = g_uri_escape_string (addresses[i], "@", FALSE);

      if (uri->len > 0 && uri->len + strlen (escaped) + 1 > LONGEST_URI)
        {
          g_strv_builder_add (uris, uri->str);
          g_string_truncate (uri, 0);
        }
      g_string_append_printf (uri, "%s%s", uri->len == 0 ? "mailto:?bcc=" : ",", escaped);
    }
  if (uri->len > 0)
    g_strv_builder_add (uris, uri->str);
  return g_strv_builder_end (uris);
}

static void
add_sentence (GString *text,
              char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static char *
join_names (const char *const *names)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL && i < MOST_NAMES; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", names[i]);
  if (g_strv_length ((char **) names) > MOST_NAMES)
    g_string_append (joined, ", …");
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/**
 * sam_many_mail_describe:
 * @n_mails: how many were begun
 * @n_copied: how many addresses were put on the clipboard instead
 * @without: (array zero-terminated=1): the titles of records that have no address
 *
 * Returns: (transfer full): what somebody has to know of it besides what she sees, in sentences; "" if that is nothing
 */
char *
sam_many_mail_describe (guint n_mails,
                        guint n_copied,
                        const char *const *without)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_without = g_strv_length ((char **) without);
  g_autofree char *names = join_names (without);

  if (n_mails == 0 && n_copied == 0)
    return g_strdup (_ ("None of these has an e-mail address"));
  if (n_mails > 1)
    add_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                      "One mail can't hold so many addresses: %u mail was begun.",
                                                      "One mail can't hold so many addresses: %u mails were begun.",
                                                      n_mails),
                                         n_mails));
  if (n_copied > 0)
    add_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                      "%u address is on the clipboard: paste it as a blind copy (BCC).",
                                                      "%u addresses are on the clipboard: paste them as blind copies "
                                                      "(BCC).",
                                                      n_copied),
                                         n_copied));
  if (n_without > 0)
    /* Translators: how many, and their names */
    add_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u has no e-mail address: %s.",
                                                      "%u have no e-mail address: %s.", n_without),
                                         n_without, names));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
