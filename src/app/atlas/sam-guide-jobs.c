/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/atlas/sam-guide-jobs.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"
#include "network/sam-editions.h"

void
sam_guide_wish_free (SamGuideWish *self)
{
  g_free (self->municipality);
  g_free (self->path);
  g_free (self);
}

void
sam_guide_made_free (SamGuideMade *self)
{
  g_clear_pointer (&self->pdf, sam_pdf_guide_free);
  g_clear_pointer (&self->guide, sam_guide_free);
  g_clear_pointer (&self->municipalities, g_ptr_array_unref);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_free (self);
}

static SamGuide *
load (SamStore *store,
      const SamGuideWish *wish,
      const char *municipality,
      GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();
  const SamGuideChoice choice = { wish->order, municipality, today };

  return sam_guide_load (store, &choice, error);
}

static GPtrArray *
list_municipalities (const SamGuide *whole)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < whole->places->len; i++)
    g_ptr_array_add (names, g_strdup (((SamGuideTerm *) whole->places->pdata[i])->text));
  return names;
}

/**
 * sam_guide_jobs_make:
 *
 * Returns: (transfer full): a SamGuideMade
 */
gpointer
sam_guide_jobs_make (SamStore *store,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  const SamGuideWish *wish = data;
  g_autoptr (SamGuide) whole = load (store, wish, NULL, error);
  g_autofree char *today = sam_dates_dup_today ();
  g_autoptr (GPtrArray) held = whole != NULL ? sam_editions_list_held (store, today, error) : NULL;
  g_autoptr (SamGuide) part = NULL;
  SamGuideMade *made;

  if (held == NULL)
    return NULL;
  if (wish->municipality != NULL && (part = load (store, wish, wish->municipality, error)) == NULL)
    return NULL;
  made = g_new0 (SamGuideMade, 1);
  made->municipalities = list_municipalities (whole);
  made->held = g_steal_pointer (&held);
  made->guide = part != NULL ? g_steal_pointer (&part) : g_steal_pointer (&whole);
  made->pdf = sam_pdf_guide_new (made->guide, wish->form);
  return made;
}

/**
 * sam_guide_jobs_write:
 *
 * Writes the guide as it is now, and remembers it; either only where it is wished.
 *
 * Returns: (transfer full): what to tell
 */
gpointer
sam_guide_jobs_write (SamStore *store,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  const SamGuideWish *wish = data;
  g_autoptr (SamGuide) guide = load (store, wish, wish->municipality, error);
  g_autofree char *edition = NULL;

  if (guide == NULL)
    return NULL;
  if (wish->path != NULL)
    {
      g_autoptr (SamPdfGuide) pdf = sam_pdf_guide_new (guide, wish->form);

      if (!sam_pdf_guide_write (pdf, wish->path, error))
        return NULL;
    }
  if (wish->remember)
    {
      edition = sam_editions_note_guide (store, guide, sam_pdf_guide_form_get_name (wish->form), wish->copies, error);
      if (edition == NULL)
        return NULL;
    }
  return wish->path != NULL ? g_strdup_printf (_ ("Saved as %s"), wish->path)
                            : g_strdup (_ ("The edition is remembered"));
}

/**
 * sam_guide_jobs_note_gone:
 *
 * Returns: (transfer full): what to tell
 */
gpointer
sam_guide_jobs_note_gone (SamStore *store,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();

  return sam_editions_note_gone (store, data, today, error) ? g_strdup (_ ("The edition is no longer in use")) : NULL;
}
