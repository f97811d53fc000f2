/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/sam-output.h"
#include "ctl/sam-session.h"

G_BEGIN_DECLS

/* What the program answers to the shell. */
enum
{
  SAM_EXIT_DONE = 0,
  SAM_EXIT_FAILED = 1,
  SAM_EXIT_MISUSED = 2,
};

typedef struct _SamCommand SamCommand;

struct _SamCommand
{
  const char *name;
  const char *arguments; /* after the name, as --help shows them; marked with N_() where it has words to translate */
  const char *summary;   /* one sentence, marked with N_() */
  int (*run) (const SamCommand *self,
              SamSession *session,
              int argc,
              char **argv);
};

const SamCommand *const *sam_commands_get_all (void);
const SamCommand *sam_command_find (const char *name);

gboolean sam_command_parse (const SamCommand *self,
                            SamSession *session,
                            const GOptionEntry *entries,
                            const char *description,
                            int *argc,
                            char ***argv,
                            int least,
                            int most);
int sam_command_misused (const SamCommand *self,
                         const char *format,
                         ...) G_GNUC_PRINTF (2, 3);
int sam_command_failed (const SamCommand *self,
                        const GError *error);

/* These tell what is wrong; then they answer NULL or FALSE. */
const SamKind *sam_command_find_kind (const SamCommand *self,
                                      const char *name);
gboolean sam_command_find_format (const SamCommand *self,
                                  const char *name,
                                  SamOutputFormat *format);
SamStore *sam_command_open (const SamCommand *self,
                            SamSession *session);
/* Whether a file is named as one to read on paper, in whatever case. */
gboolean sam_command_wants_pdf (const char *path);

extern const SamCommand sam_command_ask;
extern const SamCommand sam_command_attach;
extern const SamCommand sam_command_attachment;
extern const SamCommand sam_command_backup;
extern const SamCommand sam_command_blueprint;
extern const SamCommand sam_command_conflicts;
extern const SamCommand sam_command_copy_workshop;
extern const SamCommand sam_command_delete;
extern const SamCommand sam_command_demo;
extern const SamCommand sam_command_evaluate;
extern const SamCommand sam_command_export;
extern const SamCommand sam_command_fields;
extern const SamCommand sam_command_guide;
extern const SamCommand sam_command_handover;
extern const SamCommand sam_command_import;
extern const SamCommand sam_command_init;
extern const SamCommand sam_command_list;
extern const SamCommand sam_command_map;
extern const SamCommand sam_command_match;
extern const SamCommand sam_command_merge;
extern const SamCommand sam_command_plan;
extern const SamCommand sam_command_plan_workshop;
extern const SamCommand sam_command_publish;
extern const SamCommand sam_command_put;
extern const SamCommand sam_command_rebuild;
extern const SamCommand sam_command_report;
extern const SamCommand sam_command_resolve;
extern const SamCommand sam_command_redo;
extern const SamCommand sam_command_restore;
extern const SamCommand sam_command_search;
extern const SamCommand sam_command_server;
extern const SamCommand sam_command_show;
extern const SamCommand sam_command_suggest;
extern const SamCommand sam_command_sync;
extern const SamCommand sam_command_targets;
extern const SamCommand sam_command_today;
extern const SamCommand sam_command_toolkit;
extern const SamCommand sam_command_undo;
extern const SamCommand sam_command_unmet;
extern const SamCommand sam_command_verify;
extern const SamCommand sam_command_visits;

G_END_DECLS
