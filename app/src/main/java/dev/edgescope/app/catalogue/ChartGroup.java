package dev.edgescope.app.catalogue;

import dev.edgescope.app.text.Words;

/** Charts that belong together, in the order in which they are offered. */
public enum ChartGroup {
  CURVATURE("charts.group.curvature"),
  STABILITY("charts.group.stability"),
  SHARPENING("charts.group.sharpening"),
  PREDICTION("charts.group.prediction"),
  TANGENT_KERNEL("charts.group.tangentKernel"),
  TRAINING("charts.group.training"),
  MEASURING("charts.group.measuring"),
  DATA("charts.group.data");

  private final String title;

  ChartGroup(String title) {
    this.title = title;
  }

  public String title() {
    return Words.text(title);
  }
}
