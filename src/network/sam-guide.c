/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a guide is arranged. Pure: it knows only what may be printed. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-guide-private.h"

#include "network/sam-name-key.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_topic (gpointer data)
{
  SamGuideTopic *topic = data;

  g_free (topic->id);
  g_free (topic->name);
  g_free (topic->domain);
  g_strfreev (topic->synonyms);
  g_free (topic);
}

static void
free_group (gpointer data)
{
  SamGuideGroup *group = data;

  g_clear_object (&group->said);
  g_clear_object (&group->venue);
  g_free (group->id);
  g_free (group->name);
  g_free (group->municipality);
  g_free (group->place);
  g_ptr_array_unref (group->topics);
  g_free (group);
}

static void
free_section (gpointer data)
{
  SamGuideSection *section = data;

  g_free (section->title);
  g_ptr_array_unref (section->groups);
  g_ptr_array_unref (section->also);
  g_free (section);
}

static void
free_chapter (gpointer data)
{
  SamGuideChapter *chapter = data;

  g_free (chapter->title);
  g_ptr_array_unref (chapter->sections);
  g_free (chapter);
}

static void
free_term (gpointer data)
{
  SamGuideTerm *term = data;

  g_free (term->text);
  g_ptr_array_unref (term->groups);
  g_free (term);
}

static void
left_out_free (SamGuideLeftOut *left_out)
{
  g_free (left_out->id);
  g_free (left_out->title);
  g_free (left_out);
}

/**
 * sam_guide_new:
 *
 * Returns: (transfer full): a guide without groups
 */
SamGuide *
sam_guide_new (const SamGuideChoice *choice)
{
  SamGuide *self = g_new0 (SamGuide, 1);

  self->order = choice->order;
  self->municipality = g_strdup (choice->municipality);
  self->made_on = g_strdup (choice->today);
  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->topics = g_ptr_array_new_with_free_func (free_topic);
  self->chapters = g_ptr_array_new_with_free_func (free_chapter);
  self->terms = g_ptr_array_new_with_free_func (free_term);
  self->places = g_ptr_array_new_with_free_func (free_term);
  self->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) left_out_free);
  return self;
}

/**
 * sam_guide_free:
 * @self: (transfer full): a guide, with its groups, topics and chapters
 */
void
sam_guide_free (SamGuide *self)
{
  g_ptr_array_unref (self->chapters);
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->topics);
  g_ptr_array_unref (self->left_out);
  g_clear_object (&self->region);
  g_free (self->municipality);
  g_free (self->made_on);
  g_free (self);
}

/**
 * sam_guide_add_group:
 *
 * Returns: (transfer none): a group of which only the name is said yet
 */
SamGuideGroup *
sam_guide_add_group (SamGuide *self,
                     const char *id,
                     const char *name)
{
  SamGuideGroup *group = g_new0 (SamGuideGroup, 1);

  group->id = g_strdup (id);
  group->name = g_strdup (name);
  group->topics = g_ptr_array_new ();
  g_ptr_array_add (self->groups, group);
  return group;
}

/* By name; what has none comes last. */
static int
compare_texts (const char *a,
               const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return g_utf8_collate (a, b);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const SamGuideGroup *first = *(SamGuideGroup *const *) a;
  const SamGuideGroup *second = *(SamGuideGroup *const *) b;
  int order = compare_texts (first->municipality, second->municipality);

  if (order == 0)
    order = compare_texts (first->place, second->place);
  if (order == 0)
    order = compare_texts (first->name, second->name);
  return order != 0 ? order : strcmp (first->id, second->id);
}

static int
compare_topics (gconstpointer a,
                gconstpointer b)
{
  const SamGuideTopic *first = *(SamGuideTopic *const *) a;
  const SamGuideTopic *second = *(SamGuideTopic *const *) b;
  const int order = compare_texts (first->name, second->name);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  const SamGuideTerm *first = *(SamGuideTerm *const *) a;
  const SamGuideTerm *second = *(SamGuideTerm *const *) b;
  const int order = compare_texts (first->text, second->text);

  return order != 0 ? order : compare_texts (first->see, second->see);
}

static SamGuideChapter *
add_chapter (SamGuide *self,
             const char *title)
{
  SamGuideChapter *chapter = g_new0 (SamGuideChapter, 1);

  chapter->title = g_strdup (title);
  chapter->sections = g_ptr_array_new_with_free_func (free_section);
  g_ptr_array_add (self->chapters, chapter);
  return chapter;
}

static SamGuideSection *
add_section (SamGuideChapter *chapter,
             const char *title)
{
  SamGuideSection *section = g_new0 (SamGuideSection, 1);

  section->title = g_strdup (title);
  section->groups = g_ptr_array_new ();
  section->also = g_ptr_array_new ();
  g_ptr_array_add (chapter->sections, section);
  return section;
}

/* The groups on a topic: told where it is their first one. */
static void
add_topic_section (SamGuide *self,
                   SamGuideChapter *chapter,
                   SamGuideTopic *topic)
{
  SamGuideSection *section = add_section (chapter, topic->name);

  for (guint i = 0; i < self->groups->len; i++)
    {
      SamGuideGroup *group = g_ptr_array_index (self->groups, i);

      if (group->topics->len > 0 && group->topics->pdata[0] == topic)
        g_ptr_array_add (section->groups, group);
      else if (g_ptr_array_find (group->topics, topic, NULL))
        g_ptr_array_add (section->also, group);
    }
}

static void
add_domain_chapter (SamGuide *self,
                    const SamChoice *domain)
{
  SamGuideChapter *chapter = NULL;

  for (guint i = 0; i < self->topics->len; i++)
    {
      SamGuideTopic *topic = g_ptr_array_index (self->topics, i);
      const SamField *field = sam_kind_find_field (sam_kind_find ("topic"), "domain");
      const SamChoice *own = topic->domain != NULL ? sam_field_find_choice (field, topic->domain) : NULL;

      if (own != domain)
        continue;
      if (chapter == NULL)
        chapter = add_chapter (self, domain != NULL ? _ (domain->label) : _ ("Other topics"));
      add_topic_section (self, chapter, topic);
    }
}

static void
arrange_by_topic (SamGuide *self)
{
  const SamField *field = sam_kind_find_field (sam_kind_find ("topic"), "domain");
  SamGuideSection *section = NULL;

  for (const SamChoice *domain = field->choices; domain->name != NULL; domain++)
    add_domain_chapter (self, domain);
  add_domain_chapter (self, NULL);
  for (guint i = 0; i < self->groups->len; i++)
    {
      SamGuideGroup *group = g_ptr_array_index (self->groups, i);

      if (group->topics->len > 0)
        continue;
      if (section == NULL)
        section = add_section (add_chapter (self, _ ("Other groups")), _ ("Without a topic"));
      g_ptr_array_add (section->groups, group);
    }
}

/* The groups stand in the order of municipality, place and name. */
static void
arrange_by_place (SamGuide *self)
{
  const SamGuideGroup *before = NULL;
  SamGuideChapter *chapter = NULL;
  SamGuideSection *section = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    {
      SamGuideGroup *group = g_ptr_array_index (self->groups, i);
      const gboolean other = before == NULL || g_strcmp0 (before->municipality, group->municipality) != 0;
      const char *unknown = _ ("No fixed place");

      if (other)
        chapter = add_chapter (self, group->municipality != NULL ? group->municipality : unknown);
      if (other || g_strcmp0 (before->place, group->place) != 0)
        section = add_section (chapter, group->place != NULL ? group->place : chapter->title);
      g_ptr_array_add (section->groups, group);
      before = group;
    }
}

static SamGuideTerm *
add_term (GPtrArray *terms,
          const char *text)
{
  SamGuideTerm *term = g_new0 (SamGuideTerm, 1);

  term->text = g_strdup (text);
  term->groups = g_ptr_array_new ();
  g_ptr_array_add (terms, term);
  return term;
}

static void
add_topic_terms (SamGuide *self,
                 SamGuideTopic *topic)
{
  g_autofree char *key = sam_name_key (topic->name);
  const guint first = self->terms->len;

  add_term (self->terms, topic->name);
  for (guint i = 0; topic->synonyms != NULL && topic->synonyms[i] != NULL; i++)
    {
      g_autofree char *other = sam_name_key (topic->synonyms[i]);

      if (strcmp (other, key) != 0)
        add_term (self->terms, topic->synonyms[i])->see = topic->name;
    }
  for (guint t = first; t < self->terms->len; t++)
    for (guint i = 0; i < self->groups->len; i++)
      if (g_ptr_array_find (((SamGuideGroup *) self->groups->pdata[i])->topics, topic, NULL))
        g_ptr_array_add (((SamGuideTerm *) self->terms->pdata[t])->groups, self->groups->pdata[i]);
}

static void
add_place_terms (SamGuide *self)
{
  SamGuideTerm *term = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    {
      SamGuideGroup *group = g_ptr_array_index (self->groups, i);

      if (group->municipality == NULL)
        continue;
      if (term == NULL || strcmp (term->text, group->municipality) != 0)
        term = add_term (self->places, group->municipality);
      g_ptr_array_add (term->groups, group);
    }
}

/* What is elsewhere goes, and with it the topics that only it was on. */
static void
narrow_to_municipality (SamGuide *self)
{
  for (guint i = self->groups->len; i-- > 0;)
    if (g_strcmp0 (((SamGuideGroup *) self->groups->pdata[i])->municipality, self->municipality) != 0)
      g_ptr_array_remove_index (self->groups, i);
  for (guint t = self->topics->len; t-- > 0;)
    {
      gboolean used = FALSE;

      for (guint i = 0; i < self->groups->len && !used; i++)
        used = g_ptr_array_find (((SamGuideGroup *) self->groups->pdata[i])->topics, self->topics->pdata[t], NULL);
      if (!used)
        g_ptr_array_remove_index (self->topics, t);
    }
}

/**
 * sam_guide_arrange:
 * @self: a guide with its groups and topics
 *
 * Makes the chapters and the indexes: each group is told once, and found under each of its topics and their synonyms.
 */
void
sam_guide_arrange (SamGuide *self)
{
  if (self->municipality != NULL)
    narrow_to_municipality (self);
  g_ptr_array_sort (self->groups, compare_groups);
  g_ptr_array_sort (self->topics, compare_topics);
  if (self->order == SAM_GUIDE_BY_PLACE)
    arrange_by_place (self);
  else
    arrange_by_topic (self);
  for (guint i = 0; i < self->topics->len; i++)
    add_topic_terms (self, g_ptr_array_index (self->topics, i));
  g_ptr_array_sort (self->terms, compare_terms);
  add_place_terms (self);
}

/**
 * sam_guide_dup_title:
 *
 * Returns: (transfer full): what the guide is called
 */
char *
sam_guide_dup_title (const SamGuide *self)
{
  g_autofree char *region = self->region != NULL ? sam_record_dup_text (self->region, "name") : NULL;
  const char *where = self->municipality != NULL ? self->municipality : region;

  /* Translators: the title of a printed guide; %s is a region or a municipality */
  return where != NULL ? g_strdup_printf (_ ("Self-help groups in %s"), where) : g_strdup (_ ("Self-help groups"));
}
