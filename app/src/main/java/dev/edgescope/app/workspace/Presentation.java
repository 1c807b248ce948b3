package dev.edgescope.app.workspace;

/** How a workspace looks from the back of a room: the style class "presentation" and its scale. */
public final class Presentation {
  /** Size of type and lines; 1 at a desk. */
  public static final double SCALE = 1.5;

  private Presentation() {}
}
