package dev.edgescope.app.chart.grid;

import javafx.scene.paint.Color;

/**
 * The colours of viridis (van der Walt and Smith, matplotlib 1.5): equal differences look equally
 * large, in print without colour and to the colour-blind too. Ten of its colours, linear between
 * them.
 */
public final class Viridis {
  private static final int[] TABLE = {
    0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b,
    0xfde725
  };

  private Viridis() {}

  /**
   * A colour.
   *
   * @param share from 0, dark violet, to 1, yellow
   */
  public static Color colour(double share) {
    int argb = argb(share);
    return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
  }

  /** The same as 0xAARRGGBB. */
  public static int argb(double share) {
    double place = Math.clamp(share, 0, 1) * (TABLE.length - 1);
    int below = Math.min((int) place, TABLE.length - 2);
    double rest = place - below;
    int colour = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = TABLE[below] >> shift & 0xff;
      int to = TABLE[below + 1] >> shift & 0xff;
      colour = colour << 8 | (int) Math.round(from + rest * (to - from));
    }
    return colour;
  }
}
