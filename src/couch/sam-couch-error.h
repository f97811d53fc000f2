/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SAM_COUCH_ERROR (sam_couch_error_quark ())

/**
 * SamCouchError:
 * @SAM_COUCH_ERROR_ADDRESS: not an address we go to: malformed, plain http to another computer, or one that sends on
 * @SAM_COUCH_ERROR_UNREACHABLE: nobody answers at the address
 * @SAM_COUCH_ERROR_CUT: the connection broke in the middle; the same request may be sent again
 * @SAM_COUCH_ERROR_CERTIFICATE: the server can't prove who it is
 * @SAM_COUCH_ERROR_UNAUTHORIZED: wrong user name or password; never repeat it by itself
 * @SAM_COUCH_ERROR_LOCKED: too many wrong passwords; the server wants five minutes' rest
 * @SAM_COUCH_ERROR_FORBIDDEN: logged in, but not allowed
 * @SAM_COUCH_ERROR_NOT_FOUND: no such database or document
 * @SAM_COUCH_ERROR_CONFLICT: the document was written by someone else in between
 * @SAM_COUCH_ERROR_REFUSED: the server finds the request wrong; one document in a batch may be the reason
 * @SAM_COUCH_ERROR_TOO_LARGE: the request is larger than the server takes, or the reply larger than we take
 * @SAM_COUCH_ERROR_BUSY: the server asks to come back later
 * @SAM_COUCH_ERROR_SERVER: the server failed
 * @SAM_COUCH_ERROR_NONSENSE: the reply is not what the protocol says
 * @SAM_COUCH_ERROR_FULL: the server has no room left
 * @SAM_COUCH_ERROR_CLOCK: by this computer's clock the server's certificate is not valid yet
 */
typedef enum
{
  SAM_COUCH_ERROR_ADDRESS,
  SAM_COUCH_ERROR_UNREACHABLE,
  SAM_COUCH_ERROR_CUT,
  SAM_COUCH_ERROR_CERTIFICATE,
  SAM_COUCH_ERROR_UNAUTHORIZED,
  SAM_COUCH_ERROR_LOCKED,
  SAM_COUCH_ERROR_FORBIDDEN,
  SAM_COUCH_ERROR_NOT_FOUND,
  SAM_COUCH_ERROR_CONFLICT,
  SAM_COUCH_ERROR_REFUSED,
  SAM_COUCH_ERROR_TOO_LARGE,
  SAM_COUCH_ERROR_BUSY,
  SAM_COUCH_ERROR_SERVER,
  SAM_COUCH_ERROR_NONSENSE,
  SAM_COUCH_ERROR_FULL,
  SAM_COUCH_ERROR_CLOCK,
} SamCouchError;

GQuark sam_couch_error_quark (void);

G_END_DECLS
