/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-blueprint.h"
#include "exchange/sam-pdf-flow.h"

G_BEGIN_DECLS

/* The road map of a blueprint as a guide to read, for who begins elsewhere: what to do, how long it took here and what
 * was learnt. What goes along in the blueprint is in it, and nothing else. */
SamPdfFlow *sam_pdf_roadmap_new (SamBlueprint *blueprint);

G_END_DECLS
