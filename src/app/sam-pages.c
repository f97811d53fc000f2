/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's pages are: to add one, add a row. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-pages.h"

#include <glib/gi18n.h>

#include "app/knowledge/sam-knowledge-page.h"
#include "app/pages/sam-list-page.h"
#include "app/progress/sam-progress-page.h"
#include "app/roadmap/sam-roadmap-page.h"
#include "app/today/sam-today-page.h"
#include "app/workshop/sam-calendar-page.h"
#include "network/sam-today-groups.h"

static const SamColumn group_columns[] = {
  { "name", N_ ("Name"), SAM_CELL_TITLE },
  { "topics", N_ ("Topics"), SAM_CELL_TOPICS },
  { "status", N_ ("Status"), SAM_CELL_CHIP, 130 },
  { "place", N_ ("Place"), SAM_CELL_TEXT, 130 },
  { "verified_on", N_ ("Last verified"), SAM_CELL_TEXT, 150 },
  { NULL },
};

static char **
find_groups_to_verify (SamStore *store,
                       GError **error)
{
  const SamMoment now = sam_moment_now ();

  return sam_today_find_groups (store, &now, error);
}

static const SamFilter group_filters[] = {
  { "status", N_ ("Status") },
  { "topics", N_ ("Topic") },
  { "topics.domain", N_ ("Life domain") },
  { "municipality", N_ ("Municipality") },
  { "form", N_ ("Kind of group") },
  { "verified_on", N_ ("Last verified"), .due = find_groups_to_verify },
  { NULL },
};

static char *
count_groups (guint n)
{
  return g_strdup_printf (ngettext ("%u group", "%u groups", n), n);
}

/* Who stands beside which topic is nobody's business at a glance. */
static const SamColumn expert_columns[] = {
  { "person.first_name", N_ ("First name"), SAM_CELL_TITLE, 0, SAM_SHOWN_DISCREETLY },
  { "title", N_ ("Name"), SAM_CELL_TITLE, 0, SAM_SHOWN_REVEALED },
  { "topics", N_ ("Topics"), SAM_CELL_TOPICS, 0, SAM_SHOWN_REVEALED },
  { "does", N_ ("Does"), SAM_CELL_TEXT, 0, SAM_SHOWN_DISCREETLY },
  { "person.place", N_ ("Place"), SAM_CELL_TEXT, 130 },
  { "status", N_ ("Status"), SAM_CELL_CHIP, 130 },
  { NULL },
};

static const SamFilter expert_filters[] = {
  { "status", N_ ("Status") },
  { "does", N_ ("Does") },
  { "topics", N_ ("Topic"), SAM_SHOWN_REVEALED },
  { NULL },
};

static char *
count_experts (guint n)
{
  return g_strdup_printf (ngettext ("%u experience expert", "%u experience experts", n), n);
}

/* What somebody asks is told once the question is opened. */
static const SamColumn question_columns[] = {
  { "subject", N_ ("Subject"), SAM_CELL_TITLE },
  { "topics", N_ ("Topics"), SAM_CELL_TOPICS, 0, SAM_SHOWN_REVEALED },
  { "received_at", N_ ("Received"), SAM_CELL_TEXT, 170 },
  { "status", N_ ("Status"), SAM_CELL_CHIP, 130 },
  { "municipality", N_ ("Municipality"), SAM_CELL_TEXT, 130 },
  { "assigned_to", N_ ("Handled by"), SAM_CELL_TEXT, 130 },
  { NULL },
};

static const SamFilter question_filters[] = {
  { "status", N_ ("Status") },
  { "channel", N_ ("Received through") },
  { "municipality", N_ ("Municipality") },
  { "topics", N_ ("Topic"), SAM_SHOWN_REVEALED },
  { NULL },
};

static char *
count_questions (guint n)
{
  return g_strdup_printf (ngettext ("%u help question", "%u help questions", n), n);
}

static const SamColumn practice_columns[] = {
  { "name", N_ ("Name"), SAM_CELL_TITLE },
  { "place", N_ ("Place"), SAM_CELL_TEXT, 130 },
  { "adoption", N_ ("Adoption"), SAM_CELL_CHIP, 150 },
  { "gps", N_ ("GPs"), SAM_CELL_NUMBER, 84 },
  { "part_of", N_ ("Care group"), SAM_CELL_TEXT },
  { "visited_on", N_ ("Last visit"), SAM_CELL_TEXT, 150 },
  { NULL },
};

static const SamFilter practice_filters[] = {
  { "adoption", N_ ("Adoption") },
  { "leaflets", N_ ("Leaflets") },
  { "municipality", N_ ("Municipality") },
  { NULL },
};

static char *
count_practices (guint n)
{
  return g_strdup_printf (ngettext ("%u practice", "%u practices", n), n);
}

static const SamColumn workshop_columns[] = {
  { "title", N_ ("Title"), SAM_CELL_TITLE },
  { "date", N_ ("Date"), SAM_CELL_TEXT, 120 },
  { "start", N_ ("Begins"), SAM_CELL_TEXT, 90 },
  { "venue", N_ ("Venue"), SAM_CELL_TEXT },
  { "capacity", N_ ("Places"), SAM_CELL_NUMBER, 80 },
  { "status", N_ ("Status"), SAM_CELL_CHIP, 120 },
  { NULL },
};

static const SamFilter workshop_filters[] = {
  { "status", N_ ("Status") },
  { "type", N_ ("Type") },
  { NULL },
};

static char *
count_workshops (guint n)
{
  return g_strdup_printf (ngettext ("%u workshop", "%u workshops", n), n);
}

static const SamColumn topic_columns[] = {
  { "name", N_ ("Name"), SAM_CELL_TITLE },
  { "domain", N_ ("Life domain"), SAM_CELL_CHIP, 150 },
  { "synonyms", N_ ("Synonyms"), SAM_CELL_TEXT },
  { "sensitivity", N_ ("Sensitivity"), SAM_CELL_TEXT, 120 },
  { NULL },
};

static const SamFilter topic_filters[] = {
  { "domain", N_ ("Life domain") },
  { "sensitivity", N_ ("Sensitivity") },
  { NULL },
};

static char *
count_topics (guint n)
{
  return g_strdup_printf (ngettext ("%u topic", "%u topics", n), n);
}

static const char *const knowledge_kinds[] = { "article", "template", "story", "signal", "deployment", NULL };

static const SamPage pages[] = {
  {
      .name = "today",
      .icon = "sam-today-symbolic",
      .title = N_ ("Today"),
      .create = sam_today_page_new,
  },
  {
      .name = "groups",
      .icon = "sam-groups-symbolic",
      .title = N_ ("Groups"),
      .kind = "group",
      .columns = group_columns,
      .filters = group_filters,
      .order = "name",
      .find_label = N_ ("Find a group"),
      .add_label = N_ ("_New Group"),
      .imports = TRUE,
      .empty_title = N_ ("No Groups Yet"),
      .empty_text = N_ ("The self-help groups of the region come here: what they are about, when they meet, and whom "
                        "to call."),
      .format_count = count_groups,
      .create = sam_list_page_new,
  },
  {
      .name = "experts",
      .icon = "sam-experts-symbolic",
      .title = N_ ("Experience Experts"),
      .kind = "expert",
      .columns = expert_columns,
      .filters = expert_filters,
      .order = "person.first_name",
      .find_label = N_ ("Find an experience expert"),
      .add_label = N_ ("_New Expert"),
      .imports = TRUE,
      .empty_title = N_ ("No Experience Experts Yet"),
      .empty_text = N_ ("People who put their own experience to use for others come here."),
      .format_count = count_experts,
      .create = sam_list_page_new,
  },
  {
      .name = "questions",
      .icon = "sam-questions-symbolic",
      .title = N_ ("Help Questions"),
      .kind = "question",
      .columns = question_columns,
      .filters = question_filters,
      .order = "received_at",
      .newest_first = TRUE,
      .find_label = N_ ("Find a help question"),
      .add_label = N_ ("_New Question"),
      .add_action = "win.new-question",
      .empty_title = N_ ("No Help Questions Yet"),
      .empty_text = N_ ("Whoever looks for contact or information comes here, with no more about them than is needed."),
      .format_count = count_questions,
      .create = sam_list_page_new,
  },
  {
      .name = "practices",
      .icon = "sam-practices-symbolic",
      .title = N_ ("Practices"),
      .kind = "organisation",
      .condition = { "type", "practice" },
      .columns = practice_columns,
      .filters = practice_filters,
      .order = "name",
      .find_label = N_ ("Find a practice"),
      .add_label = N_ ("_New Practice"),
      .imports = TRUE,
      .more_action = "win.visits",
      .more_icon = "mark-location-symbolic",
      .more_label = N_ ("Who Was Not Heard From, and a Round of Visits"),
      .empty_title = N_ ("No Practices Yet"),
      .empty_text = N_ ("The GP practices of the region come here, with their staff and how far they know self-help."),
      .format_count = count_practices,
      .create = sam_list_page_new,
  },
  {
      .name = "workshops",
      .icon = "sam-workshops-symbolic",
      .title = N_ ("Workshops"),
      .kind = "workshop",
      .columns = workshop_columns,
      .filters = workshop_filters,
      .order = "date",
      .newest_first = TRUE,
      .find_label = N_ ("Find a workshop"),
      .add_label = N_ ("_New Workshop"),
      .empty_title = N_ ("No Workshops Yet"),
      .empty_text = N_ ("Evenings where staff of practices meet experience experts are planned here."),
      .format_count = count_workshops,
      .create = sam_list_page_new,
  },
  {
      .name = "topics",
      .icon = "sam-topics-symbolic",
      .title = N_ ("Topics"),
      .kind = "topic",
      .columns = topic_columns,
      .filters = topic_filters,
      .order = "name",
      .find_label = N_ ("Find a topic"),
      .add_label = N_ ("_New Topic"),
      .empty_title = N_ ("No Topics Yet"),
      .empty_text = N_ ("What groups and experience experts are about: from diabetes to debts."),
      .format_count = count_topics,
      .create = sam_list_page_new,
  },
  {
      .name = "calendar",
      .icon = "x-office-calendar-symbolic",
      .title = N_ ("Calendar"),
      .kind = "workshop",
      .create = sam_calendar_page_new,
  },
  {
      .name = "knowledge",
      .icon = "sam-knowledge-symbolic",
      .title = N_ ("Knowledge"),
      .kinds = knowledge_kinds,
      .create = sam_knowledge_page_new,
  },
  {
      .name = "roadmap",
      .icon = "sam-roadmap-symbolic",
      .title = N_ ("Road Map"),
      .kind = "step",
      .create = sam_roadmap_page_new,
  },
  {
      .name = "progress",
      .icon = "sam-progress-symbolic",
      .title = N_ ("Progress"),
      .create = sam_progress_page_new,
  },
};

/**
 * sam_pages_get_all:
 * @n_pages: (out) (optional): how many
 *
 * Returns: (array length=n_pages): the pages in the order of the sidebar
 */
const SamPage *
sam_pages_get_all (guint *n_pages)
{
  if (n_pages != NULL)
    *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

/**
 * sam_pages_find:
 * @name: of a page
 *
 * Returns: (nullable): the page
 */
const SamPage *
sam_pages_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];
  return NULL;
}

/**
 * sam_pages_find_for_kind:
 * @kind: of a record
 *
 * Returns: (nullable): the page where records of that kind are shown
 */
const SamPage *
sam_pages_find_for_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].kind, kind) == 0 || (pages[i].kinds != NULL && g_strv_contains (pages[i].kinds, kind)))
      return &pages[i];
  return NULL;
}
