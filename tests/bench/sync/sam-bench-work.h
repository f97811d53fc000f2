/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "couch/sam-couch-client.h"

G_BEGIN_DECLS

/* A made-up region of real sizes, and the bare requests that bring it to a server and back. */
typedef struct
{
  char *folder;
  char *source_path;    /* the region, with all still to be sent */
  char *documents_path; /* the same as a server wants it, a document on each line */
  guint n_records;
  guint serial;
  SamCouchClient *client;
  GPtrArray *revs_diffs; /* bodies of requests */
  GPtrArray *bulk_docs;
} SamBenchWork;

SamBenchWork *sam_bench_work_new (const char *address,
                                  const char *user,
                                  const char *password,
                                  guint records);
void sam_bench_work_free (SamBenchWork *self);

/* Where nothing is yet. */
char *sam_bench_work_new_path (SamBenchWork *self,
                               const char *name);
char *sam_bench_work_copy_source (SamBenchWork *self);

/* An empty one, whatever was there before. */
void sam_bench_work_make_database (SamBenchWork *self,
                                   const char *database);

/* Seconds spent waiting for the server; @in_bulk: those for the documents themselves. */
double sam_bench_work_push_raw (SamBenchWork *self,
                                const char *database,
                                double *in_bulk);
double sam_bench_work_pull_raw (SamBenchWork *self,
                                const char *database,
                                gboolean skip_deleted,
                                double *in_bulk);
/* Seconds to write all rows of a pulled region into another with plain SQL, as many at once as a pull does: what any
 * client pays that keeps the same. */
double sam_bench_work_write_rows (SamBenchWork *self,
                                  const char *pulled);
/* So many documents that were deleted, as another computer would have left them. */
void sam_bench_work_bury (SamBenchWork *self,
                          const char *database,
                          guint count);

/* One run of ours: prints how many records it moved, in how many seconds, the most memory it had in kilobytes, and the
 * microseconds of processor it took. */
int sam_bench_engine (const char *file,
                      const char *address,
                      const char *database,
                      const char *user,
                      const char *password);

G_END_DECLS
