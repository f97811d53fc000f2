/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* What is there already, by what people know it by; and what the rows above the present one will make. */
typedef struct
{
  char *id;
  guint line; /* of the list, 0: it is in the region */
  char *name; /* sam_name_key() */
  char *email;
  char *phone;
  char *address;    /* key of street and number */
  char *place;      /* key */
  char *other;      /* AGB code of a practice; practice of a member of staff */
  guint claimed_by; /* line of the row that is about it, 0: none yet */
} SamKnown;

typedef struct
{
  GPtrArray *all; /* (element-type SamKnown) */
  GHashTable *by_id;
  GHashTable *by_name; /* name → GPtrArray of SamKnown */
  GHashTable *by_place;
  GHashTable *by_other;
} SamKnownSet;

SamKnownSet *sam_known_set_new (void);
void sam_known_set_free (SamKnownSet *set);
SamKnown *sam_known_set_add (SamKnownSet *set,
                             const char *id,
                             guint line,
                             const char *name);
void sam_known_set_settle (SamKnownSet *set,
                           SamKnown *known,
                           const char *place,
                           const char *other);
SamKnown *sam_known_set_get (SamKnownSet *set,
                             const char *id);
GPtrArray *sam_known_set_find (SamKnownSet *set,
                               const char *name_key);
GPtrArray *sam_known_set_find_by_place (SamKnownSet *set,
                                        const char *place);
GPtrArray *sam_known_set_find_by_other (SamKnownSet *set,
                                        const char *other);
SamKnownSet *sam_import_load_known (SamStore *store,
                                    const SamKind *kind,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamKnownSet, sam_known_set_free)

G_END_DECLS
