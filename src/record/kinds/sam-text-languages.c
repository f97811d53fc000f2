/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The languages of texts that are handed out: the window's own, and what people around a network speak most. Dutch
 * stands at one end and German at the other, so that either list can begin with its own. */

#include "record/sam-record-kind.h"

const SamChoice sam_text_languages[] = {
  { "nl", N_ ("Dutch") },
  { "en", N_ ("English") },
  { "fr", N_ ("French") },
  { "ar", N_ ("Arabic") },
  { "pl", N_ ("Polish") },
  { "tr", N_ ("Turkish") },
  { "uk", N_ ("Ukrainian") },
  { "de", N_ ("German") },
  { NULL, NULL },
};
