package dev.edgescope.engine.measure;

/** What a run is doing, as far as its instruments can tell. */
public enum Regime {
  /** The training loss has risen far above what it was, and rises. */
  DIVERGING("diverging"),
  /** The sharpness stays far above its edge, and the loss does not run away. */
  BEYOND_THE_EDGE("beyond the edge"),
  /** The sharpness hovers at its edge, 2 (1 + mu) / alpha. */
  EDGE_OF_STABILITY("edge of stability"),
  /** The noise kernel norm is at its edge, 1, or beyond, and the sharpness is not. */
  STOCHASTIC_EDGE_OF_STABILITY("stochastic edge of stability"),
  /** The full batch drives the sharpness up, below its edge. */
  PROGRESSIVE_SHARPENING("progressive sharpening"),
  /** Small batches hold the rise of the sharpness back, below both edges. */
  CONSERVATIVE_SHARPENING("conservative sharpening"),
  /** Below both edges the loss changes, and the sharpness does not rise. */
  NO_SHARPENING("no sharpening"),
  /** Below both edges, and neither sharpness nor loss changes much. */
  SETTLING("settling");

  private final String title;

  Regime(String title) {
    this.title = title;
  }

  /** Its name in the middle of a sentence. */
  public String title() {
    return title;
  }
}
