/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-demo.h"
#include "network/sam-places.h"

G_BEGIN_DECLS

/* What the parts of the demo share: the building blocks, the dice, and the ids of what has been made so far. */
typedef struct
{
  SamStore *store;
  GRand *rand;
  SamJsonObject *blocks;
  SamPlaces *places;
  GDate today;
  guint32 seed;
  guint n_made;
  guint n_expected;
  const SamDemoOptions *options;
  GCancellable *cancellable;
  GPtrArray *topics;                                                    /* of SamRecord */
  GPtrArray *venues, *practices, *experts, *groups, *staff, *materials; /* of ids */
  char *network;
} SamDemoWorld;

typedef gboolean (*SamDemoPart) (SamDemoWorld *world,
                                 GError **error);

SamDemoWorld *sam_demo_world_new (SamStore *store,
                                  const SamDemoOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);
void sam_demo_world_free (SamDemoWorld *self);

guint sam_demo_roll (SamDemoWorld *self,
                     guint sides);
gboolean sam_demo_chance (SamDemoWorld *self,
                          guint percent);
char *sam_demo_pick (SamDemoWorld *self,
                     const char *list);
const char *sam_demo_pick_id (SamDemoWorld *self,
                              GPtrArray *ids);
SamRecord *sam_demo_pick_topic (SamDemoWorld *self);
char *sam_demo_date (SamDemoWorld *self,
                     int days);
gint64 sam_demo_get_midnight (const SamDemoWorld *self,
                              int days);

SamRecord *sam_demo_create (SamDemoWorld *self,
                            const char *kind);
void sam_demo_set_day (SamDemoWorld *self,
                       SamRecord *record,
                       const char *field,
                       int days);
void sam_demo_set_topics (SamDemoWorld *self,
                          SamRecord *record,
                          const char *field,
                          guint most);
void sam_demo_set_phone (SamDemoWorld *self,
                         SamRecord *record,
                         const char *field);
const SamPlace *sam_demo_set_address (SamDemoWorld *self,
                                      SamRecord *record);
gboolean sam_demo_save (SamDemoWorld *self,
                        SamRecord *record,
                        GPtrArray *ids,
                        GError **error);
SamRecord *sam_demo_save_person (SamDemoWorld *self,
                                 GError **error);

gboolean sam_demo_make_organisations (SamDemoWorld *world,
                                      GError **error);
gboolean sam_demo_make_people (SamDemoWorld *world,
                               GError **error);
gboolean sam_demo_make_groups (SamDemoWorld *world,
                               GError **error);
gboolean sam_demo_make_consents (SamDemoWorld *world,
                                 GError **error);
gboolean sam_demo_make_matches (SamDemoWorld *world,
                                GError **error);
gboolean sam_demo_make_match (SamDemoWorld *world,
                              SamRecord *question,
                              int days,
                              gboolean form_sent,
                              GError **error);
gboolean sam_demo_make_workshops (SamDemoWorld *world,
                                  GError **error);
gboolean sam_demo_make_work (SamDemoWorld *world,
                             GError **error);
gboolean sam_demo_make_roadmap (SamDemoWorld *world,
                                GError **error);
gboolean sam_demo_make_outcomes (SamDemoWorld *world,
                                 GError **error);
gboolean sam_demo_make_targets (SamDemoWorld *world,
                                GError **error);

gboolean sam_demo_make_knowledge (SamDemoWorld *world,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamDemoWorld, sam_demo_world_free)

G_END_DECLS
