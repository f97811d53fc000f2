/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-documents.h"
#include "sync/sam-seal.h"

G_BEGIN_DECLS

/* Private to sync: a region's documents in a folder, such as a USB stick, sealed. There are two files, written in turn:
 * whatever happens to the one that is being written, the other is whole. */

#define SAM_FOLDER_ERROR (sam_folder_error_quark ())

/**
 * SamFolderError:
 * @SAM_FOLDER_ERROR_MISSING: there is no such folder
 * @SAM_FOLDER_ERROR_PASSPHRASE: the passphrase does not open what is there
 * @SAM_FOLDER_ERROR_DAMAGED: neither file is whole
 * @SAM_FOLDER_ERROR_CHANGED: somebody else wrote meanwhile; all over again
 */
typedef enum
{
  SAM_FOLDER_ERROR_MISSING,
  SAM_FOLDER_ERROR_PASSPHRASE,
  SAM_FOLDER_ERROR_DAMAGED,
  SAM_FOLDER_ERROR_CHANGED,
} SamFolderError;

GQuark sam_folder_error_quark (void);

typedef struct _SamFolder SamFolder;

SamFolder *sam_folder_open (const char *path,
                            const char *name,
                            SamSealer *sealer,
                            GError **error);
void sam_folder_free (SamFolder *self);
SamDatabase *sam_folder_get_database (SamFolder *self);
gboolean sam_folder_is_mended (SamFolder *self);
/* @erased: nothing of what was there may stay in the older file either. */
gboolean sam_folder_save (SamFolder *self,
                          gboolean erased,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamFolder, sam_folder_free)

G_END_DECLS
