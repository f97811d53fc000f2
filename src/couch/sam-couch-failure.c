/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What went wrong, as the code that says what a person can do about it. */

#define G_LOG_DOMAIN "samenhulp-couch"

#include "couch/sam-couch-failure.h"

#include "couch/sam-couch-messages.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whether all brackets that were opened are closed; what is wrong in other ways is not looked at. */
static gboolean
is_balanced (const char *text,
             gsize length)
{
  gboolean quoted = FALSE;
  gsize depth = 0;

  for (gsize i = 0; i < length; i++)
    if (quoted && text[i] == '\\')
      i++;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && (text[i] == '{' || text[i] == '['))
      depth++;
    else if (!quoted && depth > 0 && (text[i] == '}' || text[i] == ']'))
      depth--;
  return depth == 0 && !quoted;
}

/**
 * sam_couch_is_whole:
 * @message: one that was answered
 * @length: of @reply in bytes
 *
 * libsoup takes an early end for the end where the server had said that it would close, and between two chunks. So
 * without a Content-Length the brackets of JSON are counted (RFC 9112, section 8: incomplete messages).
 *
 * Returns: whether nothing of the body is missing, as far as can be told
 */
gboolean
sam_couch_is_whole (SoupMessage *message,
                    const char *reply,
                    gsize length)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH)
    return g_strcmp0 (soup_message_headers_get_content_type (headers, NULL), "application/json") != 0 ||
           is_balanced (reply, length);
  return soup_message_headers_get_one (headers, "Content-Encoding") != NULL ||
         soup_message_headers_get_content_length (headers) <= (goffset) length;
}

static SamCouchError
classify_failure (const GError *failure)
{
  if (failure->domain == G_TLS_ERROR)
    return failure->code == G_TLS_ERROR_BAD_CERTIFICATE ? SAM_COUCH_ERROR_CERTIFICATE : SAM_COUCH_ERROR_CUT;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE) ||
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_FAILED) ||
      g_error_matches (failure, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING))
    return SAM_COUCH_ERROR_CUT;
  if (failure->domain == SOUP_SESSION_ERROR || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return SAM_COUCH_ERROR_NONSENSE;
  return SAM_COUCH_ERROR_UNREACHABLE;
}

/**
 * sam_couch_set_failure:
 * @address: of the server, for the sentence
 * @failure: what went wrong below HTTP
 *
 * Sets SAM_COUCH_ERROR with a translated sentence; %G_IO_ERROR_CANCELLED stays as it is.
 */
void
sam_couch_set_failure (const char *address,
                       const GError *failure,
                       GError **error)
{
  SamCouchError code = classify_failure (failure);

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (failure));
  else if (code == SAM_COUCH_ERROR_CERTIFICATE)
    g_set_error (error, SAM_COUCH_ERROR, code, _ ("The server %s can't prove that it is the real one (%s)."),
                 address, failure->message);
  else if (code == SAM_COUCH_ERROR_CUT)
    g_set_error (error, SAM_COUCH_ERROR, code, _ ("The connection to %s was cut (%s)."),
                 address, failure->message);
  else if (code == SAM_COUCH_ERROR_NONSENSE)
    g_set_error (error, SAM_COUCH_ERROR, code, _ ("The answer of %s can't be understood (%s)."),
                 address, failure->message);
  else
    g_set_error (error, SAM_COUCH_ERROR, code, _ ("No connection to %s (%s)."), address, failure->message);
}

/* What an HTTP status means for us. */
static SamCouchError
classify_status (guint status,
                 const char *reason)
{
  /* Apache CouchDB's word for a full disk. */
  if (status >= 500 && reason != NULL && strstr (reason, "enospc") != NULL)
    return SAM_COUCH_ERROR_FULL;
  switch (status)
    {
    case 401:
      return SAM_COUCH_ERROR_UNAUTHORIZED;
    case 403:
      return reason != NULL && strstr (reason, "locked") != NULL ? SAM_COUCH_ERROR_LOCKED : SAM_COUCH_ERROR_FORBIDDEN;
    case 404:
    case 405:
    case 410:
    case 501:
      return SAM_COUCH_ERROR_NOT_FOUND;
    case 408:
      return SAM_COUCH_ERROR_CUT;
    case 409:
    case 412:
      return SAM_COUCH_ERROR_CONFLICT;
    case 413:
      return SAM_COUCH_ERROR_TOO_LARGE;
    case 507:
      return SAM_COUCH_ERROR_FULL;
    case 429:
    case 503:
      return SAM_COUCH_ERROR_BUSY;
    default:
      return status >= 500 ? SAM_COUCH_ERROR_SERVER : status >= 400 ? SAM_COUCH_ERROR_REFUSED
                                                                    : SAM_COUCH_ERROR_ADDRESS;
    }
}

/**
 * sam_couch_set_status:
 * @message: answered with a status that is no success
 * @reply: its body, read for CouchDB's `error` and `reason`
 *
 * Sets SAM_COUCH_ERROR with a translated sentence. A redirection is never followed, as it would take the password
 * along: it is SAM_COUCH_ERROR_ADDRESS.
 */
void
sam_couch_set_status (const char *address,
                      SoupMessage *message,
                      GBytes *reply,
                      GError **error)
{
  guint status = soup_message_get_status (message);
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;

  if (status >= 300 && status < 400)
    {
      g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_ADDRESS,
                   _ ("The server %s sends on to another address (%s). Enter that address if you trust it."),
                   address, location != NULL ? location : "?");
      return;
    }
  sam_couch_parse_error (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply), &name, &reason);
  g_set_error (error, SAM_COUCH_ERROR, classify_status (status, reason), _ ("The server %s answered %u: %s"),
               address, status,
               reason != NULL ? reason : name != NULL ? name
                                                      : soup_message_get_reason_phrase (message));
}
