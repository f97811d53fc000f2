/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-domains.h"

static const SamDomain domains[] = {
  { "body", "sam-domain-body-symbolic", "domain-body" },
  { "mind", "sam-domain-mind-symbolic", "domain-mind" },
  { "wellbeing", "sam-domain-wellbeing-symbolic", "domain-wellbeing" },
  { "work", "sam-domain-work-symbolic", "domain-work" },
  { "money", "sam-domain-money-symbolic", "domain-money" },
};

/* States of all kinds in four colours: going, beginning, attention, at rest. */
static const struct
{
  const char *status;
  const char *style_class;
} status_styles[] = {
  { "open", "state-going" },
  { "active", "state-going" },
  { "natural", "state-going" },
  { "advises", "state-going" },
  { "forming", "state-beginning" },
  { "planned", "state-beginning" },
  { "applied", "state-beginning" },
  { "meeting", "state-beginning" },
  { "knows", "state-beginning" },
  { "recognises", "state-beginning" },
  { "finds", "state-beginning" },
  { "full", "state-attention" },
  { "paused", "state-attention" },
};

/**
 * sam_domains_find:
 * @name: (nullable): as stored in a topic
 *
 * Returns: (nullable): the life domain
 */
const SamDomain *
sam_domains_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    if (g_strcmp0 (domains[i].name, name) == 0)
      return &domains[i];
  return NULL;
}

/**
 * sam_status_get_style_class:
 * @status: (nullable): the name of a choice
 *
 * Returns: the style class of its chip
 */
const char *
sam_status_get_style_class (const char *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_styles); i++)
    if (g_strcmp0 (status_styles[i].status, status) == 0)
      return status_styles[i].style_class;
  return "state-rest";
}
