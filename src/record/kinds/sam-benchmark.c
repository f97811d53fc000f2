/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure from elsewhere. */

#include "record/sam-record-kind.h"

static const SamField fields[] = {
  { "name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "value", SAM_FIELD_DECIMAL, SAM_REACH_PUBLIC, N_ ("Value"), SAM_REQUIRED },
  { "unit", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Unit"), SAM_FIELD_NONE },
  { "area", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Area"), SAM_SEARCHED },
  { "year", SAM_FIELD_INTEGER, SAM_REACH_PUBLIC, N_ ("Year"), SAM_TITLE },
  { "source", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Source"), SAM_SEARCHED },
  { "source_url", SAM_FIELD_URL, SAM_REACH_PUBLIC, N_ ("Source on the web"), SAM_FIELD_NONE },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamBenchmark, sam_benchmark, "benchmark", N_ ("Benchmark"), N_ ("Benchmarks"), fields)
