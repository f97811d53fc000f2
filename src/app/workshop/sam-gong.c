/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-gong.h"

#include <math.h>

#define RATE 22050
#define SECONDS 3
#define LOUDNESS 0.35 /* of full scale at the stroke: soft */
#define HEADER 44

static void
put_number (guint8 *place,
            guint32 value,
            guint bytes)
{
  for (guint i = 0; i < bytes; i++)
    place[i] = (guint8) (value >> 8 * i);
}

/* RIFF/WAVE, one channel of 16 bits: the form every sound program reads. */
static void
put_header (guint8 *data,
            guint32 size)
{
  memcpy (data, "RIFF", 4);
  put_number (data + 4, size + HEADER - 8, 4);
  memcpy (data + 8, "WAVEfmt ", 8);
  put_number (data + 16, 16, 4);
  put_number (data + 20, 1, 2);
  put_number (data + 22, 1, 2);
  put_number (data + 24, RATE, 4);
  put_number (data + 28, RATE * 2, 4);
  put_number (data + 32, 2, 2);
  put_number (data + 34, 16, 2);
  memcpy (data + 36, "data", 4);
  put_number (data + 40, size, 4);
}

/* Partials of a struck bowl, the high ones dying first; nothing clicks at the beginning or the end. */
static double
sound_at (double t)
{
  static const struct
  {
    double hertz, share, decay;
  } partials[] = { { 196, 0.55, 1.4 }, { 392.8, 0.25, 2.2 }, { 588.5, 0.13, 3.4 }, { 1078, 0.07, 6 } };
  const double begin = MIN (1, t / 0.02);
  const double end = MIN (1, (SECONDS - t) / 0.2);
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (partials); i++)
    sum += partials[i].share * exp (-partials[i].decay * t) * sin (2 * G_PI * partials[i].hertz * t);
  return LOUDNESS * begin * end * sum;
}

/**
 * sam_gong_make_sound:
 *
 * Returns: (transfer full): three seconds of sound as a WAV file
 */
GBytes *
sam_gong_make_sound (void)
{
  const guint n = RATE * SECONDS;
  guint8 *data = g_malloc (HEADER + 2 * n);

  put_header (data, 2 * n);
  for (guint i = 0; i < n; i++)
    put_number (data + HEADER + 2 * i, (guint16) (gint16) (sound_at (i / (double) RATE) * G_MAXINT16), 2);
  return g_bytes_new_take (data, HEADER + 2 * n);
}

/**
 * sam_gong_new:
 *
 * Returns: (transfer full): the gong, to be struck as often as needed
 */
GtkMediaStream *
sam_gong_new (void)
{
  g_autoptr (GBytes) sound = sam_gong_make_sound ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (sound);

  return gtk_media_file_new_for_input_stream (stream);
}

/**
 * sam_gong_strike:
 */
void
sam_gong_strike (GtkMediaStream *gong)
{
  if (gtk_media_stream_get_error (gong) != NULL)
    return;
  if (gtk_media_stream_is_seekable (gong))
    gtk_media_stream_seek (gong, 0);
  gtk_media_stream_play (gong);
}
