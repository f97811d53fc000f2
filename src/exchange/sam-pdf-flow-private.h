/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-pdf-draw.h"
#include "exchange/sam-pdf-flow.h"

G_BEGIN_DECLS

/* Pango has this one for layouts only. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)

/* What the parts of the flowing document share: its blocks, where they come to stand, and how letters look. */

typedef enum
{
  SAM_FLOW_HEADING,
  SAM_FLOW_PARAGRAPH,
  SAM_FLOW_MARKUP,
  SAM_FLOW_NOTE,
  SAM_FLOW_QUOTE,
  SAM_FLOW_ITEM,
  SAM_FLOW_TABLE,
  SAM_FLOW_FIGURES,
  SAM_FLOW_DRAWING,
  SAM_FLOW_LINES,
  SAM_FLOW_BREAK,
} SamFlowKind;

typedef struct
{
  SamFlowKind kind;
  guint level;     /* of a heading, from 1 */
  char *text;      /* of whatever is text */
  char *marker;    /* before a list item */
  GPtrArray *rows; /* of a table (GStrv), the first one its head; of figures: value, label, note */
  double *shares;  /* of a table's columns in the width; they add up to 1 */
  guint numbers;   /* bit c: column c of the table holds numbers */
  SamPdfFlowDraw draw;
  gpointer data;
  GDestroyNotify data_free;
  double height; /* of a drawing */
  GArray *parts; /* (double): heights of what is not torn apart: lines of text, rows */
  double head;   /* height of what is repeated on each page: a table's head */
  double above;  /* free space before it */
} SamFlowBlock;

/* Parts of a block that stand on one page. */
typedef struct
{
  guint block;
  guint first, n;
  double y;
} SamFlowPlaced;

struct _SamPdfFlow
{
  SamPdfFlowPaper paper;
  char *title;
  char *footer;          /* may be NULL */
  cairo_surface_t *logo; /* may be NULL */
  GPtrArray *blocks;     /* of SamFlowBlock */
  GPtrArray *pages;      /* of GArray of SamFlowPlaced; NULL: not laid out yet */
};

typedef struct
{
  double size;
  gboolean bold, italic;
  double red, green, blue;
} SamFlowLetters;

#define SAM_FLOW_WRITING_LINE SAM_PDF_MM (9)
#define SAM_FLOW_PAD 3
#define SAM_FLOW_ACCENT 0.059, 0.431, 0.431

double sam_flow_get_margin (SamPdfFlow *self);
double sam_flow_get_indent (SamPdfFlow *self,
                            const SamFlowBlock *block);
double sam_flow_get_width (SamPdfFlow *self,
                           guint block);
guint sam_flow_get_figures_per_row (SamPdfFlow *self);
void sam_flow_get_logo_size (SamPdfFlow *self,
                             double *width,
                             double *height);
SamFlowLetters sam_flow_get_letters (SamPdfFlow *self,
                                     const SamFlowBlock *block);
SamFlowLetters sam_flow_get_figure_letters (SamPdfFlow *self,
                                            guint part);
PangoContext *sam_flow_new_context (void);
PangoLayout *sam_flow_new_layout (PangoContext *context,
                                  const SamFlowLetters *letters,
                                  double width,
                                  const char *text,
                                  gboolean markup);
PangoLayout *sam_flow_new_cell (SamPdfFlow *self,
                                PangoContext *context,
                                const SamFlowBlock *block,
                                guint row,
                                guint column);
void sam_flow_lay_out (SamPdfFlow *self);
void sam_flow_draw_page (SamPdfFlow *self,
                         guint page,
                         gboolean tagged,
                         cairo_t *cairo);

G_END_DECLS
