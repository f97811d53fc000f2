/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Something that can be acted on at once: a name, a line about it, and what can be done, each a button. */
#define SAM_TYPE_OFFER_ROW (sam_offer_row_get_type ())
G_DECLARE_FINAL_TYPE (SamOfferRow, sam_offer_row, SAM, OFFER_ROW, GtkWidget)

GtkWidget *sam_offer_row_new (const char *id,
                              const char *title,
                              const char *detail);
void sam_offer_row_offer (SamOfferRow *self,
                          const char *label,
                          const char *action,
                          GVariant *target);
gboolean sam_offer_row_lead_in (SamOfferRow *self);

G_END_DECLS
