/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-gong.h"

#include <math.h>
#include <sys/mman.h>
#include <unistd.h>

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

/* What plays a sound file where there is PipeWire, PulseAudio or only ALSA; the first that can, does. GTK's own media
 * need a module that few desktops have. */
static const char *const players[] = { "pw-play", "paplay", "aplay" };

typedef struct
{
  GdkDisplay *display;
  guint next; /* player to try */
} Stroke;

static void
stroke_free (Stroke *stroke)
{
  g_object_unref (stroke->display);
  g_free (stroke);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stroke, stroke_free)

/* A file in memory: players want one they can seek in, and the window does not wait for a disk. */
static int
open_sound (void)
{
  g_autoptr (GBytes) sound = sam_gong_make_sound ();
  gsize size;
  const char *data = g_bytes_get_data (sound, &size);
  const int fd = memfd_create ("gong.wav", MFD_CLOEXEC);

  for (gsize done = 0; fd >= 0 && done < size;)
    {
      const gssize n = write (fd, data + done, size - done);

      if (n < 0)
        {
          close (fd);
          return -1;
        }
      done += (gsize) n;
    }
  return fd;
}

#define CHILD_FD 3

static GSubprocess *
spawn_player (const char *player)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *path = g_find_program_in_path (player);
  const int fd = path != NULL ? open_sound () : -1;

  if (fd < 0)
    return NULL;
  g_subprocess_launcher_take_fd (launcher, fd, CHILD_FD);
  /* A player that can't be begun is like one that is not there: the next one is tried. */
  return g_subprocess_launcher_spawn (launcher, NULL, path, "/dev/fd/" G_STRINGIFY (CHILD_FD), NULL);
}

static void play (Stroke *stroke);

static void
on_played_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (Stroke) stroke = data;

  /* Where there is no sound server a player says so by ending in an error. */
  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL))
    play (g_steal_pointer (&stroke));
}

/* Takes @stroke. */
static void
play (Stroke *stroke)
{
  while (stroke->next < G_N_ELEMENTS (players))
    {
      g_autoptr (GSubprocess) player = spawn_player (players[stroke->next++]);

      if (player != NULL)
        {
          g_subprocess_wait_check_async (player, NULL, on_played_cb, stroke);
          return;
        }
    }
  gdk_display_beep (stroke->display);
  stroke_free (stroke);
}

/**
 * sam_gong_strike:
 * @display: beeps where nothing plays sounds
 *
 * Sounds the gong, without waiting for it.
 */
void
sam_gong_strike (GdkDisplay *display)
{
  Stroke *stroke = g_new0 (Stroke, 1);

  stroke->display = g_object_ref (display);
  play (stroke);
}
