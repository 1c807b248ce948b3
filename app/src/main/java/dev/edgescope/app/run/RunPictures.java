package dev.edgescope.app.run;

import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.measure.Landscape;
import dev.edgescope.engine.measure.portrait.Portrait;

/** What the engine of a run draws of it, each kind when somebody wants to see it. */
public final class RunPictures {
  private static final long LANDSCAPE_NANOS = 250_000_000;
  private static final long PORTRAIT_NANOS = 400_000_000;

  /** A portrait is asked for after so many times what the last one took. */
  private static final long TIMES_ITS_COST = 8;

  private final PictureFeed<Landscape> landscape;
  private final PictureFeed<Portrait> portrait;
  private final DensityFeed density;

  RunPictures(RunPort port) {
    landscape =
        new PictureFeed<>(
            port, new Command.DrawLandscape(), Landscape::step, last -> LANDSCAPE_NANOS);
    portrait =
        new PictureFeed<>(
            port,
            new Command.TakePortrait(),
            Portrait::step,
            last -> Math.max(PORTRAIT_NANOS, TIMES_ITS_COST * last.nanos()));
    density = new DensityFeed(port);
  }

  /** The loss landscape around it. */
  public PictureFeed<Landscape> landscape() {
    return landscape;
  }

  /** What it looks like: its examples, its network, what it gets wrong. */
  public PictureFeed<Portrait> portrait() {
    return portrait;
  }

  /** Snapshots of the spectral density of its Hessian. */
  public DensityFeed density() {
    return density;
  }

  /** Another run has begun. */
  void clear() {
    landscape.clear();
    portrait.clear();
    density.clear();
  }
}
