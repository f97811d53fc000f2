/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* Many jobs of the store answer with one sentence, or fail; whoever asked tells either, if they are still there. */

/* @done: whether the job was done; else @words say why not. */
typedef void (*SamAnswered) (gpointer asker,
                             const char *words,
                             gboolean done);

void sam_answer_ask (SamStoreThread *store,
                     SamStoreFunc func,
                     gpointer data,
                     GDestroyNotify data_free,
                     SamAnswered answered,
                     gpointer asker);

G_END_DECLS
