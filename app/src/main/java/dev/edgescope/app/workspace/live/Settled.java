package dev.edgescope.app.workspace.live;

import javafx.scene.layout.Region;

/**
 * Gives all of its room to a part that keeps its height whatever it says. What changes in that part
 * lays out the part alone; elsewhere it has everything around it asked anew what room it needs.
 */
final class Settled extends Region {
  /** What heights may differ by where they are rounded to pixels. */
  private static final double ROUNDING = 1;

  private final Region part;

  /** A frame around a part. */
  Settled(Region part) {
    this.part = part;
    part.setManaged(false);
    getChildren().add(part);
    // Type that has become larger needs more room after all.
    part.needsLayoutProperty()
        .subscribe(needed -> {
          if (!needed && Math.abs(wanted() - getHeight()) > ROUNDING) {
            requestLayout();
          }
        });
  }

  @Override
  protected double computeMinWidth(double height) {
    return part.minWidth(-1);
  }

  @Override
  protected double computePrefWidth(double height) {
    return part.prefWidth(-1);
  }

  @Override
  protected double computeMinHeight(double width) {
    return wanted();
  }

  @Override
  protected double computePrefHeight(double width) {
    return wanted();
  }

  private double wanted() {
    return Math.max(part.minHeight(-1), part.prefHeight(-1));
  }

  @Override
  protected void layoutChildren() {
    part.resizeRelocate(0, 0, getWidth(), getHeight());
  }
}
